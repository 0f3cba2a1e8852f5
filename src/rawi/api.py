"""A case from Python, for notebooks: everything in it row by row, words of a span, chains, tables for data frames."""

import sqlite3
from collections.abc import Iterator
from importlib import import_module
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, Self

import pyarrow as pa

from rawi.case import Case
from rawi.case.schema import TABLES
from rawi.export import naming
from rawi.export.aside import Aside
from rawi.export.parquet import arrow_schema, batches
from rawi.export.select import Dossier, Selected
from rawi.export.sheets import SHEETS
from rawi.model import (
    Claim,
    Derivation,
    Disagreement,
    Document,
    Entity,
    Event,
    Judgement,
    Mention,
    Passage,
    Quotation,
    Reading,
    Reuse,
    Row,
    Source,
    Span,
)
from rawi.model.claim import Mode
from rawi.read import read_text as read

if TYPE_CHECKING:
    import pandas
    import polars

_SHEETS = {sheet.name: sheet for sheet in SHEETS if sheet.name != "columns"}
_BATCH = 5_000


class Narrator(NamedTuple):
    """One link of a chain by name. `name` is in English where there is one; `id` is null where it is open."""

    name: str
    mode: Mode
    id: str | None


def open(folder: str | PathLike[str]) -> "OpenCase":
    """Open a case for reading. Use it in a `with` block, or close it. Raises `CaseError` where there is none."""
    return OpenCase(Case.open(Path(folder)))


def read_text(text: str, *, published: str | None = None) -> Reading:
    """Return what one Arabic text says: accounts, names, dates, figures, quotations, claims with their chains.

    `published` is the ISO day it is known to be from. Nothing is stored.
    """
    return read(text, published=published)


class OpenCase:
    """An open case. Iterators give rows of the record, with judgements applied, in the order of the record."""

    def __init__(self, case: Case) -> None:
        self._case = case
        self._aside = sqlite3.connect("", isolation_level=None)
        self._selected = Selected(case, Aside(self._aside))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close it; its iterators end."""
        self._aside.close()
        self._case.__exit__()

    def documents(self) -> Iterator[Document]:
        """Yield the documents."""
        return self._selected.rows(Document)

    def sources(self) -> Iterator[Source]:
        """Yield who publishes or issues."""
        return self._selected.rows(Source)

    def passages(self) -> Iterator[Passage]:
        """Yield the accounts and other parts of pages."""
        return self._selected.rows(Passage)

    def entities(self) -> Iterator[Entity]:
        """Yield actors, persons and places."""
        return self._selected.rows(Entity)

    def mentions(self) -> Iterator[Mention]:
        """Yield the words that name something."""
        return self._selected.rows(Mention)

    def quotations(self) -> Iterator[Quotation]:
        """Yield what stands in quotation marks."""
        return self._selected.rows(Quotation)

    def claims(self) -> Iterator[Claim]:
        """Yield who is said to have done what, and by whom it is said."""
        return self._selected.rows(Claim)

    def reuses(self) -> Iterator[Reuse]:
        """Yield words that one account takes from another."""
        return self._selected.rows(Reuse)

    def derivations(self) -> Iterator[Derivation]:
        """Yield which account derives from which."""
        return self._selected.rows(Derivation)

    def events(self) -> Iterator[Event]:
        """Yield the events."""
        return self._selected.rows(Event)

    def disagreements(self) -> Iterator[Disagreement]:
        """Yield where accounts differ."""
        return self._selected.rows(Disagreement)

    def judgements(self) -> Iterator[Judgement]:
        """Yield what persons decided."""
        return self._selected.rows(Judgement)

    def find(self, identifier: str) -> Row | None:
        """Return the row with this id, None if there is none."""
        return next((row for row in self._case.find(identifier) if row.id == identifier), None)

    def dossier(self, event: Event | str) -> Dossier | None:
        """Return an event with its claims, their accounts and documents, its place and its disagreements."""
        return self._selected.dossier(event if isinstance(event, str) else event.id)

    def words(self, span: Span) -> str:
        """Return the words of a span. Raises `KeyError` if the case has no such document."""
        document = self._selected.get(Document, span.document)
        if document is None:
            raise KeyError(span.document)
        return document.text[span.start : span.end]

    def name(self, identifier: str | None, words: str | None = None) -> str:
        """Return the name behind a source or entity id; `words` of the text stand in where it is open."""
        return naming.who(self._selected, identifier, words)

    def chain(self, claim: Claim) -> tuple[Narrator, ...]:
        """Return who tells a claim, the outermost narrator first."""
        return tuple(
            Narrator(self.name(link.speaker, link.text), link.mode, link.speaker) for link in claim.attribution
        )

    def chain_in_words(self, claim: Claim) -> str:
        """Return who tells a claim as a phrase: "SMART News Agency, on the word of …"."""
        return naming.chain(self._selected, claim)

    def to_arrow(self, table: str) -> pa.Table:
        """Return a table: a type of the record (`claim`, nested as it is) or a sheet (`claims`, flat and in words).

        Types: document, source, passage, entity, mention, quotation, claim, reuse, derivation, event, disagreement,
        judgement. Sheets: events, claims, figures, disagreements. Raises `KeyError` for another name.
        """
        if table in _SHEETS:
            sheet = _SHEETS[table]
            rows = [list(row) for row in sheet.rows(self._selected)]
            columns = [pa.array([row[n] for row in rows]) for n in range(len(sheet.columns))]
            return pa.Table.from_arrays(columns, names=[column.name for column in sheet.columns])
        if table not in TABLES:
            raise KeyError(f"there is no table {table!r}; there are {', '.join((*TABLES, *_SHEETS))}")
        row_type = TABLES[table]
        parts = list(batches(self._selected.texts(row_type), row_type, size=_BATCH))
        return pa.concat_tables(parts) if parts else arrow_schema(row_type).empty_table()

    def to_pandas(self, table: str) -> "pandas.DataFrame":
        """Return a table (see `to_arrow`) as a pandas data frame. Raises `ImportError` without pandas."""
        _installed("pandas")
        frame: pandas.DataFrame = self.to_arrow(table).to_pandas(date_as_object=False)
        return frame

    def to_polars(self, table: str) -> "polars.DataFrame":
        """Return a table (see `to_arrow`) as a polars data frame. Raises `ImportError` without polars."""
        frame: polars.DataFrame = _installed("polars").from_arrow(self.to_arrow(table))
        return frame


def _installed(package: str) -> Any:
    try:
        return import_module(package)
    except ImportError as error:
        raise ImportError(f"{package} is not installed; run: pip install {package}") from error
