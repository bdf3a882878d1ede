"""Names through every writer and printer: none escapes its folder, hides in a terminal, or loses another."""

from __future__ import annotations

import json
import os
import re
import unicodedata
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import pytest

from tests.hostile.names import NAMES
from tests.proof.figures import Figure
from tests.proof.places import environment, make_vault
from tests.proof.watched import Case, Watched, each_alone, faults, in_one_process, told
from tests.running import read_files, snapshot

HIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
FORBIDDEN = re.compile(r'[\\/:*?"<>|#^\[\]\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]|%%')
DEVICE = re.compile(r"(?i)(con|prn|aux|nul|conin\$|conout\$|com[\d¹²³]|lpt[\d¹²³])(\..*)?")
ARGUMENTS = tuple(name for name in NAMES if "\0" not in name and name != "\ud800")
"""What a command line can hold at all."""
PRINTERS = (
    ("due",), ("due", "--json"), ("list",), ("list", "--json"), ("doctor",), ("doctor", "--json"),
    ("agenda", "-n", "--json"), ("agenda", "--print"), ("sync",), ("sync", "--json"),
    ("set", "--tier", "alliance", "stage=converting", "-y"),
)  # fmt: skip


def note(name: str) -> bytes:
    """A contact in whose every value the name stands."""
    said = json.dumps(name.encode("utf-8", "backslashreplace").decode()[:200])
    line = " ".join(name[:200].split())
    text = f"---\ntier: alliance\nlast_touch: 2026-01-05\naliases: [{said}]\ncompany: {said}\ncity: {said}\n"
    text += f"spouse: {said}\n---\n# {line}\n\n## Next\n- [ ] ask {line}\n"
    text += f"\n## Log\n- 2026-01-05 call [[{line}]]: {line}\n"
    return text.encode("utf-8", "surrogateescape" if name != "\ud800" else "replace")


def crowd(folder: Path) -> Path:
    """A vault with a note called like every name that the disk takes, and each name in values."""
    files = {f"People/P{number}.md": note(name) for number, name in enumerate(NAMES)}
    root = make_vault(folder, {"cultivate.toml": "[workdays]\nper_day = 500\n", **files})
    for name in NAMES:
        with suppress(OSError, ValueError, UnicodeEncodeError):
            path = os.fsencode(root / "People") + b"/" + name.encode("utf-8", "surrogateescape") + b".md"
            if b"/" not in name.encode("utf-8", "surrogateescape"):
                with open(path, "xb") as file:
                    file.write(note(name))
    return root


def test_every_name_through_every_printer(tmp_path: Path, figure: Figure) -> None:
    root = crowd(tmp_path / "vault")
    watched = in_one_process(
        [Case("names", words, root) for words in PRINTERS], environment(tmp_path / "home")
    )
    assert faults(watched) == []
    for each in watched:
        assert not HIDDEN.search(each.err), each.case
        if "--json" in each.case.words:
            json.loads(each.out)
        else:
            assert not HIDDEN.search(each.out), (each.case, HIDDEN.search(each.out))
    figure("names × printers", f"{len(NAMES)} names, {told(watched)}, nothing hidden")


def adding(folder: Path) -> list[Case]:
    """`add` for every name, each beside Bob and with a sibling folder that must stay empty."""
    found = []
    for number, name in enumerate(ARGUMENTS):
        root = make_vault(folder / str(number) / "vault", {})
        found.append(Case(ascii(name)[:40], ("add", "--", name, "tier=alliance"), root))
    return found


def all_are_added_or_refused(watched: list[Watched]) -> tuple[int, int]:
    """How many were made and how many refused; an assertion where a file came to stand anywhere else."""
    assert faults(watched) == []
    made = 0
    for each in watched:
        name, root = each.case.words[2], each.case.cwd
        new = set(read_files(root)) - {"People/Bob Lee.md", "cultivate.toml"}
        assert {path.name for path in root.parent.iterdir()} == {"vault"}, each
        if each.code:
            assert not new, each
            assert not HIDDEN.search(each.err), each
            continue
        made += 1
        (path,) = new
        stem = path.removeprefix("People/").removesuffix(".md")
        assert not FORBIDDEN.search(stem), each
        assert not DEVICE.fullmatch(stem), each
        assert stem == unicodedata.normalize("NFC", " ".join(name.split())), each
        assert stem == stem.strip(" ."), each
        assert len(stem.encode()) <= 200, each
    return made, len(watched) - made


def test_adding_every_name(tmp_path: Path, figure: Figure) -> None:
    watched = in_one_process(adding(tmp_path), environment(tmp_path / "home"))
    made, refused = all_are_added_or_refused(watched)
    assert made + refused == len(ARGUMENTS) >= 120
    raw = sum(
        bool(FORBIDDEN.search(each) or DEVICE.fullmatch(each) or each != each.strip(" .")) for each in NAMES
    )
    figure(
        "names × add",
        f"{made} made, {refused} refused, 0 escapes",
        f"raw names: {raw} of {len(NAMES)} unusable on another system",
    )


def writing(folder: Path, names: Sequence[str]) -> list[Case]:
    """The name as whom, as text and as value, in every command that writes or looks up."""
    found = []
    for number, name in enumerate(names):
        root = make_vault(folder / f"w{number}", {"People/P.md": note(name)})
        for words in (
            ("log", "bob", "--via", "call", f"--text={name}"), ("log", "bob", f"--next={name}", "-m", "x"),
            ("set", "bob", f"company={name}"), ("set", "bob", f"interests+={name}"), ("show", "--", name),
            ("log", "--via", "call", "--", name), ("list", f"--tag={name}"), ("agenda",),
            ("log", "--to", "tier alliance", "--via", "newsletter", "-m", name),
        ):  # fmt: skip
            found += [Case(ascii(name)[:40], words, root)]
    return found


def nothing_else_moved(watched: list[Watched]) -> None:
    """A refused command has left everything; what was taken stands in notes that still read."""
    assert faults(watched) == []
    for each in watched:
        assert not HIDDEN.search(each.out + each.err), each


def test_every_name_through_every_writer(tmp_path: Path, figure: Figure) -> None:
    chosen = writing(tmp_path, ARGUMENTS[::12])
    watched = in_one_process(chosen, environment(tmp_path / "home"))
    nothing_else_moved(watched)
    figure("names × writers (quick)", f"{len(ARGUMENTS[::12])} names, {told(watched)}")


@pytest.mark.proof
@pytest.mark.timeout(1200)
def test_every_name_through_every_writer_in_a_process_of_its_own(tmp_path: Path, figure: Figure) -> None:
    made, refused = all_are_added_or_refused(each_alone(adding(tmp_path), environment(tmp_path / "home")))
    watched = each_alone(writing(tmp_path, ARGUMENTS), environment(tmp_path / "home"))
    nothing_else_moved(watched)
    figure("names × writers (full)", f"{made} made, {refused} refused; {told(watched)}")


def test_a_second_agenda_of_the_whole_crowd_is_silent(tmp_path: Path) -> None:
    """Every name that can be linked reads back from the agenda; the second run finds nothing to do."""
    root = crowd(tmp_path / "vault")
    env = environment(tmp_path / "home")
    each_alone([Case("names", ("agenda",), root)], env)
    before = snapshot(root)
    each_alone([Case("names", ("agenda",), root), Case("names", ("sync",), root)], env)
    assert snapshot(root) == before
