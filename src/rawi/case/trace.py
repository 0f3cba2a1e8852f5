"""The main job: the order of the stages, from paths to a case. Each stage commits what it has done."""

import time
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import NamedTuple

from rawi.case import pool
from rawi.case.errors import CaseError
from rawi.case.incoming import Incoming
from rawi.case.reading import Unread, read_one
from rawi.case.relinking import Growth
from rawi.case.reread import reread
from rawi.case.store import Case, Read
from rawi.case.stored import own_sources
from rawi.case.watching import Watch
from rawi.ingest import Found, Worker, walk
from rawi.lexicon import load
from rawi.model import Document, Reading

_COMMIT_EVERY = 64
_COMMIT_SECONDS = 2.0


class Traced(NamedTuple):
    """What came of it: documents added, files or their documents that the case had already, those that failed."""

    added: int
    known: int
    failed: int


def trace(paths: Iterable[Path], case: Case, *, watch: Watch) -> Traced:
    """Take in the files, read what is new on all cores, link the whole case anew and store it.

    What the case holds already is left alone. Interrupted, the case keeps what was committed, and the next run goes on
    from there. Raises `CaseError`, `sqlite3.Error` or `OSError` where the case cannot be written.
    """
    return take_in(list(walk(paths)), case, watch=watch)


def take_in(found: Sequence[Found], case: Case, *, watch: Watch, growth: Growth | None = None) -> Traced:
    """Take in files that were found already, in a process that links the case by its `growth`; otherwise as `trace`."""
    own = own_sources(case.connection)
    load(own)
    with Worker() as worker:
        incoming = Incoming(case, watch, worker)
        with closing(incoming.documents(found)) as documents:
            added = _read_all(documents, incoming, partial(read_one, own_sources=own), files=len(found))
    reread(case, watch=watch)
    relink(case, watch=watch, growth=growth)
    return Traced(added=added, known=incoming.known, failed=incoming.failed)


def _read_all(
    documents: Iterable[Document],
    incoming: Incoming,
    read_document: Callable[[Document], Reading | Unread],
    *,
    files: int,
) -> int:
    """Read documents on all cores and commit them as they come; returns how many."""
    case, watch = incoming.case, incoming.watch
    batch: list[Read] = []
    added = 0
    last = time.monotonic()
    try:
        for result in pool.in_order(read_document, documents, workers=pool.processes()):
            if isinstance(result, Unread):
                incoming.lose(result.document)
                watch.problem(result.document.path, result.why)
                continue
            batch.append(incoming.pair(result))
            added += 1
            # How many documents a file holds that holds several is known once it is through.
            watch.step("read", added + incoming.known + incoming.failed, None if incoming.several else files)
            if len(batch) >= _COMMIT_EVERY or time.monotonic() - last >= _COMMIT_SECONDS:
                case.add(batch, incoming.taken())
                batch.clear()
                last = time.monotonic()
    except BrokenProcessPool:
        raise CaseError("a reading process died, perhaps for lack of memory; run the same command again") from None
    case.add(batch, incoming.taken())
    return added


def relink(case: Case, *, watch: Watch, growth: Growth | None = None) -> None:
    """Link the documents of the case, unless their links are stored already."""
    while not case.linked():
        state = case.state()
        watch.step("link", 0, len(case.documents()))
        readings, links, memory = case.link(watch.step, growth)
        # Another process may have added documents meanwhile; then the links are made again, of all.
        if case.replace_links(readings, links, state=state, memory=memory):
            watch.step("link", len(readings), len(readings))
