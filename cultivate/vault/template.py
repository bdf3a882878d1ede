"""A vault's own template, rendered by a child process that can be stopped.

A template is a program that comes with the vault, and so from anywhere. Jinja's sandbox keeps it away from
objects and files; nothing inside a process can bound its time and memory. The built-in templates are ours and
are rendered without all this.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Mapping
from pathlib import Path

from cultivate.errors import CannotEdit

LARGEST_TEMPLATE = 256 * 1024
SECONDS = 5.0  # by the clock; the child's own limits on processor time and memory are in its program
_CHILD = Path(__file__).with_name("template_child.py")


def render_in_child(template: str, data: Mapping[str, object]) -> str:
    """The text that `template` makes of `data` (strings, numbers, lists, dictionaries).

    CannotEdit, with the template's line where it is known, for a template that is wrong, takes too
    long or makes too much; also where the system has no limits for a child process.
    """
    if os.name != "posix" or not sys.executable:
        raise CannotEdit(
            "a vault's own template needs a system that can limit a process, and this one cannot"
        )
    if len(template) > LARGEST_TEMPLATE:
        raise CannotEdit(f"the template is larger than {LARGEST_TEMPLATE // 1024} KB")
    code, answer = _run(json.dumps({"template": template, "data": data}).encode("ascii"))
    if code == 0:
        return answer.decode("utf-8", "surrogateescape")
    raise _reason(code, answer)


def _run(request: bytes) -> tuple[int, bytes]:
    """The child's exit code (minus the signal that ended it) and its answer."""
    import subprocess

    # Isolated (-I), no bytecode written (-B), no environment: nothing of the user or the vault reaches it.
    command = [sys.executable, "-I", "-B", os.fspath(_CHILD)]
    try:
        child = subprocess.run(  # noqa: S603
            command,
            input=request,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={},
            cwd="/",
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return -signal.SIGXCPU, b""
    except OSError as error:
        raise CannotEdit(f"the template could not be run: {error.strerror}") from None
    return child.returncode, child.stdout


def _reason(code: int, answer: bytes) -> CannotEdit:
    """What the child said, or what its end means."""
    if code == 1:
        try:
            said = json.loads(answer)
            return CannotEdit(str(said["reason"])[:300], line=int(said["line"]))
        except (ValueError, KeyError, TypeError):
            pass
    if code in (-signal.SIGXCPU, -signal.SIGKILL):
        return CannotEdit("the template takes too long")
    return CannotEdit("the template made its process end; it asks too much")
