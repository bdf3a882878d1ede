"""The program that a child process runs to render one template (see `vault.template`).

It reads `{"template": TEXT, "data": {…}}` as JSON and writes the rendered text, exit code 0; or
`{"reason": TEXT, "line": N}`, exit code 1. It imports nothing of cultivate: it runs alone.
"""

from __future__ import annotations

import json
import math
import resource
import sys
import time
from collections.abc import Iterable
from types import TracebackType

MEMORY = 160 * 1024 * 1024  # bytes of address space, the interpreter's own included
PROCESSOR = 0.5  # seconds at least, and less than a second more: the system counts whole ones
LARGEST_OUTPUT = 1024 * 1024  # characters
_NAME = "<template>"


class TooMuch(Exception):
    """The output has grown too large."""


def limit() -> None:
    """Bound this process for good: time, memory, no files written, no core dump."""
    # What a slow machine took to start is not the template's.
    seconds = math.ceil(time.process_time() + PROCESSOR)
    for what, most in (
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        _, hard = resource.getrlimit(what)
        bound = most if hard == resource.RLIM_INFINITY else min(most, hard)
        # Past the soft limit on time comes a signal that can be told from others, a second later the end.
        resource.setrlimit(
            what, (bound, bound + 1 if what == resource.RLIMIT_CPU and hard != bound else bound)
        )


def render(template: str, data: dict[str, object]) -> str:
    """The rendered text. Every name that is missing is an error; there is nothing to include or import."""
    from jinja2 import StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    environment = ImmutableSandboxedEnvironment(
        undefined=StrictUndefined,
        autoescape=False,  # the output is Markdown
        keep_trailing_newline=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    kept = ("range", "namespace")
    environment.globals = {name: environment.globals[name] for name in kept}
    return joined(environment.from_string(template).generate(data))


def joined(pieces: Iterable[str]) -> str:
    """The pieces of a template's output, as long as they are not too many."""
    parts, length = [], 0
    for piece in pieces:
        length += len(piece)
        if length > LARGEST_OUTPUT:
            raise TooMuch
        parts.append(piece)
    return "".join(parts)


def line_of(trace: TracebackType | None) -> int:
    """The template's line in a traceback: Jinja gives its frames the template's own lines."""
    line = 0
    while trace:
        if trace.tb_frame.f_code.co_filename == _NAME:
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


def reason(error: Exception) -> tuple[str, int]:
    """What went wrong, in words, and the template's line."""
    line = getattr(error, "lineno", None) or line_of(error.__traceback__)
    words = " ".join(str(getattr(error, "message", None) or error).split())
    if isinstance(error, MemoryError):
        return "the template needs too much memory", 0
    if isinstance(error, RecursionError):
        return "the template is nested too deeply", 0
    if isinstance(error, TooMuch):
        return "the template makes more than 1 MB of text", 0
    return f"the template cannot be used: {words or type(error).__name__}", line


def _raised_by_templates() -> tuple[type[Exception], ...]:
    """What a wrong or hostile template raises; anything else is a mistake of ours and ends the process."""
    from jinja2 import TemplateError

    python = (ArithmeticError, AttributeError, LookupError, MemoryError, RuntimeError, SyntaxError)
    return (TemplateError, TooMuch, TypeError, ValueError, *python)


def main() -> int:
    """Answer the one request on standard input."""
    import jinja2  # noqa: F401 - ours, and loaded before the template's time begins

    limit()
    request = json.loads(sys.stdin.buffer.read())
    try:
        answer = render(request["template"], request["data"]).encode("utf-8", "surrogateescape")
    except _raised_by_templates() as error:
        words, line = reason(error)
        sys.stdout.buffer.write(json.dumps({"reason": words, "line": line}).encode("ascii"))
        return 1
    sys.stdout.buffer.write(answer)
    return 0


if __name__ == "__main__":
    sys.exit(main())
