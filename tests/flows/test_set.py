"""`set`: one property, its characters and no others; what it refuses, and the marks that a log gets."""

from __future__ import annotations

from typing import Any

import pytest

from cultivate.errors import CannotEdit, Refused, UsageError
from cultivate.flows.set import Assignment, parse_assignment
from tests.flows.conftest import MakePractice
from tests.flows.practice import ANN, BOB, JANE, Practice, entries

BOB_PATH = "People/Bob Lee.md"


def value_of(vault: Practice, key: str, name: str = "Bob Lee") -> str | tuple[str, ...] | None:
    """A property as every reader of the vault sees it."""
    contact = next(each for each in vault.session().load().contacts if each.name == name)
    return contact.properties.get(key)


@pytest.mark.parametrize(
    ("typed", "key", "how", "value"),
    [
        ("city=Leeds", "city", "=", "Leeds"),
        ("city=", "city", "=", ""),
        ("tags+=press", "tags", "+=", "press"),
        ("tags-=press", "tags", "-=", "press"),
        ("best-time=am", "best-time", "=", "am"),
        ("Last contact=2026-11-20", "Last contact", "=", "2026-11-20"),
        ("role=a=b", "role", "=", "a=b"),
        ("role=+=", "role", "=", "+="),
        ("phone=-1", "phone", "=", "-1"),
        ("cadence = monthly", "cadence", "=", "monthly"),
    ],
)
def test_words_that_assign(typed: str, key: str, how: str, value: str) -> None:
    assert parse_assignment(typed) == Assignment(key, how, value)  # type: ignore[arg-type]


@pytest.mark.parametrize("typed", ["jane", "Jane Doe", "People/Jane Doe.md", "=x", "+=x", "-=x", ""])
def test_words_that_name(typed: str) -> None:
    assert parse_assignment(typed) is None


def test_one_property_and_no_other_character(practice: MakePractice) -> None:
    vault = practice()
    vault.set("jane", "last_touch=2026-11-20")
    assert vault.text("People/Jane Doe.md") == JANE.replace("2026-10-09   # lunch", "2026-11-20   # lunch")
    assert vault.text(BOB_PATH) == BOB


def test_the_same_again_is_silent(practice: MakePractice) -> None:
    vault = practice()
    words = ("bob", "city=Leeds", "tags+=press", "stage=converting", "cadence=every 6 weeks", "phone=+44 1")
    vault.set(*words)
    with vault.silent():
        assert vault.set(*words).messages == ("nothing to change",)


def test_a_missing_property_comes_before_the_closing_fence(practice: MakePractice) -> None:
    vault = practice()
    vault.set("bob", "city=Leeds")
    assert vault.text(BOB_PATH) == BOB.replace("08-14\n---", "08-14\ncity: Leeds\n---")


def test_a_note_without_properties_gets_them(practice: MakePractice) -> None:
    vault = practice({"Notes/Plain.md": "# Plain\n"})
    vault.set("Notes/Plain.md", "city=Leeds")
    assert vault.text("Notes/Plain.md") == "---\ncity: Leeds\n---\n# Plain\n"


def test_emptying_leaves_the_key(practice: MakePractice) -> None:
    vault = practice({BOB_PATH: BOB.replace("tier: alliance", "tier: alliance\ncity: Leeds # home")})
    vault.set("bob", "city=")
    assert value_of(vault, "city") == ""
    assert "\ncity:" in vault.text(BOB_PATH)
    with vault.silent():
        vault.set("bob", "city=", "no_such=")


@pytest.mark.parametrize(
    "value",
    [
        "no", "yes", "true", "null", "~", "12:30", "0123", "1e3", "0x1F", "3.14", "2026-11-24", "1975",
        "key: with: colons", "trailing:", "a # b", "#hash", "- dash", "-5", "-", "? query", "@home", "`tick`",
        "*star", "&anchor", "!tag", "%percent", "{brace", "}", "[bracket", "]", "[[Sam Doe]]", "[a, b]",
        "{a: b}", "'single'", '"double"', "it's", 'say "hi"', "back\\slash", "\\n", "|", ">", "| pipe", "=",
        "<<", "---", "...", "+44 (0)7700 900123", "ünïcode 😀", "a\u2028b", "a\u0085b", "x" * 3000, "\ufeffx",
        "a,b", "\u202eevil",
    ],
)  # fmt: skip
def test_any_text_reads_back_as_it_was_typed(practice: MakePractice, value: str) -> None:
    vault = practice()
    vault.set("bob", f"nonsense_key={value}")
    assert value_of(vault, "nonsense_key") == (None if value in ("null", "~") else " ".join(value.split()))
    with vault.silent():
        vault.set("bob", f"nonsense_key={value}")


