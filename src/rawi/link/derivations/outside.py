"""Sources of which a case holds no text: statements, agencies and monitors that its documents cite."""

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from rawi.lexicon.cues import bare_noun, load_cues
from rawi.link.pairs.derivation import MOSTLY, TARGET_ROLES, chains_of, length
from rawi.link.texts.issued import is_issued
from rawi.link.texts.voices import affiliated, before_colons, short_forms, voice
from rawi.model import Attribution, Derivation, Reading, Span, identified
from rawi.text import tokenise

# Who is cited as a text of his own.
_PUBLISHERS = frozenset({"news_agency", "outlet", "monitor", "international", "archive", "channel"})


class Held(NamedTuple):
    """Who tells something in a case: ids of sources, of entities and of who speaks for them; names of sources."""

    ids: AbstractSet[str]
    names: AbstractSet[str]


def held_by(readings: Iterable[Reading]) -> Held:
    """Return who tells something in some documents."""
    ids: set[str] = set()
    names: set[str] = set()
    for reading in readings:
        for passage in reading.passages:
            who = voice(reading, passage)
            ids |= who.ids | who.people
        told_by = {passage.narrator for passage in reading.passages}
        names |= {source.name for source in reading.sources if source.id in told_by}
        if any(passage.narrator is None and is_issued(reading, passage) for passage in reading.passages):
            names |= {name for head in before_colons(reading) for name in short_forms(head)}
    return Held(ids, names)


def together(parts: Iterable[Held]) -> Held:
    """Return who tells something in any part of a case."""
    held = list(parts)
    return Held(frozenset().union(*(one.ids for one in held)), frozenset().union(*(one.names for one in held)))


def _is_published(link: Attribution) -> bool:
    """Whether a link names the text it has its words from: a statement, a report; what is said to somebody is none."""
    return link.via is not None and any(
        noun in load_cues().words["published"]
        for word in tokenise(link.via.text)
        if (noun := bare_noun(load_cues(), word.key)) is not None
    )


def from_outside(reading: Reading, everyone: Held) -> Iterator[Derivation]:
    """Yield what a document says it has from a statement or an outlet of which the case holds no text."""
    outlets = {source.id for source in reading.sources if source.kind in _PUBLISHERS}
    named = {entity.id for entity in reading.entities if entity.name in everyone.names}
    named |= {source.id for source in reading.sources if source.name in everyone.names}

    def known(who: str) -> bool:
        return who in everyone.ids or who in named

    people = {person for person, side in affiliated(reading) if known(side)}
    for passage in reading.passages:
        # Who issues a statement may name his own offices in it.
        if passage.role not in TARGET_ROLES or passage.role == "statement":
            continue
        told: dict[str, list[tuple[Span, Span | None, bool]]] = {}
        for span, chain in chains_of(reading, passage):
            for link in chain[1:]:
                if not link.speaker or known(link.speaker) or link.speaker in people:
                    continue
                if _is_published(link) or link.speaker in outlets:
                    words = link.via or link.cue
                    row = (span, words.span if words else None, link.mode == "direct")
                    told.setdefault(link.speaker, []).append(row)
        for speaker, rows in sorted(told.items()):
            told_in_all = length([span for span, _, _ in rows])
            direct = length([span for span, _, is_direct in rows if is_direct])
            yield identified(
                Derivation(
                    id="",
                    source=speaker,
                    target=passage.id,
                    kind="quotes" if direct >= MOSTLY * told_in_all else "paraphrases",
                    declared=True,
                    share=round(min(1.0, told_in_all / (passage.span.end - passage.span.start)), 3),
                    reliance=tuple(sorted({words for _, words, _ in rows if words is not None})),
                )
            )
