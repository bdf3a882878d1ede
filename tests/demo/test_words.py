"""The banks of words: well formed, varied, and with no slot that nothing fills."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections import Counter

import pytest

from cultivate.demo import words
from cultivate.demo.stories import Thread, fill, parse_threads, slots_of
from cultivate.demo.words import firms, names, places

MODULES = {
    each.name: importlib.import_module(f"{words.__name__}.{each.name}")
    for each in pkgutil.iter_modules(words.__path__)
}
THREADS = {
    f"{name} / {thread.name}": thread
    for name, module in MODULES.items()
    if name.endswith("_threads")
    for thread in parse_threads(module.TEXT)
}
BANKS = {
    f"{name}.{bank}": value
    for name, module in MODULES.items()
    if name in {"attempts", "circle", "lunches", "people", "talk", "touches"}
    for bank, value in vars(module).items()
    if bank.isupper()
}
PERSON = {"he", "He", "his", "him", "co", "town", "thing", "role", "home", "spouse", "kid", "pet", "play"}
MATTER = {"c", "che", "chis", "chim", "few", "many", "pct", "away"}
DAY = {"month", "later", "last_month", "season", "read", "subject", "send"}
SLOTS = PERSON | MATTER | DAY | {"who", "place"}


def lines_of(thread: Thread) -> list[str]:
    return [way for stage in thread.stages for way in stage]


@pytest.mark.parametrize("name", THREADS)
def test_a_thread_develops(name: str) -> None:
    thread = THREADS[name]
    at_home = name.startswith("personal")
    assert len(thread.stages) >= (1 if at_home else 4)
    assert len(set(lines_of(thread))) == len(lines_of(thread))
    assert at_home or (
        thread.ask and thread.send and thread.read and thread.name.split()[0] in {"the", "our"}
    )


@pytest.mark.parametrize("name", THREADS)
def test_a_thread_has_no_slot_that_nothing_fills(name: str) -> None:
    thread = THREADS[name]
    known = PERSON | MATTER | {"month", "later"}
    assert all(slots_of(line) <= known for line in [*lines_of(thread), thread.send])
    assert slots_of(thread.ask) <= PERSON | MATTER
    assert not slots_of(thread.read)


@pytest.mark.parametrize("bank", BANKS)
def test_a_bank_has_no_slot_that_nothing_fills(bank: str) -> None:
    lines = BANKS[bank] if not isinstance(BANKS[bank], str) else [BANKS[bank]]
    assert all(slots_of(line) <= SLOTS for line in lines)
    assert any(not slots_of(line) & {"subject", "send", "play", "spouse"} for line in lines), (
        "a line for everybody"
    )


def every_line() -> list[str]:
    said = [line for thread in THREADS.values() for line in lines_of(thread)]
    for value in BANKS.values():
        said += [value] if isinstance(value, str) else list(value)
    return said


def test_no_line_stands_twice() -> None:
    assert [line for line, count in Counter(every_line()).items() if count > 1] == []


def test_lines_are_written_as_notes_are() -> None:
    wrong = [
        line for line in every_line()
        if line != line.strip() or "  " in line or " ," in line or re.search(r"[“”‘’—]", line) or not line
    ]  # fmt: skip
    assert wrong == []


def test_there_are_words_enough_for_two_years() -> None:
    assert len(every_line()) > 900
    assert len(THREADS) > 110


def test_an_unknown_slot_is_a_mistake() -> None:
    assert fill("{a} and {b}", {"a": "x", "b": "y"}) == "x and y"
    with pytest.raises(KeyError):
        fill("{nobody}", {})


def test_names_are_many_and_of_today() -> None:
    first = {name for heritage in names.HERITAGES for name in heritage.men + heritage.women}
    last = [name for heritage in names.HERITAGES for name in heritage.last]
    assert len(first) > 250
    assert len(last) == len(set(last)) > 200
    assert abs(sum(heritage.share for heritage in names.HERITAGES) - 1) < 0.02
    assert abs(sum(share for _, share in places.CITIES) - 1) < 0.02


def test_every_seat_of_the_two_circles_has_its_trade() -> None:
    assert len(firms.CONNECTORS) == len(firms.ALLIES) == 25
    assert all(line.count(" | ") == 3 for line in firms.ALLIES)
    assert len(firms.STEMS) == len(set(firms.STEMS))