@pytest.mark.parametrize("value", ["+44 7700 900123", "[[Sam Doe]]", "no", "12:30", "a: b", "x # y", "- z"])
def test_any_item_of_a_list_reads_back(practice: MakePractice, value: str) -> None:
    vault = practice({BOB_PATH: BOB.replace("tier: alliance", "tier: alliance\ninterests:\n  - jazz")})
    vault.set("bob", f"interests+={value}")
    assert value_of(vault, "interests") == ("jazz", value)
    vault.set("bob", f"interests-={value}")
    assert value_of(vault, "interests") == ("jazz",)


def test_yaml_that_a_person_would_have_written(practice: MakePractice) -> None:
    vault = practice()
    vault.set("bob", "phone=+44 7700 900123", "spouse=[[Sam Lee]]", "company=Lee & Sons", "newsletter=true",
              "invited=2026-11-01", "role=CFO", "interests=sailing, jazz")  # fmt: skip
    assert (
        'phone: "+44 7700 900123"\nspouse: "[[Sam Lee]]"\ncompany: Lee & Sons\nnewsletter: true\n'
        "invited: 2026-11-01\nrole: CFO\ninterests:\n  - sailing\n  - jazz\n---\n"
    ) in vault.text(BOB_PATH)


def test_a_scalar_becomes_a_list_when_something_is_added(practice: MakePractice) -> None:
    vault = practice({BOB_PATH: BOB.replace("tier: alliance", "tier: alliance\nemail: bob@lee.example")})
    vault.set("bob", "email+=b@home.example")
    assert value_of(vault, "email") == ("bob@lee.example", "b@home.example")
    vault.set("bob", "email-=bob@lee.example", "email-=nobody@else.example")
    assert value_of(vault, "email") == ("b@home.example",)


def test_several_values_and_several_notes(practice: MakePractice) -> None:
    vault = practice()
    done = vault.set("bob", "People/Ann Poe.md", "tier=alliance,client-system")
    assert [change.path for change in done.changes] == [BOB_PATH]  # Ann has these already
    assert value_of(vault, "tier") == ("alliance", "client-system")


def test_by_tier_stage_and_tag(practice: MakePractice) -> None:
    vault = practice(
        {"People/Eve Fox.md": "---\ntier: network\nstage: converting\ntags: [press/local]\n---\n"}
    )
    assert [c.path for c in vault.set("city=Leeds", tier="alliance", dry_run=True).changes] == [
        "People/Ann Poe.md",
        BOB_PATH,
    ]
    selections: list[dict[str, Any]] = [
        {"stage": "converting"},
        {"tag": "press"},
        {"tag": "#press"},
        {"tier": "network"},
    ]
    for chosen in selections:
        found = vault.set("city=Leeds", dry_run=True, **chosen)
        assert [c.path for c in found.changes] == ["People/Eve Fox.md"]


def test_a_name_and_a_selection_change_each_note_once(practice: MakePractice) -> None:
    vault = practice()
    vault.set("bob", "tags+=press", tier="alliance")
    assert value_of(vault, "tags") == value_of(vault, "tags", "Ann Poe") == ("press",)


@pytest.mark.parametrize(
    ("chosen", "known"),
    [
        ({"tier": "aliance"}, "the tiers are inner-circle, alliance"),
        ({"stage": "conversion"}, "the stages are fueling"),
    ],
)
def test_a_slip_never_selects_nobody_in_silence(
    practice: MakePractice, chosen: dict[str, Any], known: str
) -> None:
    vault = practice()
    with vault.silent(), pytest.raises(UsageError, match=known):
        vault.set("city=Leeds", **chosen)


