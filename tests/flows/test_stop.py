"""Goodbye: who said so, the newsletter, a last message, and whose seat it could be."""

from __future__ import annotations

from datetime import date

import pytest

from cultivate.flows.planning_documents import goodbye_json
from cultivate.flows.send import send
from cultivate.flows.stop import Goodbye, Stopping, readers, stop
from tests.flows.conftest import MakePractice
from tests.flows.practice import Practice

PATH = "People/Bob Lee.md"
BOB = "---\ntier: alliance\nstage: cultivating\nnewsletter: {}\n---\n## Log\n- 2026-08-14 call\n"
IVY = "---\ntier: network\n---\n## Log\n- 2026-06-01 introduction in [[Max Hill]]\n"
SMALL = "[tiers.alliance]\nsize = 2\n"


def goodbye(desk: Practice, said: Stopping, *who: str) -> Goodbye:
    return desk._settled(lambda: stop(desk.session(), who or ("bob",), said, here=desk.root))


def letters(desk: Practice, to: str = "newsletter", means: str = "") -> str:
    found = send(desk.session(), to, means=means, day=None, text="Letter", dry_run=True)
    return found.changes[0].after or ""


@pytest.fixture
def desk(practice: MakePractice) -> Practice:
    eve = "---\ntier: alliance\nnewsletter: true\n---\n"
    return practice({PATH: BOB.format("true"), "People/Eve Fox.md": eve})


@pytest.mark.parametrize(
    ("said", "mark"),
    [
        (Stopping("her assistant asked"), "stopped: her assistant asked"),
        (Stopping("her assistant asked", "them"), "stopped: by them: her assistant asked"),
        (Stopping("", "me"), "stopped: by me"),
        (Stopping(), "stopped"),
    ],
)
def test_who_said_so_stands_in_the_log(desk: Practice, said: Stopping, mark: str) -> None:
    goodbye(desk, said)
    assert desk.text(PATH).endswith(f"- 2026-11-24 {mark}\n")
    with desk.silent():
        assert goodbye(desk, said).changes == ()


def test_the_newsletter_stays_as_it_is_and_does_not_go_out(desk: Practice) -> None:
    assert readers(desk.session(), ["bob"], desk.root) == ["Bob Lee"]
    goodbye(desk, Stopping())
    assert "newsletter: true\n" in desk.text(PATH)
    assert "Bob Lee" not in letters(desk)


def test_the_newsletter_goes_on_where_they_wish_it(desk: Practice) -> None:
    done = goodbye(desk, Stopping(newsletter=True))
    assert "newsletter: 2026-11-24\n" in desk.text(PATH)
    assert "- [[Bob Lee]]" in letters(desk.on("2026-12-01"))
    assert (
        "Bob Lee"
        not in letters(desk.on("2026-12-01"), "tier alliance", "newsletter").partition("## Not to")[2]
    )
    assert "The newsletter keeps coming" in done.farewells[0][1]
    with desk.silent():
        assert goodbye(desk.on("2026-12-02"), Stopping(newsletter=True)).changes == ()
    again = goodbye(desk.on("2026-12-02"), Stopping("once more"))
    assert again.changes, "a later word counts"
    assert "Bob Lee" not in letters(desk.on("2026-12-03"))


def test_the_newsletter_ends(desk: Practice) -> None:
    done = goodbye(desk, Stopping(newsletter=False))
    assert "newsletter: asked-off\n" in desk.text(PATH)
    assert "Bob Lee" not in letters(desk).partition("## Not to")[0]
    assert "The newsletter ends with this, too." in done.farewells[0][1]
    assert readers(desk.session(), ["bob"], desk.root) == []


@pytest.mark.parametrize(
    ("by", "words"),
    [("them", "Thank you for telling me"), ("me", "shall not go on"), ("", "leave you in peace")],
)
def test_the_last_message_says_who_said_so(desk: Practice, by: str, words: str) -> None:
    done = goodbye(desk, Stopping("", by))  # type: ignore[arg-type]
    ((contact, text),) = done.farewells
    assert contact.name == "Bob Lee"
    assert text.startswith("Dear Bob,\n\n")
    assert words in text
    assert "newsletter" not in text
    assert "\n\n\n" not in text


def test_it_thanks_for_names_and_tells_nothing_else(desk: Practice) -> None:
    desk.write("People/Zed Ray.md", "---\ntier: network\nprivate: true\n---\n")
    log = "- 2026-09-01 introduction in [[Max Hill]]: on his second marriage\n"
    desk.write(PATH, f"{BOB.format('')}{log}- 2026-09-02 introduction in [[Zed Ray]]\n")
    text = goodbye(desk, Stopping("a bore")).farewells[0][1]
    assert "you introduced me to Max Hill. Thank you." in text
    assert not any(word in text for word in ("Zed", "marriage", "bore"))


def test_a_template_of_ones_own(desk: Practice) -> None:
    desk.write("cultivate.toml", '[practice]\nfarewell_template = "Bye.md"\n')
    desk.write("Bye.md", "Bye {{ first }}\n")
    assert goodbye(desk, Stopping()).farewells[0][1] == "Bye Bob\n"
    desk.write("Bye.md", "Bye {{ nobody }}\n")
    done = goodbye(desk, Stopping("again"))
    assert done.farewells[0][1].startswith("Dear Bob")
    assert [each.path for each in done.outcome.problems] == ["Bye.md"]


def test_whose_seat_it_becomes(desk: Practice) -> None:
    desk.write("cultivate.toml", SMALL)
    desk.write("People/Ivy O'Hara.md", IVY)
    desk.write("People/Ann Poe.md", "---\ntier: network\n---\n")
    ivy = desk.text("People/Ivy O'Hara.md")
    done = goodbye(desk, Stopping())
    (seat,) = done.seats
    assert (seat.tier, len(seat.bench.seats)) == ("alliance", 1)
    assert seat.first is not None
    assert seat.first.standing.contact.name == "Ivy O'Hara"
    assert seat.command == """cultivate promote 'Ivy O'"'"'Hara' alliance"""
    assert desk.text("People/Ivy O'Hara.md") == ivy, "nothing is promoted by itself"
    with desk.silent():
        assert goodbye(desk, Stopping()).seats == (), "nobody leaves twice"


def test_a_circle_that_is_full_all_the_same(desk: Practice) -> None:
    desk.write("cultivate.toml", SMALL.replace("2", "1"))
    desk.write("People/Ivy Orr.md", IVY)
    (seat,) = goodbye(desk, Stopping()).seats
    assert (seat.first is not None, seat.command) == (True, "")


def test_the_day_is_the_sessions(desk: Practice) -> None:
    goodbye(desk.on(date(2026, 12, 24)), Stopping("", "them"))
    assert "- 2026-12-24 stopped: by them\n" in desk.text(PATH)


def test_nobody_private_is_named_for_a_seat(desk: Practice) -> None:
    desk.write("cultivate.toml", SMALL.replace("2", "3"))
    desk.write("People/Ivy Orr.md", IVY.replace("tier: network", "tier: network\nprivate: true"))
    done = goodbye(desk, Stopping())
    document = goodbye_json(done, done.outcome, desk.session())
    assert "Ivy" not in str(document)
    assert done.seats[0].command == "cultivate promote 'Ivy Orr' alliance", "on one's own terminal they are"
