"""Ways out of a case: one format, one file, one function of the same name and signature.

A format's function takes what is `Selected` and where to write, and returns sentences for the user (what was left out,
what needs a look). Where to write is, by the format's `kind`:

- `stream`: a binary file open for writing, which may be a pipe
- `file`: the path of a file that is not there yet
- `folder`: an empty folder to put files into; `main` names the one that matters most among them
"""

from collections.abc import Callable
from importlib import import_module
from typing import Any, Literal, NamedTuple

from rawi.export.select import Selected


class Format(NamedTuple):
    """A format of `rawi export`. `media`, `extension`: of what a user gets, a ZIP of the folder where it is one.

    `main`: of a format of several files the one that a single file name asks for; the others go beside it.
    """

    name: str
    kind: Literal["stream", "file", "folder"]
    media: str
    extension: str
    about: str
    main: str = ""

    def function(self) -> Callable[[Selected, Any], tuple[str, ...]]:
        """Return the function that writes the format; its module is imported only now."""
        name = self.name.replace("-", "_")
        found: Callable[[Selected, Any], tuple[str, ...]] = getattr(import_module(f"rawi.export.{name}"), name)
        return found


FORMATS: dict[str, Format] = {
    form.name: form
    for form in (
        Format("jsonl", "stream", "application/x-ndjson", "jsonl", "the record, one JSON object a line"),
        Format(
            "parquet",
            "folder",
            "application/zip",
            "zip",
            "the tables of the record, a Parquet file each",
            "event.parquet",
        ),
        Format(
            "csv",
            "folder",
            "application/zip",
            "zip",
            "events, claims, figures, disagreements for spreadsheets",
            "events.csv",
        ),
        Format(
            "xlsx",
            "stream",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "xlsx",
            "the same as one Excel workbook",
        ),
        Format(
            "acled",
            "folder",
            "application/zip",
            "zip",
            "events as ACLED codes them, one row a day and place",
            "acled.csv",
        ),
        Format("ged", "folder", "application/zip", "zip", "deadly events in the shape of UCDP GED 23.1", "ged.csv"),
        Format("sqlite", "file", "application/vnd.sqlite3", "sqlite", "the tables of the record in a SQLite file"),
        Format("plover", "stream", "application/x-ndjson", "jsonl", "PLOVER event records, a claim a line"),
        Format("bayanat", "folder", "application/zip", "zip", "Bayanat bulletins, JSON and CSV", "bulletins.jsonl"),
        Format(
            "uwazi",
            "folder",
            "application/zip",
            "zip",
            "Uwazi documents, events and claims, to be imported",
            "2-events.csv",
        ),
        Format(
            "ftm", "folder", "application/zip", "zip", "FollowTheMoney entities and statements", "entities.ftm.json"
        ),
        Format("geojson", "stream", "application/geo+json", "geojson", "events on a map, as discs where vague"),
        Format("prov", "stream", "application/ld+json", "jsonld", "PROV-O: who told what, from whose words"),
        Format(
            "label-studio", "folder", "application/zip", "zip", "tasks with our reading, to be corrected", "tasks.json"
        ),
    )
}