def test_last_touch_only_moves_forward(practice: MakePractice) -> None:
    vault = practice()
    for value in ("2026-08-13", "", "2025"):
        with vault.silent(), pytest.raises(CannotEdit, match=r"Bob Lee.md, line 3: last_touch is 2026-08-14"):
            vault.set("bob", f"last_touch={value}")
    vault.set("bob", "last_touch=2026-08-15")
    assert "last_touch: 2026-08-15\n" in vault.text(BOB_PATH)
    vault.set("bob", "last_touch=2026-08-01", force=True)
    assert "last_touch: 2026-08-01\n" in vault.text(BOB_PATH)


def test_last_touch_by_any_of_its_names_is_guarded(practice: MakePractice) -> None:
    vault = practice({BOB_PATH: "---\ntier: alliance\nlastContacted: 2026-08-14\n---\n"})
    for key in ("last_touch", "Last Touch", "lastContacted", "last-contact"):
        with vault.silent(), pytest.raises(CannotEdit, match="only moves forward"):
            vault.set("bob", f"{key}=2026-01-01")
    vault.set("bob", "last_touch=2026-11-01")
    assert vault.text(BOB_PATH) == "---\ntier: alliance\nlastContacted: 2026-11-01\n---\n"


def test_items_of_last_touch_are_no_way_round(practice: MakePractice) -> None:
    vault = practice()
    for word in ("last_touch+=2026-01-01", "last_touch-=2026-08-14"):
        with vault.silent(), pytest.raises((CannotEdit, UsageError)):
            vault.set("bob", word)


def test_a_last_touch_in_the_future_is_refused_even_by_force(practice: MakePractice) -> None:
    vault = practice()
    with vault.silent(), pytest.raises(Refused, match="25 Nov 2026 is after today"):
        vault.set("bob", "last_touch=2026-11-25", force=True)


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("tier=allianse", "there is no tier “allianse”; the tiers are inner-circle, alliance"),
        ("tier+=friends", "there is no tier “friends”"),
        ("tier=alliance,friends", "there is no tier “friends”"),
        ("stage=conversion", "is not a stage; the stages are fueling"),
        ("cadence=biweekly", "can mean two things"),
        ("cadence=often", "is no interval; write monthly"),
        ("last_touch=yesterday", "is not a day; write it as 2026-10-09"),
        ("snooze_until=31/12/2026", "is not a day"),
        ("last_touch=2026-02-30", "is not a day"),
        ("birthday=2 April", "is not a day; write 1975-04-02"),
    ],
)
def test_a_value_that_could_not_be_read_back_is_not_written(
    practice: MakePractice, word: str, said: str
) -> None:
    vault = practice()
    with vault.silent(), pytest.raises(UsageError, match=said):
        vault.set("bob", "city=Leeds", word)


@pytest.mark.parametrize("cadence", ["monthly", "every 6 weeks", "90 days", "45d", "P3M", "none", "30"])
def test_every_form_of_a_cadence(practice: MakePractice, cadence: str) -> None:
    vault = practice()
    vault.set("bob", f"cadence={cadence}")
    contact = next(each for each in vault.session().load().contacts if each.name == "Bob Lee")
    assert contact.cadence is not None
    assert contact.problems == ()


@pytest.mark.parametrize("day", ["1975-04-02", "--04-02", "--02-29"])
def test_every_form_of_a_birthday(practice: MakePractice, day: str) -> None:
    vault = practice()
    vault.set("bob", f"birthday={day}")
    contact = next(each for each in vault.session().load().contacts if each.name == "Bob Lee")
    assert contact.birthday is not None


