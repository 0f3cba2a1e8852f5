"""Reading anew what another version of Rawi has read; judgements are then put to the rows with the same words."""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

import msgspec

from rawi import __version__
from rawi.case import index, pool, stored, twins
from rawi.case.reading import Unread, read_one
from rawi.case.store import Case
from rawi.case.stored import own_sources
from rawi.case.watching import Watch
from rawi.model import Document, Published, Reading

# A date with one of these was read from the page, not known before.
_READ = frozenset({"explicit", "relative", "linked", "judged"})


def reread(case: Case, *, watch: Watch) -> int:
    """Read anew the documents whose reading is another version's, all or none; returns how many.

    What cannot be read any more keeps its reading, and is named. Raises `sqlite3.Error` where the case is not written.
    """
    due = case.connection.execute(
        "SELECT document FROM reading WHERE version <> ? ORDER BY path, document", (__version__,)
    ).fetchall()
    documents = [as_taken_in(stored.get_reading(case.connection, document)) for (document,) in due]
    if not documents:
        return 0
    readings: list[Reading] = []
    one = partial(read_one, own_sources=own_sources(case.connection))
    for number, result in enumerate(pool.in_order(one, documents, workers=pool.processes()), start=1):
        watch.step("read anew", number, len(documents))
        if isinstance(result, Unread):
            watch.problem(result.document.path, result.why)
        else:
            readings.append(result)
    _replace(case, readings)
    return len(readings)


def as_taken_in(reading: Reading) -> Document:
    """Return a document without what was read from its page: what was known before it was read stays."""
    document = reading.document
    from_page = document.published.basis in _READ or document.published.span is not None
    return msgspec.structs.replace(
        document,
        title=None if _is_read(document, document.title) else document.title,
        author=None if _is_read(document, document.author) else document.author,
        source=None,
        published=Published() if from_page and document.published.basis != "metadata" else document.published,
        language=None,
        genre="other",
    )


def _is_read(document: Document, words: str | None) -> bool:
    return words is not None and words in document.text


def _replace(case: Case, readings: Sequence[Reading]) -> None:
    connection = case.connection
    with case.transaction():
        records: dict[str, str] = {}
        for reading in readings:
            document = reading.document.id
            for name in stored.OF_READINGS:
                connection.execute(f'DELETE FROM "{name}" WHERE stage = 0 AND document = ?', (document,))
            stored.insert_reading(connection, reading)
            records[document] = stored.digest_of_reading(connection, document)
            connection.execute(
                "UPDATE reading SET record = ?, version = ? WHERE document = ?",
                (records[document], __version__, document),
            )
            connection.execute("DELETE FROM sketch WHERE document = ?", (document,))
            twins.add_sketch(connection, reading)
        _index_anew(case)
        connection.execute("DELETE FROM meta WHERE key = 'linked'")
        case.log("read", {"records": records, "rawi": __version__})


def _index_anew(case: Case) -> None:
    """Make the search index again: what it holds of a document cannot be taken out by itself."""
    case.connection.execute("INSERT INTO search (search) VALUES ('delete-all')")
    case.connection.execute("DELETE FROM search_passage")
    for reading in _readings(case, case.documents()):
        index.index(case.connection, reading)


def _readings(case: Case, documents: Iterable[str]) -> Iterator[Reading]:
    return (stored.get_reading(case.connection, document) for document in documents)
