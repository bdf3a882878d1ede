"""Whatever is ticked and typed: a second sync is silent, and nobody loses a character."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cultivate.model.agenda import Day, Item
from cultivate.model.means import Vocabulary
from cultivate.notes.agenda.render import render_new
from cultivate.notes.agenda.update import update
from tests.notes.sync.small_vault import DAY, NOTES, SmallVault

VOCABULARY = Vocabulary()
PLAN = Day(
    DAY,
    (
        Item(
            "Today", "call", ("Jane Doe",), reach=(("07700", "tel:+447700"),), hints=("9 Oct",), buttons=True
        ),
        Item("Today", "meal", ("Bob Lee", "Ann Poe"), outcome="invited", hints=("in Leeds",), buttons=True),
        Item(
            "Promised", "introduction", ("Jane Doe",), words="introduction [[Ann Poe]]", hints=("for today",)
        ),
        Item("Promised", "", ("Jane Doe",), words="ask how Lily's final went", hints=("for today",)),
        Item("Birthdays", "message", ("Ann Poe",), hints=("turns 50 on Thursday",)),
    ),
)
PLACES = range(5, render_new(PLAN).count("\n"))
TYPED = st.sampled_from(
    [
        "25m new budget", ": she sold", "sold £500", "no-answer", "[[Bob Lee]]", "with [[Eve]]", "2w",
        "2026-12-01", "✅ 2026-11-23", "booked 2026-12-08", "—", "“quoted” – words", "%%", "`code", "in",
        "call [[Ann Poe]]", "#tag", "%% hidden %%", "\ufeff", "\u2028", "https://example.com/a_b", "[x](y)",
        "^block", "reached", "| a | b |",
    ]
)  # fmt: skip
LINES = st.sampled_from(
    ["\t- {}", "\t{}", "- [x] {}", "- [ ] {}", "\t- [ ] {}", "\t- [x] {}", "{}", "- {}", "\t\t- {}"]
)
BOX = st.sampled_from("xX->/ ")


@st.composite
def pages(draw: st.DrawFn) -> tuple[str, list[str]]:
    """An agenda that a hand has been at, and the words that were typed on it."""
    lines = render_new(PLAN).split("\n")
    typed: list[str] = []
    for place in draw(st.lists(st.sampled_from(PLACES), max_size=4, unique=True)):
        if "- [ ] " in lines[place]:
            lines[place] = lines[place].replace("[ ]", f"[{draw(BOX)}]", 1)
    for place in sorted(draw(st.lists(st.sampled_from(PLACES), max_size=3, unique=True)), reverse=True):
        words = f"typed{len(typed)} {draw(TYPED)}" if draw(st.booleans()) else draw(TYPED)
        if draw(st.booleans()) and "↳" not in lines[place] and "[ ] no answer" not in lines[place]:
            lines[place] = f"{lines[place]} {words}"
        else:
            lines.insert(place, draw(LINES).format(words))
        typed.append(words)
    return draw(st.sampled_from(["\n", "\r\n"])).join(lines), typed


@given(pages())
def test_a_second_sync_is_silent_and_nothing_typed_is_lost(page: tuple[str, list[str]]) -> None:
    text, typed = page
    vault = SmallVault(text)
    vault.sync()
    once = (vault.agenda, dict(vault.notes))
    result = vault.sync()
    assert (vault.agenda, vault.notes) == once
    assert result.changes == ()
    assert all(words in vault.agenda for words in typed)


@given(pages())
def test_only_log_next_and_the_touched_properties_of_a_note_change(page: tuple[str, list[str]]) -> None:
    vault = SmallVault(page[0])
    vault.sync()
    for path, before in NOTES.items():
        after = iter(vault.notes[path].splitlines())
        changed = ("last_touch:", "snooze_until:", "- [ ]")
        assert all(line in after for line in before.splitlines() if not line.startswith(changed))


@given(pages())
def test_agenda_lines_are_ours_or_stay_in_their_order(page: tuple[str, list[str]]) -> None:
    """But for boxes, buttons that were not used, empty bullets and boxes that went under Next."""
    vault = SmallVault(page[0])
    vault.sync()
    kept = [line for line in page[0].splitlines() if _is_kept(line)]
    after = iter(line for line in vault.agenda.splitlines() if _is_kept(line))
    assert all(any(_bare(line) == _bare(each) for each in after) for line in kept)


@given(pages())
def test_an_agenda_made_again_after_a_sync_is_stable(page: tuple[str, list[str]]) -> None:
    if "%%" in page[0]:
        return
    vault = SmallVault(page[0])
    vault.sync()
    vault.agenda = update(vault.agenda, PLAN, VOCABULARY)
    assert vault.sync().changes == ()
    assert update(vault.agenda, PLAN, VOCABULARY) == vault.agenda
    assert all(words in vault.agenda for words in page[1])


def _is_kept(line: str) -> bool:
    return "↳" not in line and "- [ ]" not in line and line.strip(" \t\r") not in ("", "-")


def _bare(line: str) -> str:
    head, _, rest = line.partition("] ")
    return rest or head
