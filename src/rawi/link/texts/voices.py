"""Whose voice a passage is: under what ids and names its narrator may be cited."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from rawi.link.texts.issued import is_issued
from rawi.link.texts.organs import actor_behind, folded, listed_behind, listed_in
from rawi.link.texts.words import bare, is_function_word
from rawi.model import Attribution, Passage, PersonValue, Reading
from rawi.text import tokenise

# A short form has at least so many words of the full name.
SHORT_FORM = 2
# A signature has at most so many words: rank, name, office, day.
SIGNATURE = 12
# Where an issuer sits is told in so many words behind his name.
SEAT = 3
# Subtypes of entities that speak for what they belong to.
_SPEAKS_FOR = frozenset({"media", "state", "state_force"})


class Voice(NamedTuple):
    """The narrator of a passage: the ids of the source and of the entity it is, the stems of its names.

    `people` are the ids of those who speak for it or sign its statement; they may say other things elsewhere. `called`
    are the names by which no list knows the narrator of a statement.
    """

    ids: frozenset[str]
    names: frozenset[str]
    is_statement: bool
    people: frozenset[str] = frozenset()
    called: tuple[str, ...] = ()


def voice(reading: Reading, passage: Passage) -> Voice:
    """Return under what the narrator of a passage may be cited.

    A statement whose issuer the reading left open is by those its headline and its page name.
    """
    is_statement = is_issued(reading, passage)
    named = {source.name for source in reading.sources if source.id == passage.narrator}
    ids = {source.entity for source in reading.sources if source.id == passage.narrator} - {None}
    if passage.narrator is not None:
        ids.add(passage.narrator)
    elif is_statement:
        ids |= _headed_by(reading)
    listed = any(entity.curated for entity in reading.entities if entity.id in ids)
    seats = list(_seats(reading, named)) if is_statement else []
    called = tuple(sorted({*named, *map(" ".join, seats)})) if is_statement and not listed else ()
    behind = [one for one in map(listed_behind, sorted(named)) if one is not None]
    behind += [one for name, seat in seats if (one := listed_in(name, seat)) is not None]
    ids |= {one.id for one in behind}
    if is_statement and not listed:
        ids |= {actor_behind(name, _called_here(reading)) for name in named} - {None}
    named |= {name for one in behind for name in (one.name, *one.aliases)}
    if is_statement and passage.narrator is None:
        named |= set(before_colons(reading))
    if is_statement:
        ids |= set(_called_shortly(reading, named))
    names = {stem for name in named for stem in stems_of(name)}
    for entity in reading.entities:
        if entity.id in ids or entity.name in named:
            ids.add(entity.id)
            names.update(stem for name in (entity.name, *entity.aliases) for stem in stems_of(name))
            if is_statement and entity.subtype in _SPEAKS_FOR and entity.parent is not None:
                # What a side's own station reads out is the side's, and what a ministry says its state's.
                ids.add(entity.parent)
    ids |= {side for person, side in affiliated(reading) if person in ids}
    settled = frozenset(one for one in ids if one is not None)
    people = {person for person, side in affiliated(reading) if side in settled}
    if is_statement:
        people |= _signed_by(reading, passage)
    return Voice(settled, frozenset(names), is_statement, frozenset(people), called)


def _called_shortly(reading: Reading, names: Iterable[str]) -> Iterator[str]:
    """Yield whom the page of a statement means by the first words of its issuer's name (هيئة الأركان العامة)."""
    beginnings = {short for name in names for short in short_forms(name)}
    for mention in reading.mentions:
        if mention.kind == "actor" and mention.entity is not None and mention.text in beginnings:
            yield mention.entity


