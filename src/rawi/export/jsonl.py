"""The record as JSON lines: one object a line, `type` first, types in the order of the record."""

from typing import BinaryIO

from rawi.export.select import Selected


def jsonl(selected: Selected, output: BinaryIO) -> tuple[str, ...]:
    """Write the record in UTF-8, each line with its newline; the same case gives the same bytes."""
    for line in selected.lines():
        output.write(line + b"\n")
    return ()
