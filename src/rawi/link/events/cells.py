"""Values worked out from each other on demand, each once; where one changes, what was worked out from it is anew.

Who reads a value, another value or a part of the case by its name, is noted with it, so that a change says whom it
concerns. A value that comes out as it was concerns nobody.
"""

from collections import defaultdict
from collections.abc import Callable, Container, Hashable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Generic

from rawi.link.texts.lookup import Name_contra, Value_co

Cell = tuple[str, Hashable]
# What reads a value: which step, for what of the case.
Reader = tuple[str, str]


class Cells:
    """Values by what they are called: a rule, and what it is asked for. `rules` make them; null is no value.

    Those by `plain` rules are made of no other values.
    """

    def __init__(self, rules: Mapping[str, Callable[[Any], Any]], *, plain: Container[str]) -> None:
        self._rules = rules
        self._plain = plain
        self._values: dict[str, dict[Hashable, Any]] = {rule: {} for rule in rules}
        # By a value those that were made with it; who read it for the case.
        self._made_with: dict[Cell, set[Cell]] = defaultdict(set)
        self._read_by: dict[Cell, set[Reader]] = defaultdict(set)
        self._reading: list[set[Cell]] = []

    def get(self, rule: str, of: Hashable) -> Any:
        """Return a value."""
        if self._reading:
            self._reading[-1].add((rule, of))
        values = self._values[rule]
        if of not in values:
            values[of] = self._made((rule, of))
        return values[of]

    def _made(self, cell: Cell) -> Any:
        self._reading.append(set())
        try:
            return self._rules[cell[0]](cell[1])
        finally:
            for other in self._reading.pop():
                self._made_with[other].add(cell)

    @contextmanager
    def read_for(self, reader: Reader) -> Iterator[None]:
        """Note what is read inside as read by a step for something of the case."""
        self._reading.append(set())
        try:
            yield
        finally:
            for cell in self._reading.pop():
                self._read_by[cell].add(reader)

    def changed(self, cells: Iterable[Cell]) -> set[Cell]:
        """Say of what values that which they are made of has changed outside; returns those that come out otherwise."""
        before: dict[Cell, Any] = {}
        found: set[Cell] = set()
        for cell in cells:
            rule, of = cell
            if of in self._values[rule]:
                value = self._values[rule].pop(of)
                if rule not in self._plain:
                    before[cell] = value
                elif self.get(rule, of) != value:
                    found.add(cell)
        waiting = [*found, *before]
        while waiting:
            for cell in self._made_with.pop(waiting.pop(), ()):
                rule, of = cell
                if of in self._values[rule]:
                    before[cell] = self._values[rule].pop(of)
                    waiting.append(cell)
        return found | {cell for cell, value in before.items() if self.get(*cell) != value}

    def readers(self, cells: Iterable[Cell]) -> set[Reader]:
        """Return for whom some values were read; they are forgotten, for they will read them again."""
        return set().union(*(self._read_by.pop(cell, ()) for cell in cells))


class Column(Generic[Name_contra, Value_co]):
    """The values of one rule, as a `Lookup`."""

    def __init__(self, cells: Cells, rule: str) -> None:
        self._cells = cells
        self._rule = rule

    def __getitem__(self, of: Name_contra, /) -> Value_co:
        value = self.get(of)
        if value is None:
            raise KeyError(of)
        return value

    def __contains__(self, of: object, /) -> bool:
        return isinstance(of, Hashable) and self._cells.get(self._rule, of) is not None

    def get(self, of: Name_contra, /) -> Value_co | None:
        """Return a value, null where there is none."""
        value: Value_co | None = self._cells.get(self._rule, of)
        return value
