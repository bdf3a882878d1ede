"""Nothing in a vault can run a command: who may start a process, or make code of text, stands in one list."""

from __future__ import annotations

import ast
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.proof.figures import Figure
from tests.proof.places import environment, make_vault
from tests.running import ROOT

ALLOWED = {
    "cultivate/vault/template.py": "renders a vault's template in a child that has limits and no environment",
    "cultivate/vault/notify.py": "shows the morning's count by a program of the user's own path",
    "cultivate/vault/repository.py": "runs git, for commands that write and never for one that reads",
}
"""The modules that may start a process, with the reason. A newcomer belongs in here or nowhere."""
SYSTEM_CALLS = {"cultivate/vault/library.py": "lets two files change places, and asks for a folder's birth"}
"""The modules that may use `ctypes`, with the reason."""
IMPORTS = {"subprocess", "multiprocessing", "pty", "ctypes", "runpy", "code", "webbrowser"}
IMPORTS |= {"pickle", "marshal", "shelve", "dill"}
CALLS = {"system", "popen", "fork", "forkpty", "posix_spawn", "posix_spawnp", "startfile"}
CALLS |= {f"exec{how}" for how in "l le lp lpe v ve vp vpe".split()}
CALLS |= {f"spawn{how}" for how in "l le lp lpe v ve vp vpe".split()}
MAKING_CODE = {"eval", "exec", "compile", "__import__"}
LOADING = {("yaml", how) for how in ("load", "load_all", "unsafe_load", "full_load")}


def starts(tree: ast.AST) -> Iterator[str]:
    """Everything in a module that starts a process, or makes code or objects of text."""
    for node in ast.walk(tree):
        match node:
            case ast.Import(lineno=line, names=aliases):
                yield from (f"{line}: {each.name}" for each in aliases if _root(each.name) in IMPORTS)
            case ast.ImportFrom(lineno=line, module=str(name), level=0) if _root(name) in IMPORTS:
                yield f"{line}: {name}"
            case ast.Call(lineno=line, func=ast.Name(id=name)) if name in MAKING_CODE:
                yield f"{line}: {name}"
            case ast.Call(lineno=line, func=ast.Attribute(value=ast.Name(id=owner), attr=name)):
                if (owner, name) in LOADING or (owner == "os" and name in CALLS):
                    yield f"{line}: {owner}.{name}"
            case ast.keyword(lineno=line, arg="shell"):
                yield f"{line}: shell="
            case _:
                pass


def _root(name: str) -> str:
    return name.partition(".")[0]


def test_who_may_start_a_process(figure: Figure) -> None:
    modules = sorted((ROOT / "cultivate").rglob("*.py"))
    found = {path.relative_to(ROOT).as_posix(): list(starts(ast.parse(path.read_text()))) for path in modules}
    guilty = {name: lines for name, lines in found.items() if lines and not _is_allowed(name, lines)}
    assert not guilty
    figure(
        "who may start a process",
        f"{len(modules)} modules, {sum(map(bool, found.values()))} of them, each with its reason",
    )


def _is_allowed(name: str, lines: list[str]) -> bool:
    """A listed module may use `subprocess`, without a shell, or `ctypes`, and nothing else of all this."""
    if name in SYSTEM_CALLS:
        return all(line.endswith(": ctypes") for line in lines)
    return name in ALLOWED and all(line.endswith(": subprocess") for line in lines)


@pytest.mark.parametrize(
    "code",
    ["import subprocess", "from multiprocessing import Pool", "os.system('x')", "os.execv(a, b)", "eval(x)",
     "exec(x)", "yaml.load(x)", "import pickle", "run(x, shell=True)", "__import__('os')", "import pty"],
)  # fmt: skip
def test_starting_one_is_seen(code: str) -> None:
    assert list(starts(ast.parse(code)))


def test_compiling_an_expression_is_not() -> None:
    assert not list(starts(ast.parse("re.compile('x')\nyaml.parse(x)\nos.path.join(a)")))


HOSTILE = {
    ".git/config": "[core]\n\tfsmonitor = touch /tmp/owned\n\tpager = touch /tmp/owned\n",
    ".git/HEAD": "ref: refs/heads/main\n",
    ".git/hooks/pre-commit": "#!/bin/sh\ntouch /tmp/owned\n",
    ".envrc": "touch /tmp/owned\n",
    "sitecustomize.py": "open('/tmp/owned', 'w')\n",
    "yaml.py": "open('/tmp/owned', 'w')\n",
    "click.py": "open('/tmp/owned', 'w')\n",
    ".obsidian/community-plugins.json": '["shell-commands"]',
    "People/Eve.md": "---\ntier: !!python/object/apply:os.system [touch /tmp/owned]\n---\n<% x %>\n`= 1`\n",
}
"""A vault in which whatever can be run would leave a file behind."""


@pytest.mark.skipif(not shutil.which("strace"), reason="LOUD: processes not watched, for want of strace")
@pytest.mark.parametrize(
    "words", [["due"], ["list"], ["doctor"], ["show", "bob"], ["agenda"], ["sync"]], ids=str
)
def test_no_process_is_started(tmp_path: Path, words: list[str]) -> None:
    """Not even for git: a foreign repository's hooks and monitors would run."""
    root = make_vault(tmp_path / "vault", HOSTILE)
    (root / ".git" / "hooks" / "pre-commit").chmod(0o755)
    calls = tmp_path / "calls"
    command = ["strace", "-f", "-qq", "-e", "trace=execve,execveat", "-o", str(calls)]
    env = environment(tmp_path / "home")
    subprocess.run(
        [*command, "cultivate", *words],
        cwd=root,
        env={**env, "PATH": _path()},
        capture_output=True,
        check=False,
    )
    programs = [line for line in calls.read_text().splitlines() if "execve" in line and " = 0" in line]
    others = [line for line in programs[1:] if '/git"' not in line]
    assert others == []
    assert len(programs) == 1 or words[0] in ("agenda", "sync"), programs
    assert not Path("/tmp/owned").exists()


@pytest.mark.parametrize(
    "start", [["-m", "cultivate"], [str(Path(sys.executable).parent / "cultivate")]], ids=str
)
def test_python_files_of_a_vault_are_not_imported(tmp_path: Path, start: list[str]) -> None:
    root = make_vault(tmp_path / "vault", HOSTILE)
    env = environment(tmp_path / "home")
    command = [sys.executable, *start, "agenda"]
    ran = subprocess.run(command, cwd=root, env=env, capture_output=True, text=True, check=False)
    assert ran.returncode == 1, ran.stderr  # the note whose tier is a tag is named
    assert "People/Eve.md" in ran.stderr
    assert not Path("/tmp/owned").exists()


def _path() -> str:
    """Where this Python's own `cultivate` stands, before anything else."""
    return f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