def test_a_new_stage_or_tier_is_a_mark_in_the_log(practice: MakePractice) -> None:
    vault = practice()
    vault.set("bob", "stage=converting")
    assert entries(vault.text(BOB_PATH)) == [
        "- 2026-08-14 call: back in the autumn",
        "- 2026-11-24 stage converting",
    ]
    vault.set("bob", "tier+=client-system")
    assert entries(vault.text(BOB_PATH))[2:] == ["- 2026-11-24 tier alliance, client-system"]
    vault.set("bob", "tier-=alliance", "stage=servicing", "city=Leeds")
    assert entries(vault.text(BOB_PATH))[3:] == [
        "- 2026-11-24 tier client-system",
        "- 2026-11-24 stage servicing",
    ]
    contact = next(each for each in vault.session().load().contacts if each.name == "Bob Lee")
    assert [(e.mark, e.value) for e in contact.entries[1:]] == [
        ("stage", "converting"),
        ("tier", "alliance, client-system"),
        ("tier", "client-system"),
        ("stage", "servicing"),
    ]
    assert contact.problems == ()


def test_tiers_and_stages_are_written_in_their_own_spelling(practice: MakePractice) -> None:
    vault = practice()
    vault.set("bob", "tier=Inner Circle, client_system", "stage=Converting")
    assert value_of(vault, "tier") == ("inner-circle", "client-system")
    assert value_of(vault, "stage") == "converting"
    assert vault.set("city=x", tier="Inner Circle", dry_run=True).changes


@pytest.mark.parametrize("word", ["stage=converting", "tier=alliance", "tier+=alliance", "tier-=network"])
def test_no_mark_when_nothing_changes(practice: MakePractice, word: str) -> None:
    vault = practice({BOB_PATH: BOB.replace("tier: alliance", "tier: alliance\nstage: converting")})
    with vault.silent():
        assert vault.set("bob", word).changes == ()


def test_one_mark_for_a_stage_that_is_changed_and_changed_back_in_one_go(practice: MakePractice) -> None:
    vault = practice({BOB_PATH: BOB.replace("tier: alliance", "tier: alliance\nstage: converting")})
    with vault.silent():
        vault.set("bob", "stage=servicing", "stage=converting")


def test_a_mark_does_not_move_last_touch(practice: MakePractice) -> None:
    vault = practice()
    vault.set("bob", "stage=converting")
    assert "last_touch: 2026-08-14\n" in vault.text(BOB_PATH)


def test_a_note_that_is_no_contact_gets_no_mark(practice: MakePractice) -> None:
    vault = practice({"Projects/Book.md": "---\nstage: fueling\n---\n"})
    vault.set("Projects/Book.md", "stage=converting")
    assert vault.text("Projects/Book.md") == "---\nstage: converting\n---\n"


def test_a_note_becomes_a_contact_by_its_tier(practice: MakePractice) -> None:
    vault = practice({"Projects/Eve Fox.md": "# Eve Fox\n"})
    vault.set("Projects/Eve Fox.md", "tier=network")
    assert [c.name for c in vault.session().load().contacts] == ["Ann Poe", "Bob Lee", "Eve Fox", "Jane Doe"]


def test_next_touch_follows_where_it_is_kept(practice: MakePractice) -> None:
    vault = practice({"cultivate.toml": "[vault]\nnext_touch = true\n"})
    vault.set("jane", "cadence=every 6 weeks")
    assert "next_touch: 2026-11-20\n" in vault.text("People/Jane Doe.md")
    vault.set("jane", "snooze_until=2026-12-20")
    assert "next_touch: 2026-12-20\n" in vault.text("People/Jane Doe.md")
    vault.set("jane", "stage=stopped")
    assert "next_touch:\n" in vault.text("People/Jane Doe.md")


def test_one_note_that_cannot_be_changed_keeps_all_as_they_are(practice: MakePractice) -> None:
    vault = practice({BOB_PATH: "---\ntier: alliance\ntier: network\n---\n"})
    with vault.silent(), pytest.raises(CannotEdit, match=r"^People/Bob Lee.md, line 3: "):
        vault.set("jane", "bob", "tier=client-system")


def test_a_property_is_found_by_any_spelling_and_keeps_its_own(practice: MakePractice) -> None:
    vault = practice({BOB_PATH: "---\ntier: alliance\nE-Mail: b@lee.example\nJob Title: boss\n---\n"})
    vault.set("bob", "email=bob@lee.example", "role=CEO")
    assert vault.text(BOB_PATH) == "---\ntier: alliance\nE-Mail: bob@lee.example\nJob Title: CEO\n---\n"


