"""Notes in a real repository: merges by the driver, commits of a command's own, what is left to settle."""

from __future__ import annotations

import errno
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest

from cultivate.errors import Refused
from cultivate.flows.commit import commit_message, with_commit
from cultivate.flows.doctor import doctor
from cultivate.flows.git import Wish, check_staged, driver_command, setup
from cultivate.flows.resolve import merge_copies, resolve
from cultivate.flows.saving import Outcome
from cultivate.flows.undo import undo
from cultivate.model.settings import Settings
from cultivate.notes.merge.note import merge_notes
from tests.flows.conftest import MakePractice
from tests.flows.practice import JANE, Practice
from tests.notes.merge.histories import damage, disputed, history
from tests.running import MakeVault, Run, read_files, unchanged
from tests.vault.faults import Fault, faults

NOTE = "People/Jane Doe.md"


class Repo:
    """A vault in git. Every command must succeed, unless `code` says how it ends."""

    def __init__(self, practice: Practice) -> None:
        self.practice, self.root = practice, practice.root
        os.environ.setdefault("GIT_CONFIG_NOSYSTEM", "1")
        self("config", "--global", "user.name", "You")
        self("config", "--global", "user.email", "you@example.com")
        self("config", "--global", "init.defaultBranch", "main")
        self("init", "-q")

    def __call__(self, *words: str, code: int | None = 0, cwd: Path | None = None) -> str:
        done = subprocess.run(["git", *words], cwd=cwd or self.root, capture_output=True, check=False)
        assert code is None or done.returncode == code, done.stderr.decode() + done.stdout.decode()
        return done.stdout.decode("utf-8", "surrogateescape")

    def commit(self, message: str = "as it is") -> None:
        self("add", "-A")
        self("commit", "-q", "-m", message)

    def log(self, *who: str, asked: bool = True, **touch: Any) -> Outcome:
        done = self.practice.log(*who, **touch)
        return with_commit(self.practice.session(), done, "log", asked=asked)

    def setup(self, *, hooks: bool = False, commits: bool | None = None) -> Outcome:
        return setup(self.practice.session(), Wish(hooks, commits))

    def hook(self, name: str, script: str) -> None:
        file = self.root / ".git" / "hooks" / name
        file.write_text(f"#!/bin/sh\n{script}\n")
        file.chmod(0o755)


@pytest.fixture
def repo(practice: MakePractice) -> Repo:
    made = Repo(practice())
    made.commit()
    return made


# The driver.


def test_merges_rebases_and_cherry_picks(repo: Repo) -> None:
    """Quick: of each three kinds, both ways, what git ends up with is what the merge makes of the three."""
    assert real_merges(repo, range(3)) == 18


def real_merges(repo: Repo, seeds: range) -> int:
    repo.setup()
    repo.commit("driver")
    done = 0
    for seed in seeds:
        past = history(seed)
        texts = dict(zip(("base", "one", "other"), past.texts, strict=True))
        if len(set(texts.values())) < 3:
            texts["other"] += "\nmore\n"
        for name, text in texts.items():
            repo("checkout", "-q", "-B", f"{name}{seed}", "main" if name == "base" else f"base{seed}")
            repo.practice.write(NOTE, text)
            repo("add", "-A")
            repo("commit", "-q", "--allow-empty", "-m", name)
        for here, there in (("one", "other"), ("other", "one")):
            expected = merge_notes(texts["base"], texts[here], texts[there], Settings())
            for kind in ("merge", "rebase", "cherry-pick"):
                _bring_together(repo, kind, f"{here}{seed}", f"{there}{seed}")
                assert repo.practice.text(NOTE) == expected.text, (seed, kind)
                repo(kind, "--abort", code=None)
                repo("reset", "-q", "--hard")
                done += 1
            if texts["other"] == past.texts[2] and not expected.conflicts:
                assert not damage(past, expected.text)
            if expected.conflicts:
                assert disputed(past) or texts["other"] != past.texts[2]
    return done


def _bring_together(repo: Repo, kind: str, here: str, there: str) -> None:
    """`there`'s change on top of `here`, on a branch of its own."""
    if kind == "rebase":
        repo("checkout", "-q", "-B", "work", there)
        repo("rebase", "-q", here, code=None)
        return
    repo("checkout", "-q", "-B", "work", here)
    repo(kind, *(["--no-edit"] if kind == "merge" else ["--allow-empty"]), there, code=None)


