"""What holds for every three texts, whatever they are: the laws of a merge."""

from __future__ import annotations

from collections import Counter
from datetime import date

from hypothesis import example, given
from hypothesis import strategies as st

from cultivate.model.settings import Settings
from cultivate.notes.log import read_log
from cultivate.notes.merge.markers import versions_of
from cultivate.notes.merge.note import merge_notes
from cultivate.notes.text import BOM

SETTINGS = Settings()
_FRONT = """\
last_touch: 2026-10-09
last_touch: "2026-11-20"   # lunch
last_touch:
next_touch: 2026-12-09
snooze_until: 2026-12-01
snooze_until:
city: Leeds
city: York # since May
interests: [sailing, jazz]
interests: [jazz]
interests: chess
interests:\n  - sailing\n  - "[[Bob]]"
note: |\n  # no comment\n  two lines
nested:\n  city: York
anchor: &a x
alias: *a
# a comment
tier: inner-circle
broken: "unclosed
- item
""".replace("\\n", "\n").split("\n")
_BODY = """\
# Jane Doe
## Log
## Next
## Notes
### 2026
- 2026-10-09 call: one
- 2026-10-09 call: one more
- 2026-10-10 meal [[Bob Lee]] 90m: two
\t- a detail
\t\t- deeper
* 2026-11-20 note
- [ ] send a book
- [x] send a book
- [ ] send a book 📅 2026-12-01
- [ ] introduction [[Ann]] ^id
### 2026-10-11 — Call
| Date | Type |
| --- | --- |
| 2026-10-12 | call |
prose
more prose
```
%%
%% comment %%
<!--
-->
> quote
---
- no date

  indented
\t
""".split("\n")
_AGENDA = """\
## Today
## Promised
## Also today
- [ ] call [[Jane Doe]] [07700](tel:+447700)
- [x] call [[Jane Doe]] 25m new budget
\t- ↳ 9 Oct lunch
\t- ↳ logged 2026-11-24 Jane Doe 3f9c1e07 (was 2026-10-09)
\t- ↳ logged 2026-11-24 Jane Doe 3f9c1e08
\t- [ ] no answer
\t- [x] no answer
\t- [ ] another day
\t- {}
\t- she said so
\t- [ ] send her the report
- [ ] meal [[Bob Lee]] with [[Ann]]
- lunch [[Eve]]: at the fair
- {}
prose

""".replace("{}", "").split("\n")


@st.composite
def versions(draw: st.DrawFn) -> tuple[str, str, str]:
    """A note and two that came of it by lines taken out, put in and written over."""
    kind = draw(st.sampled_from(["contact", "agenda"]))
    pool = st.sampled_from(_AGENDA if kind == "agenda" else _BODY)
    front = [f"type: {kind}", *draw(st.lists(st.sampled_from(_FRONT), max_size=5))]
    body = draw(st.lists(pool, max_size=14))
    fenced = draw(st.booleans()) or kind == "agenda"
    base = ["---", *front, "---", *body] if fenced else body
    every = st.one_of(pool, st.sampled_from(_FRONT))
    return tuple(_written(draw, _edited(draw, base, every)) for _ in range(3))  # type: ignore[return-value]


def _edited(draw: st.DrawFn, lines: list[str], pool: st.SearchStrategy[str]) -> list[str]:
    lines = list(lines)
    for _ in range(draw(st.integers(0, 3))):
        at = draw(st.integers(0, len(lines)))
        act = draw(st.sampled_from(["insert", "remove", "replace"]))
        lines[at : at + (act != "insert")] = [] if act == "remove" else [draw(pool)]
    return lines


def _written(draw: st.DrawFn, lines: list[str]) -> str:
    newline = draw(st.sampled_from(["\n", "\n", "\n", "\r\n"]))
    end = draw(st.sampled_from([newline, newline, ""]))
    mark = draw(st.sampled_from(["", "", "", BOM]))
    return mark + newline.join("\n".join(lines).split("\n")) + end


TEXTS = st.text(st.sampled_from("-#ab\n\r \t:[]x|<>=%`~\ufeff\u2028\udce9"), max_size=60)
ANY = st.one_of(versions(), st.tuples(TEXTS, TEXTS, TEXTS))


@given(ANY)
def test_the_same_on_both_sides_is_that(texts: tuple[str, str, str]) -> None:
    base, ours, _ = texts
    for old in (base, None):
        merged = merge_notes(old, ours, ours, SETTINGS)
        assert (merged.text, merged.conflicts) == (ours, ())


@given(ANY)
def test_an_unchanged_side_gives_way_to_the_byte(texts: tuple[str, str, str]) -> None:
    base, ours, _ = texts
    for merged in (merge_notes(base, ours, base, SETTINGS), merge_notes(base, base, ours, SETTINGS)):
        assert (merged.text, merged.conflicts) == (ours, ())


@given(ANY, st.booleans())
@example(("---\nr: [b, a]\n---\n", "---\nr: [a]\n---\n", "---\nr: [b, a, c]\n---\n"), False)
def test_it_does_not_matter_who_is_called_ours(texts: tuple[str, str, str], unknown: bool) -> None:
    base, ours, theirs = None if unknown else texts[0], *texts[1:]
    one, other = merge_notes(base, ours, theirs, SETTINGS), merge_notes(base, theirs, ours, SETTINGS)
    assert one.conflicts == other.conflicts
    if not one.conflicts:
        assert one.text == other.text
        return
    first, second = versions_of(one.text), versions_of(other.text)
    if first and second:  # markers that stood in a version already need not pair up
        assert (first.ours, first.theirs) == (second.theirs, second.ours)


@given(ANY)
def test_merging_the_result_again_changes_nothing(texts: tuple[str, str, str]) -> None:
    """What was merged, merged again with either side, is what it was: nothing comes twice."""
    base, ours, theirs = texts
    merged = merge_notes(base, ours, theirs, SETTINGS)
    if not merged.conflicts:
        assert merge_notes(ours, merged.text, ours, SETTINGS).text == merged.text
        assert merge_notes(theirs, theirs, merged.text, SETTINGS).text == merged.text


@given(ANY)
def test_no_entry_comes_twice_and_none_that_both_have_is_lost(texts: tuple[str, str, str]) -> None:
    base, ours, theirs = texts
    merged = merge_notes(base, ours, theirs, SETTINGS)
    if merged.conflicts:
        return
    old, one, other, now = (_entries(text) for text in (base, ours, theirs, merged.text))
    for entry in old | one | other:
        assert min(one[entry], other[entry]) <= now[entry] <= max(one[entry], other[entry]), entry


def _entries(text: str) -> Counter[str]:
    found = read_log(text, SETTINGS, date(2026, 12, 31)).entries
    return Counter(f"{entry.day} {entry.means} {entry.text} {entry.details}" for entry in found)
