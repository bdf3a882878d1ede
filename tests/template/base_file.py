"""Checks a `.base` file against the schema in Obsidian's help, and the errors that the app raises."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import yaml

from tests.template.expressions import BadExpression, check_expression

KEYS = {"filters", "formulas", "properties", "summaries", "views"}
VIEW_KEYS = {"type", "name", "limit", "filters", "groupBy", "order", "sort", "summaries"}
VIEW_TYPES = {"table", "cards", "list"}
SUMMARIES = {
    "Average", "Min", "Max", "Sum", "Range", "Median", "Stddev", "Earliest", "Latest", "Checked", "Unchecked",
    "Empty", "Filled", "Unique",
}  # fmt: skip
FILE_COLUMNS = {
    "file.name",
    "file.mtime",
    "file.ctime",
    "file.folder",
    "file.path",
    "file.ext",
    "file.size",
    "file.tags",
}


def problems(text: str, properties: set[str]) -> list[str]:
    """What Obsidian would complain about, or quietly show nothing for; empty for a sound base."""
    try:
        base = yaml.safe_load(text)
    except yaml.YAMLError as error:
        return [f"no YAML: {error}"]
    if not isinstance(base, dict):
        return ["the base is no mapping"]
    return list(_Base(base, properties).problems())


class _Base:
    def __init__(self, base: Mapping[str, object], properties: set[str]) -> None:
        self.base, self.known = base, properties
        self.formulas = self._mapping("formulas")
        self.summaries = self._mapping("summaries")

    def _mapping(self, key: str) -> dict[str, object]:
        value = self.base.get(key) or {}
        return dict(value) if isinstance(value, dict) else {}

    def problems(self) -> Iterator[str]:
        yield from (f"unknown key {key!r}" for key in self.base.keys() - KEYS)
        yield from self.filters(self.base.get("filters"))
        for name, formula in self.formulas.items():
            yield from self.expression(f"formula {name}", formula)
        for name, summary in self.summaries.items():
            yield from self.expression(f"summary {name}", summary, {"values"})
        yield from self.columns()
        views = self.base.get("views")
        if not isinstance(views, list) or not views:
            yield "views must be a list with one view at least"
            return
        names = [view.get("name") for view in views if isinstance(view, dict)]
        yield from (f"two views are called {name!r}" for name in set(names) if names.count(name) > 1)
        for view in views:
            yield from self.view(view)

    def expression(self, where: str, text: object, names: set[str] = frozenset()) -> Iterator[str]:  # type: ignore[assignment]
        if not isinstance(text, str) or not text.strip():
            yield f"{where} must be text, and is {text!r}"
            return
        try:
            check_expression(text, properties=self.known, formulas=self.formulas, names=names)
        except BadExpression as bad:
            yield f"{where}: {bad}"

    def filters(self, found: object) -> Iterator[str]:
        if found is None:
            return
        if isinstance(found, str):
            yield from self.expression("filter", found)
        elif isinstance(found, dict) and len(found) == 1 and found.keys() <= {"and", "or", "not"}:
            (items,) = found.values()
            if not isinstance(items, list) or not items:
                yield f"{found!r} must hold a list"
                return
            for item in items:
                yield from self.filters(item)
        else:
            yield f"a filter has exactly one of and, or, not: {found!r}"

    def columns(self) -> Iterator[str]:
        for column, shown in self._mapping("properties").items():
            if not column.startswith(("note.", "formula.", "file.")):
                yield f"{column!r} under properties needs note., formula. or file."
            yield from self.column(column)
            if (
                not isinstance(shown, dict)
                or shown.keys() != {"displayName"}
                or not isinstance(shown["displayName"], str)
            ):
                yield f"{column!r} needs a displayName"

    def column(self, name: object) -> Iterator[str]:
        if not isinstance(name, str):
            yield f"{name!r} is no column"
        elif name.startswith("formula."):
            if name.removeprefix("formula.") not in self.formulas:
                yield f"there is no {name}"
        elif name.startswith("file."):
            if name not in FILE_COLUMNS:
                yield f"a file has no {name}"
        elif name.removeprefix("note.") not in self.known:
            yield f"{name!r} is no property of ours"

    def view(self, view: object) -> Iterator[str]:
        if not isinstance(view, dict):
            yield f"{view!r} is no view"
            return
        yield from (f"unknown key {key!r} in a view" for key in view.keys() - VIEW_KEYS)
        if view.get("type") not in VIEW_TYPES:
            yield f"unknown view type {view.get('type')!r}"
        if not isinstance(view.get("name"), str) or not view["name"].strip():
            yield "a view needs a name"
        if "limit" in view and not (isinstance(view["limit"], int) and view["limit"] > 0):
            yield "a limit is a whole number"
        yield from self.filters(view.get("filters"))
        for column in view.get("order") or ["(none)"]:
            yield from self.column(column)
        sorts = [*(view.get("sort") or []), *([view["groupBy"]] if "groupBy" in view else [])]
        for sort in sorts:
            yield from self.sorted(sort)
        for column, summary in (view.get("summaries") or {}).items():
            yield from self.column(column)
            if summary not in SUMMARIES | self.summaries.keys():
                yield f"there is no summary {summary!r}"

    def sorted(self, sort: object) -> Iterator[str]:
        if not isinstance(sort, dict) or sort.keys() != {"property", "direction"}:
            yield f"{sort!r} needs a property and a direction"
            return
        if sort["direction"] not in {"ASC", "DESC"}:
            yield f"a direction is ASC or DESC, not {sort['direction']!r}"
        yield from self.column(sort["property"])
