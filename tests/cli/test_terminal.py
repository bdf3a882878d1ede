"""What stands around a command: pipes that close, terminals, encodings, colour, names with tricks in them."""

from __future__ import annotations

import contextlib
import os
import pty
import re
import select
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.running import MakeVault, Result, Run, heeding_signals, isolated_environment, unchanged

CULTIVATE = [sys.executable, "-m", "cultivate"]


@pytest.fixture
def big(vault: MakeVault) -> Path:
    """So many contacts that a list is longer than a pipe holds."""
    note = "---\ntier: network\ncompany: A company with a name that is long enough to fill a pipe soon\n---\n"
    return vault({f"People/Person {number:04}.md": note for number in range(900)})


def in_shell(line: str, cwd: Path, home: Path) -> Result:
    """A line of bash in which `cultivate` is the real command; the exit code is cultivate's own."""
    script = f'cultivate() {{ {shlex.join(CULTIVATE)} "$@"; }}\n{line}\nexit ${{PIPESTATUS[0]}}'
    done = subprocess.run(
        ["bash", "-c", script], cwd=cwd, env=isolated_environment(home), capture_output=True, check=False
    )
    return Result(done.stdout.decode(), done.stderr.decode(), done.returncode)


@pytest.mark.parametrize(
    "line", ["cultivate list | head -1", "cultivate list | true", "cultivate list --json | head -1"]
)
def test_a_reader_that_has_enough(big: Path, home: Path, line: str) -> None:
    done = in_shell(line, big, home)
    assert (done.code, done.stderr) == (141, "")
    assert done.stdout.count("\n") <= 1


@pytest.mark.parametrize(
    ("command", "code"), [("log nobody", 3), ("log --nothing", 2), ("show jane --json", 0)]
)
@pytest.mark.parametrize("stderr", ["2>/dev/full", "2>&-"])
def test_the_exit_code_stays_where_nothing_can_be_said(
    small: Path, home: Path, command: str, code: int, stderr: str
) -> None:
    assert in_shell(f"cultivate {command} {stderr}", small, home).code == code


@pytest.mark.parametrize("command", ["due", "list --json", "doctor", "agenda -n", "sync"])
def test_a_closed_stdout(small: Path, home: Path, command: str) -> None:
    done = in_shell(f"cultivate {command} >&-", small, home)
    assert (done.code, done.stdout) == (0, "")
    assert "Traceback" not in done.stderr


def test_everything_closed(small: Path, home: Path) -> None:
    assert in_shell("cultivate log jane --via call <&- >&- 2>&-", small, home).code == 0
    assert (small / "People" / "Jane Doe.md").read_text().endswith("- 2026-11-24 call\n")


@pytest.mark.parametrize("stdin", ["<&-", "</dev/null", "<<<yes"])
def test_nobody_to_answer(small: Path, home: Path, stdin: str) -> None:
    """An answer in a pipe is none: it may have been meant for another question."""
    with unchanged(small):
        done = in_shell(f"cultivate set --tier alliance city=Leeds {stdin}", small, home)
    assert done.code == 2
    assert "2 notes would change: --yes changes them" in done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full on this system")
def test_output_that_cannot_be_written(small: Path, home: Path) -> None:
    """Not 3: what was to be saved is saved, and only the words are lost."""
    done = in_shell("cultivate log jane --via call >/dev/full", small, home)
    assert done.code == 1
    assert done.stderr == "cultivate: output: No space left on device\n"
    assert "- 2026-11-24 call\n" in (small / "People" / "Jane Doe.md").read_text()


def on_terminal(
    words: list[str], cwd: Path, home: Path, typed: str = "", *, impatient: bool = False, **env: str
) -> Result:
    """The command with a terminal for stdin, stdout and stderr; `typed` is answered to its first question.

    `impatient`: and at whatever it prints then.
    """
    if not shutil.which("setsid"):
        pytest.skip("LOUD: no terminal was tried, for want of setsid")
    terminal, its_end = pty.openpty()
    process = subprocess.Popen(
        ["setsid", "--ctty", *CULTIVATE, *words],  # so that Ctrl-C reaches it
        cwd=cwd,
        env=isolated_environment(home) | {"TERM": "xterm-256color", "COLUMNS": "100"} | env,
        preexec_fn=heeding_signals,  # noqa: PLW1509
        stdin=its_end,
        stdout=its_end,
        stderr=its_end,
    )
    os.close(its_end)
    seen = b""
    with contextlib.suppress(OSError):  # which is how the other end says that it is closed
        while True:
            # A key that comes between a question and the wait for its answer is lost: it is pressed again.
            ready = select.select([terminal], [], [], 0.3 if typed else None)[0]
            seen += os.read(terminal, 65536) if ready else b""
            if typed and b"[y/N]" in seen and (impatient or not ready):
                os.write(terminal, typed.encode())
    code = process.wait(timeout=50)
    os.close(terminal)
    return Result(seen.decode("utf-8", "replace").replace("\r\n", "\n"), "", code)