def test_a_note_with_an_odd_name_is_merged_too(practice: MakePractice) -> None:
    path = "My 'best' [people]/Zoë “Z” $HOME; x.md"
    repo = Repo(practice({"cultivate.toml": "[contacts]\nfolders = [\"My 'best' [people]\"]\n", path: JANE}))
    repo.setup()
    repo.commit()
    both_log(repo, path)
    repo("merge", "-q", "--no-edit", "phone")
    text = repo.practice.text(path)
    assert text.count("the phone") == text.count("the laptop") == 1
    assert "<<<<" not in text


def both_log(repo: Repo, path: str = NOTE) -> None:
    """A touch from either side, on branches `main` and `phone`."""
    repo("checkout", "-q", "-b", "phone")
    repo.practice.edit(path, "need a coach\n", "need a coach\n- 2026-11-20 call: from the phone\n")
    repo.commit("phone")
    repo("checkout", "-q", "main")
    repo.practice.edit(path, "need a coach\n", "need a coach\n- 2026-11-19 note: from the laptop\n")
    repo.commit("laptop")


def test_without_the_driver_the_same_merge_is_a_conflict(repo: Repo) -> None:
    both_log(repo)
    repo("merge", "-q", "--no-edit", "phone", code=1)
    assert "<<<<<<<" in repo.practice.text(NOTE)


def test_where_the_program_is_gone_git_merges_by_lines(repo: Repo) -> None:
    repo.setup()
    repo.commit()
    gone = driver_command().replace("cultivate git merge-driver", "no-such-program git merge-driver")
    repo("config", "merge.cultivate.driver", gone)
    both_log(repo)
    repo("merge", "-q", "--no-edit", "phone", code=1)
    assert ">>>>>>> theirs" in repo.practice.text(NOTE)
    repo("merge", "--abort")
    repo("checkout", "-q", "phone")
    repo("reset", "-q", "--hard", "HEAD~")
    repo.practice.edit(NOTE, "Met at", "We met at")
    repo.commit()
    repo("merge", "-q", "--no-edit", "main")
    assert "We met at" in repo.practice.text(NOTE)


def test_settings_in_conflict_do_not_keep_notes_from_being_merged(repo: Repo) -> None:
    repo.setup()
    repo.practice.write("cultivate.toml", "[vault]\nlog_heading = [\n<<<<<<< broken\n")
    repo.commit()
    both_log(repo)
    repo("merge", "-q", "--no-edit", "phone")
    assert repo.practice.text(NOTE).count("from the") == 2


# Setup.


def test_setup_is_done_once(repo: Repo) -> None:
    first = repo.setup(hooks=True, commits=True)
    assert [change.path for change in first.changes] == [".gitattributes"]
    before = repo("config", "--list", "--local")
    with unchanged(repo.root):
        again = repo.setup(hooks=True, commits=True)
    assert again.messages == ("everything is set up already",)
    assert repo("config", "--list", "--local") == before
    assert repo("config", "--global", "--get-all", "cultivate.commit") == f"{repo.root}\n"
    repo.setup(commits=False)
    assert repo("config", "--global", "--get-all", "cultivate.commit", code=1) == ""


def test_a_dry_run_sets_nothing_up(repo: Repo) -> None:
    with unchanged(repo.root):
        told = setup(repo.practice.session(), Wish(True, True), dry_run=True)
    assert "merge=cultivate" in told.diff
    assert len(told.messages) == 4


def test_what_stands_there_is_left(repo: Repo) -> None:
    repo.practice.write(".gitattributes", "*.png binary\r\n*.md merge=union")
    repo.hook("pre-commit", "exit 0")
    with unchanged(repo.root / ".git" / "hooks"):
        told = repo.setup(hooks=True)
    assert repo.practice.text(".gitattributes") == "*.png binary\r\n*.md merge=union"
    assert "merge=union already" in told.messages[0]
    assert "add to it: " in told.messages[-1]


def test_attributes_are_added_in_the_file_s_own_way(repo: Repo) -> None:
    repo.practice.write(".gitattributes", "*.png binary\r\n*.txt text")
    repo.setup()
    assert repo.practice.text(".gitattributes") == "*.png binary\r\n*.txt text\r\n*.md merge=cultivate\r\n"


