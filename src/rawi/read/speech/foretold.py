"""Whom a headline means by somebody it does not name (طبيب في الرمادي: …): the one person who speaks below it."""

from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from rawi.lexicon.cues import Cues, SpeakerKind, speaker_noun
from rawi.lexicon.outlets import name_key
from rawi.model import Attribution
from rawi.read.speech.chains import Speech
from rawi.read.speech.hearing import Speaker, is_definite, is_feminine
from rawi.text import Text

_PEOPLE: frozenset[SpeakerKind] = frozenset(("anonymous", "official", "spokesperson"))
_AROUND = 8
_ARTICLE = "ال"


def named(text: Text, speeches: Iterable[Speech], told: Sequence[Speaker], cues: Cues) -> Iterator[Speech]:
    """Yield the speeches of a headline, with those whom it does not name named as the account names them.

    `told` are who speaks in the account, in order. Somebody unnamed is the first person who speaks there, if what he
    is called stands by that person's name, or if the name is all that is told of him and no other person speaks.
    """
    named_so = (speaker for speaker in told if speaker.person and speaker.id is not None)
    people = [speaker for speaker in named_so if not _is_office(speaker, cues)]
    for speech in speeches:
        link = speech.chain[-1]
        who = _meant(text, link, people, cues) if people and not speech.own else None
        if who is None:
            yield speech
        else:
            yield replace(speech, chain=(*speech.chain[:-1], replace(link, speaker=who.id)))


def _meant(text: Text, link: Attribution, people: Sequence[Speaker], cues: Cues) -> Speaker | None:
    first = people[0]
    if link.speaker is not None or link.text is None:
        return None
    word = next(iter(name_key(link.text).split()), "")
    if speaker_noun(cues, word) not in _PEOPLE or is_definite(word) or word in cues.words["source"]:
        return None
    if first.noun is not None and is_feminine(cues, word) != first.feminine:
        # A name alone does not tell whether it is a woman's.
        return None
    alone = first.noun is None and all(speaker.id == first.id for speaker in people)
    official = word in cues.words["any_official"] and first.kind in ("official", "spokesperson")
    return first if alone or official or _is_called(text, first, word, cues) else None


def _is_office(speaker: Speaker, cues: Cues) -> bool:
    """Whether somebody is only called by his office (وزير الدفاع)."""
    head, *rest = name_key(speaker.text or "").split() or [""]
    return speaker_noun(cues, head) == "official" and all(is_definite(word) for word in rest)


def _is_called(text: Text, speaker: Speaker, word: str, cues: Cues) -> bool:
    """Whether a noun (its key) stands in or right around the words for a speaker, with an article or without."""
    if speaker.span is None:
        return False
    low, high = text.covering(speaker.span.start, speaker.span.end)
    around = text.tokens[max(0, low - _AROUND) : high + _AROUND]
    nouns = cues.words["doctor"] if word in cues.words["doctor"] else frozenset((word,))
    return any(token.key.removeprefix("و").removeprefix(_ARTICLE) in nouns for token in around)
