"""The shelf as a note: its links however they are written, the lines under them, and nothing else changed."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cultivate.errors import CannotEdit
from cultivate.model.pleasing import same_link
from cultivate.notes.shelf import read_shelf, with_marks

ONE, TWO = "https://a.example/one", "https://b.example/two/"
DAY = date(2026, 11, 24)
SHELF = f"# Shelf\n\n- {ONE} short, good #sailing #boats\n* [ ] {TWO}\nno bullet {ONE}\n"


def marked(
    text: str,
    sent: dict[str, dict[str, date]] | None = None,
    refused: dict[str, dict[str, bool]] | None = None,
    known: tuple[str, ...] = ("Jane Doe", "Bob Lee"),
) -> str:
    return with_marks(text, sent or {}, refused or {}, lambda target: target in known)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (f"- {ONE} short, good #sailing #boats", "short, good"),
        (f"- good for #boats now: {ONE}", "good for boats now:"),
        (f"+ [One of them]({ONE}) and why", "One of them and why"),
        (f"1. <{ONE}>", ""),
        (f"- [ ] {ONE}, see [[Jane Doe|her]] %%no%% 📅 2026-12-01", ", see her %no%"),
        (f"\t- {ONE} indented", "indented"),
        (f"- {ONE} and {TWO}", f"and {TWO}"),
    ],
)
def test_a_link_and_its_words(line: str, words: str) -> None:
    (found,) = read_shelf(f"---\ntitle: x\n---\n{line}\n")
    assert (found.link, found.words) == (ONE, words)
    assert found.text == f"{ONE} {words}".strip()


@pytest.mark.parametrize(
    "text",
    [
        "",
        f"{ONE}\n",
        f"```\n- {ONE}\n```\n",
        f"%%\n- {ONE}\n%%\n",
        f"> - {ONE}\n",
        "- words\n",
    ],
)
def test_what_is_no_link_of_the_shelf(text: str) -> None:
    assert read_shelf(text) == ()
    assert marked(text, {ONE: {"Jane Doe": DAY}}) in (text, f"{text}\t- ↳ for [[Jane Doe]] 2026-11-24\n")


def test_a_ticked_link_is_done_with() -> None:
    boxes = {box: read_shelf(f"- [{box}] {ONE}\n")[0].is_done for box in " x-"}
    assert boxes == {" ": False, "x": True, "-": True}


def test_who_had_it_and_for_whom_it_is_not_stand_under_it() -> None:
    sent = {ONE: {"Jane Doe": DAY, "Bob Lee": date(2026, 11, 3)}}
    after = marked(SHELF, sent, {same_link(TWO): {"People/Cy Orr": True}})
    assert after == SHELF.replace(
        "#boats\n", "#boats\n\t- ↳ for [[Bob Lee]] 2026-11-03\n\t- ↳ for [[Jane Doe]] 2026-11-24\n"
    ).replace("two/\n", "two/\n\t- ↳ not for [[People/Cy Orr]]\n")
    one, two = read_shelf(after)
    assert (sorted(one.had), sorted(one.refused)) == (["bob lee", "jane doe"], [])
    assert (sorted(two.had), sorted(two.refused)) == ([], ["cy orr", "people/cy orr"])
    assert marked(after, sent, {same_link(TWO): {"Cy Orr": True}}) == after


def test_what_is_withdrawn_goes_and_what_is_known_of_nobody_stays() -> None:
    typed = "  - my own line\n  - ↳ for [[Jane Doe]] 2026-11-24 and more\n  - ↳ for [[Jane Doe]]\n"
    stranger = "  - ↳ for [[Eve Fox]] 2026-11-24\n"
    text = f"- {ONE}\n{typed}{stranger}  - ↳ for [[Jane Doe]] 2026-11-24\n- next\n"
    assert marked(text) == f"- {ONE}\n{typed}{stranger}- next\n"
    assert marked(text, {ONE: {"Jane Doe": DAY}}).count("for [[Jane Doe]] 2026-11-24") == 2


def test_another_day_a_change_of_mind_and_a_tick_by_hand() -> None:
    text = f"- {ONE}\n\t- ↳ not for [[Jane Doe]]\n"
    assert marked(text, {ONE: {"Jane Doe": DAY}}) == f"- {ONE}\n\t- ↳ for [[Jane Doe]] 2026-11-24\n"
    assert marked(text, refused={ONE: {"Jane Doe": False}}) == f"- {ONE}\n"
    assert marked(text, refused={ONE: {"Jane Doe": True}}) == text
    earlier = f"- [x] {ONE}\n\t- ↳ for [[Jane Doe]] 2026-11-20\n"
    assert marked(earlier, {ONE: {"Jane Doe": DAY}}) == earlier.replace("2026-11-20", "2026-11-24")


def test_a_link_that_stands_twice_has_its_lines_under_the_first() -> None:
    text = f"- {ONE}\n- {ONE}/ again"
    after = marked(text, {ONE: {"Jane Doe": DAY}})
    assert after == f"- {ONE}\n\t- ↳ for [[Jane Doe]] 2026-11-24\n- {ONE}/ again"


def test_the_end_of_a_note_and_its_line_endings() -> None:
    sent = {ONE: {"Jane Doe": DAY}}
    assert marked(f"- {ONE}", sent) == f"- {ONE}\n\t- ↳ for [[Jane Doe]] 2026-11-24"
    windows = f"\ufeff- {ONE}\r\n"
    assert marked(windows, sent) == f"\ufeff- {ONE}\r\n\t- ↳ for [[Jane Doe]] 2026-11-24\r\n"
    assert marked(marked(windows, sent), sent) == marked(windows, sent)


def test_a_line_that_could_not_be_seen_is_not_written() -> None:
    with pytest.raises(CannotEdit, match="hides a part of the shelf"):
        marked(f"- {ONE} %% a comment\nthat ends here %%\n", {ONE: {"Jane Doe": DAY}})


LINES = st.lists(
    st.sampled_from(
        [f"- {ONE} a", f"* {TWO} b #c", "\t- ↳ for [[Jane Doe]] 2026-11-24", "\t- ↳ not for [[Bob Lee]]",
         "\t- mine", "", "# h", "text", "\t\t- ↳ for [[Eve]] 2025-01-01", f"\t- {ONE}", "- [x] x"]
    ),
    max_size=9,
)  # fmt: skip


@given(LINES, st.sampled_from(["\n", "\r\n"]), st.booleans(), st.booleans())
def test_only_lines_with_an_arrow_change_and_a_second_time_nothing(
    lines: list[str], newline: str, sent: bool, refused: bool
) -> None:
    text = newline.join(lines)
    had = {ONE: {"Jane Doe": DAY}, same_link(TWO): {"Bob Lee": DAY}} if sent else {}
    out = {ONE: {"Bob Lee": refused}}
    after = marked(text, had, out)
    assert marked(after, had, out) == after
    plain = [line for line in text.split(newline) if "↳" not in line]
    assert [line for line in after.split(newline) if "↳" not in line] in (plain, [*plain, ""], plain[:-1])