def _seats(reading: Reading, names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield the names of an issuer and where he sits, as a line of his page has them (لجان المقاومة - مليط)."""
    beginnings = [words for name in names if (words := _words(name))]
    starts = tuple(name[0] for name in beginnings)
    for line in reading.document.text.splitlines():
        words = _words(line) if line.startswith(starts) else []
        for name in beginnings:
            if 0 < len(words) - len(name) <= SEAT and words[: len(name)] == name:
                yield " ".join(name), " ".join(words[len(name) :])


def _words(line: str) -> list[str]:
    return [token.text for token in tokenise(line) if token.kind == "word"]


def _called_here(reading: Reading) -> dict[str, str]:
    """Return the listed actors that a page means by short names (القوات المسلحة), each by a name of his alone."""
    curated = {entity.id for entity in reading.entities if entity.curated}
    meant: dict[str, set[str]] = {}
    for mention in reading.mentions:
        if mention.kind == "actor" and mention.entity in curated and mention.entity is not None:
            meant.setdefault(folded(mention.text), set()).add(mention.entity)
    return {name: next(iter(ids)) for name, ids in meant.items() if len(ids) == 1}


def affiliated(reading: Reading) -> Iterator[tuple[str, str]]:
    """Yield each person of a reading with the actor it speaks for or belongs to."""
    for mention in reading.mentions:
        if mention.entity is not None and isinstance(mention.value, PersonValue) and mention.value.affiliation:
            yield mention.entity, mention.value.affiliation
    for entity in reading.entities:
        if entity.kind == "person" and entity.parent is not None:
            yield entity.id, entity.parent


def _signed_by(reading: Reading, statement: Passage) -> set[str]:
    """Return the persons named in the line that a statement ends with, where it is too short to tell anything."""
    text = reading.document.text[statement.span.start : statement.span.end].rstrip()
    start = statement.span.start + text.rfind("\n") + 1
    end = statement.span.start + len(text)
    if start == statement.span.start or len(stems_of(reading.document.text[start:end])) > SIGNATURE:
        return set()
    return {
        mention.entity
        for mention in reading.mentions
        if mention.kind == "person" and mention.entity and start <= mention.span.start and mention.span.end <= end
    }


def _headed_by(reading: Reading) -> set[str | None]:
    """Return the actors and persons that head or sign a page, the first of each line."""
    found: set[str | None] = set()
    for passage in reading.passages:
        if passage.role in ("headline", "metadata", "byline"):
            names = [m for m in reading.mentions if m.kind in ("actor", "person") and passage.span.contains(m.span)]
            found.update(mention.entity for mention in names[:1] if mention.entity is not None)
    return found


def issuers_by_heading(readings: Iterable[Reading]) -> dict[str, str]:
    """Return who issues a statement by the head of its page, by passage, where reading does not say it, or too widely.

    The one actor that heads it where the issuer was left open; the listed one who sits where the head says (وزارة الصحة
    الفلسطينية - غزة).
    """
    found = {}
    for reading in readings:
        names = {source.id: source.name for source in reading.sources}
        for passage in reading.passages:
            if passage.role != "statement":
                continue
            heads = _headed_by(reading) - {None} if passage.narrator is None else set()
            if passage.narrator in names:
                seats = _seats(reading, (names[passage.narrator],))
                heads = {one.id for name, seat in seats if (one := listed_in(name, seat)) is not None}
            if len(heads) == 1:
                found[passage.id] = heads.pop() or ""
    return found


def before_colons(reading: Reading) -> Iterator[str]:
    """Yield who issues a page by its headline: what stands before a colon, or all of one that tells nothing."""
    for passage in reading.passages:
        head, colon, _ = reading.document.text[passage.span.start : passage.span.end].partition(":")
        tells = not colon and any(passage.span.contains(claim.span) for claim in reading.claims)
        if passage.role == "headline" and not tells and SHORT_FORM <= len(stems_of(head)) <= SIGNATURE:
            yield head


def short_forms(name: str) -> Iterator[str]:
    """Yield a name with what it begins with, from two words on: وزارة الصحة في غزة, وزارة الصحة."""
    words = name.split()
    yield from (" ".join(words[:number]) for number in range(SHORT_FORM, len(words) + 1))


def settled_to(chain: Iterable[Attribution], who: Voice) -> bool:
    """Whether the reading itself says so, by id."""
    return any(link.speaker in who.ids for link in list(chain)[1:] if link.speaker is not None)


@lru_cache(maxsize=1 << 14)
def stems_of(text: str) -> Sequence[str]:
    """Return the stems of the content words of a name."""
    return [bare(token.key) for token in tokenise(text) if token.kind == "word" and not is_function_word(token.key)]
