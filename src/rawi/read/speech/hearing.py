"""What the words for a speaker are resolved against: the page, who is named where, who has spoken so far."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

import msgspec

from rawi.lexicon.cues import PRONOUNS, Cues, SpeakerKind
from rawi.lexicon.outlets import Outlets, name_key
from rawi.lexicon.shape_words import shape_words
from rawi.model import Mention, Span
from rawi.text import Text
from rawi.text.remembered import REMEMBERED, remembered

_REMEMBERED = 60
_NOT_DEFINITE = shape_words("relative_pronoun")


class Speaker(msgspec.Struct, frozen=True):
    """Who speaks, as far as the text settles it. `id`: an entity, a source, or null.

    `noun` is the common noun at the head of the words (مصدر, غرفة), `kind` what that says. `own`: the outlet itself,
    through its correspondent. `feminine`: how verbs agree; `title`: the key of the first of the words (القس).
    """

    id: str | None
    text: str | None = None
    span: Span | None = None
    feminine: bool = False
    noun: str | None = None
    kind: SpeakerKind | None = None
    person: bool = False
    own: bool = False
    title: str | None = None


UNKNOWN = Speaker(None)


class Memory(msgspec.Struct):
    """Who has spoken so far in a passage, the last one last, and who issued the statement last spoken of."""

    speakers: list[Speaker] = msgspec.field(default_factory=list)
    issuer: Speaker | None = None

    def say(self, speaker: Speaker) -> None:
        """Remember that somebody spoke."""
        self.speakers.append(speaker)

    def with_noun(self, noun: str) -> Speaker | None:
        """Return the last speaker whose words began with, or held, this noun."""
        for speaker in self.speakers[: -_REMEMBERED - 1 : -1]:
            if speaker.noun == noun or (speaker.text and noun in name_key(speaker.text).split()):
                return speaker
        return None

    def with_surname(self, word: str) -> Speaker | None:
        """Return the last person who spoke and whose name ends with this word (its key), with or without an article."""
        bare = word.removeprefix("ال")
        for speaker in self.speakers[: -_REMEMBERED - 1 : -1]:
            last = name_key(speaker.text or "").split()[1:][-1:]
            if speaker.person and speaker.id and [part.removeprefix("ال") for part in last] == [bare]:
                return speaker
        return None

    def with_title(self, title: str) -> Speaker | None:
        """Return the last person who spoke and was introduced with this word (its key): القس بولس …, يضيف القس."""
        for speaker in self.speakers[: -_REMEMBERED - 1 : -1]:
            if speaker.person and speaker.id and speaker.title == title:
                return speaker
        return None

    def last_person(self) -> Speaker | None:
        """Return the last person, or spokesman, who spoke."""
        return next(
            (s for s in self.speakers[: -_REMEMBERED - 1 : -1] if s.person or s.kind in ("spokesperson", "official")),
            None,
        )


class Scene(msgspec.Struct, frozen=True):
    """What speakers are resolved against: the text, who is named where, and the outlet itself."""

    text: Text
    document: str
    named: Mapping[int, tuple[Mention, int]]
    cues: Cues
    outlets: Outlets
    given: frozenset[str]
    families: frozenset[str]
    public: frozenset[str]
    own_name: str | None
    own_ids: frozenset[str]
    issuer: Speaker | None

    def at(self, i: int) -> Sequence[tuple[Mention, int]]:
        """Return what is named from token `i` on, with the token after it."""
        found = self.named.get(i)
        return () if found is None else (found,)

    def mentions(self, first: int, last: int) -> Iterator[tuple[int, int, Mention]]:
        """Yield the actors and persons named among the tokens, with their tokens, none inside another."""
        i = first
        while i < last:
            found = self.named.get(i)
            if found is not None and found[0].kind in ("actor", "person") and found[1] <= last:
                yield i, found[1], found[0]
                i = found[1]
            else:
                i += 1


@lru_cache(REMEMBERED)
def noun_with_pronoun(cues: Cues, word: str) -> str | None:
    """Return the noun for speakers that a word (its key) is with a pronoun (متحدثها, مراسلهم, إحاطتها), or null."""
    bare = word.removeprefix("و")
    for pronoun in PRONOUNS:
        stem = bare.removesuffix(pronoun)
        for noun in (stem, f"{stem[:-1]}ه" if stem.endswith("ت") else stem):
            if stem != bare and noun in cues.speakers:
                return noun
    return None


def is_feminine(cues: Cues, word: str) -> bool:
    """Whether verbs agree with a noun (its key) as feminine: by its ending, or a plural of things."""
    bare = word.removeprefix("و").removeprefix("لل").removeprefix("ال") if len(word) > 3 else word
    if bare in cues.words["masculine"]:
        # عمدة, خليفة
        return False
    return word.endswith(("ه", "ات")) or not cues.words["feminine_plural"].isdisjoint((bare, word))


@remembered
def is_definite(word: str) -> bool:
    """Whether a word (its key) has the article; إلى, الذي and the like only look so."""
    bare = word.removeprefix("و") if word.startswith("وال") else word
    return bare.startswith(("ال", "لل")) and len(bare) > 4 and bare not in _NOT_DEFINITE
