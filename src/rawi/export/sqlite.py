"""The tables of the record as a SQLite file with plain columns and indexes, and views for people."""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
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
_ROWS_AT_ONCE = 2_000


class Column(NamedTuple):
    """A column and where its value is found in a row: a path of field names."""

    name: str
    path: tuple[str, ...]
    kind: str


class Table(NamedTuple):
    """A table: of a type itself, or of the items of one of its lists (`path`), a row for each with the owner's id."""

    name: str
    owner: str | None
    path: tuple[str, ...]
    columns: tuple[Column, ...]


def sqlite(selected: Selected, output: Path) -> tuple[str, ...]:
    """Write the file; tables and columns are named after the record, `span_start` is `span.start`."""
    connection = sqlite3.connect(output, isolation_level=None)
    try:
        # The file is not there for anybody yet: what fails leaves nothing.
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("PRAGMA synchronous = OFF")
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
    held: list[Column] = []
    lists: list[Table] = []

    def walk(fields: Sequence[tuple[str, Shape]], path: tuple[str, ...]) -> None:
        for field, shape in fields:
            here = (*path, field)
            if shape.kind == "struct":
                walk(shape.fields, here)
            elif shape.kind == "list" and shape.item is not None:
                inner = shape.item.fields if shape.item.kind == "struct" else ((field, shape.item),)
                columns = tuple(_flat(inner, () if shape.item.kind == "struct" else None))
                lists.append(Table(f"{name}_{'_'.join(here)}", name, here, columns))
            else:
                held.append(Column("_".join(here), here, shape.kind))

    walk(columns(row_type), ())
    return (Table(name, None, (), tuple(held)), *lists)


def _flat(fields: Sequence[tuple[str, Shape]], path: tuple[str, ...] | None) -> Iterator[Column]:
    for field, shape in fields:
        if path is None:
            # A list of plain values: the item itself.
            yield Column(field, (), shape.kind)
        elif shape.kind == "struct":
            yield from (
                Column(f"{field}_{inner.name}", (field, *inner.path), inner.kind) for inner in _flat(shape.fields, ())
            )
        else:
            yield Column(field, (field,), shape.kind)


def _create(table: Table) -> str:
    owner = [f'"{table.owner}" TEXT NOT NULL', '"n" INTEGER NOT NULL'] if table.owner else []
    held = [f'"{column.name}" {_TYPES[column.kind]}' for column in _named(table)]
    return f'CREATE TABLE "{table.name}" ({", ".join((*owner, *held))})'


def _named(table: Table) -> Iterator[Column]:
    """Yield the columns; one that is called like the owner's id (an origin's `claims`) keeps a name of its own."""
    taken = {table.owner, "n"} if table.owner else set()
    for column in table.columns:
        yield column if column.name not in taken else column._replace(name=f"{column.name}_id")


def _indexes(table: Table) -> Iterator[str]:
    """Yield the indexes of a table, made when it is full: ids are hashes, put in one by one they take far longer."""
    key = f'"{table.owner}", "n"' if table.owner else '"id"'
    yield f'CREATE UNIQUE INDEX "{table.name}_key" ON "{table.name}" ({key})'
    for column in _named(table):
        if column.name in _INDEXED or (table.owner and column.path == () and column.kind == "text"):
            yield f'CREATE INDEX "{table.name}_{column.name}" ON "{table.name}" ("{column.name}")'


def _fill(
    connection: sqlite3.Connection, selected: Selected, row_type: type[msgspec.Struct], tables: Sequence[Table]
) -> None:
    texts = selected.texts(row_type)
    while chunk := [msgspec.json.decode(text) for text in islice(texts, _ROWS_AT_ONCE)]:
        for table in tables:
            marks = ", ".join("?" * (len(table.columns) + (2 if table.owner else 0)))
            rows = list(_values(table, chunk))
            try:
                connection.executemany(f'INSERT INTO "{table.name}" VALUES ({marks})', rows)
            except sqlite3.OperationalError as error:
                # Of the file that is written, not of the case.
                raise OSError(f"the export cannot be written ({error})") from error


def _values(table: Table, rows: Sequence[dict[str, Any]]) -> Iterator[tuple[Any, ...]]:
    getters = [_getter(column) for column in table.columns]
    for row in rows:
        if table.owner is None:
            yield tuple([get(row) for get in getters])
            continue
        for n, item in enumerate(_at(row, table.path) or ()):
            yield (row["id"], n, *[get(item) for get in getters])


def _getter(column: Column) -> Callable[[Any], Any]:
    """Return what takes the value of a column out of a row or item: most columns are a field of it."""
    path = column.path
    if column.kind in {"list", "map", "json"}:
        return lambda row: None if (value := _at(row, path)) is None else msgspec.json.encode(value).decode()
    if len(path) == 1:
        (name,) = path
        return lambda row: row.get(name)
    return lambda row: _at(row, path)


def _at(row: Any, path: Sequence[str]) -> Any:
    for name in path:
        if row is None:
            return None
        row = row.get(name)
    return row
