"""Break the writer in every small way that a slip of the hand could, and see that a test goes red each time.

    python -m tests.proof.mutants                     all of them (the better part of an hour on two cores)
    python -m tests.proof.mutants disk batch          those of two modules
    python -m tests.proof.mutants --sample 40         some, always the same
    python -m tests.proof.mutants --again FILE        those that an earlier run printed into FILE

A mutant is one change in the syntax tree of one module: a comparison turned round, a condition negated, a
constant moved by one, a call left out, two calls swapped, a result thrown away. It is run in a child of this
process, against the tests that come to its lines. Those that no test notices are printed, unless
`equivalent.txt` says why nobody could.
"""

from __future__ import annotations

import argparse
import ast
import importlib.machinery
import importlib.util
import os
import random
import signal
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.abc import MetaPathFinder
from pathlib import Path
from types import CodeType

from coverage import CoverageData

from tests.proof.writer import MODULES, PYTEST, TESTS, measure
from tests.running import ROOT

LIMIT = 120
"""Seconds: what hangs is noticed too."""
EQUIVALENT = Path(__file__).with_name("equivalent.txt")
_TURNED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
}  # fmt: skip
_CALLED: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.BitOr: ast.BitAnd, ast.BitAnd: ast.BitOr,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mutant:
    """One change: `name` says it, stable while other lines move; `lines` are those that it touches."""

    module: str
    name: str
    lines: range
    source: str


def mutants(module: str) -> Iterator[Mutant]:
    """Every mutant of the module at that path."""
    text = (ROOT / module).read_text()
    names: dict[str, int] = {}
    number = 0
    while True:
        change = _Change(number)
        tree = ast.fix_missing_locations(change.visit(ast.parse(text)))
        if change.made is None:
            return
        name, lines = change.made
        names[name] = names.get(name, 0) + 1
        again = f" #{names[name]}" if names[name] > 1 else ""
        yield Mutant(module, f"{Path(module).stem}.{name}{again}", lines, ast.unparse(tree))
        number += 1


class _Change(ast.NodeTransformer):
    """Makes the change with the given number and no other; `made` tells which."""

    def __init__(self, number: int) -> None:
        self._left = number
        self._within: list[str] = []
        self.made: tuple[str, range] | None = None

    def visit(self, node: ast.AST) -> ast.AST:
        if self.made or isinstance(
            node, (ast.JoinedStr, ast.Import, ast.ImportFrom, ast.AnnAssign, ast.arguments)
        ):
            return node
        named = isinstance(node, (ast.FunctionDef, ast.ClassDef))
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
            self._within.append(node.name)
            node.body = [self._visited(each) for each in _without_docstring(node.body)]
            self._swapped(node)
        else:
            for new in replacements(node):
                if self._is_due():
                    self._note(node, f"{_said(node)} -> {_said(new)}")
                    return new
            self.generic_visit(node)
            self._swapped(node)
        if named:
            self._within.pop()
        return node

    def _visited(self, node: ast.stmt) -> ast.stmt:
        found = self.visit(node)
        assert isinstance(found, ast.stmt)
        return found

    def _swapped(self, node: ast.AST) -> None:
        """Two calls that stand one after the other, the other way round."""
        body = getattr(node, "body", None)
        if not isinstance(body, list):
            return
        for place in range(len(body) - 1):
            one, other = body[place : place + 2]
            if _is_call(one) and _is_call(other) and not self.made and self._is_due():
                self._note(one, f"{_said(one)}; {_said(other)} -> swapped")
                body[place], body[place + 1] = other, one

    def _is_due(self) -> bool:
        self._left -= 1
        return self._left == -1

    def _note(self, node: ast.AST, said: str) -> None:
        first, last = getattr(node, "lineno", 1), getattr(node, "end_lineno", 1)
        self.made = (f"{'.'.join(self._within) or 'module'}: {said}", range(first, (last or first) + 1))


def replacements(node: ast.AST) -> Iterator[ast.AST]:
    """What could stand in the place of a node by a slip."""
    match node:
        case ast.expr():
            yield from _other_expressions(node)
        case ast.If(test, body, orelse):
            yield ast.If(ast.UnaryOp(ast.Not(), test), body, orelse)
        case ast.Return(ast.expr() as value) if not _is_none(value):
            yield ast.Return(ast.Constant(None))
        case ast.Expr(ast.Call()) | ast.Raise() | ast.Continue() | ast.Break():
            yield ast.Pass()
        case ast.AugAssign(target, ast.Add(), value):
            yield ast.AugAssign(target, ast.Sub(), value)


def _other_expressions(node: ast.expr) -> Iterator[ast.expr]:
    match node:
        case ast.Compare(left, [op], [right]) if type(op) in _TURNED:
            yield ast.Compare(left, [_TURNED[type(op)]()], [right])
        case ast.BoolOp(op, values):
            yield ast.BoolOp(ast.Or() if isinstance(op, ast.And) else ast.And(), values)
        case ast.UnaryOp(ast.Not(), operand):
            yield operand
        case ast.BinOp(left, op, right) if type(op) in _CALLED:
            yield ast.BinOp(left, _CALLED[type(op)](), right)
        case ast.Constant(bool() as value):
            yield ast.Constant(not value)
        case ast.Constant(int() | float() as value):
            yield ast.Constant(value + 1)


