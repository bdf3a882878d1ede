"""The house keeps its own rules: what a newcomer may rely on in every command and every module."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import cultivate
from cultivate.cli.commands import NAMES
from tests.running import ROOT, Run
from tests.transcript import Session, parse

PACKAGE = ROOT / "cultivate"
MODULES = sorted(PACKAGE.rglob("*.py"))
COMMANDS = sorted(NAMES)
PAGES = [
    ROOT / "README.md",
    ROOT / "CONTRIBUTING.md",
    ROOT / "CHANGELOG.md",
    *sorted((ROOT / "docs").glob("*.md")),
]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


# Commands: a command does not exist until it has help with an example, a transcript and a place in the docs.


@pytest.mark.parametrize("command", COMMANDS)
def test_help_has_an_example(command: str, run: Run) -> None:
    shown = run(command, "--help")
    assert shown.code == 0
    assert shown.stderr == ""
    examples = shown.stdout.partition("Examples:")[2]
    assert f"cultivate {command}" in examples


@pytest.mark.parametrize("command", COMMANDS)
def test_a_transcript_uses_it(command: str) -> None:
    typed = [line for path in (ROOT / "tests" / "transcripts").glob("*.md") for line in commands_of(path)]
    assert any(re.search(rf"\bcultivate (--vault \S+ )?{command}\b", line) for line in typed)


@pytest.mark.parametrize("command", COMMANDS)
def test_the_docs_show_its_help(command: str) -> None:
    assert f"cultivate {command} --help" in commands_of(ROOT / "docs" / "commands.md")


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text())


@cache
def commands_of(path: Path) -> list[str]:
    parts = parse(path.read_text(errors="surrogateescape"))
    return [command.line for part in parts if isinstance(part, Session) for command in part.commands]


def test_the_group_has_commands() -> None:
    assert len(COMMANDS) >= 10


# Start: what every command pays for.

CORE = {"click"}


def test_starting_loads_click_alone() -> None:
    """A completion, a `--help` and a typo wait for this import and nothing else, whatever the command."""
    roots = {
        name.partition(".")[0]
        for name in loaded_by("import cultivate.cli.commands as c; [*map(c.command, c.NAMES)]")
    }
    ours_and_python = {"cultivate", *sys.stdlib_module_names, *sys.builtin_module_names}
    with_python = {name for name in roots if name.startswith(("_", "sitecustomize", "usercustomize"))}
    assert roots - ours_and_python - with_python == CORE


def test_a_command_loads_no_other() -> None:
    ours = {"cultivate.cli.due", "cultivate.cli.git", "cultivate.cli.reports"}
    assert not ours & loaded_by("import cultivate.cli")
    assert ours & loaded_by("from cultivate.cli.commands import command; command('due')") == {
        "cultivate.cli.due"
    }


def loaded_by(code: str) -> set[str]:
    words = [sys.executable, "-c", f"import sys; {code}; print('\\n'.join(sys.modules))"]
    return set(subprocess.run(words, capture_output=True, text=True, check=True, cwd=ROOT).stdout.split())


# Writing: one module owns every write.

WRITERS = {
    "cultivate/vault/disk.py": "the one way a note, or any file of a vault, is written, by vault/write.py",
    "cultivate/vault/journal.py": "keeps what commands changed in the user's state folder, for undo",
    "cultivate/vault/state.py": "makes the user's state folder",
    "cultivate/vault/commit.py": "removes the index of its own that git made for a commit, in git's folder",
    "cultivate/vault/handed.py": "makes a hook in git's folder, and hands a merge back in git's own file",
    "cultivate/vault/notify.py": "remembers in the user's state folder which morning was told",
    "cultivate/vault/flock.py": "makes the lock file in the user's state folder, never in a vault",
    "cultivate/cli/__init__.py": "opens /dev/null in the place of a stdout that nobody reads any more",
}
OS_CALLS = {
    "write",
    "rename",
    "renames",
    "replace",
    "unlink",
    "remove",
    "removedirs",
    "rmdir",
    "mkdir",
}
OS_CALLS |= {"makedirs", "link", "symlink", "truncate", "ftruncate", "utime", "setxattr", "mkfifo", "mknod"}
OS_CALLS |= {"chmod", "chown", "fchmod", "fchown"}
WRITE_FLAGS = {"O_WRONLY", "O_RDWR", "O_CREAT", "O_APPEND", "O_TRUNC"}  # without one, os.open reads
METHODS = {"write_text", "write_bytes", "touch", "unlink", "rename", "mkdir", "rmdir", "chmod"}
METHODS |= {"symlink_to", "hardlink_to"}


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_only_the_writers_write(path: Path) -> None:
    found = list(writes(tree_of(path)))
    assert not found or named(path) in WRITERS, f"lines {found} write to the disk"


@pytest.mark.parametrize(
    "code",
    [
        "open('x', 'w')",
        "open('x', mode='ab')",
        "path.open('r+')",
        "io.open(name, mode)",
        "os.replace(a, b)",
        "flags = os.O_CREAT",
        "shutil.copytree(a, b)",
        "tempfile.mkdtemp()",
        "path.write_text('x')",
        "path.unlink()",
        "path.replace(other)",
    ],
)
def test_a_write_is_seen(code: str) -> None:
    assert list(writes(ast.parse(code))) == [1]


@pytest.mark.parametrize(
    "code",
    [
        "open('x')",
        "open('x', 'rb')",
        "path.open(encoding='utf-8')",
        "'a'.replace('b', 'c')",
        "day.replace(year=1)",
        "os.open(path, os.O_RDONLY | os.O_NOFOLLOW)",
    ],
)
def test_reading_is_no_write(code: str) -> None:
    assert list(writes(ast.parse(code))) == []


def writes(tree: ast.AST) -> Iterator[int]:
    """The lines that open for writing, rename, unlink or make something on the disk."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and is_write(node):
            yield node.lineno
        if isinstance(node, ast.Attribute) and node.attr in WRITE_FLAGS:
            yield node.lineno


