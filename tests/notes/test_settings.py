"""`cultivate.toml` read as settings: every default, every refusal, and the line that each one names."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cultivate.errors import UsageError
from cultivate.model.cadence import NONE, Cadence
from cultivate.model.settings import Settings
from cultivate.notes.overrides import apply_environment, apply_home
from cultivate.notes.reference import markdown, toml_template
from cultivate.notes.setting_table import ALL, SETTINGS
from cultivate.notes.settings import read_settings
from cultivate.notes.toml_lines import Lines


def read(text: str) -> Settings:
    """The settings of a text in which nothing is to be found fault with."""
    settings, problems = read_settings(text)
    assert problems == ()
    return settings


def refusal(text: str) -> str:
    with pytest.raises(UsageError) as caught:
        read_settings(text)
    return str(caught.value)


def comparable(settings: Settings) -> dict[str, object]:
    """Settings as values that compare: a vocabulary compares by its means."""
    found = {name: getattr(settings, name) for name in Settings.__slots__}
    return found | {"vocabulary": settings.vocabulary.all, "tiers": dict(settings.tiers)}


def test_an_empty_file_is_the_defaults() -> None:
    assert comparable(read("")) == comparable(Settings())
    assert comparable(read("# only a comment\n[vault]\n")) == comparable(Settings())


def test_the_template_uncommented_is_the_defaults() -> None:
    """Every default in the table is the one that the code uses, and its TOML reads back."""
    uncommented = re.sub(r"(?m)^# (?=[a-z_]+ = )", "", toml_template())
    uncommented = uncommented.replace('last_touch = "Last contact"\n', "").partition("# [means.podcast]")[0]
    assert "agenda = " in uncommented
    assert comparable(read(uncommented)) == comparable(Settings())


def test_the_template_as_it_stands_changes_nothing() -> None:
    assert comparable(read(toml_template())) == comparable(Settings())


def test_the_template_leaves_out_no_setting() -> None:
    text = toml_template()
    for setting in ALL:
        if setting.section in ("git", "notify"):
            continue  # no vault may set it
        assert re.search(rf"(?m)^# {setting.key} = ", text), setting.key
        assert setting.doc in text


def test_the_template_stands_with_what_a_new_vault_chooses() -> None:
    settings = read(toml_template({"vault.next_touch": "true", "vault.home": '"Home.md"'}))
    assert (settings.next_touch, settings.home) == (True, "Home.md")
    assert settings.today_note == ""


def test_the_means_of_the_template_can_be_uncommented() -> None:
    text = re.sub(r"(?m)^# (?=\[means|words|gives|bulk|minutes)", "", toml_template())
    podcast = read(text).vocabulary.named("podcast")
    assert (podcast.minutes, podcast.gives, podcast.bulk) == (60, True, False)


def test_the_reference_names_every_setting_with_its_default_and_variable() -> None:
    page = markdown()
    for setting in ALL:
        assert f"| `{setting.key}` |" in page
    for setting in SETTINGS:
        assert f"`{setting.default}`" in page
        assert not setting.variable or f"`{setting.variable}`" in page


def test_variables_are_unlike_each_other_and_unlike_the_two_of_the_command_line() -> None:
    names = [setting.variable for setting in SETTINGS if setting.variable]
    assert len(names) == len(set(names))
    assert not {"CULTIVATE_VAULT", "CULTIVATE_TODAY"} & set(names)


def test_every_setting_can_be_set() -> None:
    settings = read(
        """
        [contacts]
        folders = ["People/", "./Clients"]
        tags = "people"
        categories = ["People"]
        [vault]
        agenda = "Day/{date}"
        log_heading = ["History", "Log"]
        next_heading = "Promises"
        next_touch = true
        home = "Home"
        today = "Today.md"
        exclude = ["Archive/", "*.draft.md"]
        contact_template = "Templates/Contact.md"
        [agenda]
        buttons = false
        template = "Templates/Agenda.md"
        [workdays]
        days = ["mon", "Tuesday"]
        per_day = 4
        away = ["2026-12-01..2026-12-14", 2026-12-24]
        [properties]
        """
    )
    assert settings.folders == ("People", "Clients")
    assert settings.tags == ("people",)
    assert settings.categories == ("People",)
    assert settings.agenda == "Day/{date}.md"
    assert settings.log_headings == ("History", "Log")
    assert settings.next_heading == "Promises"
    assert settings.next_touch
    assert (settings.home, settings.today_note) == ("Home.md", "Today.md")
    assert settings.exclude == ("Archive/", "*.draft.md")
    assert settings.contact_template == "Templates/Contact.md"
    assert not settings.buttons
    assert settings.agenda_template == "Templates/Agenda.md"
    assert settings.workdays == {0, 1}
    assert settings.per_day == 4
    assert settings.away == (
        (date(2026, 12, 1), date(2026, 12, 14)),
        (date(2026, 12, 24), date(2026, 12, 24)),
    )


def test_a_tier_keeps_what_the_file_does_not_say() -> None:
    inner = read("[tiers.inner-circle]\ncadence = 21\ntries = 5\n").tiers["inner-circle"]
    assert (inner.size, inner.cadence, inner.tries, inner.retry) == (25, Cadence(days=21), 5, 2)


def test_a_tier_is_known_in_other_spellings() -> None:
    assert read("[tiers.Inner_Circle]\nsize = 30\n").tiers["inner-circle"].size == 30


def test_a_new_tier_ranks_above_the_network() -> None:
    tiers = read('[tiers.press]\ncadence = "none"\nretry = "3 days"\nput_off = "2 weeks"\n').tiers
    assert list(tiers) == ["inner-circle", "alliance", "client-system", "press", "network"]
    assert (tiers["press"].cadence, tiers["press"].retry, tiers["press"].put_off) == (
        NONE,
        3,
        Cadence(days=14),
    )


def test_a_new_tier_that_is_almost_a_known_one_is_named() -> None:
    _, (problem,) = read_settings("\n[tiers.inner-cirle]\nsize = 3\n")
    assert (problem.code, problem.line, problem.severity) == ("similar-tier", 2, "warning")


def test_own_words_join_the_known_ones_and_count_before_others() -> None:
    words = read('[means.call]\nwords = ["Zoom", "bell"]\n').vocabulary
    found = words.find("zoom"), words.find("bell"), words.find("rang")
    assert [means.id for means in found if means] == ["call", "call", "call"]
    assert words.named("call").said == "call"
    assert words.named("meal").said == "lunch"


def test_a_means_of_ones_own() -> None:
    podcast = read('[means.podcast]\nwords = ["episode"]\nminutes = 60\n').vocabulary.named("podcast")
    assert (podcast.words, podcast.said, podcast.minutes) == (("podcast", "episode"), "podcast", 60)


def test_property_names_are_the_vaults_own() -> None:
    names = read('[properties]\nLast-Touch = "Last contact"\n').property_names
    assert dict(names) == {"last_touch": "Last contact"}
    assert "line 2" in refusal('[properties]\nlast_touch = ""\n')
    assert "same name" in refusal('[properties]\nlast_touch = "Last contact"\nnext_touch = "last_contact"\n')
    _, (problem,) = read_settings('[properties]\nlast_tuch = "x"\n')
    assert "`last_touch`" in problem.advice


def test_the_vaults_file_stands_on_the_users_own() -> None:
    own, _ = read_settings(
        '[workdays]\nper_day = 4\n[means.call]\nwords = ["zoom"]\n[tiers.press]\nsize = 9\n', "config.toml"
    )
    vault, _ = read_settings("[vault]\nnext_touch = true\n[tiers.press]\ntries = 2\n", base=own)
    assert (vault.per_day, vault.next_touch) == (4, True)
    assert (vault.tiers["press"].size, vault.tiers["press"].tries) == (9, 2)
    found = vault.vocabulary.find("zoom")
    assert found
    assert found.id == "call"


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ('[workdays]\nper_day = "eight"\n', 2, 'workdays.per_day must be a whole number, not "eight"'),
        ("[workdays]\nper_day = true\n", 2, "not true"),
        ("[workdays]\nper_day = -1\n", 2, "from 0"),
        ("[workdays]\n\ndays = ['mnoday']\n", 3, 'did you mean "monday"?'),
        ("[workdays]\ndays = []\n", 2, "at least one"),
        ("[workdays]\naway = ['2026-12-14..2026-12-01']\n", 2, "ends before it begins"),
        ("[workdays]\naway = ['Christmas']\n", 2, "2026-12-01..2026-12-14"),
        ("[vault]\nnext_touch = 'yes'\n", 2, "true or false"),
        ("[vault]\nagenda = 'Agenda.md'\n", 2, "{date}"),
        ("[vault]\nagenda = '{date}/{time}.md'\n", 2, "{date}"),
        ("[vault]\nagenda = '../{date}.md'\n", 2, "inside the vault"),
        ("[vault]\nhome = '/etc/passwd'\n", 2, "inside the vault"),
        ("[vault]\nhome = 'C:/x.md'\n", 2, "inside the vault"),
        ("[vault]\nlog_heading = []\n", 2, "at least one"),
        ("[vault]\nlog_heading = [1]\n", 2, "list of texts"),
        ("[vault]\nnext_heading = '  '\n", 2, "not empty"),
        ("[tiers.inner-circle]\nsize = 1\ncadence = 'montly'\n", 3, 'did you mean "monthly"?'),
        ("[tiers.inner-circle]\ncadence = 'biweekly'\n", 2, "two things"),
        ("[tiers.inner-circle]\ncadence = 'now and then'\n", 2, '"every 6 weeks"'),
        ("[tiers.inner-circle]\nretry = 'soon'\n", 2, '"2 days"'),
        ("[tiers]\ninner-circle = { size = 1, tries = 'x' }\n", 2, "inner-circle.tries"),
        ("tiers = 5\n", 1, "must be a table"),
        ("[means.voicemail]\n", 1, "already means something"),
        ("[means.in]\n", 1, "already means something"),
        ("[means.skipped]\n", 1, "already means something"),
        ("[means.sold]\n", 1, "already means something"),
        ("[means.'two words']\n", 1, "one word"),
        ("[means.padel]\nwords = ['meal']\n", 2, "a means itself"),
        ("[means.padel]\nwords = ['No-Answer']\n", 2, "an outcome"),
        ("[means.padel]\nminutes = 1.5\n", 2, "whole number"),
        ("[vault]\n[vault]\n", 2, "TOML"),
        ("[vault\n", 1, "TOML"),
        ("a = 1\nb = 'x\n", 2, "TOML"),
    ],
)
def test_a_wrong_value_names_its_line(text: str, line: int, words: str) -> None:
    message = refusal(text)
    assert message.startswith(f"cultivate.toml, line {line}: ")
    assert words in message
    assert "\n" not in message


def test_an_outcome_that_is_a_built_in_means_can_be_changed() -> None:
    assert read("[means.meeting]\nminutes = 45\n").vocabulary.named("meeting").minutes == 45


@pytest.mark.parametrize(
    ("text", "line", "advice"),
    [
        ("[workdays]\nperday = 4\n", 2, "`per_day`"),
        ("[workday]\nper_day = 4\n", 1, "`workdays`"),
        ("[vault]\nxyzzy = 4\n", 2, "Known here: agenda, "),
        ("[tiers.alliance]\ncadance = 'weekly'\n", 2, "`cadence`"),
    ],
)
def test_an_unknown_key_is_named_and_changes_nothing(text: str, line: int, advice: str) -> None:
    settings, (problem,) = read_settings(text)
    assert comparable(settings) == comparable(Settings())
    assert (problem.code, problem.path, problem.line) == ("unknown-setting", "cultivate.toml", line)
    assert advice in problem.advice


@pytest.mark.parametrize("text", ["x = " + "[" * 50_000, "x = " + "9" * 5000, "\x00", "a = \ud800"])
def test_hostile_text_is_refused(text: str) -> None:
    assert "cultivate.toml" in refusal(text)


def test_a_byte_order_mark_and_crlf_are_read() -> None:
    assert read("\ufeff[workdays]\r\nper_day = 4\r\n").per_day == 4


def test_lines_are_found_behind_strings_and_arrays() -> None:
    text = (
        '# [no]\n[a]\nx = """\n[b]\ny = 1\n"""\nz = [\n  "]", # ]\n  1,\n]\n'
        "\"quoted.key\".k = '''\n'''\n[c . 'd']\nw = {p = 1, q = '}'}\nv = 2\n[[e]]\nu = 1\n"
    )
    lines = Lines(text)
    assert [lines.of("a"), lines.of("a", "x"), lines.of("a", "z")] == [2, 3, 7]
    assert lines.of("a", "quoted.key", "k") == 11
    assert [lines.of("c", "d"), lines.of("c", "d", "w"), lines.of("c", "d", "w", "p")] == [13, 14, 14]
    assert [lines.of("c", "d", "v"), lines.of("e"), lines.of("e", "u")] == [15, 16, 17]
    assert lines.of("b") == 0
    assert lines.of("a", "y") == 2


@given(st.text(alphabet="[]{}\"'\\#=.\n ab\r", max_size=60))
def test_finding_lines_never_fails(text: str) -> None:
    assert Lines(text).of("a", "b") <= text.count("\n") + 1


def test_the_environment_overrides() -> None:
    variables = {"CULTIVATE_PER_DAY": "3", "CULTIVATE_BUTTONS": "No", "CULTIVATE_HOME": "", "OTHER": "x"}
    settings = apply_environment(Settings(home="Home.md"), variables)
    assert (settings.per_day, settings.buttons, settings.home) == (3, False, "Home.md")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("CULTIVATE_PER_DAY", "many"),
        ("CULTIVATE_PER_DAY", "9" * 5000),
        ("CULTIVATE_NEXT_TOUCH", "maybe"),
        ("CULTIVATE_AGENDA", "Agenda.md"),
    ],
)
def test_a_wrong_variable_is_named(name: str, value: str) -> None:
    with pytest.raises(UsageError, match=f"^{name} must be "):
        apply_environment(Settings(), {name: value})


def test_the_home_note_changes_a_day() -> None:
    away = (date(2026, 12, 24), date(2026, 12, 24))
    settings, problems = apply_home(
        Settings(away=(away,)),
        {
            "Away": ("2026-12-01..2026-12-14", ""),
            "per day": "4",
            "minutes_today": "20",
            "visiting": ("Leeds 2026-12-03", "[[New York]] 2026-12-05..2026-12-07"),
            "cssclasses": "home",
        },
    )
    assert problems == ()
    assert settings.away == (away, (date(2026, 12, 1), date(2026, 12, 14)))
    assert (settings.per_day, settings.minutes_today) == (4, 20)
    assert [(visit.place, visit.first.day, visit.last.day) for visit in settings.visiting] == [
        ("Leeds", 3, 3),
        ("New York", 5, 7),
    ]


def test_empty_properties_of_the_home_note_say_nothing() -> None:
    settings, problems = apply_home(Settings(), {"away": "", "per_day": (), "minutes_today": " "})
    assert (comparable(settings), problems) == (comparable(Settings()), ())


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("away", "next week"),
        ("per_day", "four"),
        ("minutes_today", "-5"),
        ("visiting", "Leeds"),
        ("visiting", "Leeds 2026-12-3"),
    ],
)
def test_a_wrong_property_of_the_home_note_is_a_problem(name: str, value: str) -> None:
    settings, (problem,) = apply_home(Settings(), {name: value})
    assert comparable(settings) == comparable(Settings())
    assert problem.code == "home-property"
    assert problem.severity == "warning"
    assert problem.message.startswith(f"`{name}` ")
    assert problem.advice


def test_the_ratios_of_the_forecast() -> None:
    settings, problems = read_settings(
        "[practice]\nratios = [50, 60, 40]\ncurrency = ''\n", "c.toml", Settings()
    )
    assert (settings.ratios, settings.currency, problems) == ((0.5, 0.6, 0.4), "", ())
    for wrong in ("[50, 60]", "[50, 60, 0]", "[50, 60, 101]", "[0.5, 0.6, 0.4]", "50", "[50, 60, true]"):
        with pytest.raises(UsageError, match=r"c\.toml, line 2: practice\.ratios"):
            read_settings(f"[practice]\nratios = {wrong}\n", "c.toml", Settings())