def test_yes(small: Path, home: Path) -> None:
    done = on_terminal(["set", "--tier", "alliance", "city=Leeds"], small, home, "y\n")
    assert done.code == 0
    assert "Change 2 notes (People/Ann Poe.md, People/Bob Lee.md)? [y/N]" in done.stdout
    assert "city: Leeds" in (small / "People" / "Bob Lee.md").read_text()


@pytest.mark.parametrize("typed", ["n\n", "\n", "\x03", "\x04"], ids=["no", "enter", "ctrl-c", "ctrl-d"])
def test_no(small: Path, home: Path, typed: str) -> None:
    with unchanged(small):
        done = on_terminal(["set", "--tier", "alliance", "city=Leeds"], small, home, typed)
    assert done.code == 130
    assert done.stdout.count("\ncultivate: interrupted\n") == 1
    assert "Traceback" not in done.stdout


def test_ctrl_c_pressed_again_and_again(small: Path, home: Path) -> None:
    """A terminal throws away what is on its way when it is pressed, so that the line may not be seen."""
    for _ in range(5):
        with unchanged(small):
            done = on_terminal(["set", "--tier", "alliance", "city=x"], small, home, "\x03", impatient=True)
        assert done.code == 130
        assert done.stdout.count("interrupted") <= 1
        assert "Traceback" not in done.stdout
        assert "Exception" not in done.stdout


def test_one_note_is_not_asked_about(small: Path, home: Path) -> None:
    assert on_terminal(["set", "bob", "city=Leeds"], small, home).code == 0


ESCAPE = "\x1b["


@pytest.mark.parametrize(
    "words", [["due"], ["list"], ["show", "jane"], ["doctor"], ["agenda", "-n"]], ids=str
)
def test_colour(run: Run, small: Path, home: Path, words: list[str]) -> None:
    """On a terminal; not with NO_COLOR, not on a dumb one, not in a pipe."""
    assert ESCAPE not in on_terminal(words, small, home, NO_COLOR="1").stdout
    assert ESCAPE not in on_terminal(words, small, home, TERM="dumb").stdout
    assert ESCAPE not in run(*words, cwd=small, env={"TERM": "xterm"}).stdout
    assert ESCAPE not in run(*words, cwd=small, env={"FORCE_COLOR": "1", "NO_COLOR": "1"}).stdout


def test_a_terminal_has_colour_and_words(small: Path, home: Path) -> None:
    shown = on_terminal(["show", "jane"], small, home).stdout
    assert ESCAPE in shown
    assert ESCAPE in on_terminal(["due"], small, home).stdout


def test_forced_colour(run: Run, small: Path) -> None:
    assert ESCAPE in run("show", "jane", cwd=small, env={"FORCE_COLOR": "1"}).stdout
    assert ESCAPE in run("agenda", "-n", cwd=small, env={"FORCE_COLOR": "1"}).stdout


