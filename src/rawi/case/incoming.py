"""Files on their way into a case: which documents are new, and what is to be noted of each file once they are in."""

import os
from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from rawi.case.intake import Item
from rawi.case.store import Case, Read
from rawi.case.watching import Watch
from rawi.ingest import Found, IngestError, Worker, examined, same_content, taken
from rawi.ingest.door import Source, recorded
from rawi.model import Document, Reading


@dataclass
class _File:
    """A file that is being taken in. It is through once no more documents come and all that came are in the case."""

    unread: int = 0
    ended: bool = False
    whole: bool = True


class _Held(NamedTuple):
    item: Item
    file: _File


@dataclass
class Incoming:
    """The intake of a case. `known` and `failed` count files, and documents in files that hold several."""

    case: Case
    watch: Watch
    worker: Worker
    known: int = 0
    failed: int = 0
    several: bool = False
    _content: dict[str, str] = field(default_factory=dict)
    # By content: what holds a document that is still being read. It is noted once the document is in the case.
    _waiting: dict[str, list[_Held]] = field(default_factory=dict)
    _through: set[str] = field(default_factory=set)
    _ready: list[Item] = field(default_factory=list)

    def documents(self, found: Iterable[Found]) -> Generator[Document, None, None]:
        """Yield the documents that the case does not hold yet."""
        for path, name in found:
            try:
                yield from self._documents(path, name)
            except IngestError as error:
                self._fail(error)

    def pair(self, reading: Reading) -> Read:
        """Return a reading with the content it is of; what holds it may be noted now."""
        content = self._content.pop(reading.document.id)
        self._through.add(content)
        for held in self._waiting.pop(content):
            held.file.unread -= 1
            self._note(held)
        return Read(content, reading)

    def lose(self, unread: Document) -> None:
        """Forget a document that could not be read, with what else holds it."""
        lost = self._waiting.pop(self._content.pop(unread.id))
        for held in lost:
            held.file.unread -= 1
            held.file.whole = False
        self.failed += len(lost)
        self.known -= len(lost) - 1

    def taken(self) -> list[Item]:
        """Return what is to be noted, once; what is paired so far is committed with it."""
        items, self._ready = self._ready, []
        self._through.clear()
        return items

    def _documents(self, path: Path, name: str) -> Iterator[Document]:
        source = examined(path)
        where = recorded(os.fspath(path.absolute()))
        if self.case.has_item(where, source.sha256):
            self.known += 1
            return
        given = self.case.given(where, source.sha256)
        if given:
            self.known += 1
            self._ready += given
            return
        file = _File()
        last: Item | None = None
        try:
            for new in taken(source, worker=self.worker, name=name):
                if isinstance(new, IngestError):
                    file.whole = False
                    self.several = True
                    self._fail(new)
                    continue
                if last is None:
                    self._keep(source)
                self.several = self.several or last is not None
                held = _Held(_item(new, where, source), file)
                last = held.item
                if self._is_new(new, held):
                    yield new
        except BaseException:
            file.whole = False
            raise
        finally:
            file.ended = True
            # Else the document that comes through last says that the file is through.
            if last is not None and file.whole and not file.unread:
                self._ready.append(last._replace(last=True))

    def _keep(self, source: Source) -> None:
        if self.case.keep_file(source.path).sha256 != source.sha256:
            raise IngestError(source.path, "changed while it was read", do="run the same command again")

    def _is_new(self, new: Document, held: _Held) -> bool:
        """Whether a document is to be read; if not, what holds it is noted now or with the one that is being read."""
        content = held.item.content
        if content in self._waiting:
            self._waiting[content].append(held)
            held.file.unread += 1
        elif content in self._through or self.case.has_content(content):
            self._note(held)
        elif new.id in self._content:
            held.file.whole = False
            self._fail(IngestError(new.path, "is the name of two parts of this file", do="rename one"))
            return False
        else:
            self._waiting[content] = [held]
            self._content[new.id] = content
            held.file.unread += 1
            return True
        self.known += 1
        return False

    def _note(self, held: _Held) -> None:
        file = held.file
        self._ready.append(held.item._replace(last=file.ended and file.whole and not file.unread))

    def _fail(self, error: IngestError) -> None:
        self.watch.problem(error.path, error.words)
        self.failed += 1


def _item(document: Document, where: str, source: Source) -> Item:
    return Item(
        where,
        source.sha256,
        source.size,
        same_content(document),
        part=document.part,
        url=document.extra.get("url"),
        extractor=document.extractor,
        encoding=document.encoding,
        encoding_why=document.encoding_why,
        notes=document.notes,
        last=False,
    )
