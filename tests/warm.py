"""The real command in a fork of a Python that has it imported already, which is most of what a command costs.

Run as a program this is that Python: commands as JSON on standard input, each answer one line of JSON. A
child is `python -m cultivate` from its first line to its exit code, in a process, an environment and a folder
of its own; only what Python clears away at its very end is left to the system. What Python reads when it
starts (`PYTHONPATH`, `LANG`) is what this one found: `Warm.fits` tells. What a cold start has to find by
itself is seen in every transcript.
"""

from __future__ import annotations

import ast
import gc
import importlib
import json
import os
import runpy
import selectors
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from contextlib import ExitStack, suppress
from functools import cache
from pathlib import Path

from tests.running import ROOT, keep_in_memory

PATIENCE = 100.0
"""Seconds for one command, and for all that is imported before the first, on however slow a machine."""
_LEFT_OUT = ("__main__.py", "review_screen.py")
"""What runs, and what needs a terminal and brings more than all the others."""
_AT_START = ("PYTHON", "LC_", "LANG", "LD_")


class Warm:
    """That Python, and what it is asked; `through` is a program that starts it. `end` lets it go."""

    def __init__(self, env: Mapping[str, str], through: Sequence[str] = ()) -> None:
        self._env, self._words = dict(env), [*through, sys.executable, "-m", "tests.warm"]
        self._process: subprocess.Popen[bytes] | None = None

    def fits(self, env: Mapping[str, str]) -> bool:
        """Whether a Python that starts in this environment would be the same."""
        return _of_python(env) == _of_python(self._env)

    def run(self, words: list[str], cwd: Path, env: Mapping[str, str], stdin: str) -> tuple[str, str, int]:
        """Output, errors and exit code of a command. TimeoutExpired when its end does not come."""
        process = self._process = self._process or self._started()
        assert process.stdin is not None
        assert process.stdout is not None
        asked = json.dumps([words, os.fspath(cwd), dict(env), stdin])
        process.stdin.write(f"{asked}\n".encode("ascii"))
        process.stdin.flush()
        with selectors.DefaultSelector() as selector:
            selector.register(process.stdout, selectors.EVENT_READ)
            if not selector.select(PATIENCE):
                self.end()
                raise subprocess.TimeoutExpired(words, PATIENCE)
        out, err, code = json.loads(process.stdout.readline())
        return out, err, code

    def _started(self) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            self._words, cwd=ROOT, env=self._env, start_new_session=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        )  # fmt: skip

    def end(self) -> None:
        """Whatever it is doing. The next command begins another one."""
        if self._process:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.communicate()
            self._process = None


def _of_python(env: Mapping[str, str]) -> dict[str, str]:
    return {name: env[name] for name in env if name.startswith(_AT_START)}


@cache
def import_everything() -> None:
    """Whatever a command imports, at its start or later, but the screen of `review`."""
    for path in sorted((ROOT / "cultivate").rglob("*.py")):
        if path.name not in _LEFT_OUT:
            module = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
            tree = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            for name in (module, *(name for node in tree for name in _imported(node))):
                with suppress(ImportError):  # of another system, or an extra
                    importlib.import_module(name)


def _imported(node: ast.AST) -> list[str]:
    match node:
        case ast.Import(names=names):
            return [each.name for each in names]
        case ast.ImportFrom(module=str(name), names=names) if not name.endswith("review_screen"):
            return [name, *(f"{name}.{each.name}" for each in names)]
    return []


def _serve() -> list[str]:
    """Answer until nobody asks; in a child, the words that it has to run."""
    asked, answers = os.fdopen(os.dup(0)), os.fdopen(os.dup(1), "w")
    for line in asked:
        words, cwd, env, stdin = json.loads(line)
        with ExitStack() as opened:
            streams = [opened.enter_context(tempfile.TemporaryFile()) for _ in range(3)]
            streams[0].write(stdin.encode("utf-8", "surrogateescape"))
            streams[0].seek(0)
            child = os.fork()
            if not child:
                for number, stream in enumerate(streams):
                    os.dup2(stream.fileno(), number)
                asked.close()
                answers.close()
                _become(cwd, env)
                return list(words)
            code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
            said = []
            for stream in streams[1:]:
                stream.seek(0)
                said.append(stream.read().decode("utf-8", "surrogateescape"))
        answers.write(json.dumps([*said, code]) + "\n")
        answers.flush()
    sys.exit()


def _become(cwd: str, env: dict[str, str]) -> None:
    os.environ.clear()
    os.environ.update(env)
    time.tzset()
    os.chdir(cwd)
    sys.path[0] = os.getcwd()  # as `python -m` has it


if __name__ == "__main__":
    import_everything()
    gc.collect()
    gc.freeze()  # no child has to look through it for garbage
    os.fsync = keep_in_memory  # type: ignore[assignment]
    sys.argv = ["", *_serve()]
    try:
        runpy.run_module("cultivate", run_name="__main__", alter_sys=True)
    except SystemExit as end:
        sys.stdout.flush()
        os._exit(end.code if isinstance(end.code, int) else 0)