@pytest.mark.parametrize(
    "env",
    [
        {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"},
        {"PYTHONIOENCODING": "latin-1"},
        {"LANG": "C", "LC_ALL": "C", "PYTHONCOERCECLOCALE": "0"},
    ],
    ids=["ascii", "latin-1", "C"],
)
def test_a_terminal_that_cannot_show_every_letter(run: Run, vault: MakeVault, env: dict[str, str]) -> None:
    name = "Zoë Ünï 李雷 😀"
    root = vault(
        {f"People/{name}.md": "---\ntier: alliance\nlast_touch: 2026-01-01\nbirthday: nie\n---\n# 李\n"}
    )
    words = (
        "due",
        "list --json",
        "show Zoe",
        "doctor",
        "agenda --print",
        "log zoe --via call -n",
    )
    for each in words:
        done = run(*each.split(), cwd=root, env=env)
        assert done.code in (0, 3), (each, done)
        assert "Traceback" not in done.stderr
    assert run("log", "zoe", "--via", "call", "-m", "ü→😀", cwd=root, env=env).code == 0
    assert (root / "People" / f"{name}.md").read_text("utf-8").endswith("- 2026-11-24 call: ü→😀\n")


TRICKS = "\x1b[31mred\x07\u202egnp\u2066\u200b\x9b1m"


@pytest.mark.parametrize(
    "words", [["due"], ["list"], ["show", "Eve"], ["doctor"], ["agenda", "--print"]], ids=str
)
def test_nothing_hidden_is_printed(run: Run, vault: MakeVault, home: Path, words: list[str]) -> None:
    company = TRICKS.encode("unicode_escape").decode()
    note = f'---\ntier: alliance\ncompany: "{company}"\nbirthday: x\n---\n'
    root = vault(
        {
            f"People/Eve {TRICKS}.md": note + f"## Log\n- 2026-01-01 call: {TRICKS}\n",
            "People/Bob Lee.md": "---\ntier: alliance\n---\n## Log\n- 2026-01-01 call: plain\n",
        }
    )
    shown = run(*words, cwd=root)
    assert shown.code == 0, shown
    on_screen = on_terminal(words, root, home, NO_COLOR="1").stdout
    for text in (shown.stdout, shown.stderr, on_screen):
        assert not any(char in text for char in "\x07\x1b\x9b\u202e\u2066\u200b"), text


def test_tricks_in_what_was_typed(run: Run, small: Path) -> None:
    done = run("show", TRICKS, cwd=small)
    assert done.code == 3
    assert "\x1b" not in done.stderr
    assert "\\u001b[31m" in done.stderr


def test_in_a_pipe_every_line_is_one_contact(run: Run, vault: MakeVault) -> None:
    note = '---\ntier: alliance\ncompany: "a\\tb\\nc"\nlast_touch: 2026-01-01\n---\n'
    root = vault({"People/Eve Fox.md": note})
    for words in (["due"], ["list"]):
        lines = run(*words, cwd=root).stdout.rstrip("\n").split("\n")
        assert len(lines) == 2
        assert lines[0].count("\t") == lines[1].count("\t")


def test_narrow_terminals(small: Path, home: Path) -> None:
    for width in ("20", "1", "0", "x"):
        done = on_terminal(["due"], small, home, COLUMNS=width, NO_COLOR="1")
        assert done.code == 0
        assert "Traceback" not in done.stdout


def test_names_that_are_no_text(run: Run, vault: MakeVault) -> None:
    """A file name in another encoding, and arguments that are none: named, never a crash."""
    root = vault({"People/Bob Lee.md": "---\ntier: alliance\nlast_touch: 2026-01-01\n---\n"})
    odd = os.fsencode(root / "People") + b"/caf\xe9.md"
    with open(odd, "wb") as file:
        file.write(b"---\ntier: alliance\n---\n")
    for words in (
        ["due"],
        ["list", "--json"],
        ["doctor"],
        ["agenda"],
        ["show", "caf\udce9"],
        ["add", "X\udce9 Y"],
        ["log", "bob", "-m", "\udce9"],
        ["set", "bob", "city=\udce9"],
        ["log", "People/caf\udce9.md"],
    ):
        done = run(*words, cwd=root)
        assert done.code in (0, 2, 3), (words, done)
        assert "Traceback" not in done.stderr


def test_a_word_stays_whole_where_there_is_room(vault: MakeVault, home: Path) -> None:
    words = "long words that somebody said at the end of a day that was long, too, and which fill the line"
    note = f"---\ntier: client-system\nlast_touch: 2026-05-01\n---\n## Log\n- 2026-05-01 call: {words}\n"
    root = vault({"People/Rosalind Barrac.md": note})
    shown = on_terminal(["due"], root, home, COLUMNS="80", NO_COLOR="1").stdout
    assert "client-system" in shown
    assert max(len(line) for line in shown.split("\n") if not line.startswith(("today", "Today"))) <= 80


def test_in_the_list_of_those_who_drift_no_word_is_broken(vault: MakeVault, home: Path) -> None:
    log = "".join(f"- 2026-0{month}-10 call\n" for month in (1, 2, 3, 4))
    tiers = ("client-system", "alliance", "inner-circle")
    names = {
        f"Rosalind Barraclough{n}.md": f"---\ntier: {each}\n---\n## Log\n{log}"
        for n, each in enumerate(tiers)
    }
    shown = on_terminal(["list", "--drift"], vault(names), home, COLUMNS="80", NO_COLOR="1").stdout
    assert all(word in shown for word in (*tiers, "Rosalind Barraclough0", "last touch", "silent"))
    assert max(map(len, shown.split("\n"))) <= 80


def test_a_day_off_has_no_limit(small: Path, home: Path) -> None:
    (small / "People" / "Eve Fox.md").write_text("---\ntier: network\nbirthday: --11-29\n---\n")
    sunday = ["plan", "--weeks", "1", "--date", "2026-11-29"]
    shown = on_terminal(sunday, small, home, NO_COLOR="1").stdout
    assert re.search(r"^Sun 29 Nov +1 off +·$", shown, re.MULTILINE)
    assert "of 0" not in shown
