"""What a message says it was forwarded from: a derivation that the export itself declares.

Where the case holds the message of that channel the edge leads there; where it does not, to the channel, a source of
which the case holds no text.
"""

from collections.abc import Iterable, Iterator, Mapping

import msgspec

from rawi.lexicon.outlets import load_outlets, name_key, source_called
from rawi.link.derivations.settling import Settled
from rawi.link.pairs.derivation import TARGET_ROLES
from rawi.model import Derivation, Passage, Reading, identified
from rawi.text import light

FACT = "forwarded_from"


class Forwards:
    """The messages of a case that were forwarded, and all passages by their words: one may be the original."""

    def __init__(self, readings: Iterable[Reading] = ()) -> None:
        self._by_words: dict[str, list[tuple[Reading, Passage]]] = {}
        self._forwarded: dict[str, set[str]] = {}
        # Words are not looked at before somebody forwards any.
        self._waiting: list[Reading] = []
        for reading in readings:
            self.add(reading)

    def add(self, reading: Reading) -> set[str]:
        """Take in a document; returns the forwarded messages that may have another origin now, itself among them."""
        self._waiting.append(reading)
        if not self._forwarded and not _forwarded_from(reading):
            return set()
        found: set[str] = set()
        for one in self._waiting:
            for passage in one.passages:
                words = _words(one, passage)
                self._by_words.setdefault(words, []).append((one, passage))
                forwarded = self._forwarded.setdefault(words, set())
                if _forwarded_from(one):
                    forwarded.add(one.document.id)
                found |= forwarded
        self._waiting.clear()
        return found

    def edges(self, reading: Reading, known: Mapping[tuple[str, str], Derivation]) -> Iterator[Derivation]:
        """Yield where the passages of a forwarded message come from: the passage held, else the channel.

        `known`: what linking found by itself, by both ends.
        """
        if not (name := _forwarded_from(reading)):
            return
        source = source_called(load_outlets(), name)
        named = name_key(source.name)
        for passage in reading.passages:
            if passage.role in TARGET_ROLES:
                twin = self._original(reading, passage, named)
                origin = twin[1].id if twin is not None else source.id
                edge = known.get((origin, passage.id)) if twin is not None else None
                yield identified(
                    msgspec.structs.replace(edge, id="", declared=True)
                    if edge is not None
                    else Derivation(id="", source=origin, target=passage.id, kind="copies", declared=True, share=1.0)
                )

    def origins(self, reading: Reading) -> set[str]:
        """Return the documents that a forwarded message comes from."""
        sources = {edge.source for edge in self.edges(reading, {})}
        places = (place for passage in reading.passages for place in self._by_words.get(_words(reading, passage), ()))
        return {other.document.id for other, twin in places if twin.id in sources}

    def _original(self, reading: Reading, passage: Passage, named: str) -> tuple[Reading, Passage] | None:
        """Return the passage of the named channel that this one repeats, the first published; null if none is held."""
        same = [
            (other, twin)
            for other, twin in self._by_words.get(_words(reading, passage), ())
            if other.document.id != reading.document.id
            and not _forwarded_from(other)
            and twin.role == passage.role
            and _is_by(other, named)
            and not _is_later(other, reading)
        ]
        return min(same, key=lambda one: (one[0].document.published.start or "", one[1].id), default=None)


def with_forwards(readings: Iterable[Reading], settled: Settled, forwards: Forwards) -> Settled:
    """Return what linking settled between some documents, with the derivations that forwarded messages declare."""
    known = {(one.source, one.target): one for one in settled.derivations}
    declared = {(one.source, one.target): one for reading in readings for one in forwards.edges(reading, known)}
    if not declared:
        return settled
    return Settled.in_order(settled.reuses, settled.quotations, (known | declared).values())


def _forwarded_from(reading: Reading) -> str:
    return reading.document.extra.get(FACT, "").strip()


def _words(reading: Reading, passage: Passage) -> str:
    return " ".join(light(reading.document.text[passage.span.start : passage.span.end]).split())


def _is_by(reading: Reading, named: str) -> bool:
    return any(source.id == reading.document.source and name_key(source.name) == named for source in reading.sources)


def _is_later(one: Reading, other: Reading) -> bool:
    start, end = one.document.published.start, other.document.published.end
    return start is not None and end is not None and start > end
