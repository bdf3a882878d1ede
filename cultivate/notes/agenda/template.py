"""Running a template over plain data. Templates come from vaults, so they get a sandbox and nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import files


def built_in(name: str) -> str:
    """The text of a template that the package ships: `agenda.md.j2`."""
    return files("cultivate").joinpath("templates", name).read_text("utf-8")


def fill(template: str, data: Mapping[str, object]) -> str:
    """`template` with `data`: an immutable sandbox in which an unknown name is an error.

    Raises `jinja2.TemplateError` and whatever the template's own arithmetic raises. It does not bound
    time or memory: a vault's own template belongs in a child process.
    """
    from jinja2 import StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    environment = ImmutableSandboxedEnvironment(
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,  # what comes out is Markdown, in which `&amp;` would be read as it stands
    )
    return environment.from_string(template).render(dict(data))
