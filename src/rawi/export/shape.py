"""The shape of a type of the record as tables need it: derived from the model, for Parquet, SQLite and data frames."""

from functools import cache
from typing import Any, Literal, NamedTuple

import msgspec
from msgspec import inspect

Kind = Literal["text", "integer", "number", "flag", "list", "map", "struct"]


class Shape(NamedTuple):
    """What a field holds. `fields` are those of a struct, `item` what a list is of; any of it may be null (open).

    `map` is from text to text. A value that is one of several types is one struct with the fields of all of them.
    """

    kind: Kind
    fields: tuple[tuple[str, "Shape"], ...] = ()
    item: "Shape | None" = None


@cache
def columns(row_type: type[msgspec.Struct]) -> tuple[tuple[str, Shape], ...]:
    """Return the fields of a type of the record with their shapes, in the order of the record, without its tag."""
    info = inspect.type_info(row_type)
    assert isinstance(info, inspect.StructType)
    return _fields(info)


def _fields(info: inspect.StructType) -> tuple[tuple[str, Shape], ...]:
    return tuple((field.name, _shape(field.type)) for field in info.fields)


def _shape(info: inspect.Type) -> Shape:
    match info:
        case inspect.StrType() | inspect.LiteralType():
            return Shape("text")
        case inspect.BoolType():
            return Shape("flag")
        case inspect.IntType():
            return Shape("integer")
        case inspect.FloatType():
            return Shape("number")
        case inspect.VarTupleType() | inspect.ListType():
            return Shape("list", item=_shape(info.item_type))
        case inspect.DictType():
            return Shape("map")
        case inspect.StructType():
            return Shape("struct", fields=_fields(info))
        case inspect.UnionType():
            return _either([one for one in info.types if not isinstance(one, inspect.NoneType)])
    raise TypeError(f"no table can hold {info!r}")


def _either(infos: list[Any]) -> Shape:
    if len(infos) == 1:
        return _shape(infos[0])
    merged = {infos[0].tag_field: Shape("text")}
    for info in infos:
        for name, shape in _fields(info):
            if merged.setdefault(name, shape) != shape:
                raise TypeError(f"{name} has two shapes")
    return Shape("struct", fields=tuple(merged.items()))
