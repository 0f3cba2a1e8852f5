"""A claim in the making, and what all stages that make it share."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import Protocol

import msgspec

from rawi.lexicon.actors import Actors
from rawi.lexicon.clause_words import ClauseWords, WordClass, any_of
from rawi.lexicon.counted import Counted
from rawi.lexicon.cues import Cues
from rawi.lexicon.modality import Modals
from rawi.lexicon.places import Places
from rawi.lexicon.triggers import TriggerIndex
from rawi.model import Carried, Claim, ClaimTime, EventType, Figure, Mention, Participant, Published
from rawi.model.claim import Modality
from rawi.read.events.heads import Head, Overlay
from rawi.read.roles.roles import Cast
from rawi.read.roles.voices import Speakers
from rawi.text import Text, key

_WITH = "مع"
# Of these no clause is the last word: they open the next one, or want a noun that only that one has.
_OPENING: tuple[WordClass, ...] = ("that", "preposition", "until", "relative")
_STANDING_BEFORE = frozenset(
    key(word)
    for words in ("لم لن لكن لكنه لكنها لكنهم دون", "ردا نظرا بناء استنادا إضافة فضلا علاوة")
    for word in words.split()
)
_EDGES = frozenset((*"،,؛;:.-–—()[]{}\"'“”«»*#•…", "..", "..."))


class Knowledge(Protocol):
    """What of the lexicon this stage reads."""

    @property
    def actors(self) -> Actors:
        """Actors, and the adjectives of states."""

    @property
    def triggers(self) -> TriggerIndex:
        """Words that tell events."""

    @property
    def modals(self) -> Modals:
        """Words that take an event out of what happened."""

    @property
    def cues(self) -> Cues:
        """Words of saying."""

    @property
    def counted(self) -> Counted:
        """The nouns that are counted."""

    @property
    def places(self) -> Places:
        """Places, and the nouns that stand before their names."""


class Telling(msgspec.Struct):
    """What one clause tells. `tokens` is the clause, `carried` what of it another clause said."""

    head: Head
    event_type: EventType
    cast: Cast
    tokens: tuple[int, int]
    places: list[Participant]
    time: ClaimTime | None
    figures: list[Figure]
    modality: Modality = "asserted"
    polarity: bool = True
    carried: list[Carried] = msgspec.field(default_factory=list)


class Intro(msgspec.Struct):
    """Who and when a list is introduced with; `listed`: the stretch now read is an item of it."""

    agents: list[Participant]
    time: ClaimTime | None
    listed: bool = False


class Page(msgspec.Struct):
    """What all stages of one reading share; `begins` is where each of the `mentions` begins.

    `told_in` are the `drafts` by the passage they stand in; `dressed`: somebody's dress is spoken of.
    """

    text: Text
    document: str
    overlay: Overlay
    lexicon: Knowledge
    speakers: Speakers
    published: Published
    mentions: Sequence[Mention]
    begins: Sequence[int]
    drafts: list[Telling] = msgspec.field(default_factory=list)
    told_in: dict[str, list[Telling]] = msgspec.field(default_factory=dict)
    intro: Intro | None = None
    covered: frozenset[int] = frozenset()
    dressed: bool = False
    acts: list[Claim] = msgspec.field(default_factory=list)

    def tell(self, draft: Telling) -> None:
        """Add what a clause tells."""
        self.drafts.append(draft)
        self.told_in.setdefault(draft.head.stretch.passage.id, []).append(draft)

    def mentions_from(self, start: int, end: int) -> Sequence[Mention]:
        """Return the mentions that begin at `start` or later and before `end`, in the order of the text."""
        return self.mentions[bisect_left(self.begins, start) : bisect_left(self.begins, end)]

    def is_actor(self, entity: str) -> bool:
        """Whether an entity is an actor that the text names, no person."""
        return any(item.entity == entity and item.kind == "actor" for item in self.mentions)


def is_mutual(telling: Telling) -> bool:
    """Whether a fight of two sides is told: either may have done its harm (في المعركة التي خاضها الجيش ضد داعش)."""
    two = _WITH in telling.head.form.trigger.prepositions
    return telling.event_type == "battle" and two and bool(telling.cast.targets)


def goes_on_as_one(head: Head, last: Telling) -> bool:
    """Whether a verb is joined to one of a feminine singular that tells of no fight between its subjects."""
    verb = last.head.form.inflection
    sides = last.event_type == "battle" and _WITH in last.head.form.trigger.prepositions
    one = last.head.hit.finite and (verb.gender, verb.number) == ("feminine", "singular")
    return head.joined and one and not sides


def trimmed(text: Text, start: int, end: int, words: ClauseWords) -> tuple[int, int]:
    """Return the tokens of a clause without the marks and the relative pronouns at its ends.

    A word that denies the verb behind it (ولم | تستهدف) belongs to that one, and so do those that open it (وأن).
    """
    tokens = text.tokens
    while start < end - 1 and (tokens[start].kind == "quote" or tokens[start].light in _EDGES):
        start += 1
    while end - 1 > start and (
        tokens[end - 1].kind == "quote"
        or tokens[end - 1].light in _EDGES
        or _belongs_behind(tokens[end - 1].key, words)
    ):
        end -= 1
    return start, end


def _belongs_behind(word: str, words: ClauseWords) -> bool:
    return word in any_of(words, _OPENING) or word.lstrip("وف") in _STANDING_BEFORE
