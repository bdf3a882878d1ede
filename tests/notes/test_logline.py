"""One line of a log: what each word of its head means, and that what is written reads back."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cultivate.errors import CannotEdit
from cultivate.model.means import STANDARD, Means, Vocabulary
from cultivate.model.touch import Entry
from cultivate.notes.fields import split_block
from cultivate.notes.head import parse_head
from cultivate.notes.logline import (
    _read,
    _read_head,
    date_at,
    dedented,
    parse_line,
    render_entry,
    render_lines,
)
from tests.notes.strategies import ENTRIES, TEXTS, WORDS

DAY = date(2026, 10, 9)


def read(line: str, vocabulary: Vocabulary = STANDARD) -> dict[str, object]:
    """The fields that `line` fills, its day left out."""
    entry = parse_line(line, vocabulary)
    assert entry is not None, line
    assert entry.day == DAY
    empty = Entry(DAY)
    names = [name for name in Entry._fields if getattr(entry, name) != getattr(empty, name)]
    return {name: getattr(entry, name) for name in names}


def head(line: str) -> dict[str, object]:
    """What `line` says without its text and its mentions."""
    return {name: value for name, value in read(line).items() if name not in {"text", "mentions"}}


@pytest.mark.parametrize(
    "before",
    [
        "2026-10-09", "2026-10-09:", "2026-10-09 :", "2026-10-09 -", "2026-10-09 –", "2026-10-09 —",
        "2026-10-09—",
        "**2026-10-09**", "**2026-10-09:**", "**2026-10-09**:", "__2026-10-09__ -", "[[2026-10-09]]",
        "[[2026-10-09|Friday]] -", "[[Daily/2026-10-09]]", "**[[2026-10-09]]**", "[[2026-10-09#Calls]]:",
    ],
)  # fmt: skip
def test_every_form_of_a_date(before: str) -> None:
    assert read(f"{before} call 25m: hello") == {"means": "call", "minutes": 25, "text": "hello"}


@pytest.mark.parametrize(
    "line",
    [
        "2026-10-09T14:05 call",
        "2026-10-09T14:05:33Z call",
        "2026-10-09 14:05: call",
        "2026-10-09: 14:05 - call",
    ],
)
def test_a_time(line: str) -> None:
    assert read(line) == {"means": "call", "time": "14:05"}


def test_a_time_is_written_with_two_digits() -> None:
    assert read("2026-10-09 9:30 call")["time"] == "09:30"


@pytest.mark.parametrize(
    "line", ["2026-10-09 25:30 call", "2026-10-09 9:3 call", "2026-10-09 14:05-15:00 call"]
)
def test_what_is_no_time_is_text(line: str) -> None:
    assert head(line) == {"means": "other"}


@pytest.mark.parametrize(
    "line", ["", "call", "2026-10 call", "2026-10-091 call", "x 2026-10-09", "2026-10-09th", "- 2026-10-09"]
)
def test_no_date_no_entry(line: str) -> None:
    assert parse_line(line, STANDARD) is None


def test_a_day_that_no_calendar_has_is_found_and_is_no_entry() -> None:
    found = date_at("2026-02-30 call")
    assert found is not None
    assert (found.typed, found.day) == ("2026-02-30", None)
    assert parse_line("2026-02-30 call", STANDARD) is None


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("call", {"means": "call"}),
        ("Call", {"means": "call"}),
        ("CALLED", {"means": "call", "word": "called"}),
        ("lunch", {"means": "meal", "word": "lunch"}),
        ("meal", {"means": "meal"}),
        ("**call**", {"means": "call"}),
        ("video call", {"means": "meeting", "word": "video call"}),
        ("video  call 1h", {"means": "meeting", "word": "video call", "minutes": 60}),
        ("phone call reached", {"means": "call", "word": "phone call", "outcome": "reached"}),
        ("text", {"means": "message", "word": "text"}),
        ("25m call reached", {"means": "call", "outcome": "reached", "minutes": 25}),
        ("reached, call & 25 min", {"means": "call", "outcome": "reached", "minutes": 25}),
        ("[[Bob]] call in 25m", {"means": "call", "inbound": True, "minutes": 25, "people": ("Bob",)}),
        ("call with [[Bob]], [[Ann]] and [[Cy]]", {"means": "call", "people": ("Bob", "Ann", "Cy")}),
        ("call [[Bob|Robert]] [[Bob]]", {"means": "call", "people": ("Bob",)}),
        ("call [[People/Bob Lee.md#Notes|B]]", {"means": "call", "people": ("People/Bob Lee",)}),
        ("call [Bob](People/Bob%20Lee.md)", {"means": "call", "people": ("People/Bob Lee",)}),
        ("call [07700 900123](tel:+447700900123) 25m", {"means": "call", "minutes": 25}),
        ("email [x](mailto:a@b.example), in", {"means": "email", "inbound": True}),
        ("article https://a.example/b(c) [[Bob]]", {"means": "article", "people": ("Bob",)}),
        ("article <https://a.example> 5m", {"means": "article", "minutes": 5}),
        ("", {"means": "other"}),
        ("25m", {"means": "other", "minutes": 25}),
        ("no-answer", {"means": "other", "outcome": "no-answer"}),
    ],
)
def test_a_head_in_whichever_order(words: str, expected: dict[str, object]) -> None:
    assert read(f"2026-10-09 {words}") == expected
    assert read(f"2026-10-09 {words}: then") == expected | {"text": "then"}
    assert read(f"2026-10-09 {words} — then") == expected | {"text": "then"}


@pytest.mark.parametrize(
    ("length", "minutes"),
    [
        ("25m", 25), ("25 min", 25), ("25min", 25), ("25 mins", 25), ("25 minutes", 25), ("1h30", 90),
        ("1h30m", 90), ("1h 30m", 90), ("1 hour 30 minutes", 90), ("1 hour", 60), ("2 hours", 120),
        ("1h", 60), ("2 hrs", 120),
        ("1.5h", 90), ("0m", 0),
    ],
)  # fmt: skip
def test_lengths(length: str, minutes: int) -> None:
    assert read(f"2026-10-09 call {length}: x") == {"means": "call", "minutes": minutes, "text": "x"}
    assert read(f"2026-10-09 call {length}, reached")["minutes"] == minutes


@pytest.mark.parametrize("words", ["25 people came", "3 of them", "25mm", "1h 30 people", "25 m deep"])
def test_what_is_no_length_is_text(words: str) -> None:
    expected = (
        {"means": "call", "minutes": 60, "text": "30 people"}
        if words[:2] == "1h"
        else {"means": "call", "text": words}
    )
    assert read(f"2026-10-09 call {words}") == expected


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("call: a: b - c", "a: b - c"),
        ("call - a: b", "a: b"),
        ("call– a", "a"),
        ("call -- a", "a"),
        ("call he rang off", "he rang off"),
        ("call, and lunch too", "and lunch too"),
        ("call, the rest", "the rest"),
        ("call lunch", "lunch"),
        ("call:text", "call:text"),
        ("call re:invent", "re:invent"),
        ("call with Bob", "with Bob"),
        ("call 25m 30m", "30m"),
        ("call: likes [[Ann Poe]]", "likes [[Ann Poe]]"),
    ],
)
def test_where_the_text_begins(line: str, text: str) -> None:
    assert read(f"2026-10-09 {line}")["text"] == text


@pytest.mark.parametrize(
    "line",
    [
        "call in",
        "call in: x",
        "call in - x",
        "call in 25m",
        "call in [[Bob]]",
        "call in reached",
        "in call",
        "call in with [[Bob]]",
        "call in, 25m x",
    ],
)
def test_in_counts_before_something_known(line: str) -> None:
    assert read(f"2026-10-09 {line}")["inbound"] is True


@pytest.mark.parametrize(
    "line",
    [
        "call in the morning",
        "lunch in Leeds",
        "call in, she said",
        "call in home office",
        "call: in",
        "meal with [[Bob]] in Leeds",
    ],
)
def test_in_is_a_word_like_any_other_elsewhere(line: str) -> None:
    fields = read(f"2026-10-09 {line}")
    assert "inbound" not in fields
    assert str(fields["text"]).startswith("in")


@pytest.mark.parametrize(
    ("line", "outcome"),
    [
        ("call reached", "reached"),
        ("call no-need", "no-need"),
        ("call reached no-need", "no-need"),
        ("call no-need reached", "no-need"),
        ("call no-need stop", "stop"),
        ("call meeting", "meeting"),
        ("meal invited", "invited"),
        ("promised introduction", "promised"),
        ("introduction met", "met"),
        ("introduction in promised [[Eve]]", "promised"),
        ("referral in [[Eve]] next-step", "next-step"),
        ("help asked", "asked"),
        ("email no reply", "no-answer"),
        ("call no answer", "no-answer"),
        ("call left a message", "voicemail"),
        ("call Left voicemail 2m", "voicemail"),
        ("called her office, left a message: again on Monday", "voicemail"),
        ("tried twice, no answer: again on Monday", "no-answer"),
        ("call - no answer: again", "no-answer"),
    ],
)
def test_outcomes(line: str, outcome: str) -> None:
    assert read(f"2026-10-09 {line}")["outcome"] == outcome


@pytest.mark.parametrize(
    ("line", "outcome"), [("call no-need case", "no-need"), ("call no-answer reached", "no-answer")]
)
def test_a_second_outcome_is_text(line: str, outcome: str) -> None:
    fields = read(f"2026-10-09 {line}")
    assert (fields["outcome"], fields["text"]) == (outcome, line.rsplit(maxsplit=1)[-1])


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("note no-need", "no-need"),
        ("email meeting", "meeting"),
        ("call promised", "promised"),
        ("met [[Bob]] declined", "declined"),
        ("sold 12000", "sold 12000"),
        ("call: no answer", "no answer"),
        ("call about the report: no answer yet", "about the report: no answer yet"),
        ("call she had no answer for me", "she had no answer for me"),
        ("call no answers from the board", "no answers from the board"),
    ],
)
def test_what_is_no_outcome_here_is_text(line: str, text: str) -> None:
    fields = read(f"2026-10-09 {line}")
    assert "outcome" not in fields
    assert fields["text"] == text


@pytest.mark.parametrize(
    ("line", "value", "text"),
    [
        ("call sold 12000", "12000", None),
        ("call sold £12,000, 25m: great", "£12,000", "great"),
        ("meeting sold EUR 900: x", "EUR 900", "x"),
        ("call sold 25m", None, None),
        ("call sold the house", None, "the house"),
        ("meal booked 2026-12-08", "2026-12-08", None),
        ("meal booked [[2026-12-08]] [[Bob]]: x", "2026-12-08", "x"),
        ("meal booked 2026-02-30", None, "2026-02-30"),
    ],
)
def test_outcomes_with_a_value(line: str, value: str | None, text: str | None) -> None:
    fields = read(f"2026-10-09 {line}")
    assert fields.get("value") == value
    assert fields.get("text") == text


@pytest.mark.parametrize(
    ("line", "people", "mentions"),
    [
        ("lunch in Leeds with [[Bob]]", ("Bob",), None),
        ("lunch in Leeds with [[Bob]] and [[Ann]], too: saw [[Cy]]", ("Bob", "Ann"), ("Cy",)),
        ("lunch in Leeds - unhappy with [[Bob]]", None, ("Bob",)),
        ("lunch: unhappy with [[Bob]]", None, ("Bob",)),
        ("lunch about [[Bob]]", None, ("Bob",)),
        ("call [[Bob]]: [[Bob]] and [[Ann]] ![[photo.png]] `[[no]]`", ("Bob",), ("Ann",)),
    ],
)
def test_participants_and_mentions(line: str, people: object, mentions: object) -> None:
    fields = read(f"2026-10-09 {line}")
    assert (fields.get("people"), fields.get("mentions")) == (people, mentions)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("skipped", {"mark": "skipped"}),
        ("Skipped: on holiday", {"mark": "skipped", "text": "on holiday"}),
        ("skipped on holiday", {"mark": "skipped", "text": "on holiday"}),
        ("closed", {"mark": "closed"}),
        ("paused: till [[spring]]", {"mark": "paused", "text": "till [[spring]]", "mentions": ("spring",)}),
        ("resumed", {"mark": "resumed"}),
        ("stopped: she said so", {"mark": "stopped", "text": "she said so"}),
        ("stage cultivating", {"mark": "stage", "value": "cultivating"}),
        ("stage: cultivating", {"mark": "stage", "value": "cultivating"}),
        (
            "stage cultivating, she is ready",
            {"mark": "stage", "value": "cultivating", "text": "she is ready"},
        ),
        ("tier inner-circle - earned it", {"mark": "tier", "value": "inner-circle", "text": "earned it"}),
        (
            "tier alliance, client-system: both",
            {"mark": "tier", "value": "alliance, client-system", "text": "both"},
        ),
        ("14:05 closed", {"mark": "closed", "time": "14:05"}),
    ],
)
def test_marks(line: str, expected: dict[str, object]) -> None:
    assert read(f"2026-10-09 {line}") == expected
    assert not parse_line(f"2026-10-09 {line}", STANDARD).is_touch(STANDARD)  # type: ignore[union-attr]


@pytest.mark.parametrize("line", ["closed-door session", "call closed", "stages of grief", "skippedit"])
def test_only_a_first_word_is_a_mark(line: str) -> None:
    assert "mark" not in read(f"2026-10-09 {line}")


def test_a_block_id_is_no_text() -> None:
    assert read("2026-10-09 call: hi ^b1") == {"means": "call", "text": "hi"}
    assert read("2026-10-09 ^b1") == {"means": "other"}
    assert read("2026-10-09 call: 3^2")["text"] == "3^2"


def test_a_users_own_means() -> None:
    own = Vocabulary([Means("podcast", ("episode", "long episode", "1:1"))])
    assert read("2026-10-09 Long Episode with [[Bob]]: x", own)["means"] == "podcast"
    assert read("2026-10-09 1:1 reached", own) == {"means": "podcast", "word": "1:1", "outcome": "reached"}
    assert read("2026-10-09 podcast x")["means"] == "other"


def test_a_head_without_a_date() -> None:
    found = parse_head("call [[Jane Doe]] [07700](tel:+447700) 25m new budget ✅ 2026-11-24 ^a1", STANDARD)
    assert (found.means, found.people, found.minutes, found.text) == ("call", ("Jane Doe",), 25, "new budget")
    assert found.matched
    assert found.skipped == ("[07700](tel:+447700)",)
    assert (found.fields.done, found.fields.block) == (date(2026, 11, 24), "a1")


@pytest.mark.parametrize(
    ("words", "matched"),
    [
        ("call [[J]]", True),
        ("14:05 call [[J]]", True),
        ("[[J]] call", False),
        ("in call", False),
        ("ask her", False),
    ],
)
def test_whether_a_line_begins_with_a_means(words: str, matched: bool) -> None:
    assert parse_head(words, STANDARD).matched is matched


@pytest.mark.parametrize(
    "field",
    [
        "✅ 2026-11-24",
        "📅 2026-11-24",
        "[completion:: 2026-11-24]",
        " [due:: 2026-11-24]  [priority:: high]",
        "⏫ 🔁 every week",
        "^a1",
    ],
)
def test_task_fields_are_no_text(field: str) -> None:
    assert parse_head(f"call [[J]] budget {field}", STANDARD).text == "budget"


# Writing


@pytest.mark.parametrize(
    ("entry", "line"),
    [
        (
            Entry(DAY, "meal", people=("Bob Lee",), minutes=90, text="his auditor"),
            "2026-10-09 meal [[Bob Lee]] 90m: his auditor",
        ),
        (Entry(DAY, "call", outcome="reached", minutes=25), "2026-10-09 call reached 25m"),
        (Entry(DAY, "call", time="09:30", inbound=True), "2026-10-09 09:30 call in"),
        (
            Entry(DAY, "meal", word="lunch", outcome="booked", value="2026-12-08"),
            "2026-10-09 lunch booked 2026-12-08",
        ),
        (Entry(DAY, "other", text="Saw her at the fair"), "2026-10-09: Saw her at the fair"),
        (Entry(DAY, "other", text="call her"), "2026-10-09 other: call her"),
        (Entry(DAY, "other"), "2026-10-09"),
        (Entry(DAY, mark="skipped", text="away"), "2026-10-09 skipped: away"),
        (Entry(DAY, mark="stage", value="cultivating"), "2026-10-09 stage cultivating"),
    ],
)
def test_the_written_shape(entry: Entry, line: str) -> None:
    assert render_entry(entry) == line


@given(ENTRIES)
def test_what_is_written_reads_back(entry: Entry) -> None:
    """The law: `parse(render(x)) == x`. Only words that end like a block id cannot be written."""
    try:
        line = render_entry(entry)
    except CannotEdit:
        assert split_block(entry.text)[1]
        return
    assert "\n" not in line
    assert parse_line(line, STANDARD) == entry


@given(ENTRIES, st.lists(st.sampled_from(["", "more", "- nested", "\tdeeper"]), max_size=3))
def test_details_are_written_below(entry: Entry, details: list[str]) -> None:
    entry = entry._replace(text="x", people=(), details=tuple(details))
    lines = render_lines(entry, "\r\n", "  ", bullet="* ")
    assert lines.startswith("  * 2026" if entry.day.year == 2026 else "  * ")
    below = tuple(line.removesuffix("\r") for line in lines.split("\n")[1:-1])
    assert dedented(below) == dedented(entry.details)


@given(st.lists(WORDS, max_size=10).map(" ".join) | TEXTS)
def test_reading_never_fails_and_settles(words: str) -> None:
    """Whatever was typed reads as something; and what that is, written again, stays the same for good."""
    entry = parse_line(f"2026-10-09 {words}", STANDARD)
    assert entry is not None
    assert entry.text == entry.text.strip()
    try:
        line = render_entry(entry)
    except CannotEdit:
        return
    assert render_entry(parse_line(line, STANDARD) or Entry(DAY)) == line


@pytest.mark.parametrize(
    ("entry", "why"),
    [
        (Entry(DAY, "call", text="two\nlines"), "one line"),
        (Entry(DAY, "call", text="bad \udcff byte"), "one line"),
        (Entry(DAY, "call", people=("A]]B",)), "no link"),
        (Entry(DAY, "call", people=("A|B",)), "no link"),
        (Entry(DAY, "call", people=(" A",)), "no link"),
        (Entry(DAY, "podcast"), "no means"),
        (Entry(DAY, "note", outcome="sold"), "no outcome"),
        (Entry(DAY, "call", text="ends like an id ^b1"), "block id"),
        (Entry(DAY, "call", value="12"), "reads back"),
        (Entry(DAY, mark="skipped", minutes=5), "reads back"),
    ],
)
def test_what_no_line_can_say_is_refused(entry: Entry, why: str) -> None:
    with pytest.raises(CannotEdit, match=why):
        render_entry(entry)


ENDINGS = st.sampled_from(
    ("[[Bob]]", "[[2026-12-08]]", "[[meal plan]]", "[[a/b#c|d]]", "[x](y.md) [[y]]", "[[]]", "[[a")
)


@given(
    st.lists(WORDS | st.sampled_from(("call", "invited", "booked", "for", "&", "in", "25m")), max_size=3),
    ENDINGS,
)
@example(["meal", "booked"], "[[2026-12-08]]")
@pytest.mark.parametrize("space", [" ", ""])
def test_a_name_at_the_end_of_a_head_is_read_apart(space: str, words: list[str], ending: str) -> None:
    head = f"{' '.join(words)}{space}{ending}".strip()
    assert _read(head, STANDARD) == _read_head(head, STANDARD)
