"""What the tests of floor 3 make notes and log entries of."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from cultivate.model.means import MARKS, STANDARD
from cultivate.model.touch import Entry
from cultivate.notes.head import mentioned

TODAY = date(2026, 11, 21)
DAYS = st.dates(date(1990, 1, 1), TODAY)
_IN_NAMES = st.characters(exclude_characters="[]|#`", exclude_categories=["Cs", "Cc", "Zs", "Zl", "Zp"])
NAMES = st.one_of(
    st.sampled_from(
        ["Bob Lee", "Ann-Marie O’Neill", "Folder/Cy Orr", "José: the 2nd", "in", "25m", "李雷", "x, y"]
    ),
    st.text(_IN_NAMES, min_size=1, max_size=12).filter(
        lambda name: not name.casefold().endswith(".md") and not name.endswith("\\")
    ),
)
WORDS = st.sampled_from(
    (
        "call in with and no answer: left a message reached 25m [[Bob]] [[Ann]] , & - — : text lunch stage "
        "skipped 2026-10-09 12:30 sold 12000 https://a.example/b met Leeds other ^b1 `[[code]]` ![[pic.png]] "
        "**bold** | > # %% _x_ é 🎂"
    ).split()
)
TEXTS = st.one_of(
    st.lists(WORDS, max_size=8).map(" ".join),
    st.text(st.characters(exclude_characters="\n\r", exclude_categories=["Cs"]), max_size=30).map(str.strip),
)
DETAILS = st.lists(
    st.sampled_from(
        ["", "more", "- nested [[Cy Orr]]", "\tdeeper", "- [ ] box", "| a | b |", "2026-10-09 x"]
    ),
    max_size=3,
)


@st.composite
def touches(draw: st.DrawFn) -> Entry:
    """A touch with any fields that belong together; its text may be whatever a person types."""
    means = draw(st.sampled_from(STANDARD.all))
    word = draw(st.sampled_from(["", *(word for word in means.words if word != means.id)]))
    outcome = draw(st.sampled_from(["", *STANDARD.outcomes(means.id)]))
    people = tuple(draw(st.lists(NAMES, max_size=3, unique=True)))
    text = draw(TEXTS)
    return Entry(
        draw(DAYS),
        means=means.id,
        word=word,
        time=draw(st.sampled_from(["", "09:30", "23:59"])),
        inbound=draw(st.booleans()),
        outcome=outcome,
        value=draw(st.sampled_from(_VALUES.get(outcome, [""]))),
        minutes=draw(st.none() | st.integers(0, 9999)),
        people=people,
        mentions=mentioned(text, people),
        text=text,
    )


@st.composite
def nameless(draw: st.DrawFn) -> Entry:
    """A touch without a means."""
    people = tuple(draw(st.lists(NAMES, max_size=2, unique=True)))
    text = draw(TEXTS)
    return Entry(
        draw(DAYS),
        "other",
        inbound=draw(st.booleans()),
        minutes=draw(st.none() | st.integers(0, 300)),
        people=people,
        mentions=mentioned(text, people),
        text=text,
    )


@st.composite
def marks(draw: st.DrawFn) -> Entry:
    """A record."""
    mark, text = draw(st.sampled_from(MARKS)), draw(TEXTS)
    values = {
        "stage": ["cultivating", "stopped"],
        "tier": ["inner-circle", "alliance, client-system", "none"],
    }
    value = draw(st.sampled_from(values.get(mark, [""])))
    return Entry(draw(DAYS), value=value, mentions=mentioned(text, ()), text=text, mark=mark)


ENTRIES = st.one_of(touches(), nameless(), marks())
_VALUES = {"sold": ["", "12000", "£12,000", "EUR 900"], "booked": ["", "2026-12-08"]}
