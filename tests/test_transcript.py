"""The runner of transcripts: it can pass, it can fail, and it keeps what it does not rewrite."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.running import Result, unchanged
from tests.transcript import Command, Note, Prompt, Prose, Session, answer_of, parse, play, render

SMALL = """\
# Two people

```markdown People/Jane Doe.md
---
tier: alliance
---
```

```console
$ ls
People
$ cat nothing \\
  nor this
! cat: nothing: No such file or directory
[1]
```

```sh
$ not run
```
"""


def test_parts_of_a_transcript() -> None:
    prose, note, gap, session, rest = parse(SMALL)
    assert prose == Prose(("# Two people", ""))
    assert isinstance(note, Note)
    assert (note.path, note.lines) == ("People/Jane Doe.md", ("---", "tier: alliance", "---"))
    assert gap == Prose(("",))
    assert isinstance(session, Session)
    assert [command.line for command in session.commands] == ["ls", "cat nothing \\\n  nor this"]
    assert session.commands[1].answer == ("! cat: nothing: No such file or directory", "[1]")
    assert isinstance(rest, Prose)
    assert "$ not run" in rest.lines


def test_a_longer_fence_holds_a_shorter_one() -> None:
    text = "````markdown Note.md\n```\ncode\n```\n````\n"
    note = parse(text)[1]
    assert isinstance(note, Note)
    assert note.lines == ("```", "code", "```")
    assert render(parse(text)) == text


@given(
    st.lists(
        st.sampled_from([*SMALL.split("\n"), "````console", "````", "`", "```js", "  $ x", "[3]"]),
        max_size=12,
    )
)
def test_what_is_parsed_is_rendered_the_same(lines: list[str]) -> None:
    text = "\n".join([*lines, SMALL])
    try:
        parts = parse(text)
    except ValueError:
        return
    assert render(parts) == text


@pytest.mark.parametrize("text", ["```console\n$ ls\n", "```console\noutput first\n```\n"])
def test_a_transcript_that_makes_no_sense_is_an_error(text: str) -> None:
    with pytest.raises(ValueError, match=r"closed|begins"):
        parse(text)


@pytest.mark.parametrize(
    ("result", "lines"),
    [
        (Result("", "", 0), ()),
        (Result("one\n\ntwo\n", "", 0), ("one", "", "two")),
        (Result("one", "", 0), ("one (no newline)",)),
        (Result("one\n", "Sorry\n", 3), ("one", "! Sorry", "[3]")),
        (
            Result("$ 12\n! so\n[3]\n```\n\\x\n[[Jane]]\n", "", 0),
            ("\\$ 12", "\\! so", "\\[3]", "\\```", "\\\\x", "[[Jane]]"),
        ),
        (Result("", "Killed\n", -9), ("! Killed", "[-9]")),
    ],
)
def test_how_an_answer_is_written_down(result: Result, lines: tuple[str, ...]) -> None:
    assert answer_of(result) == lines
    text = render([Session("```console", (Command(("$ x",), lines),))])
    assert text.split("\n")[1:-1] == ["$ x", *lines]
    assert render(parse(text)) == text


def test_playing_rewrites_answers_and_nothing_else(tmp_path: Path) -> None:
    said = iter([Result("People\nAgenda\n", "", 0), Result("", "", 0)])
    played = render(play(parse(SMALL), lambda _line: next(said), tmp_path))
    assert played == SMALL.replace("$ ls\nPeople\n", "$ ls\nPeople\nAgenda\n").replace(
        "! cat: nothing: No such file or directory\n[1]\n", ""
    )
    assert (tmp_path / "vault" / "People" / "Jane Doe.md").read_text() == "---\ntier: alliance\n---\n"


def test_a_note_may_stand_in_another_vault(tmp_path: Path) -> None:
    play(parse("```markdown ~/Notes/A.md\nHello\n```\n"), lambda _line: Result("", "", 0), tmp_path)
    assert (tmp_path / "Notes" / "A.md").read_text() == "Hello\n"


def test_the_prompt_is_a_shell_with_a_home_of_its_own(tmp_path: Path) -> None:
    prompt = Prompt(tmp_path)
    assert prompt("mkdir -p People && cd People") == Result("", "", 0)
    assert prompt("pwd") == Result("/home/you/vault/People\n", "", 0)
    assert prompt("echo $HOME >&2; false") == Result("", "/home/you\n", 1)
    assert prompt("echo $CULTIVATE_TODAY").stdout == "2026-11-24\n"
    assert prompt("command -v cultivate").stdout == "/home/you/.bin/cultivate\n"


def test_unchanged_sees_a_touch_that_changes_no_byte(tmp_path: Path) -> None:
    note = tmp_path / "Note.md"
    note.write_text("same")
    with unchanged(tmp_path):
        note.read_text()
    replacement = tmp_path.parent / "other"
    replacement.write_text("same")
    with pytest.raises(AssertionError, match=r"Note\.md"), unchanged(tmp_path):
        replacement.replace(note)
    with pytest.raises(AssertionError, match="new"), unchanged(tmp_path):
        (tmp_path / "new").mkdir()