def is_write(call: ast.Call) -> bool:
    owner, name = "", ""
    match call.func:
        case ast.Name(id=name):
            pass
        case ast.Attribute(value=ast.Name(id=owner), attr=name):
            pass
        case ast.Attribute(attr=name):
            owner = "?"
    if owner == "os":
        return name in OS_CALLS
    if owner in {"shutil", "tempfile"}:
        return name not in {"which", "get_terminal_size", "disk_usage", "gettempdir"}
    if name == "open":
        return opens_for_writing(call, 1 if owner in {"", "io"} else 0)
    return bool(owner) and (
        name in METHODS or (name == "replace" and len(call.args) == 1 and not call.keywords)
    )


def opens_for_writing(call: ast.Call, place: int) -> bool:
    given = [*call.args[place : place + 1], *(word.value for word in call.keywords if word.arg == "mode")]
    if not given:
        return False
    mode = given[0]
    return not isinstance(mode, ast.Constant) or bool(set(str(mode.value)) & set("wax+"))


# Style that no linter holds for us.


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_a_module_fits_in_the_head(path: Path) -> None:
    """Three hundred lines for a module, fifty for a function without its docstring."""
    text = path.read_text()
    assert len(text.split("\n")) <= 301
    long = {
        node.name: size
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.FunctionDef) and (size := length(node)) > 50
    }
    assert not long


def length(function: ast.FunctionDef) -> int:
    first = function.body[0]
    docstring = 0
    if (
        isinstance(first, ast.Expr)
        and isinstance(first.value, ast.Constant)
        and isinstance(first.value.value, str)
    ):
        docstring = (first.end_lineno or first.lineno) - first.lineno + 1
    return (function.end_lineno or function.lineno) - function.lineno + 1 - docstring


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_no_module_is_called_a_drawer(path: Path) -> None:
    assert path.stem not in {"utils", "util", "helpers", "helper", "manager", "misc", "common", "core"}


# The project's papers.


def test_the_changelog_has_this_version() -> None:
    assert re.search(
        rf"^## {re.escape(cultivate.__version__)}\b", (ROOT / "CHANGELOG.md").read_text(), re.MULTILINE
    )


def test_the_command_knows_its_version(run: Run) -> None:
    assert cultivate.__version__ in run("--version").stdout


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    for target, anchor in re.findall(r"\]\(([^)#\s]*)(?:#([^)]*))?\)", re.sub(r"`[^`\n]*`", "", prose(page))):
        if not re.match(r"[a-z]+:", target):
            there = page.parent / target if target else page
            assert there.exists(), target
            assert not anchor or anchor in anchors(there), f"{target}#{anchor}"


def prose(page: Path) -> str:
    return re.sub(r"^(```+).*?^\1$", "", page.read_text(), flags=re.MULTILINE | re.DOTALL)


def anchors(page: Path) -> set[str]:
    """What GitHub makes of the headings."""
    headings = re.findall(r"^#+ (.*)$", prose(page), flags=re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.casefold()).replace(" ", "-") for heading in headings}


def requirement_names(requirements: list[str]) -> set[str]:
    return {re.split(r"[<>=~!\[ ;]", line)[0].casefold() for line in requirements}


def test_every_dependency_is_pinned() -> None:
    pinned = requirement_names((ROOT / "constraints.txt").read_text().splitlines())
    extras = PROJECT["project"]["optional-dependencies"].values()
    wanted = requirement_names(
        PROJECT["project"]["dependencies"] + [line for extra in extras for line in extra]
    )
    assert wanted <= pinned


IMPORTED_AS = {"pyyaml": "yaml", "python-frontmatter": "frontmatter"}


def test_every_dependency_is_imported() -> None:
    """What nobody imports, nobody should have to install."""
    imported = {name for path in MODULES for name in imports(tree_of(path))}
    wanted = requirement_names(PROJECT["project"]["dependencies"])
    assert {IMPORTED_AS.get(name, name) for name in wanted} <= imported


def imports(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        if isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.partition(".")[0]


# Written in pieces, since this file is searched as well.
FOREIGN = ("pypi" + ".org", "python" + "hosted", "index" + "-url", "find" + "-links", ".." + "/shared")


def test_no_file_knows_where_packages_come_from() -> None:
    """Which index a machine uses is the machine's own affair."""
    folders = ("cultivate", "tests", "docs", "benchmarks", "vault-template", ".ci")
    files = [path for folder in folders for path in (ROOT / folder).rglob("*") if path.is_file()]
    files += [path for path in ROOT.iterdir() if path.is_file()]
    guilty = {
        named(path)
        for path in files
        if path.suffix != ".pyc" and any(word in path.read_text(errors="surrogateescape") for word in FOREIGN)
    }
    assert not guilty
