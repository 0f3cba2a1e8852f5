"""What a text has on the word of another, in words that share nothing with his: told by what is claimed, not by words.

A translation back, or an editor who writes everything anew, leaves no words to align. What remains is who is cited,
the day, and claims of the same kind about the same numbers, people and places. Who is cited may be described rather
than named (the forces loyal to the government): then everything told on that word must fit.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from rawi.lexicon.cues import SpeakerKind, load_cues, speaker_noun
from rawi.link.texts.claimed import Slots, numbers
from rawi.link.texts.counted import TELLING_NUMBER, apart
from rawi.link.texts.features import Forms
from rawi.link.texts.issued import is_issued
from rawi.link.texts.speech import Heard
from rawi.link.texts.words import is_function_word
from rawi.model import Attribution, Claim, Participant, Passage, Reading
from rawi.text import tokenise

# A report in other words comes this many days after what it tells, at most.
LATEST = 3
# So many claims must have a counterpart, one of them by its numbers or names, and this part of all that is cited.
LEAST, PART = 2, 0.5
MOSTLY = 0.6
# Who is described speaks for a side; "a witness" or "a source" is anybody.
_SIDES = frozenset({"body", "component", "carrier", "spokesperson"})


class Retelling(NamedTuple):
    """A claim told on somebody's word, his own claim, and whether a number or a name says that they are one."""

    told: Claim
    said: Claim
    sure: bool


def retold(source: Forms, target: Forms, of: Passage, to: Passage, heard: Heard) -> tuple[Retelling, ...]:
    """Return the claims that passage `to` has on the word `heard`, of the narrator of `of`, that `of` makes too.

    Empty where they are too few, or of another day, to say that they come from this text of his.
    """
    one, other = source.reading, target.reading
    if one.document.id == other.document.id or to.role == "headline" or not _soon(one, other):
        return ()
    # Only claims of one kind are held against each other.
    kinds: dict[tuple[str, bool], list[int]] = {}
    for number, _ in source.speech.within(of):
        if number < len(one.claims):
            kinds.setdefault(source.slots[number].kind, []).append(number)
    if not kinds:
        return ()
    found: list[Retelling] = []
    for told in _by_speaker(one, target, of, to, heard):
        met = list(_matched(source, target, told, kinds))
        enough = len(met) >= max(LEAST, PART * len(told)) and any(one.sure for one in met)
        if enough or (len(told) <= LEAST and any(_is_one_deed(one, heard) for one in met)):
            found += [one for one in met if one not in found]
    return tuple(sorted(found, key=lambda one: one.told.span))


def _is_one_deed(one: Retelling, heard: Heard) -> bool:
    """Whether a claim by itself is its speaker's own: of one type, no other place, and a number or two names alike.

    That he speaks of himself says nothing.
    """
    told, said = one.told, one.said
    here, there = (_entities(claim.places) for claim in (told, said))
    if told.event_type != said.event_type or (here and there and here.isdisjoint(there)):
        return False
    shared = numbers(told) & numbers(said)
    agents, targets = (
        _entities(mine) & _entities(his) - heard.ids
        for mine, his in ((told.agents, said.agents), (told.targets, said.targets))
    )
    alike = (bool(shared), bool(here & there), bool(agents), bool(targets))
    return sum(alike) >= LEAST or any(number >= TELLING_NUMBER for number, _ in shared)


def _entities(named: Iterable[Participant]) -> set[str]:
    return {one.entity for one in named if one.entity is not None}


def _only_speaker(reading: Reading, passage: Passage) -> str | None:
    """Return the speaker on whose word a report tells nearly all it tells, or null."""
    if passage.role != "report":
        return None
    said = [claim.attribution[-1] for claim in reading.claims if passage.span.contains(claim.span)]
    counted = Counter(link.speaker for link in said if link.speaker is not None and link.mode != "own")
    speaker, count = counted.most_common(1)[0] if counted else (None, 0)
    return speaker if count >= max(LEAST, MOSTLY * len(said)) else None


def _by_speaker(source: Reading, target: Forms, of: Passage, to: Passage, heard: Heard) -> Iterator[list[int]]:
    """Yield the claims (numbers) that passage `to` has on the word `heard`, then those of each side it describes."""
    claims = len(target.reading.claims)
    inside = [(number, told) for number, told in target.speech.within(to) if number < claims]
    named = [number for number, _ in inside if number in heard.told]
    yield named
    if not is_issued(source, of):
        # Of a report that passes on one speaker, who cites him has his words; a page by nobody knows no better.
        speaker = _only_speaker(source, of) if of.narrator is not None else None
        if speaker is not None:
            yield [number for number, told in inside if any(link.speaker == speaker for link in told.chain)]
        return
    described: dict[str, list[int]] = {}
    for number, told in inside:
        if number not in heard.told and told.links and told.is_open and _is_a_side(target.reading, told.chain[-1]):
            described.setdefault(told.chain[-1].text or "", []).append(number)
    # What the statement itself says, and what it says on (البيان), are of one speaker.
    yield [*(named if described else ()), *chain.from_iterable(described.values())]
    yield from described.values()


def _is_a_side(reading: Reading, link: Attribution) -> bool:
    kind = _kind_of_speaker(link.text or "")
    if kind is None and link.span is not None:
        return any(mention.kind == "actor" and mention.span.overlaps(link.span) for mention in reading.mentions)
    return kind in _SIDES


@lru_cache(maxsize=1 << 12)
def _kind_of_speaker(text: str) -> SpeakerKind | None:
    """Return what kind of speaker the first content word of a phrase names, or null."""
    words = (token.key for token in tokenise(text) if token.kind == "word")
    head = next((word for word in words if not is_function_word(word)), None)
    return speaker_noun(load_cues(), head) if head is not None else None


def _soon(source: Reading, target: Reading) -> bool:
    one, other = source.document.published.start, target.document.published.start
    if one is None or other is None:
        return True
    return 0 <= date.fromisoformat(other).toordinal() - date.fromisoformat(one).toordinal() <= LATEST


def _matched(
    source: Forms, target: Forms, told: Sequence[int], kinds: Mapping[tuple[str, bool], Sequence[int]]
) -> Iterator[Retelling]:
    """Yield pairs of claims, each in one at most, those that numbers or names join first; `kinds` are the source's."""
    scored = sorted(
        (-met, place, other)
        for place, one in enumerate([target.slots[number] for number in told])
        for other in kinds.get(one.kind, ())
        if (met := _met(one, source.slots[other]))
    )
    taken: set[int] = set()
    held: set[int] = set()
    for score, place, other in scored:
        if place not in taken and other not in held:
            taken.add(place)
            held.add(other)
            yield Retelling(target.reading.claims[told[place]], source.reading.claims[other], score < -1)


def _met(told: Slots, said: Slots) -> int:
    """Return 2 for a claim of the same number, actor or place, 1 for the same type alone, else 0.

    "Dozens" may be thirty-six; numbers that cannot be one are of two things.
    """
    if not told.numbers.isdisjoint(said.numbers):
        return 2
    if told.numbers and said.numbers and told.event_type != said.event_type:
        # Three killed are not "several wounded".
        return 0
    if told.numbers and said.numbers and all(apart(one, other) for one in told.figures for other in said.figures):
        return 0
    if not told.named.isdisjoint(said.named):
        return 2
    return 1 if told.event_type == said.event_type else 0
