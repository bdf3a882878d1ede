"""Names and paths as Windows and macOS have them: pure functions, tested where there is neither."""

from __future__ import annotations

import itertools
import unicodedata
from pathlib import Path

import pytest

from cultivate.errors import Refused
from cultivate.flows.add import check_name
from cultivate.model.people import fold
from cultivate.vault.paths import checked, visible
from tests.proof.figures import Figure
from tests.proof.places import environment, make_vault
from tests.proof.watched import Case, in_one_process
from tests.running import read_files

DEVICES = [
    "CON",
    "PRN",
    "AUX",
    "NUL",
    "CONIN$",
    "CONOUT$",
    *(f"{d}{n}" for d in ("COM", "LPT") for n in "123456789¹²³"),
]
SAME = (
    ("Jane Doe", "jane doe"), ("Jane Doe", "JANE DOE"), ("Zoë", "Zoe\u0308"), ("Zoë", "ZOË"),
    ("Straße", "STRASSE"),
    ("Å", "\u212b"), ("Jane Doe", "Jane  Doe"), ("ﬁona", "FIONA"), ("Ελένης", "ΕΛΈΝΗΣ"),
    ("김민수", unicodedata.normalize("NFD", "김민수")),
)  # fmt: skip
"""Names that are one file on a disk that ignores case or composition."""


@pytest.mark.parametrize(
    "name", [shape for each in DEVICES for shape in (each, each.lower(), f"{each}.md", f"{each}.x.y")]
)
def test_a_name_of_a_device(name: str) -> None:
    with pytest.raises(Refused):
        check_name(name)


@pytest.mark.parametrize("name", ["Con Doe", "Connie", "Nula", "COM10", "Auxiliary", "Lpt", "A. Con"])
def test_a_name_that_only_begins_like_one(name: str) -> None:
    check_name(name)


@pytest.mark.parametrize("char", '\\/:*?"<>|#^[]\0\x1f\x7f\x85\u2028\u202e')
def test_a_character_that_some_system_lacks(char: str) -> None:
    for name in (f"a{char}b", f"{char}a", f"a{char}"):
        with pytest.raises(Refused):
            check_name(name)


@pytest.mark.parametrize("name", ["a.", "a..", ".a", ".", "..", "", "a" * 201, "é" * 101, "😀" * 51])
def test_an_end_or_a_length_that_some_system_lacks(name: str) -> None:
    with pytest.raises(Refused):
        check_name(name)


@pytest.mark.parametrize(("one", "other"), SAME)
def test_names_that_are_one_file_are_one_name(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_a_note_that_would_be_another_ones_file_is_refused(tmp_path: Path, figure: Figure) -> None:
    """Whether or not that other note is a contact, on a disk that tells the two apart."""
    cases = []
    for number, ((one, other), contact) in enumerate(itertools.product(SAME, (True, False))):
        note = "---\ntier: alliance\n---\n" if contact else "just words\n"
        root = make_vault(tmp_path / str(number), {f"People/{one}.md": note})
        cases.append(Case(one, ("add", other), root))
    for each in in_one_process(cases, environment(tmp_path / "home")):
        assert each.code == 3, each
        assert len(read_files(each.case.cwd)) == 3, each
    figure("colliding names", f"{len(cases)} tries, 0 made")


@pytest.mark.parametrize(
    "path",
    [
        "",
        "..",
        "../x.md",
        "a/../b.md",
        "a//b.md",
        "/a.md",
        "./a.md",
        "a/.",
        ".git/x",
        "a/.GIT/x",
        "a\0b",
        "a/",
    ],
)
def test_a_path_that_leads_elsewhere(path: str) -> None:
    with pytest.raises(Refused):
        checked(path)


@pytest.mark.parametrize("path", ["C:\\x.md", "a\\b.md", "C:x.md", "a:b.md", "\\\\host\\x"])
def test_a_path_of_windows(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """There a backslash parts folders and a colon names a drive or a stream; elsewhere both are letters."""
    checked(path)
    monkeypatch.setattr("cultivate.vault.paths.os.name", "nt")
    with pytest.raises(Refused):
        checked(path)


def test_bytes_that_are_no_text_can_be_printed() -> None:
    assert visible("caf\udce9") == "caf\\xe9"
    visible("".join(map(chr, range(0xDC80, 0xDD00)))).encode()