def test_the_hook_looks_at_what_is_staged(repo: Repo) -> None:
    repo.setup(hooks=True)
    repo.commit()
    good = repo.practice.text(NOTE)
    repo.practice.write(NOTE, good.replace("last_touch: 2026-10-09", 'last_touch: "2026-10-09'))
    repo("add", "-A")
    repo.practice.write(NOTE, good)  # mended, and the mended one is not staged
    assert [problem.path for problem in check_staged(repo.practice.session())] == [NOTE]
    repo("commit", "-q", "-m", "broken", code=1)
    repo("add", "-A")
    assert check_staged(repo.practice.session()) == ()


def test_outside_a_repository_it_is_refused(practice: MakePractice) -> None:
    with pytest.raises(Refused, match="git init"):
        setup(practice().session(), Wish())


# Commits.


def test_a_commit_has_the_command_s_changes_alone(repo: Repo) -> None:
    repo.practice.write("draft.md", "a draft")
    repo("add", "draft.md")
    repo.practice.write("People/Bob Lee.md", "staged")
    repo("add", "People/Bob Lee.md")
    repo.practice.write("People/Bob Lee.md", "and then more")
    repo.practice.write("new.md", "not for git yet")
    before = repo("diff", "--cached"), repo("diff", "--", "People/Bob Lee.md")
    done = repo.log("jane", means="call", text="new role")
    assert done.commit == repo("rev-parse", "HEAD").strip()
    assert repo("show", "--format=%s", "--name-only").split("\n") == [
        "log Jane Doe: call: new role",
        "",
        NOTE,
        "",
    ]
    assert (repo("diff", "--cached"), repo("diff", "--", "People/Bob Lee.md")) == before
    assert repo("status", "--short", "-z").split("\0")[:-1] == [
        "MM People/Bob Lee.md",
        "A  draft.md",
        "?? new.md",
    ]


def test_in_a_note_that_is_not_committed_only_our_change_is(repo: Repo) -> None:
    repo.practice.edit(NOTE, "Met at", "We met at")
    repo("add", NOTE)
    repo.practice.edit(NOTE, "chamber of trade.", "chamber of trade. Twice.")
    repo.log("jane", means="call", text="new role")
    committed = repo("show", f"HEAD:{NOTE}")
    assert "new role" in committed
    assert "We met" not in committed
    staged = repo("show", f":{NOTE}")
    assert "new role" in staged
    assert "We met" in staged
    assert "Twice" not in staged
    assert [line for line in repo("diff").split("\n") if line.startswith(("+M", "+W", "-M", "-W"))] == [
        "-We met at the chamber of trade.",
        "+We met at the chamber of trade. Twice.",
    ]


def test_a_new_note_is_committed_and_an_ignored_one_is_not(repo: Repo) -> None:
    repo.practice.write("People/Eve Fox.md", "---\ntier: network\n---\n")
    repo.log("eve", means="call")
    assert repo("show", "--format=", "--name-only") == "People/Eve Fox.md\n"
    repo.practice.write("People/Kit Moe.md", "---\ntier: network\n---\n")
    repo.practice.write(".gitignore", "Kit*\n")
    assert repo.log("kit", means="call").commit == ""
    assert repo("status", "--short") == "?? .gitignore\n"


def test_the_first_commit_may_be_ours(practice: MakePractice) -> None:
    repo = Repo(practice())
    repo.log("jane", means="call")
    assert repo("show", "--format=", "--name-only") == f"{NOTE}\n"


def test_a_vault_in_a_folder_of_a_repository(practice: MakePractice, tmp_path: Path) -> None:
    made = practice()
    repo = Repo(made)
    (made.root / ".git").rename(tmp_path / ".git")
    repo("add", "-A", cwd=tmp_path)
    repo("commit", "-q", "-m", "all", cwd=tmp_path)
    repo.setup(hooks=True)
    repo.log("jane", means="call")
    assert repo("show", "--format=", "--name-only") == f"vault/{NOTE}\n"
    assert repo("check-attr", "merge", "--", NOTE).endswith("merge: cultivate\n")


