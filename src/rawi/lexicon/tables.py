"""One typed reader for all TSV files of knowledge: what is wrong in a file is refused, with file and line.

A table is UTF-8, its first line names the columns, which are the fields of a frozen `msgspec.Struct`, none of them by
keyword only, in their order. Cells are separated by tabs; `|` stands between alternatives in a cell of type
`tuple[...]`. Rows are sorted by their key, the first column or columns, in code-point order, and no key comes twice.
"""

from collections.abc import Callable, Iterator
from importlib.resources import files
from itertools import pairwise
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

import msgspec

T = TypeVar("T", bound=msgspec.Struct)
Cell = str | int | float | bool | tuple["Cell", ...] | None


class LexiconError(ValueError):
    """A data file that cannot be trusted: `file:line: what is wrong, what to do`."""


def read_table(name_or_path: str | Path, row_type: type[T], *, key: int = 1) -> tuple[T, ...]:
    """Return the rows of a table as `row_type`, in the order of the file.

    A `str` names a file shipped under `rawi/data`, a `Path` any file. `key` is how many of the first columns
    make a row unique. Fields may be `str` (never empty), `int`, `float`, `bool` (`yes` or `no`), a `Literal`
    of strings, one of these or `None` (an empty cell), or a `tuple[..., ...]` of them (an empty cell is the
    empty tuple). Raises `LexiconError` for a missing file, wrong columns, a wrong or an empty cell, a
    repeated key and rows out of order.
    """
    name, text = _source(name_or_path)
    return parse_table(name, text, row_type, key=key)


def parse_table(name: str, text: str, row_type: type[T], *, key: int = 1, in_order: bool = True) -> tuple[T, ...]:
    """Return the rows of the text of a table, as `read_table` does; `name` is what messages call it.

    A table that people keep by hand need not be `in_order`.
    """
    lines = text.removesuffix("\n").split("\n")
    readers = {field: _reader(kind) for field, kind in get_type_hints(row_type).items()}
    _check_columns(name, lines[0], list(readers))
    columns = _columns(name, lines[1:], len(readers))
    read: list[Iterator[Cell]] = []
    for (field, reader), column in zip(readers.items(), columns, strict=True):
        # Cells of a column repeat: each is read once.
        cells = list(dict.fromkeys(column))
        _check_edges(name, column, cells)
        if reader is _required and "" not in cells:
            read.append(iter(column))
            continue
        try:
            values = dict(zip(cells, map(reader, cells), strict=True))
        except ValueError as error:
            number = 2 + next(i for i, cell in enumerate(column) if _is_wrong(reader, cell))
            raise LexiconError(f"{name}:{number}: column {field!r}: {error}") from None
        read.append(map(values.__getitem__, column))
    keys = list(zip(*columns[:key], strict=True))
    _check_keys(name, keys)
    if in_order:
        _check_order(name, keys)
    return tuple(map(row_type, *read))


def _is_wrong(reader: Callable[[str], Cell], cell: str) -> bool:
    try:
        reader(cell)
    except ValueError:
        return True
    return False


def _source(name_or_path: str | Path) -> tuple[str, str]:
    """Return how to call the file in a message, and its text."""
    if isinstance(name_or_path, Path):
        name, resource = name_or_path.name, name_or_path
        found = resource.is_file()
        raw = resource.read_bytes() if found else b""
    else:
        shipped = files("rawi.data").joinpath(name_or_path)
        name, found = name_or_path, shipped.is_file()
        raw = shipped.read_bytes() if found else b""
    if not found:
        raise LexiconError(f"{name}: there is no such file, check the name")
    try:
        return name, raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise LexiconError(f"{name}:{line}: not UTF-8, save the file as UTF-8") from None


def _check_columns(name: str, header: str, fields: list[str]) -> None:
    if header.split("\t") != fields:
        raise LexiconError(f"{name}:1: columns are {header.split()}, they must be {fields}, tabs between them")


def _columns(name: str, rows: list[str], width: int) -> list[tuple[str, ...]]:
    """Return the cells of the rows after the header by column."""
    split = [row.split("\t") for row in rows]
    for number, cells in enumerate(split, start=2):
        if len(cells) != width:
            raise LexiconError(f"{name}:{number}: {len(cells)} cells, there must be {width}, tabs between them")
    return list(zip(*split, strict=True)) if split else [()] * width


def _check_edges(name: str, column: tuple[str, ...], cells: list[str]) -> None:
    if list(map(str.strip, cells)) == cells:
        return
    cell = next(cell for cell in cells if cell != cell.strip())
    number = 2 + column.index(cell)
    raise LexiconError(f"{name}:{number}: white space around {cell.strip()!r}, take it out")


def _check_keys(name: str, keys: list[tuple[str, ...]]) -> None:
    if len(set(keys)) == len(keys):
        return
    first: dict[tuple[str, ...], int] = {}
    for number, key in enumerate(keys, start=2):
        if key in first:
            raise LexiconError(f"{name}:{number}: {' '.join(key)!r} is already in line {first[key]}, keep one")
        first[key] = number


def _check_order(name: str, keys: list[tuple[str, ...]]) -> None:
    if keys == sorted(keys):
        return
    for number, (before, key) in enumerate(pairwise(keys), start=3):
        if key < before:
            raise LexiconError(
                f"{name}:{number}: {' '.join(key)!r} must stand before {' '.join(before)!r}, "
                "sort the rows by code point (LC_ALL=C sort)"
            )


def _reader(kind: Any) -> Callable[[str], Cell]:
    """Return what turns a cell into a value of type `kind`; it raises `ValueError` with what to do."""
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is Literal:
        return _one_of(arguments)
    if origin in (Union, UnionType) and NoneType in arguments:
        (inner,) = (argument for argument in arguments if argument is not NoneType)
        reader = _reader(inner)
        return lambda cell: reader(cell) if cell else None
    if origin is tuple:
        reader = _reader(arguments[0])
        return _words if reader is _required else lambda cell: tuple(map(reader, _parts(cell)))
    if kind is bool:
        choose = _one_of(("no", "yes"))
        return lambda cell: choose(cell) == "yes"
    return {str: _required, int: _number(int), float: _number(float)}[kind]


def _required(cell: str) -> str:
    if not cell:
        raise ValueError("empty, give a value")
    return cell


def _words(cell: str) -> tuple[str, ...]:
    parts = _parts(cell)
    if "" in parts:
        _required("")
    return tuple(parts)


def _parts(cell: str) -> list[str]:
    """Return the alternatives of a cell."""
    parts = cell.split("|") if cell else []
    if list(map(str.strip, parts)) != parts:
        part = next(part for part in parts if part != part.strip())
        raise ValueError(f"white space around {part.strip()!r}, take it out")
    return parts


def _number(kind: type[int] | type[float]) -> Callable[[str], Cell]:
    def read(cell: str) -> Cell:
        try:
            return kind(_required(cell))
        except ValueError:
            what = "a whole number" if kind is int else "a number"
            raise ValueError(f"{cell!r} is not {what}, give one in digits") from None

    return read


def _one_of(values: tuple[str, ...]) -> Callable[[str], Cell]:
    def read(cell: str) -> Cell:
        if _required(cell) not in values:
            raise ValueError(f"{cell!r} is not one of {', '.join(values)}")
        return cell

    return read
