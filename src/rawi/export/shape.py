"""The shape of a type of the record as tables need it: derived from the model, for Parquet, SQLite and data frames."""

from functools import cache
from typing import Any, Literal, NamedTuple

import msgspec
from msgspec import inspect

Kind = Literal["text", "integer", "number", "flag", "list", "map", "struct", "json"]


class Shape(NamedTuple):
    """What a field holds. `fields` are those of a struct, `item` what a list is of; any of it may be null (open).

    `map` is from text to text, `json` JSON in a text: what may hold more of its own kind has no table's shape. A value
    that is one of several types is one struct with the fields of all of them.
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


def _fields(info: inspect.StructType, around: tuple[type, ...] = ()) -> tuple[tuple[str, Shape], ...]:
    around = (*around, info.cls)
    return tuple((field.name, _shape(field.type, around)) for field in info.fields)


def _shape(info: inspect.Type, around: tuple[type, ...]) -> Shape:
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
            item = _shape(info.item_type, around)
            return Shape("json") if item.kind == "json" else Shape("list", item=item)
        case inspect.DictType():
            return Shape("map")
        case inspect.StructType():
            if info.cls in around:
                return Shape("json")
            fields = _fields(info, around)
            return Shape("json") if any(shape.kind == "json" for _, shape in fields) else Shape("struct", fields=fields)
        case inspect.UnionType():
            return _either([one for one in info.types if not isinstance(one, inspect.NoneType)], around)
    raise TypeError(f"no table can hold {info!r}")


def _either(infos: list[Any], around: tuple[type, ...]) -> Shape:
    if len(infos) == 1:
        return _shape(infos[0], around)
    merged = {infos[0].tag_field: Shape("text")}
    for info in infos:
        for name, shape in _fields(info, around):
            if merged.setdefault(name, shape) != shape:
                raise TypeError(f"{name} has two shapes")
    return Shape("struct", fields=tuple(merged.items()))
