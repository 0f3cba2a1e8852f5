"""The tables of the record as Parquet: one file for each type, lists and structs kept as they are, null for open."""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import msgspec
import pyarrow as pa
from pyarrow import json
from pyarrow import parquet as pq

from rawi.case.schema import TABLES
from rawi.export.select import Selected
from rawi.export.shape import Shape, columns

# Rows a group: what is held in memory at once.
_GROUP = 5_000


def parquet(selected: Selected, output: Path) -> tuple[str, ...]:
    """Write `document.parquet`, `claim.parquet` and so on into a folder, a file for every type, be it empty."""
    for name, row_type in TABLES.items():
        schema = arrow_schema(row_type)
        # Dictionaries suit what repeats; ids and texts do not.
        with pq.ParquetWriter(output / f"{name}.parquet", schema, compression="zstd", use_dictionary=False) as writer:
            for batch in batches(selected.texts(row_type), row_type, size=_GROUP):
                writer.write_table(batch, row_group_size=_GROUP)
    return ()


def arrow_schema(row_type: type[msgspec.Struct]) -> pa.Schema:
    """Return the Arrow schema of a type of the record, derived from the model."""
    return pa.schema([(name, _arrow(shape)) for name, shape in columns(row_type)])


def batches(texts: Iterator[str], row_type: type[msgspec.Struct], *, size: int) -> Iterator[pa.Table]:
    """Yield rows of one type, given as JSON, as Arrow tables of up to `size` rows."""
    schema = arrow_schema(row_type)
    # Arrow reads JSON much faster than it takes objects, but neither maps nor what stays JSON.
    plain = all(shape.kind not in {"map", "json"} for _, shape in columns(row_type))
    options = json.ParseOptions(explicit_schema=schema, unexpected_field_behavior="ignore")
    while chunk := list(islice(texts, size)):
        if plain:
            lines = "\n".join(chunk).encode()
            yield json.read_json(pa.BufferReader(lines), json.ReadOptions(block_size=len(lines) + 1), options)
        else:
            rows = [msgspec.json.decode(text) for text in chunk]
            yield pa.Table.from_arrays([_column(rows, name, shape) for name, shape in columns(row_type)], schema=schema)


def _column(rows: list[dict[str, Any]], name: str, shape: Shape) -> pa.Array:
    if shape.kind == "json":
        return pa.array([msgspec.json.encode(row[name]).decode() for row in rows], type=pa.string())
    return pa.array([row.get(name) for row in rows], type=_arrow(shape))


def _arrow(shape: Shape) -> pa.DataType:
    match shape.kind:
        case "text" | "json":
            return pa.string()
        case "integer":
            return pa.int64()
        case "number":
            return pa.float64()
        case "flag":
            return pa.bool_()
        case "map":
            return pa.map_(pa.string(), pa.string())
        case "list":
            assert shape.item is not None
            return pa.list_(_arrow(shape.item))
        case "struct":
            return pa.struct([(name, _arrow(held)) for name, held in shape.fields])
