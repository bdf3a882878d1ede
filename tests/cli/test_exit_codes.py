"""How commands end, and that what goes wrong is one plain line on stderr."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.flows.practice import ANN, BOB, JANE
from tests.running import MakeVault, Run, unchanged

UNREAD = '---\ntype: contact\ntier: "alliance\n---\n'
BROKEN = '---\ntier: alliance\nlast_touch: "2026-08-14\n---\n'


def one_line(stderr: str) -> str:
    """The message, which is one line and no traceback."""
    lines = stderr.strip().split("\n")
    assert len(lines) == 1, stderr
    return lines[0]


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["shwo", "jane"], 2, "No such command 'shwo'"),
        (["due", "--jsno"], 2, "Did you mean '--json'?"),
        (["set", "-x", "jane", "city=Leeds"], 2, "No such option '-x'"),
        (["show"], 2, "Missing argument 'WHO'"),
        (["log"], 2, "write the names of those who were there"),
        (["log", "jane", "--to", "tier network"], 2, "write the names of those who were there"),
        (["log", "jane", "--next-on", "friday"], 2, "--next-on is the day of --next"),
        (["log", "jane", "--on", "next friday"], 2, "“next friday” is not a day I know"),
        (["log", "jane", "--on", "12/11/2026"], 2, "is not a day I know"),
        (["log", "jane", "--via", "fax"], 2, "“fax” is no means; known are"),
        (["log", "jane", "--via", "note", "--outcome", "sold 3"], 2, "no outcome of a note; known are"),
        (["log", "jane", "--on", "2026-11-25"], 3, "is after today"),
        (["log", "--to", "tier nobody"], 2, "there is no tier “nobody”; the tiers are"),
        (["log", "--to", "them"], 2, "selects nobody I know: write"),
        (["log", "--to", "newsletter"], 3, "nobody of “newsletter” has asked for the newsletter"),
        (["list", "--tier", "aliance"], 2, "there is no tier “aliance”; the tiers are inner-circle"),
        (["list", "--stage", "convert"], 2, "there is no stage “convert”; the stages are fueling"),
        (["set", "jane"], 2, "nothing to set"),
        (["set", "city=Leeds"], 2, "nobody to set it for"),
        (["set", "jane", "tier=aliance"], 2, "there is no tier “aliance”"),
        (["set", "bob", "last_touch=2026-01-01"], 3, "People/Bob Lee.md, line 3: last_touch is 2026-08-14"),
        (["add", "Jane Doe"], 3, "Jane Doe has a note already: People/Jane Doe.md"),
        (["add", "jd"], 3, "Jane Doe has a note already"),
        (["add", "Eve Fox", "tier"], 2, "“tier” is no KEY=VALUE"),
        (["add", "A/B"], 3, "leave out “/”"),
        (["add", "Eve Fox", "--folder", "../out"], 3, "not a path inside the vault"),
        (["show", "Jnae"], 3, "did you mean Jane Doe?"),
        (["show", "Zebedee"], 3, "nobody is called “Zebedee”"),
        (["show", "o"], 3, "“o” could be Ann Poe, Bob Lee, Jane Doe"),
        (["due", "--date", "soon"], 2, "“soon” is not a day I know: write it as 2026-11-24"),
        (["due", "--vault", "nowhere"], 2, "there is no folder"),
        (["due", "--vault", "People/Ann Poe.md"], 2, "is not a folder"),
        (["--vault", "", "due"], 2, "needs the folder of a vault"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)  # fmt: skip
def test_one_line_and_the_code(run: Run, vault: MakeVault, words: list[str], code: int, said: str) -> None:
    root = vault({"People/Jane Doe.md": JANE, "People/Bob Lee.md": BOB, "People/Ann Poe.md": ANN})
    with unchanged(root):
        done = run(*words, cwd=root)
    assert (done.code, done.stdout) == (code, "")
    assert said in done.stderr
    assert one_line(done.stderr).startswith("cultivate")


@pytest.mark.parametrize(
    "words", [["due"], ["log", "jane", "--via", "call"], ["agenda"], ["doctor"]], ids=str
)
def test_no_vault(run: Run, tmp_path: Path, words: list[str]) -> None:
    done = run(*words, cwd=tmp_path)
    assert done.code == 2
    assert "`cultivate init FOLDER`" in one_line(done.stderr)


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ('[workdays]\nper_day = "8"\n', "cultivate.toml, line 2: "),
        ('[workdays]\ndays = ["mon", "tus"]\n', 'cultivate.toml, line 2: .*"tuesday"'),
        ('[tiers.x]\n\n\ncadence = "biweekly"\n', "cultivate.toml, line 4: "),
        ("[workdays\n", "cultivate.toml, line 1"),
        ("per_day = = 3\n", "cultivate.toml, line 1"),
        ('[vault]\nagenda = "Agenda.md"\n', "cultivate.toml, line 2: "),
        ('[agenda]\ntemplate = "../x.md"\n', "cultivate.toml, line 2: "),
        ("# \xe9\n".encode("latin-1"), "cultivate.toml, line 1: this is not UTF-8"),
    ],
    ids=range(8),
)
def test_wrong_settings(run: Run, vault: MakeVault, settings: str | bytes, said: str) -> None:
    root = vault({"People/Jane Doe.md": JANE, "cultivate.toml": settings})
    for words in (["due"], ["agenda"], ["doctor"]):
        with unchanged(root):
            done = run(*words, cwd=root)
        assert (done.code, done.stdout) == (2, "")
        assert re.search(said, one_line(done.stderr))


def test_an_unknown_setting_warns_and_only_doctor_fails(run: Run, vault: MakeVault) -> None:
    root = vault({"People/Jane Doe.md": JANE, "cultivate.toml": "[workdays]\nperday = 3\n"})
    done = run("due", cwd=root)
    assert (done.code, done.stdout.count("\n")) == (0, 2)
    assert re.match(r"cultivate.toml, line 2: .*per_day", one_line(done.stderr))
    told = run("doctor", "--json", cwd=root)
    assert told.code == 1
    assert [(p["code"], p["severity"]) for p in json.loads(told.stdout)["problems"]] == [
        ("unknown-setting", "error")
    ]


@pytest.mark.parametrize(
    "name", ["CULTIVATE_PER_DAY", "CULTIVATE_TODAY", "CULTIVATE_VAULT", "CULTIVATE_AGENDA"]
)
def test_wrong_variables(run: Run, small: Path, name: str) -> None:
    done = run("due", cwd=small, env={name: "no way"})
    assert (done.code, done.stdout) == (2, "")
    assert name in done.stderr


def test_an_unreadable_contact_costs_itself_alone_and_is_named_everywhere(run: Run, small: Path) -> None:
    whole = run("due", cwd=small).stdout
    (small / "People" / "Al Orr.md").write_text(BROKEN)
    for words in (["due"], ["list"], ["agenda"]):
        done = run(*words, cwd=small)
        assert done.code == 1
        assert "People/Al Orr.md, line 3: " in one_line(done.stderr)
    assert run("due", cwd=small).stdout.split("\n")[0] == whole.split("\n")[0]
    assert "`People/Al Orr.md`, line 3: " in (small / "Agenda" / "2026-11-24.md").read_text()
    document = run("due", "--json", cwd=small)
    assert document.code == 1
    assert [(p["path"], p["line"]) for p in json.loads(document.stdout)["problems"]] == [
        ("People/Al Orr.md", 3)
    ]
    assert run("doctor", cwd=small).code == 1
    assert run("show", "jane", cwd=small).code == 0
    assert run("sync", cwd=small).code == 0


@pytest.mark.parametrize(
    ("words", "did"),
    [
        (["set", "--tier", "alliance", "newsletter=true", "--yes"], "People/Bob Lee.md: newsletter=true\n"),
        (["set", "--tag", "press", "city=Leeds"], "no contact fits among the notes that could be read\n"),
        (["log", "--to", "newsletter", "-m", "Letter 1"], "Letter 1.md: newsletter to 1 person\n"),
        (["review", "--plain"], "1 of "),
    ],
    ids=lambda value: value[0] if isinstance(value, list) else "",
)
def test_whom_a_selection_may_have_missed_is_named(run: Run, small: Path, words: list[str], did: str) -> None:
    assert run("set", "jane", "newsletter=true", cwd=small).code == 0
    (small / "People" / "Al Orr.md").write_text(UNREAD)
    done = run(*words, cwd=small)
    assert done.code == 1, done
    assert did in done.stdout
    assert done.stderr.count("People/Al Orr.md") == 1


def test_nobody_found_beside_an_unread_note_is_no_all_clear(run: Run, small: Path) -> None:
    (small / "People" / "Al Orr.md").write_text(UNREAD)
    done = run("log", "--to", "newsletter", cwd=small)
    assert done.code == 3
    assert "People/Al Orr.md, line 3: " in one_line(done.stderr)
    (small / "People" / "Bob Lee.md").unlink()
    (small / "People" / "Jane Doe.md").unlink()
    (small / "People" / "Ann Poe.md").unlink()
    done = run("review", cwd=small)
    assert (done.code, done.stdout) == (1, "")
    document = run("review", "--json", cwd=small)
    assert document.code == 1
    assert [each["path"] for each in json.loads(document.stdout)["problems"]] == ["People/Al Orr.md"]


def test_a_selection_is_not_held_up_by_what_it_does_not_ask(run: Run, small: Path) -> None:
    note = small / "People" / "Al Orr.md"
    note.write_text("---\ntier: network\ncadence: biweekly\n---\n")
    assert run("set", "--tier", "alliance", "newsletter=true", "--yes", cwd=small).code == 0
    assert run("set", "--tier", "network", "cadence=2 weeks", "--yes", cwd=small).code == 0
    (small / "People" / "Al Ash.md").write_text(UNREAD)
    assert run("set", "bob", "newsletter=false", cwd=small).code == 0


def test_the_rest_of_the_report_is_the_same(run: Run, small: Path) -> None:
    whole = run("due", cwd=small).stdout
    (small / "People" / "Al Orr.md").write_text(BROKEN)
    assert run("due", cwd=small).stdout == whole


def test_there_is_no_all_clear_beside_it(run: Run, vault: MakeVault) -> None:
    root = vault({"People/Al Orr.md": BROKEN})
    done = run("due", cwd=root)
    assert done.code == 1
    assert "nobody" not in done.stdout.casefold()


@pytest.mark.parametrize(
    ("note", "named"),
    [
        ("---\ntier: allianse\n---\n", True),
        ("---\ntier: alliance\ncadence: biweekly\n---\n", True),
        ("---\ntier: alliance\nlast_touch: last week\n---\n", True),
        ("---\ntier: alliance\nlast_touch: 2027-01-01\n---\n", True),
        ("---\ntier: alliance\n---\n## Log\n- 2062-11-24 call\n", True),
        ("---\ntype: contact\ntier: [alliance\n---\n", True),
        ("---\ntier: alliance\nbirthday: soon\n---\n", False),
        ("---\ntier: alliance\nstage: friend\n---\n", False),
        ("---\ntier: alliance\nsnooze_until: later\n---\n", False),
        ('---\ntitle: "soup\n---\n', False),
    ],
)
def test_what_is_an_error_and_what_a_warning(run: Run, vault: MakeVault, note: str, named: bool) -> None:
    root = vault({"Notes/Odd.md": note, "People/Jane Doe.md": JANE})
    done = run("due", cwd=root)
    assert done.code == int(named)
    assert ("Notes/Odd.md" in done.stderr) is named
    assert "Jane Doe" in done.stdout


def test_warnings_alone_are_doctors_and_give_0(run: Run, vault: MakeVault) -> None:
    root = vault({"People/Al Orr.md": "---\ntier: alliance\nbirthday: soon\n---\n"})
    done = run("doctor", cwd=root)
    assert done.code == 0
    assert "People/Al Orr.md:3" in done.stdout
    assert "1 warning" in done.stdout


def test_a_broken_note_that_is_no_contact_is_doctors_alone(run: Run, vault: MakeVault) -> None:
    root = vault({"Notes/Soup.md": '---\ntitle: "soup\n---\n', "People/Jane Doe.md": JANE})
    assert run("due", cwd=root).code == 0
    told = run("doctor", cwd=root)
    assert "Notes/Soup.md:2" in told.stdout


def test_merge_in_progress(run: Run, small: Path) -> None:
    (small / ".git").mkdir()
    (small / ".git" / "MERGE_HEAD").write_text("0" * 40)
    for words in (
        ["log", "jane", "--via", "call"],
        ["set", "jane", "city=Leeds"],
        ["agenda"],
        ["sync"],
        ["add", "X Y"],
    ):
        with unchanged(small):
            done = run(*words, cwd=small)
        assert done.code == 3
        assert "a merge is not finished" in one_line(done.stderr)
    assert run("due", cwd=small).code == 0


def test_conflict_markers(run: Run, vault: MakeVault) -> None:
    half = "---\ntier: alliance\n<<<<<<< HEAD\ncity: Leeds\n=======\ncity: York\n>>>>>>> phone\n---\n"
    root = vault({"People/Bob Lee.md": half, "People/Jane Doe.md": JANE})
    for words in (["log", "People/Bob Lee.md", "--via", "call"], ["set", "People/Bob Lee.md", "city=Hull"]):
        with unchanged(root):
            done = run(*words, cwd=root)
        assert done.code == 3
        assert "People/Bob Lee.md, line 3: " in one_line(done.stderr)
        assert "conflict" in done.stderr
    assert run("due", cwd=root).code == 1


def test_many_unreadable_notes_are_counted_after_ten(run: Run, vault: MakeVault) -> None:
    root = vault({f"People/P{number}.md": BROKEN for number in range(14)})
    told = run("due", cwd=root).stderr.strip().split("\n")
    assert len(told) == 11
    assert told[-1] == "and 4 more; `cultivate doctor` names them all"