def _is_call(node: ast.AST) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Call)


def _is_none(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is None


def _without_docstring(body: list[ast.stmt]) -> list[ast.stmt]:
    first = body[0]
    is_text = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant)
    return (body[1:] or [ast.Pass()]) if is_text else body


def _said(node: ast.AST) -> str:
    words = " ".join(ast.unparse(node).split("\n")[0].split())
    return words if len(words) <= 90 else f"{words[:89]}…"


class _Loader(importlib.machinery.SourceFileLoader):
    """Gives a module another source."""

    def __init__(self, name: str, path: str, source: str) -> None:
        super().__init__(name, path)
        self._source = source

    def get_code(self, fullname: str) -> CodeType:
        """The mutant's, never a cached one."""
        return compile(self._source, self.path, "exec")


class _Instead(MetaPathFinder):
    """Finds the mutant where the module is imported."""

    def __init__(self, mutant: Mutant) -> None:
        self._name = mutant.module.removesuffix(".py").replace("/", ".")
        self._path = os.fspath(ROOT / mutant.module)
        self._source = mutant.source

    def find_spec(self, fullname: str, *rest: object) -> importlib.machinery.ModuleSpec | None:
        """Only for the module that is meant."""
        if fullname != self._name:
            return None
        loader = _Loader(fullname, self._path, self._source)
        return importlib.util.spec_from_file_location(fullname, self._path, loader=loader)


def tests_for(mutant: Mutant, data: CoverageData) -> list[str]:
    """The tests that come to the lines of a mutant, the quick ones first; all where it runs on import."""
    if mutant.name.startswith(f"{Path(mutant.module).stem}.module:"):
        return list(TESTS)
    by_line = data.contexts_by_lineno(os.fspath(ROOT / mutant.module))
    found = {context for line in mutant.lines for context in by_line.get(line, ()) if context}
    if not found:
        return list(TESTS)
    order = {test.removesuffix(".py").replace("/", "."): test for test in TESTS}
    nodes = []
    for context in found:
        module, _, function = context.rpartition(".")
        if module in order:  # else it is Hypothesis, on behalf of a test
            nodes.append((list(order).index(module), f"{order[module]}::{function}"))
    return [node for _, node in sorted(nodes)] or list(TESTS)


def start(mutant: Mutant, tests: Sequence[str], folder: Path) -> int:
    """Run the tests on a mutant in a child; its process id. It ends with 0 if none of them notices."""
    child = os.fork()
    if child:
        return child
    signal.alarm(LIMIT)
    os.setsid()
    null = os.open(os.devnull, os.O_RDWR)
    for stream in range(3):
        os.dup2(null, stream)
    sys.meta_path.insert(0, _Instead(mutant))
    import pytest

    code = pytest.main([*PYTEST, "-x", f"--basetemp={folder}", *tests])
    os._exit(int(code))


def survivors(chosen: Sequence[Mutant], data: CoverageData, at_once: int, folder: Path) -> Iterator[Mutant]:
    """Those of the mutants that no test notices."""
    waiting = list(reversed(chosen))
    running: dict[int, Mutant] = {}
    while waiting or running:
        while waiting and len(running) < at_once:
            mutant = waiting.pop()
            place = folder / f"m{len(waiting)}"
            running[start(mutant, tests_for(mutant, data), place)] = mutant
        child, status = os.wait()
        mutant = running.pop(child)
        if status == 0:
            yield mutant


def equivalents() -> dict[str, str]:
    """The mutants that nobody could notice, each with the reason."""
    rows = EQUIVALENT.read_text().splitlines() if EQUIVALENT.exists() else []
    pairs = [row.split("  # ") for row in rows if row and not row.startswith("#")]
    return {name.strip(): reason for name, reason in pairs}


def main() -> int:
    """Print what survives; 1 if anything does that is not known to be equivalent."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("modules", nargs="*", help="names such as disk; all of the writer's if none is given")
    parser.add_argument("--sample", type=int, default=0, help="so many, always the same")
    parser.add_argument("--again", type=Path, metavar="FILE", help="only those that an earlier run printed")
    parser.add_argument("--jobs", type=int, default=2)
    asked = parser.parse_args()
    os.chdir(ROOT)
    os.environ["CI"] = "1"
    known = equivalents()
    wanted = [each for each in MODULES if not asked.modules or Path(each).stem in asked.modules]
    every = [mutant for module in wanted for mutant in mutants(module)]
    chosen = random.Random(1).sample(every, asked.sample) if asked.sample else every
    if asked.again:
        before = asked.again.read_text().splitlines()
        chosen = [mutant for mutant in every if any(row.endswith(f": {mutant.name}") for row in before)]
    chosen = [mutant for mutant in chosen if mutant.name not in known]
    with tempfile.TemporaryDirectory() as folder:
        data, _ = measure(Path(folder))
        left = 0
        for mutant in survivors(chosen, data, asked.jobs, Path(folder)):
            left += 1
            print(f"{mutant.module}:{mutant.lines.start}: {mutant.name}", flush=True)
    print(f"{len(every)} mutants, {len(chosen)} run, {len(known)} known to be equivalent, {left} not noticed")
    return int(bool(left))


if __name__ == "__main__":
    sys.exit(main())
