"""A vault's own template: useful ones work, hostile ones end soon and harmlessly."""

from __future__ import annotations

import resource
from pathlib import Path

import pytest

from cultivate.errors import CannotEdit
from cultivate.vault.template import LARGEST_TEMPLATE, render_in_child
from cultivate.vault.template_child import LARGEST_OUTPUT

DATA = {
    "title": "Tuesday",
    "items": [{"line": "call [[Jane & Bob]]"}, {"line": "note [[Zoë]]"}],
    "odd": "\udce9",
}


def refusal(template: str) -> CannotEdit:
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    with pytest.raises(CannotEdit) as caught:
        render_in_child(template, DATA)
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before < 6
    assert "\n" not in str(caught.value)
    return caught.value


def test_a_template_of_ones_own() -> None:
    template = (
        "# {{ title }}\n{% for item in items %}\n  {% if loop.first %}\nfirst\n  {% endif %}\n"
        "- [ ] {{ item.line }}\n{% endfor %}\n"
    )
    text = render_in_child(template, DATA)
    assert text == "# Tuesday\nfirst\n- [ ] call [[Jane & Bob]]\n- [ ] note [[Zoë]]\n"


def test_bytes_that_are_no_text_come_back() -> None:
    assert render_in_child("{{ odd }}", DATA) == "\udce9"


def test_whitespace_and_line_endings_of_the_end_stay() -> None:
    assert render_in_child("x\n\n", {}) == "x\n\n"


@pytest.mark.parametrize(
    ("template", "line"),
    [
        ("a\n{{ missing }}\n", 2),
        ("a\nb\n{{ items[0].nothing }}", 3),
        ("\n{% for %}", 2),
        ("{{ title", 1),
        ("\n\n{% include 'agenda.md.j2' %}", 3),
        ("{% extends '/etc/passwd' %}", 1),
        ("{% import 'os' as os %}", 1),
        ("{{ 1 / 0 }}", 1),
        ("{{ cycler('a') }}", 1),
    ],
)
def test_a_wrong_template_names_its_line(template: str, line: int) -> None:
    assert refusal(template).line == line


HOSTILE = {
    "endless": "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}",
    "large range": "{% for a in range(10**9) %}{% endfor %}",
    "multiplied text": "{{ 'a' * 10**10 }}",
    "multiplied list": "{{ [0] * 10**10 }}",
    "power": "{{ 9 ** (9 ** (9 ** 9)) }}",
    "formatted width": "{{ '%9999999999d' % 1 }}",
    "format width": "{{ '{:>9999999999}'.format(1) }}",
    "centred": "{{ title.center(10**10) }}",
    "joined": "{{ (['aaaaaaaaaa'] * 10**7) | join('bbbbbbbbbb') }}",
    "much output": "{% for a in range(99999) %}{{ 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa' }}{% endfor %}",
    "doubling": "{% set n = namespace(t='a') %}{% for a in range(99) %}{% set n.t = n.t ~ n.t %}{% endfor %}",
    "recursion": "{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}",
    "deep brackets": "{{ " + "(" * 20_000,
    "deep lists": "{{ " + "[" * 5_000 + "]" * 5_000 + " }}",
    "deep blocks": "{% if 1 %}" * 3_000 + "{% endif %}" * 3_000,
    "many loops": "{% for a in items %}" * 60 + "{% endfor %}" * 60,
    "class": "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "class by filter": "{{ title | attr('__class__') }}",
    "class by format": "{{ '{0.__class__.__mro__}'.format(title).upper().nothing }}",
    "globals": "{{ range.__globals__ }}",
    "function globals": "{{ self._TemplateReference__context.environment }}",
    "mutation": "{{ items.append(1) }}",
    "mutation of a dictionary": "{{ items[0].update({'line': 'x'}) }}",
    "own name": "{{ namespace.__init__.__globals__ }}",
    "debug": "{% debug %}",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_template_is_refused(name: str) -> None:
    assert str(refusal(HOSTILE[name]))


def test_a_format_string_does_not_reach_an_attribute() -> None:
    with pytest.raises(CannotEdit):
        render_in_child("{{ '{0.__class__}'.format(title) }}", DATA)


def test_the_largest_output_and_template() -> None:
    assert len(render_in_child("{{ 'a' * n }}", {"n": LARGEST_OUTPUT})) == LARGEST_OUTPUT
    assert "1 MB" in str(refusal(f"{{{{ 'a' * {LARGEST_OUTPUT + 1} }}}}"))
    assert "larger than" in str(refusal("a" * (LARGEST_TEMPLATE + 1)))


def test_nothing_of_the_surroundings_reaches_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A `jinja2.py` where the user stands, or in PYTHONPATH, is not what gets imported."""
    (tmp_path / "jinja2.py").write_text("raise SystemExit('hijacked')")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    assert render_in_child("x", {}) == "x"