@pytest.mark.parametrize("key", ["a b", "ä", "with:colon", "x y: z", "#hash", "&a", "a\nb", "- x", "[k", "?"])
def test_a_new_key_reads_back_or_is_refused(practice: MakePractice, key: str) -> None:
    vault = practice()
    try:
        vault.set("bob", f"{key}=value")
    except (CannotEdit, UsageError):
        assert vault.text(BOB_PATH) == BOB
    else:
        assert value_of(vault, key) == "value"


def test_nothing_to_set_and_nobody_to_set_it_for(practice: MakePractice) -> None:
    vault = practice()
    with vault.silent(), pytest.raises(UsageError, match="write KEY=VALUE"):
        vault.set("bob")
    with vault.silent(), pytest.raises(UsageError, match="write a name, or --tier"):
        vault.set("city=Leeds")


def test_a_selection_that_fits_nobody_says_so(practice: MakePractice) -> None:
    vault = practice()
    with vault.silent():
        assert vault.set("city=Leeds", tag="press").messages == ("no contact fits",)


def test_crlf_and_bom_stay(practice: MakePractice) -> None:
    before = "\ufeff" + BOB.replace("\n", "\r\n")
    vault = practice({BOB_PATH: before, "People/Ann Poe.md": ANN})
    vault.set("bob", "city=Leeds", "stage=converting")
    assert vault.text(BOB_PATH) == before.replace(
        "08-14\r\n---", "08-14\r\ncity: Leeds\r\nstage: converting\r\n---"
    ) + "- 2026-11-24 stage converting\r\n"  # fmt: skip


def test_another_company_is_kept_and_congratulated(practice: MakePractice) -> None:
    before = BOB.replace("tier: alliance", "tier: alliance\ncompany: Initech\nrole: Controller")
    vault = practice({BOB_PATH: before})
    vault.set("bob", "company=Acme", "role=CFO")
    assert value_of(vault, "was") == ("Controller, Initech (to 2026-11)",)
    assert "## Next\n- [ ] note: moved to Acme 📅 2026-11-24\n" in vault.text(BOB_PATH)
    vault.agenda()
    assert "- [ ] note: moved to Acme [[Bob Lee]]\n" in vault.day
    with vault.silent():
        vault.set("bob", "company=Acme")
    vault.on("2027-03-01").set("bob", "company=Orla")
    assert value_of(vault, "was") == ("Controller, Initech (to 2026-11)", "CFO, Acme (to 2027-03)")


@pytest.mark.parametrize(
    ("old", "new"), [("", "Acme"), ("Acme", "ACME"), ("Acme", "Acme Ltd"), ("[[Acme]]", "Acme")]
)
def test_no_other_company(practice: MakePractice, old: str, new: str) -> None:
    vault = practice({BOB_PATH: BOB.replace("tier: alliance", f'tier: alliance\ncompany: "{old}"')})
    vault.set("bob", f"company={new}")
    assert value_of(vault, "was") is None
    assert "## Next" not in vault.text(BOB_PATH)


def test_a_company_that_somebody_left_for_none(practice: MakePractice) -> None:
    vault = practice({BOB_PATH: BOB.replace("tier: alliance", "tier: alliance\ncompany: Acme")})
    vault.set("bob", "company=")
    assert value_of(vault, "was") == ("Acme (to 2026-11)",)
    assert "## Next" not in vault.text(BOB_PATH)


def test_what_was_is_typed_as_well(practice: MakePractice) -> None:
    vault = practice({BOB_PATH: BOB.replace("tier: alliance", "tier: alliance\ncompany: Acme")})
    vault.set("bob", "company=Orla", "was=Head of sales (to 2026-10)")
    assert value_of(vault, "was") == "Head of sales (to 2026-10)"


def test_no_congratulations_to_somebody_who_stopped(practice: MakePractice) -> None:
    vault = practice(
        {BOB_PATH: BOB.replace("tier: alliance", "tier: alliance\nstage: stopped\ncompany: Acme")}
    )
    vault.set("bob", "company=Orla")
    assert value_of(vault, "was") == ("Acme (to 2026-11)",)
    assert "## Next" not in vault.text(BOB_PATH)
