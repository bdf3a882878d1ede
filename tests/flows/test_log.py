"""`log`: the same touch in everybody's note, the properties that follow, and all that it must not do."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from cultivate.errors import CannotEdit, Refused, UsageError
from tests.flows.conftest import MakePractice
from tests.flows.practice import ANN, BOB, JANE, TODAY, entries
from tests.running import read_files

YESTERDAY = TODAY - timedelta(days=1)


def test_a_touch_is_one_line_and_one_date(practice: MakePractice) -> None:
    vault = practice()
    said = vault.log("jane", means="call", length="25m", text="new budget").messages
    assert said == ("Jane Doe: 2026-11-24 call 25m: new budget · next 24 Dec",)
    expected = JANE.replace("last_touch: 2026-10-09   # lunch", "last_touch: 2026-11-24   # lunch")
    assert vault.text("People/Jane Doe.md") == expected + "- 2026-11-24 call 25m: new budget\n"
    assert vault.text("People/Bob Lee.md") == BOB
    assert vault.text("People/Ann Poe.md") == ANN


def test_several_people_stand_in_each_others_notes(practice: MakePractice) -> None:
    vault = practice()
    vault.log("jane", "bob", "ann", means="lunch", day=YESTERDAY, length="1h30", text="names for spring")
    assert vault.text("People/Jane Doe.md").endswith(
        "- 2026-11-23 meal [[Bob Lee]] [[Ann Poe]] 90m: names for spring\n"
    )
    assert vault.text("People/Bob Lee.md").endswith(
        "- 2026-11-23 meal [[Jane Doe]] [[Ann Poe]] 90m: names for spring\n"
    )
    ann = vault.text("People/Ann Poe.md")
    assert ann == (
        "---\ntier: [alliance, client-system]\nlast_touch: 2026-11-23\n---\n"
        "## Log\n- 2026-11-23 meal [[Jane Doe]] [[Bob Lee]] 90m: names for spring\n"
    )


def test_what_was_mirrored_is_no_finding_of_doctors(practice: MakePractice) -> None:
    from cultivate.flows.doctor import doctor

    vault = practice({"People/Jane Doe.md": JANE.replace("[[Bob Lee]] 90m", "90m")})
    vault.log("jane", "bob", "ann", means="lunch", length="1h30")
    assert doctor(vault.session()).problems == ()


@pytest.mark.parametrize(
    "who", ["jane", "Jane Doe", "JD", "jd", "doe", "People/Jane Doe.md", "People/Jane Doe"]
)
def test_names_aliases_and_paths_find_one(practice: MakePractice, who: str) -> None:
    vault = practice()
    assert [change.path for change in vault.log(who, means="call").changes] == ["People/Jane Doe.md"]


def test_somebody_named_twice_is_there_once(practice: MakePractice) -> None:
    vault = practice()
    vault.log("jane", "JD", "People/Jane Doe.md", "bob", means="call", text="both")
    assert entries(vault.text("People/Jane Doe.md"))[-1] == "- 2026-11-24 call [[Bob Lee]]: both"
    assert entries(vault.text("People/Bob Lee.md"))[-1] == "- 2026-11-24 call [[Jane Doe]]: both"


def test_a_note_that_is_no_contact_gets_the_entry_alone(practice: MakePractice) -> None:
    vault = practice({"Projects/Book.md": "# Book\n"})
    vault.log("Projects/Book.md", "jane", means="meeting", text="outline")
    assert vault.text("Projects/Book.md") == "# Book\n\n## Log\n- 2026-11-24 meeting [[Jane Doe]]: outline\n"
    assert entries(vault.text("People/Jane Doe.md"))[-1] == "- 2026-11-24 meeting [[Book]]: outline"


def test_an_older_touch_goes_to_its_place_and_moves_nothing_back(practice: MakePractice) -> None:
    vault = practice()
    vault.log("jane", means="email", day=date(2026, 9, 15), text="dates")
    expected = JANE.replace("\n- 2026-10-09 meal", "\n- 2026-09-15 email: dates\n- 2026-10-09 meal")
    assert vault.text("People/Jane Doe.md") == expected


def test_the_property_may_be_newer_than_the_log(practice: MakePractice) -> None:
    vault = practice({"People/Bob Lee.md": BOB.replace("last_touch: 2026-08-14", "last_touch: 2026-11-20")})
    vault.log("bob", means="call", day=date(2026, 11, 2))
    assert "last_touch: 2026-11-20\n" in vault.text("People/Bob Lee.md")


def test_a_touch_in_the_future_is_refused(practice: MakePractice) -> None:
    vault = practice()
    with vault.silent(), pytest.raises(Refused, match="25 Nov 2026 is after today"):
        vault.log("jane", means="call", day=TODAY + timedelta(days=1))


@pytest.mark.parametrize("outcome", ["no-answer", "voicemail", "moved"])
def test_an_attempt_is_no_touch(practice: MakePractice, outcome: str) -> None:
    vault = practice()
    vault.log("jane", means="call", outcome=outcome)
    assert vault.text("People/Jane Doe.md") == JANE + f"- 2026-11-24 call {outcome}\n"


@pytest.mark.parametrize(
    ("means", "outcome"), [("lunch", "invited"), ("introduction", "promised"), ("newsletter", "")]
)
def test_invitations_promises_and_bulk_are_no_touch(practice: MakePractice, means: str, outcome: str) -> None:
    vault = practice()
    vault.log("bob", means=means, outcome=outcome)
    assert "last_touch: 2026-08-14\n" in vault.text("People/Bob Lee.md")


def test_a_touch_empties_snooze_until_and_an_attempt_does_not(practice: MakePractice) -> None:
    snoozed = JANE.replace("snooze_until:", "snooze_until: 2026-12-20")
    vault = practice({"People/Jane Doe.md": snoozed})
    vault.log("jane", means="call", outcome="no-answer")
    assert "snooze_until: 2026-12-20\n" in vault.text("People/Jane Doe.md")
    vault.log("jane", means="call")
    assert "snooze_until:\n" in vault.text("People/Jane Doe.md")


def test_word_for_word_the_same_is_not_written_again(practice: MakePractice) -> None:
    vault = practice()
    vault.log("jane", "bob", means="lunch", length="1h", text="a: b [[Ann Poe]] #tag", day=YESTERDAY)
    with vault.silent():
        said = vault.log(
            "jane", "bob", means="lunch", length="60m", text="a: b [[Ann Poe]] #tag", day=YESTERDAY
        )
    assert said.changes == ()
    assert all("stands there already" in each for each in said.messages)
    vault.log("jane", means="lunch", length="1h", text="other", day=YESTERDAY)
    assert len(entries(vault.text("People/Jane Doe.md"))) == 4


def test_again_logs_it_once_more(practice: MakePractice) -> None:
    vault = practice()
    for _ in range(2):
        vault.log("jane", means="call", text="hello", again=True)
    assert entries(vault.text("People/Jane Doe.md"))[-2:] == ["- 2026-11-24 call: hello"] * 2


def test_repeated_for_one_of_two_only_completes_the_other(practice: MakePractice) -> None:
    """As after a run that broke off between two notes."""
    vault = practice()
    vault.log("jane", "bob", means="lunch")
    vault.write("People/Bob Lee.md", BOB)
    assert [change.path for change in vault.log("jane", "bob", means="lunch").changes] == [
        "People/Bob Lee.md"
    ]


def test_they_reached_out(practice: MakePractice) -> None:
    vault = practice()
    vault.log("bob", means="email", inbound=True, text="asks about dates")
    assert vault.text("People/Bob Lee.md").endswith("- 2026-11-24 email in: asks about dates\n")


def test_an_amount_goes_with_sold(practice: MakePractice) -> None:
    vault = practice()
    vault.log("bob", means="meeting", outcome="sold 4000", text="a year")
    assert vault.text("People/Bob Lee.md").endswith("- 2026-11-24 meeting sold 4000: a year\n")


def test_an_unknown_outcome_lists_the_known_ones(practice: MakePractice) -> None:
    vault = practice()
    with (
        vault.silent(),
        pytest.raises(UsageError, match="no outcome of a note; known are reached, no-answer"),
    ):
        vault.log("bob", means="card", outcome="sold 4000")


@pytest.mark.parametrize(
    ("typed", "logged"),
    [
        ("no answer", "no-answer"),
        ("No  Answer", "no-answer"),
        ("left a message", "voicemail"),
        ("Reached", "reached"),
        ("sold EUR4000", "sold EUR4000"),
        ("sold", "sold"),
    ],
)
def test_outcomes_as_one_says_them(practice: MakePractice, typed: str, logged: str) -> None:
    vault = practice()
    vault.log("bob", means="call", outcome=typed)
    assert entries(vault.text("People/Bob Lee.md"))[-1] == f"- 2026-11-24 call {logged}"


@pytest.mark.parametrize(
    "outcome", ["reached 5", "sold lots", "booked", "booked soon", "no-answer 3", "sold 4000 5"]
)
def test_what_does_not_go_with_an_outcome(practice: MakePractice, outcome: str) -> None:
    vault = practice()
    with vault.silent(), pytest.raises(UsageError, match=r"does not go with|is no outcome of a call"):
        vault.log("bob", means="call", outcome=outcome)


def test_what_was_booked_is_ticked_once_it_was_held(practice: MakePractice) -> None:
    vault = practice()
    vault.log("bob", means="lunch", outcome="booked 2026-12-08")
    for day, means, outcome in (
        ("2026-12-07", "lunch", ""),  # another one, the day before
        ("2026-12-08", "call", ""),
        ("2026-12-08", "lunch", "moved"),
    ):
        vault.on(day).log("bob", means=means, outcome=outcome)
        assert "- [ ] meal 📅 2026-12-08" in vault.text("People/Bob Lee.md"), (day, means, outcome)
    vault = vault.on("2026-12-09")
    assert "ticked under Next" in vault.log("bob", means="lunch").messages[0]
    assert "- [x] meal 📅 2026-12-08" in vault.text("People/Bob Lee.md")


def test_a_promise_in_ones_own_words_is_ticked_by_hand(practice: MakePractice) -> None:
    vault = practice(
        {"People/Una.md": "---\ntier: alliance\n---\n## Next\n- [ ] lunch at Hale's 📅 2026-11-24\n"}
    )
    vault.log("una", means="lunch")
    assert "- [ ] lunch at Hale's 📅 2026-11-24" in vault.text("People/Una.md")


def test_what_was_booked_comes_on_its_day(practice: MakePractice) -> None:
    vault = practice()
    vault.log("bob", "jane", means="lunch", outcome="booked 2026-12-08")
    assert entries(vault.text("People/Bob Lee.md"))[-1] == "- 2026-11-24 meal booked 2026-12-08 [[Jane Doe]]"
    assert "## Next\n- [ ] meal with [[Jane Doe]] 📅 2026-12-08\n" in vault.text("People/Bob Lee.md")
    assert "📅 2026-12-08" not in vault.text("People/Jane Doe.md")
    with vault.silent():
        vault.log("bob", "jane", means="lunch", outcome="booked 2026-12-08")
    later = vault.on("2026-12-08")
    later.agenda()
    assert "- [ ] meal with [[Jane Doe]] [[Bob Lee]]\n" in later.day


def test_a_promise_for_a_day_that_is_past_is_a_slip(practice: MakePractice) -> None:
    vault = practice()
    with vault.silent(), pytest.raises(UsageError, match="is past"):
        vault.log("bob", means="call", next_words="send it", next_day=YESTERDAY)


@pytest.mark.parametrize("means", ["introduction", "referral"])
def test_a_name_received_is_the_givers_alone(practice: MakePractice, means: str) -> None:
    vault = practice()
    vault.log("bob", "ann", means=means, inbound=True)
    assert entries(vault.text("People/Bob Lee.md"))[-1] == f"- 2026-11-24 {means} in [[Ann Poe]]"
    assert vault.text("People/Ann Poe.md") == ANN
    vault.log("bob", "ann", means=means)
    assert entries(vault.text("People/Ann Poe.md")) == [f"- 2026-11-24 {means} [[Bob Lee]]"]


@pytest.mark.parametrize("who", ["", " ", "\t"])
def test_nobody_is_not_whoever_is_there(practice: MakePractice, who: str) -> None:
    """An empty variable in a script must not mean the only contact of a vault."""
    vault = practice({"People/Bob Lee.md": BOB}, alone=True)
    with vault.silent(), pytest.raises(Refused, match=r"whom\?"):
        vault.log(who, means="call")


def test_an_unknown_means_lists_the_known_ones(practice: MakePractice) -> None:
    vault = practice()
    with vault.silent(), pytest.raises(UsageError, match="no means; known are newsletter, note, call"):
        vault.log("bob", means="smoke-signal")


@pytest.mark.parametrize("length", ["long", "25", "25m and more", "-5m", "m"])
def test_what_is_no_length_is_not_written(practice: MakePractice, length: str) -> None:
    vault = practice()
    with vault.silent(), pytest.raises(UsageError, match="is no length"):
        vault.log("bob", means="call", length=length)


def test_no_means_is_a_touch_all_the_same(practice: MakePractice) -> None:
    vault = practice()
    vault.log("bob", text="bumped into him at the station")
    assert "last_touch: 2026-11-24\n" in vault.text("People/Bob Lee.md")
    assert "bumped into him at the station" in entries(vault.text("People/Bob Lee.md"))[-1]


@pytest.mark.parametrize(
    "text",
    [
        "call me back: at 12:30", "- dash first", "in", "no-answer", "25m", "[[Ann Poe]] and [[Bob Lee]]",
        "# heading", "with [[Ann Poe]]", "---", "%% comment", "<!-- open", "```", "a  b\tc\nd",
        "stage servicing", "✅ 2026-11-20", "^block", "📅 2026-12-01", "sold 4000", "> quote", "| a | b |",
        "\u202eevil", "ünïcode 😀",
    ],
)  # fmt: skip
def test_whatever_is_said_reads_back_as_text(practice: MakePractice, text: str) -> None:
    """Either the log says afterwards what was typed, on one line and as this touch, or nothing is written."""
    vault = practice()
    try:
        vault.log("bob", means="call", text=text)
    except CannotEdit:
        assert vault.text("People/Bob Lee.md") == BOB
        return
    contact = next(c for c in vault.session().load().contacts if c.name == "Bob Lee")
    last = contact.entries[-1]
    assert (last.means, last.day, last.outcome, last.minutes, last.people) == ("call", TODAY, "", None, ())
    assert last.text == " ".join(text.split())
    assert len(contact.entries) == 2


def test_next_goes_into_the_first_persons_note(practice: MakePractice) -> None:
    vault = practice()
    vault.log("bob", "ann", means="call", next_words="send the book", next_day=date(2026, 12, 1))
    assert "\n## Next\n- [ ] send the book 📅 2026-12-01\n\n## Log\n" in vault.text("People/Bob Lee.md")
    assert "send the book" not in vault.text("People/Ann Poe.md")


def test_next_without_a_day(practice: MakePractice) -> None:
    vault = practice()
    vault.log("jane", means="call", next_words="ask about [[Max]]")
    assert "- [ ] ask how Lily's final went\n- [ ] ask about [[Max]]\n" in vault.text("People/Jane Doe.md")
    with vault.silent():
        vault.log("jane", means="call", next_words="ask about [[Max]]")


def test_next_touch_is_kept_where_the_setting_says_so(practice: MakePractice) -> None:
    vault = practice({"cultivate.toml": "[vault]\nnext_touch = true\n"})
    vault.log("jane", means="call")
    assert "next_touch: 2026-12-24\n" in vault.text("People/Jane Doe.md")
    vault.log("bob", means="call", outcome="no-answer")
    assert "next_touch: 2026-11-26\n" in vault.text("People/Bob Lee.md")  # tried again in two working days


def test_next_touch_is_not_ours_where_it_does_not(practice: MakePractice) -> None:
    own = BOB.replace("last_touch: 2026-08-14\n", "last_touch: 2026-08-14\nnext_touch: 2020-01-01\n")
    vault = practice({"People/Bob Lee.md": own})
    vault.log("bob", means="call")
    assert "next_touch: 2020-01-01\n" in vault.text("People/Bob Lee.md")


def test_a_vaults_own_name_for_a_property(practice: MakePractice) -> None:
    vault = practice(
        {
            "cultivate.toml": '[properties]\nlast_touch = "Last contact"\n',
            "People/Bob Lee.md": "---\ntier: alliance\nLast contact: 2026-08-14\n---\n",
            "People/Eve Fox.md": "---\ntier: alliance\n---\n",
        }
    )
    vault.log("bob", "eve", means="call")
    assert "\nLast contact: 2026-11-24\n---" in vault.text("People/Bob Lee.md")
    assert "\nLast contact: 2026-11-24\n---" in vault.text("People/Eve Fox.md")


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("bom", ["", "\ufeff"])
def test_line_endings_and_marks_stay(practice: MakePractice, newline: str, bom: str) -> None:
    before = bom + JANE.replace("\n", newline)
    vault = practice({"People/Jane Doe.md": before})
    vault.log("jane", means="call", text="hello", next_words="ring again")
    expected = (
        before.replace("2026-10-09   #", "2026-11-24   #")
        .replace(f"final went{newline}", f"final went{newline}- [ ] ring again{newline}")
        + f"- 2026-11-24 call: hello{newline}"
    )  # fmt: skip
    assert read_files(vault.root)["People/Jane Doe.md"] == expected.encode()


def test_a_note_that_cannot_be_changed_is_named_with_its_line_and_nobody_is_changed(
    practice: MakePractice,
) -> None:
    broken = "---\ntier: alliance\nlast_touch: &a 2026-08-14\n---\n"
    vault = practice({"People/Bob Lee.md": broken})
    with vault.silent(), pytest.raises(CannotEdit, match=r"^People/Bob Lee.md, line 3: "):
        vault.log("jane", "bob", means="lunch")


def test_an_ambiguous_name_lists_them(practice: MakePractice) -> None:
    vault = practice({"People/Jane Roe.md": ANN})
    with vault.silent(), pytest.raises(Refused, match="“jane” could be Jane Doe, Jane Roe"):
        vault.log("jane", means="call")


def test_two_notes_of_one_name_are_told_by_their_paths(practice: MakePractice) -> None:
    vault = practice({"Clients/Bob Lee.md": ANN})
    with vault.silent(), pytest.raises(Refused, match=r"Clients/Bob Lee.md, People/Bob Lee.md"):
        vault.log("bob", means="call")
    vault.log("Clients/Bob Lee.md", "jane", means="call")
    assert "[[Clients/Bob Lee]]" in vault.text("People/Jane Doe.md")
    assert entries(vault.text("Clients/Bob Lee.md")) == ["- 2026-11-24 call [[Jane Doe]]"]
    assert vault.text("People/Bob Lee.md") == BOB


def test_a_near_miss_offers_the_nearest(practice: MakePractice) -> None:
    vault = practice()
    with vault.silent(), pytest.raises(Refused, match=r"did you mean Jane Doe\?"):
        vault.log("Jnae", means="call")
    with vault.silent(), pytest.raises(Refused, match="`cultivate list` shows everybody"):
        vault.log("Zebedee", means="call")


def test_a_path_out_of_the_vault_is_refused(practice: MakePractice) -> None:
    vault = practice()
    outside = vault.root.parent / "Outside.md"
    outside.write_text(ANN)
    for path in (str(outside), "../Outside.md", "People/../../Outside.md"):
        with vault.silent(), pytest.raises(Refused, match="not in the vault"):
            vault.log(path, means="call")
    assert outside.read_text() == ANN


def test_days_between_the_command_and_the_clock_are_no_problem(practice: MakePractice) -> None:
    """`--date` of yesterday, with an entry of today in the log: it neither counts nor complains."""
    vault = practice()
    vault.log("jane", means="call", text="today")
    before = vault.on("2026-11-20")
    session = before.session(clock=TODAY)
    loaded = session.load()
    assert loaded.problems == ()
    assert [e.text for e in loaded.contacts[2].entries][-1] == "his auditor might need a coach"


SAM = "---\ntier: network\n---\n"


@pytest.mark.parametrize("means", ["lunch", "home", "event"])
def test_a_couple_is_at_a_meal_together(practice: MakePractice, means: str) -> None:
    vault = practice({"People/Sam Doe.md": SAM})
    vault.log("jane", means=means, text="the boat")
    named = {"lunch": "meal"}.get(means, means)
    assert entries(vault.text("People/Sam Doe.md")) == [f"- 2026-11-24 {named} [[Jane Doe]]: the boat"]
    assert entries(vault.text("People/Jane Doe.md"))[-1] == f"- 2026-11-24 {named} [[Sam Doe]]: the boat"
    with vault.silent():
        vault.log("jane", means=means, text="the boat")


def test_a_call_is_for_one_and_so_is_a_meal_alone(practice: MakePractice) -> None:
    vault = practice({"People/Sam Doe.md": SAM})
    vault.log("jane", means="call")
    vault.log("jane", means="lunch", alone=True)
    assert vault.text("People/Sam Doe.md") == SAM


@pytest.mark.parametrize("more", ["died: 2026-01-01\n", "stage: stopped\n"])
def test_a_partner_who_is_gone_was_not_there(practice: MakePractice, more: str) -> None:
    note = SAM.replace("tier", f"{more}tier")
    vault = practice({"People/Sam Doe.md": note})
    vault.log("jane", means="lunch")
    assert vault.text("People/Sam Doe.md") == note


def test_both_named_are_two_and_not_three(practice: MakePractice) -> None:
    vault = practice({"People/Sam Doe.md": SAM})
    done = vault.log("jane", "sam", means="lunch")
    assert len(done.changes) == 2
    assert not any("partner" in message for message in done.messages)
