"""What the office formats share: names of cells, and how much their parts may unpack to."""

import zipfile
from pathlib import Path

from rawi.ingest.errors import IngestError
from rawi.ingest.limits import MB, OFFICE_PART, OFFICE_RATIO


def cell_name(column: int, row: int) -> str:
    """Return the name of a cell (`B5`) by its column, counted from 0, and its row, counted from 1."""
    letters = ""
    rest = column + 1
    while rest:
        rest, letter = divmod(rest - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return f"{letters}{row}"


def refuse_bomb(archive: zipfile.ZipFile, file: Path, *, called: str) -> None:
    """Raise `IngestError` if a part of XML unpacks to more than any such part should; `called`: what the file is."""
    for entry in archive.infolist():
        if not entry.filename.endswith((".xml", ".rels")):
            continue
        ratio = entry.file_size / max(entry.compress_size, 1)
        if entry.file_size > OFFICE_PART or (entry.file_size > OFFICE_PART / 10 and ratio > OFFICE_RATIO):
            what = f"is {called} whose part {entry.filename[:60]} unpacks to {entry.file_size // MB} MB"
            raise IngestError(file, what, do="leave it out, or save what it holds anew")
