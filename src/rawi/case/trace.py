"""The main job: the order of the stages, from paths to a case. Each stage commits what it has done."""

import hashlib
import os
import time
from collections.abc import Iterable, Iterator
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from pathlib import Path
from typing import NamedTuple, Protocol

from rawi.case import pool
from rawi.case.errors import CaseError
from rawi.case.intake import Item
from rawi.case.reading import Unread, read_one
from rawi.case.sources import own_sources
from rawi.case.store import Case, Read
from rawi.ingest import Found, IngestError, contents, document, same_content, walk
from rawi.ingest.door import recorded
from rawi.lexicon import load
from rawi.link.pipeline import link
from rawi.model import Document, Reading
from rawi.read import read

_COMMIT_EVERY = 64
_COMMIT_SECONDS = 2.0


class Watch(Protocol):
    """Who is told how the work goes."""

    def problem(self, sentence: str) -> None:
        """Something could not be done; the rest goes on."""

    def step(self, stage: str, done: int, total: int | None) -> None:
        """`done` of `total` (None = not known) of a stage are through."""


class Traced(NamedTuple):
    """What came of it: documents added, files whose document the case had already, files that failed."""

    added: int
    known: int
    failed: int


def trace(paths: Iterable[Path], case: Case, *, watch: Watch) -> Traced:
    """Take in the files, read what is new on all cores, link the whole case anew and store it.

    What the case holds already is left alone. Interrupted, the case keeps what was committed, and the next run goes on
    from there. Raises `CaseError`, `sqlite3.Error` or `OSError` where the case cannot be written.
    """
    own = own_sources(case.connection)
    load(own)
    found = list(walk(paths))
    intake = _Intake(case, watch)
    batch: list[Read] = []
    added = 0
    last = time.monotonic()
    try:
        for result in pool.in_order(
            partial(read_one, own_sources=own), intake.documents(found), workers=pool.processes()
        ):
            if isinstance(result, Unread):
                intake.lose(result.document)
                watch.problem(result.why)
                continue
            batch.append(intake.pair(result))
            added += 1
            watch.step("read", added + intake.known + intake.failed, len(found))
            if len(batch) >= _COMMIT_EVERY or time.monotonic() - last >= _COMMIT_SECONDS:
                case.add(batch, intake.taken())
                batch.clear()
                last = time.monotonic()
    except BrokenProcessPool:
        raise CaseError("a reading process died, perhaps for lack of memory; run the same command again") from None
    case.add(batch, intake.taken())
    relink(case, watch=watch)
    return Traced(added=added, known=intake.known, failed=intake.failed)


def relink(case: Case, *, watch: Watch) -> None:
    """Link the documents of the case, unless their links are stored already."""
    while not case.linked():
        state = case.state()
        readings = case.readings()
        watch.step("link", 0, len(readings))
        readings, links = link(readings, load(own_sources(case.connection)), read=read)
        # Another process may have added documents meanwhile; then the links are made again, of all.
        if case.replace_links(readings, links, state=state):
            watch.step("link", len(readings), len(readings))


class _Intake:
    """The files on their way in: which documents are new, and which files are to be noted with the next commit."""

    def __init__(self, case: Case, watch: Watch) -> None:
        self.known = 0
        self.failed = 0
        self._case = case
        self._watch = watch
        self._content: dict[str, str] = {}
        # By content: files whose document is still being read. A file is noted once its document is in the case.
        self._waiting: dict[str, list[Item]] = {}
        self._through: set[str] = set()
        self._ready: list[Item] = []

    def documents(self, found: Iterable[Found]) -> Iterator[Document]:
        """Yield the documents that the case does not hold yet."""
        for path, name in found:
            try:
                new = self._take(path, name)
            except IngestError as error:
                self._watch.problem(str(error))
                self.failed += 1
                continue
            if new is None:
                self.known += 1
            else:
                yield new

    def pair(self, reading: Reading) -> Read:
        """Return a reading with the content it is of; the files that hold it may be noted now."""
        content = self._content.pop(reading.document.id)
        self._through.add(content)
        self._ready += self._waiting.pop(content)
        return Read(content, reading)

    def lose(self, unread: Document) -> None:
        """Forget a document that could not be read, with the other files that hold it."""
        files = self._waiting.pop(self._content.pop(unread.id))
        self.failed += len(files)
        self.known -= len(files) - 1

    def taken(self) -> list[Item]:
        """Return the files to be noted, once."""
        items, self._ready = self._ready, []
        return items

    def _take(self, path: Path, name: str) -> Document | None:
        data = contents(path)
        sha256 = hashlib.sha256(data).hexdigest()
        where = recorded(os.fspath(path.absolute()))
        if self._case.has_item(where, sha256):
            return None
        content = self._case.content_of(sha256)
        if content is not None:
            self._ready.append(Item(where, sha256, len(data), content))
            return None
        new = document(data, path=path, name=name)
        content = same_content(new)
        item = Item(where, sha256, len(data), content)
        self._case.keep(data, sha256)
        if content in self._waiting:
            self._waiting[content].append(item)
            return None
        if content in self._through or self._case.has_content(content):
            self._ready.append(item)
            return None
        self._waiting[content] = [item]
        self._content[new.id] = content
        return new
