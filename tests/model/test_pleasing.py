"""Whom a link or a gift would please: what it is about, points counted by hand, who had it already."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from cultivate.model.contact import Contact
from cultivate.model.due import standing
from cultivate.model.pleasing import links_in, pleased, topic_of, was_sent
from cultivate.model.settings import Settings
from cultivate.model.suggest import told
from cultivate.model.touch import Entry
from tests.flows.practice import TODAY

SETTINGS = Settings()
SITE = "https://example.com"
LINK = "https://example.com/rigging-a-dinghy"


def person(name: str, **fields: object) -> Contact:
    return Contact(name, f"People/{name}.md", **{"tiers": ("network",)} | fields)  # type: ignore[arg-type]


def named(words: str, *people: Contact, means: str = "article") -> list[tuple[str, str]]:
    """Names, and the parts that they come up for."""
    all_ = [standing(each, SETTINGS, TODAY) for each in people]
    found = pleased(topic_of(words), means, all_, SETTINGS, TODAY)
    assert pleased(topic_of(words), means, all_[::-1], SETTINGS, TODAY) == found, "the order of notes"
    assert all(each.score == sum(part.points for part in each.parts) for each in found)
    return [(each.profile.contact.name, told(each.parts)) for each in found]


@pytest.mark.parametrize(
    ("text", "words", "links"),
    [
        (LINK, "rigging a dinghy", [LINK]),
        (f"note {LINK}/, good #sailing!", "rigging a dinghy note sailing", [f"{LINK}/"]),
        (
            f"{SITE}/a/Old_Bread.html?ref=golf#jazz",
            "a bread html",
            [f"{SITE}/a/Old_Bread.html?ref=golf#jazz"],
        ),
        (f"{SITE}/caf%C3%A9-brot ({SITE})", "café brot", [f"{SITE}/caf%C3%A9-brot", SITE]),
        ("AI", "ai", []),
        ("  ", "", []),
        ("http://[broken", "http broken", []),
    ],
)
def test_what_it_is_about(text: str, words: str, links: list[str]) -> None:
    topic = topic_of(text)
    assert (topic.words, topic.links) == (frozenset(words.split()), tuple(links))


def test_likings_needs_and_work_each_have_their_points() -> None:
    ann = person("Ann", interests=("dinghy rigging", "Rigging"))
    bob = person("Bob", looking_for=("a dinghy",))
    cy = person("Cy", offers=("rigging",), interests=("fell walking",))
    di = person("Di", interests=("dinghy sailing",), tiers=("client-system",), last_touch=date(2026, 8, 27))
    assert named(LINK, ann, bob, cy, di, person("Eve", interests=("golf",))) == [
        ("Ann", "likes dinghy rigging +2 · likes Rigging +2"),
        ("Bob", "looks for a dinghy +3"),
        ("Di", "dinghy, of “dinghy sailing” +1 · due in 3 days +1"),
        ("Cy", "their work: rigging +1"),
    ]


def test_a_gift_is_for_what_they_like() -> None:
    ann, bob = person("Ann", offers=("bread",)), person("Bob", interests=("bread",))
    assert named("bread", ann, bob, means="gift") == [("Bob", "likes bread +2")]
    assert named("bread", ann, bob) == [("Bob", "likes bread +2"), ("Ann", "their work: bread +1")]


@pytest.mark.parametrize(
    "fields",
    [
        {"died": date(2026, 1, 1)},
        {"stage": "stopped"},
        {"pause_until": date(2027, 1, 1)},
        {"tags": ("sample",)},
        {"avoid": ("article",)},
        {"entries": (Entry(TODAY, "article", text=f"{LINK}/ on knots"),)},
        {"entries": (Entry(TODAY, "email", text=f"hello ({LINK})."),)},
    ],
)
def test_whom_it_is_not_for(fields: dict[str, object]) -> None:
    assert named(LINK, person("Ann", interests=("dinghy",)))
    assert named(LINK, person("Ann", interests=("dinghy",), **fields)) == []


def test_a_link_was_sent_by_the_user_and_not_to_come() -> None:
    def sent(*entries: Entry) -> date | None:
        return was_sent(person("Ann", entries=entries), [LINK], TODAY)

    earlier = TODAY - timedelta(days=9)
    assert sent(Entry(TODAY, "article", text=LINK), Entry(earlier, "article", text=f"a: {LINK}")) == earlier
    assert sent(Entry(TODAY, "article", text=LINK, inbound=True)) is None
    assert sent(Entry(TODAY + timedelta(days=1), "article", text=LINK)) is None
    assert sent(Entry(TODAY, "article", text=f"{LINK}-again")) is None


def test_links_end_where_a_sentence_goes_on() -> None:
    assert links_in(f"({LINK}), <{LINK}>; “{LINK}” and {LINK}.") == [LINK] * 4
    assert links_in("no link: //example.com, mailto:a@b.example") == []