def test_a_hook_that_refuses_keeps_the_note(repo: Repo) -> None:
    repo.hook("pre-commit", "git diff --cached --name-only > seen; echo not today; exit 1")
    head = repo("rev-parse", "HEAD")
    done = repo.log("jane", means="call", text="kept")
    assert "kept" in repo.practice.text(NOTE)
    assert (done.commit, repo("rev-parse", "HEAD")) == ("", head)
    assert done.problems[0].message == "not committed: not today"
    assert (repo.root / "seen").read_text() == f"{NOTE}\n"
    assert repo("diff", "--cached", "--name-only") == ""
    assert not list((repo.root / ".git").glob("cultivate-*"))


def test_line_endings_are_git_s_own_affair(repo: Repo) -> None:
    repo("config", "core.autocrlf", "true")
    repo.practice.write(NOTE, JANE.replace("\n", "\r\n"))
    repo.log("jane", means="call", text="with returns")
    assert "\r" not in repo("show", f"HEAD:{NOTE}")
    assert repo("status", "--short") == ""


def test_a_vault_has_no_say_in_commits(repo: Repo, monkeypatch: pytest.MonkeyPatch) -> None:
    repo.practice.write("cultivate.toml", "[git]\ncommit = true\n")
    repo("config", "--local", "cultivate.commit", str(repo.root))
    session = repo.practice.session()
    assert [problem.code for problem in session.problems] == ["not-a-vaults-setting"]
    assert repo.log("jane", asked=False, means="call").commit == ""
    config = Path(os.environ["XDG_CONFIG_HOME"]) / "cultivate" / "config.toml"
    config.parent.mkdir(parents=True)
    config.write_text("[git]\ncommit = true\n")
    assert repo.log("jane", asked=False, means="note").commit
    config.unlink()
    repo.setup(commits=True)
    assert repo.log("jane", asked=False, means="email").commit


def test_during_a_merge_nothing_is_written(repo: Repo) -> None:
    both_log(repo)
    repo("merge", "-q", "--no-edit", "phone", code=1)
    with unchanged(repo.root), pytest.raises(Refused):
        repo.log("bob", means="call")


def test_the_message_is_one_line_and_all_of_it_below(practice: MakePractice) -> None:
    session = practice().session()
    long = f"Jane Doe: {session.today} call: {'x' * 80} · next 24 Dec"
    subject, empty, whole, _ = commit_message("log", [long], session).split("\n")
    assert (len(subject), empty) == (72, "")
    assert whole == f"Jane Doe: call: {'x' * 80}"
    assert commit_message("log", ["Jane\x1b: a\nb"], session) == "log Jane : a b\n"


def test_reading_never_runs_git(run: Run, repo: Repo, tmp_path: Path) -> None:
    """A git that tells of itself, in front of the real one."""
    told = tmp_path / "told"
    bin_folder = tmp_path / "bin"
    bin_folder.mkdir()
    (bin_folder / "git").write_text(f'#!/bin/sh\necho "$@" >> {told}\nexit 1\n')
    (bin_folder / "git").chmod(0o755)
    env = {"PATH": f"{bin_folder}:{os.environ['PATH']}"}
    for words in (["due"], ["list"], ["show", "jane"], ["doctor"], ["doctor", "--conflicts"]):
        run(*words, cwd=repo.root, env=env)
    assert not told.exists()
    run("log", "jane", "--via", "call", cwd=repo.root, env=env)
    assert told.read_text() == "--literal-pathspecs config --global -z --get-all cultivate.commit\n"


# What is left to settle.


def test_resolve_in_the_middle_of_a_merge_knows_what_was_removed(repo: Repo) -> None:
    repo.practice.edit(NOTE, "## Log\n", "## Log\n- 2026-08-01 call: to be removed\n")
    repo.commit()
    repo("checkout", "-q", "-b", "phone")
    repo.practice.edit(NOTE, "- 2026-08-01 call: to be removed\n", "- 2026-08-02 note: from the phone\n")
    repo.commit()
    repo("checkout", "-q", "main")
    repo.practice.edit(NOTE, "to be removed\n", "to be removed\n- 2026-08-03 note: from the laptop\n")
    repo.commit()
    repo("merge", "-q", "--no-edit", "phone", code=1)
    repo.practice.edit(NOTE, "Met at", "By hand, in the middle: met at")
    done = resolve(repo.practice.session(), [], here=repo.root)
    text = repo.practice.text(NOTE)
    assert not done.problems
    assert "to be removed" not in text
    assert text.count("from the") == 2
    assert "By hand, in the middle" in text
    repo("add", "-A")
    repo("commit", "-q", "--no-edit")


