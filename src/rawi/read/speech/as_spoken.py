"""Words of saying as Arabic is spoken, where no أن opens what is said (قال لينا ضربو السوق، يكولون انسحبو)."""

from collections.abc import Sequence

from msgspec.structs import replace

from rawi.lexicon.cues import Form, form_of, speaker_noun
from rawi.lexicon.function_words import function_words
from rawi.lexicon.shape_words import shape_words
from rawi.read.speech.complements import REACH, Saying
from rawi.read.speech.hearing import is_definite
from rawi.read.speech.subjects import subject
from rawi.read.speech.subjects_ahead import is_present, subject_before
from rawi.read.speech.units import SIGNS, Range, Unit, is_named, is_that, place_of

_SAYS = frozenset({"قال", "حكى"})
_WHO_SAY = shape_words("who_say_as_spoken")
_TO_WHOM = shape_words("spoken_to_us")
# What is said is told in so many words, else it is what somebody said (قال كلمه).
_SHORTEST = 2
_FOR = "ل"
_TOLD_US = ("لي", "لنا")


def said_bare(unit: Unit, i: int, before: Sequence[Saying]) -> Saying | None:
    """Return the saying of the verb at token `i` in a spoken text that no أن, colon or quotation follows, or null.

    `before` are those that stand before it: one whose content it begins is only taken up by it (حكا معي فلان قال).
    """
    form = form_of(unit.cues, unit.tokens[i].key) if unit.cues.spoken else None
    if form is None or form.cue.lemma not in _SAYS or form.agreement in ("first", "masdar", "participle"):
        return None
    if before and before[-1].content == i:
        return None
    if unit.is_a("negation", i - 1) or unit.is_a("relative", i - 1) or unit.tokens[i - 1].key in _WHO_SAY:
        return None
    ahead = subject_before(unit, i)
    content = _past_whom(unit, i + 1)
    speaker = ahead
    if ahead is None and not _they(unit, i, form) and not _is_unnamed(unit, i):
        after = subject(unit, content, min(unit.last, i + REACH))
        if after is None or not _is_person(unit, after):
            # قال الجيش طلع: who speaks, or who left?
            return None
        speaker, content = after, _past_whom(unit, after[1])
    if not _tells(unit, content):
        return None
    start = speaker[0] if speaker is not None and speaker[0] < i else i
    return Saying(
        kind="verb",
        start=start,
        cue=(i, i + 1),
        content=content,
        stance=form.cue.stance,
        place=place_of(unit, start),
        speaker=speaker,
        feminine=None if form.agreement == "plural" else form.feminine,
        plural=form.agreement == "plural",
        clause=True,
        # Whom nobody names is soon left for what the narrator tells.
        quote_end=_end_of_clause(unit, content) if speaker is None else None,
    )


def without_guess(unit: Unit, saying: Saying) -> Saying:
    """Return a saying without the speaker that is only guessed from words of no list behind a verb (كالت باعونه)."""
    speaker = saying.speaker
    if not unit.cues.spoken or speaker is None or saying.kind != "verb" or speaker[0] < saying.cue[1]:
        return saying
    first = unit.tokens[speaker[0]].key
    known = is_definite(first) or speaker_noun(unit.cues, first) is not None or first.endswith("ي")
    if known or any(is_named(unit, j) for j in range(*speaker)):
        return saying
    return replace(saying, speaker=None)


def _they(unit: Unit, i: int, form: Form) -> bool:
    """Whether people say it whom nobody names (يكولون، قالو), at the head of their clause."""
    return form.agreement == "plural" and place_of(unit, i) != "joined"


def _is_unnamed(unit: Unit, i: int) -> bool:
    """Whether who says it stands before the verb, and nobody names him (خالي كان هناك يقول، دكتور بالمشفى قاللي)."""
    told = unit.tokens[i].key.endswith(_TOLD_US) or unit.tokens[min(i + 1, unit.last - 1)].key in _TO_WHOM
    return place_of(unit, i) == "joined" and (is_present(unit, i) or told)


def _is_person(unit: Unit, words: Range) -> bool:
    """Whether a person is named in these tokens."""
    named = (unit.scene.named.get(j) for j in range(*words))
    return any(found is not None and found[0].kind == "person" for found in named)


def _past_whom(unit: Unit, i: int) -> int:
    """Return the token after who is spoken to (لينا، معي), if that stands at token `i`."""
    return i + 1 if i < unit.last and unit.tokens[i].key in _TO_WHOM else i


def _end_of_clause(unit: Unit, i: int) -> int:
    return next((j for j in range(i, unit.last) if unit.tokens[j].light in SIGNS), unit.last)


def _tells(unit: Unit, i: int) -> bool:
    """Whether a clause of two words and more begins at token `i`, and no أن, sign or preposition."""
    end = _end_of_clause(unit, i)
    if end - i < _SHORTEST or is_that(unit, i) or i in unit.quoted or unit.tokens[i].kind != "word":
        return False
    word = unit.tokens[i].key
    particle = function_words().get(word) == "preposition" and not is_named(unit, i)
    return not particle and not (word.startswith(_FOR) and not is_named(unit, i) and len(word) > len(_FOR))
