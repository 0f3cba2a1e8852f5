"""The record as JSON lines: one object a line, `type` first, types in the order of the record."""

from collections.abc import Generator

from rawi.case import Case


def jsonl(case: Case) -> Generator[bytes, None, None]:
    """Yield the lines of a case's record in UTF-8, each with its newline; the same case gives the same bytes."""
    for line in case.lines():
        yield f"{line}\n".encode()