def test_resolve_leaves_a_real_conflict_to_the_user(repo: Repo) -> None:
    text = JANE.replace("tier: inner-circle", "<<<<<<< HEAD\ncity: York\n=======\ncity: Hull\n>>>>>>> phone")
    repo.practice.write(NOTE, text)
    with unchanged(repo.root):
        done = resolve(repo.practice.session(), [NOTE], here=repo.root)
    assert [(problem.path, problem.line) for problem in done.problems] == [(NOTE, 4)]


@pytest.mark.parametrize(
    "text", ["<<<<<<< a\nx\n>>>>>>> b\n", "<<<<<<< a\n<<<<<<< b\n=======\n>>>>>>> c\n>>>>>>> d\n"]
)
def test_markers_that_do_not_pair_up_are_left(repo: Repo, text: str) -> None:
    repo.practice.write(NOTE, text)
    with unchanged(repo.root):
        done = resolve(repo.practice.session(), [], here=repo.root)
    assert "pair up" in done.problems[0].message or done.problems[0].code == "conflict"


def test_what_cannot_be_read_may_have_markers_too(practice: MakePractice) -> None:
    """No all-clear: `git resolve` and `doctor --conflicts` name each note at which they could not look."""
    desk = practice()
    session = desk.session()
    unread: set[str] = set()
    for nth in range(1, 40):
        with faults(Fault("read", nth, errno.EIO)):
            done = resolve(session, [], here=desk.root, dry_run=True)
        unread |= {problem.path for problem in done.problems if problem.code == "unreadable"}
        assert bool(done.messages) == (not done.problems)
    assert unread == {path for path in desk.files() if path.endswith(".md")}
    with faults(Fault("read", 3, errno.EIO)):
        found = doctor(session, only_conflicts=True)
    assert [problem.code for problem in found.problems] == ["unreadable"]


COPY = "People/Jane Doe.sync-conflict-20261124-090000-ABCDEFG.md"


def test_a_copy_is_merged_and_kept_in_the_trash(repo: Repo) -> None:
    mine = JANE.replace("need a coach\n", "need a coach\n- 2026-11-20 call: from the tablet\n")
    repo.practice.write(COPY, mine.replace("- [ ] ask", "- [x] ask"))
    repo.practice.write(".trash/" + COPY.partition("/")[2], "something else of that name")
    found = doctor(repo.practice.session(), only_conflicts=True).problems
    assert [(problem.path, problem.code) for problem in found] == [(COPY, "conflict-copy")]
    with unchanged(repo.root):
        merge_copies(repo.practice.session(), [], dry_run=True)
    done = merge_copies(repo.practice.session(), ["jane doe"])
    assert not done.problems
    text = repo.practice.text(NOTE)
    assert "from the tablet" in text
    assert "- [x] ask" in text
    kept = repo.root / ".trash" / COPY.partition("/")[2].replace(".md", " (2).md")
    assert "from the tablet" in kept.read_text()
    assert not (repo.root / COPY).exists()


def test_a_merged_copy_comes_back_with_undo(repo: Repo) -> None:
    repo.practice.write(COPY, JANE.replace("need a coach\n", "need a coach\n- 2026-11-20 call: odd\udce9\n"))
    before = read_files(repo.root)
    merge_copies(repo.practice.session(), [])
    assert not (repo.root / COPY).exists()
    undo(repo.practice.session())
    assert read_files(repo.root) == before
    undo(repo.practice.session())
    assert not (repo.root / COPY).exists()


def test_a_copy_that_contradicts_its_note_is_left(repo: Repo) -> None:
    repo.practice.write(COPY, JANE.replace("tier: inner-circle", "tier: alliance"))
    with unchanged(repo.root):
        done = merge_copies(repo.practice.session(), [])
    assert [(problem.path, problem.line) for problem in done.problems] == [(NOTE, 4)]


def test_a_copy_of_nothing_is_told(vault: MakeVault) -> None:
    practice = Practice(vault({COPY: JANE}))
    done = merge_copies(practice.session(), [])
    assert done.problems[0].path == COPY
