"""What a message says it was forwarded from: a derivation that the export itself declares.

Where the case holds the message of that channel the edge leads there; where it does not, to the channel, a source of
which the case holds no text.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from rawi.lexicon.outlets import load_outlets, name_key, source_called
from rawi.link.derivations.settling import Settled
from rawi.link.pairs.derivation import TARGET_ROLES
from rawi.model import Derivation, Passage, Reading, identified
from rawi.text import light

FACT = "forwarded_from"


def with_forwards(readings: Sequence[Reading], settled: Settled) -> Settled:
    """Return what linking settled, with the derivations that forwarded messages declare."""
    declared = {(one.source, one.target): one for one in _declared(readings, settled.derivations)}
    if not declared:
        return settled
    kept = [
        declared.pop((one.source, one.target), one) if (one.source, one.target) in declared else one
        for one in settled.derivations
    ]
    return settled._replace(derivations=(*kept, *declared.values()))


def _declared(readings: Sequence[Reading], derivations: Iterable[Derivation]) -> Iterator[Derivation]:
    known = {(one.source, one.target): one for one in derivations}
    by_words = _by_words(readings)
    for reading in readings:
        name = reading.document.extra.get(FACT, "").strip()
        if not name:
            continue
        source = source_called(load_outlets(), name)
        named = name_key(source.name)
        for passage in reading.passages:
            if passage.role not in TARGET_ROLES:
                continue
            origin = _original(reading, passage, named, by_words)
            edge = known.get((origin, passage.id)) if origin is not None else None
            yield identified(
                msgspec.structs.replace(edge, id="", declared=True)
                if edge is not None
                else Derivation(
                    id="",
                    source=origin or source.id,
                    target=passage.id,
                    kind="copies",
                    declared=True,
                    share=1.0,
                )
            )


_Words = Mapping[str, list[tuple[Reading, Passage]]]


def _by_words(readings: Sequence[Reading]) -> _Words:
    """Return the passages of messages by their words, where any message is forwarded."""
    if not any(reading.document.extra.get(FACT) for reading in readings):
        return {}
    found: dict[str, list[tuple[Reading, Passage]]] = {}
    for reading in readings:
        for passage in reading.passages:
            found.setdefault(_words(reading, passage), []).append((reading, passage))
    return found


def _words(reading: Reading, passage: Passage) -> str:
    return " ".join(light(reading.document.text[passage.span.start : passage.span.end]).split())


def _original(reading: Reading, passage: Passage, named: str, by_words: _Words) -> str | None:
    """Return the passage of the named channel that this one repeats, the first published; null where it is not held."""
    same = [
        (other.document.published.start or "", twin.id)
        for other, twin in by_words.get(_words(reading, passage), ())
        if other.document.id != reading.document.id
        and not other.document.extra.get(FACT)
        and twin.role == passage.role
        and _is_by(other, named)
        and not _is_later(other, reading)
    ]
    return min(same)[1] if same else None


def _is_by(reading: Reading, named: str) -> bool:
    return any(source.id == reading.document.source and name_key(source.name) == named for source in reading.sources)


def _is_later(one: Reading, other: Reading) -> bool:
    start, end = one.document.published.start, other.document.published.end
    return start is not None and end is not None and start > end
