"""The tables of the record as a SQLite file with plain columns and indexes, and views for people."""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby, islice
from operator import itemgetter
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from rawi.case.schema import TABLES
from rawi.export.select import Selected
from rawi.export.shape import Shape, columns
from rawi.export.sqlite_views import VIEWS

_TYPES = {
    "text": "TEXT",
    "integer": "INTEGER",
    "number": "REAL",
    "flag": "INTEGER",
    "list": "TEXT",
    "map": "TEXT",
    "json": "TEXT",
}
# Columns that look-ups go by, in every table that has them.
_INDEXED = frozenset(
    {"document", "span_document", "passage", "event", "entity", "speaker", "subject", "source", "target"}
)
_AS_JSON = frozenset({"list", "map", "json"})
_ROWS_AT_ONCE = 2_000

Take = Callable[[dict[str, Any] | None], Sequence[Any]]


class Field(NamedTuple):
    """A field of a row: a column, or, where it is a struct, a column for each of the fields `inside` it."""

    name: str
    kind: str
    inside: tuple["Field", ...] = ()


class Table(NamedTuple):
    """A table: of a type itself, or of the items of one of its lists, found by `path`, each with its owner's id.

    `bare`: the items are plain values, no structs.
    """

    name: str
    owner: str | None
    path: tuple[str, ...]
    fields: tuple[Field, ...]
    bare: bool = False


def sqlite(selected: Selected, output: Path) -> tuple[str, ...]:
    """Write the file; tables and columns are named after the record, `span_start` is `span.start`."""
    connection = sqlite3.connect(output, isolation_level=None)
    try:
        # The file is not there for anybody yet: what fails leaves nothing.
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("PRAGMA synchronous = OFF")
        # Rows are long and many: large pages take a tenth of the time off.
        connection.execute("PRAGMA page_size = 16384")
        # Indexes of large tables are sorted in memory as far as this goes.
        connection.execute("PRAGMA cache_size = -131072")
        connection.execute("BEGIN")
        for name, row_type in TABLES.items():
            tables = tables_of(name, row_type)
            for table in tables:
                connection.execute(_create(table))
            _fill(connection, selected, row_type, tables)
            for table in tables:
                for statement in _indexes(table):
                    connection.execute(statement)
        for view in VIEWS:
            connection.execute(view)
        connection.execute("COMMIT")
        connection.execute("PRAGMA optimize")
    finally:
        connection.close()
    return ()


def tables_of(name: str, row_type: type[msgspec.Struct]) -> tuple[Table, ...]:
    """Return the table of a type and those of its lists; a list inside a list is a JSON array in a column."""
    shapes = columns(row_type)
    return (Table(name, None, (), _fields(shapes, lists=False)), *_of_lists(name, shapes, ()))


def _of_lists(name: str, shapes: Sequence[tuple[str, Shape]], path: tuple[str, ...]) -> Iterator[Table]:
    for field, shape in shapes:
        here = (*path, field)
        if shape.kind == "struct":
            yield from _of_lists(name, shape.fields, here)
        elif shape.kind == "list" and shape.item is not None:
            bare = shape.item.kind != "struct"
            fields = (Field(field, shape.item.kind),) if bare else _fields(shape.item.fields, lists=True)
            yield Table(f"{name}_{'_'.join(here)}", name, here, fields, bare)


def _fields(shapes: Sequence[tuple[str, Shape]], *, lists: bool) -> tuple[Field, ...]:
    return tuple(
        Field(name, shape.kind, _fields(shape.fields, lists=lists))
        for name, shape in shapes
        if lists or shape.kind != "list"
    )


def _columns(table: Table) -> Iterator[tuple[str, str]]:
    """Yield the columns with their kinds; one that is called like the owner's id keeps a name of its own."""
    taken = {table.owner, "n"} if table.owner else set()
    for name, kind in _flat(table.fields, ""):
        yield (f"{name}_id" if name in taken else name), kind


def _flat(fields: Sequence[Field], before: str) -> Iterator[tuple[str, str]]:
    for field in fields:
        if field.inside:
            yield from _flat(field.inside, f"{before}{field.name}_")
        else:
            yield f"{before}{field.name}", field.kind


def _create(table: Table) -> str:
    owner = [f'"{table.owner}" TEXT NOT NULL', '"n" INTEGER NOT NULL'] if table.owner else []
    held = [f'"{name}" {_TYPES[kind]}' for name, kind in _columns(table)]
    return f'CREATE TABLE "{table.name}" ({", ".join((*owner, *held))})'


def _indexes(table: Table) -> Iterator[str]:
    """Yield the indexes of a table, made when it is full: ids are hashes, put in one by one they take far longer."""
    key = f'"{table.owner}", "n"' if table.owner else '"id"'
    yield f'CREATE UNIQUE INDEX "{table.name}_key" ON "{table.name}" ({key})'
    for name, kind in _columns(table):
        # Items are found by their owner; the document they stand in is its too.
        if (name in _INDEXED and not (table.owner and name == "span_document")) or (table.bare and kind == "text"):
            yield f'CREATE INDEX "{table.name}_{name}" ON "{table.name}" ("{name}")'


def _fill(
    connection: sqlite3.Connection, selected: Selected, row_type: type[msgspec.Struct], tables: Sequence[Table]
) -> None:
    texts = selected.texts(row_type)
    takers = [_taker(table.fields) for table in tables]
    while chunk := [msgspec.json.decode(text) for text in islice(texts, _ROWS_AT_ONCE)]:
        for table, take in zip(tables, takers, strict=True):
            marks = ", ".join("?" * (sum(1 for _ in _columns(table)) + (2 if table.owner else 0)))
            rows = list(_values(table, take, chunk))
            try:
                connection.executemany(f'INSERT INTO "{table.name}" VALUES ({marks})', rows)
            except sqlite3.OperationalError as error:
                # Of the file that is written, not of the case.
                raise OSError(f"the export cannot be written ({error})") from error


def _values(table: Table, take: Take, rows: Sequence[dict[str, Any]]) -> Iterator[Sequence[Any]]:
    for row in rows:
        if table.owner is None:
            yield take(row)
            continue
        held: Any = row
        for name in table.path:
            held = held.get(name) if held is not None else None
        for n, item in enumerate(held or ()):
            yield (row["id"], n, item) if table.bare else (row["id"], n, *take(item))


def _taker(fields: Sequence[Field]) -> Take:
    """Return what gives the values of a row's columns; those of a struct that is not there are null."""
    takes = [
        take
        for as_it_is, some in groupby(fields, lambda field: not field.inside and field.kind not in _AS_JSON)
        for take in ([_as_it_is([field.name for field in some])] if as_it_is else map(_made, some))
    ]
    if len(takes) == 1:
        return takes[0]
    return lambda row: [value for take in takes for value in take(row)]


def _as_it_is(names: Sequence[str]) -> Take:
    absent = (None,) * len(names)
    # Twice as fast as asking for one after the other, where a row has them all.
    held = itemgetter(*names) if len(names) > 1 else None

    def take(row: dict[str, Any] | None) -> Sequence[Any]:
        if row is None:
            return absent
        try:
            return held(row) if held is not None else (row[names[0]],)
        except KeyError:
            return [row.get(name) for name in names]

    return take


def _made(field: Field) -> Take:
    name = field.name
    if not field.inside:
        return lambda row: (_as_json(row.get(name)) if row is not None else None,)
    inside = _taker(field.inside)
    return lambda row: inside(row.get(name) if row is not None else None)


def _as_json(value: Any) -> str | None:
    return msgspec.json.encode(value).decode() if value is not None else None
