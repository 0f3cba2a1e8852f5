"""Who is cited: whether a link of a chain of narrators means the narrator of a passage that is in the case.

By id where the reading settled it. Where it left the speaker open, by the words: a carrier without an owner (البيان)
may mean a statement held; a short form (غرفة العمليات) may mean the issuer whose name ends in no other words. Who
speaks for the narrator (the army's spokesman) or signs the statement is cited as the narrator is.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from rawi.lexicon.cues import load_cues, speaker_noun
from rawi.link.features import bare, is_function_word
from rawi.link.issued import is_issued
from rawi.link.organs import listed_behind
from rawi.model import Attribution, Entity, Passage, PersonValue, Reading
from rawi.text import tokenise

# A short form has at least so many words of the full name.
SHORT_FORM = 2
# A signature has at most so many words: rank, name, office, day.
SIGNATURE = 12


class Voice(NamedTuple):
    """The narrator of a passage: the ids of the source and of the entity it is, the stems of its names.

    `people` are the ids of those who speak for it or sign its statement; they may say other things elsewhere.
    """

    ids: frozenset[str]
    names: frozenset[str]
    is_statement: bool
    people: frozenset[str] = frozenset()


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
    behind = [one for one in map(listed_behind, sorted(named)) if one is not None]
    ids |= {one.id for one in behind}
    named |= {name for one in behind for name in (one.name, *one.aliases)}
    if is_statement and passage.narrator is None:
        named |= set(before_colons(reading))
    names = {stem for name in named for stem in _stems(name)}
    for entity in reading.entities:
        if entity.id in ids or entity.name in named:
            ids.add(entity.id)
            names.update(stem for name in (entity.name, *entity.aliases) for stem in _stems(name))
    settled = frozenset(one for one in ids if one is not None)
    people = {person for person, side in affiliated(reading) if side in settled}
    if is_statement:
        people |= _signed_by(reading, passage)
    return Voice(settled, frozenset(names), is_statement, frozenset(people))


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
    if start == statement.span.start or len(_stems(reading.document.text[start:end])) > SIGNATURE:
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


def before_colons(reading: Reading) -> Iterator[str]:
    """Yield who issues a page by its headline: what stands before a colon, or all of one that tells nothing."""
    for passage in reading.passages:
        head, colon, _ = reading.document.text[passage.span.start : passage.span.end].partition(":")
        tells = not colon and any(passage.span.contains(claim.span) for claim in reading.claims)
        if passage.role == "headline" and not tells and SHORT_FORM <= len(_stems(head)) <= SIGNATURE:
            yield head


def short_forms(name: str) -> Iterator[str]:
    """Yield a name with what it begins with, from two words on: وزارة الصحة في غزة, وزارة الصحة."""
    words = name.split()
    yield from (" ".join(words[:number]) for number in range(SHORT_FORM, len(words) + 1))


def cites(reading: Reading, link: Attribution, who: Voice) -> bool:
    """Whether a link of a chain of `reading` means this narrator."""
    if link.speaker is not None:
        if link.speaker in who.ids or link.speaker in who.people or _speaks_for(reading, link.speaker, who):
            return True
        if any(one.id in who.ids for one in _behind(reading, link.speaker)):
            return True
        if _is_settled(reading, link.speaker):
            return False
    stems = _stems(link.text or "")
    only_carrier = all(_is_carrier_noun(stem) for stem in stems) if stems else _is_carrier(link)
    if link.speaker is None and who.is_statement and only_carrier:
        return True
    known_as = [_stems(name) for name in _names(reading, link.speaker)]
    return any(_is_short_form(words, who) for words in (stems, *known_as))


def _speaks_for(reading: Reading, speaker: str, who: Voice) -> bool:
    for mention in reading.mentions:
        if (
            mention.entity == speaker
            and isinstance(mention.value, PersonValue)
            and mention.value.affiliation in who.ids
        ):
            return True
    return any(e.id == speaker and e.kind == "person" and e.parent in who.ids for e in reading.entities)


def _behind(reading: Reading, speaker: str) -> Iterator[Entity]:
    """Yield the actor whose office a speaker is by its name."""
    for name in _names(reading, speaker):
        found = listed_behind(name)
        if found is not None:
            yield found


def _names(reading: Reading, speaker: str | None) -> Iterator[str]:
    yield from (entity.name for entity in reading.entities if entity.id == speaker)
    yield from (source.name for source in reading.sources if source.id == speaker)


def _is_short_form(stems: Sequence[str], who: Voice) -> bool:
    return bool(stems) and stems[-1] in who.names and sum(stem in who.names for stem in stems) >= SHORT_FORM


def attributed_to(reading: Reading, chain: Iterable[Attribution], who: Voice) -> bool:
    """Whether one of the speakers after the outermost narrator is this one."""
    return any(cites(reading, link, who) for link in list(chain)[1:])


def is_open(chain: Iterable[Attribution]) -> bool:
    """Whether the reading names nobody who said it: no speaker, or only such as it left open."""
    return all(link.speaker is None for link in list(chain)[1:])


def settled_to(chain: Iterable[Attribution], who: Voice) -> bool:
    """Whether the reading itself says so, by id."""
    return any(link.speaker in who.ids for link in list(chain)[1:] if link.speaker is not None)


def _is_settled(reading: Reading, speaker: str) -> bool:
    """Whether a speaker is somebody known: a source of a kind, or an entity of the lists."""
    if any(source.id == speaker and source.kind != "unknown" for source in reading.sources):
        return True
    return any(entity.id == speaker and entity.curated for entity in reading.entities)


def _is_carrier(link: Attribution) -> bool:
    words = (link.via.text if link.via else "", link.cue.text if link.cue else "")
    return any(_is_carrier_noun(stem) for text in words for stem in _stems(text))


def _is_carrier_noun(stem: str) -> bool:
    return speaker_noun(load_cues(), stem) == "carrier"


@lru_cache(maxsize=1 << 14)
def _stems(text: str) -> Sequence[str]:
    return [bare(token.key) for token in tokenise(text) if token.kind == "word" and not is_function_word(token.key)]
