"""Words between a verb of saying and what is said that name nobody who speaks: for what, of what, in what."""

from rawi.lexicon.cues import masdar_of, speaker_noun
from rawi.read.speech.hearing import noun_with_pronoun
from rawi.read.speech.units import Unit
from rawi.text import attested, key

_WITHIN = frozenset(map(key, ("في", "عن")))
_WHAT = key("ما")
_IN_IT = frozenset(map(key, ("فيه", "فيها", "خلاله", "خلالها")))
_OTHER = frozenset(map(key, ("آخر", "أخرى")))
_ONE = frozenset(map(key, ("أحد", "إحدى")))
_TEN = frozenset(map(key, ("عشر", "عشرة")))
_SHORTEST_WORD = 3


def names_nobody(unit: Unit, first: int, start: int, end: int) -> bool:
    """Whether the tokens `start:end` are nobody's name, where `first` is the token after the verb.

    Pronouns may stand between the two.
    """
    if start >= end:
        return False
    return (
        _is_for(unit, start)
        or _is_his(unit, start)
        or _is_matter(unit, first, start)
        or is_counted(unit, start)
        or _describes(unit, first, start)
    )


def _is_for(unit: Unit, first: int) -> bool:
    """Whether words begin with ل or ب and a plain word (تابعت باستغراب; واشترط لفتح الطريق: on what condition)."""
    word = unit.tokens[first].key
    plain = word[:1] in ("ل", "ب") and len(word) > _SHORTEST_WORD and attested(word[1:]) and not attested(word)
    nobody = speaker_noun(unit.cues, word) is None and speaker_noun(unit.cues, word[1:]) is None
    return plain and first not in unit.scene.named and nobody


def _is_his(unit: Unit, first: int) -> bool:
    """Whether words begin with a noun of the speaker's own, for nobody who speaks (أبدى ألمه لأن "…")."""
    token = unit.tokens[first]
    within = unit.tokens[first - 1].key in _WITHIN
    if within or first in unit.scene.named or not token.text.endswith(("ه", "ها", "هم")):
        return False
    bare = next(token.key.removesuffix(each) for each in ("ها", "هم", "ه") if token.key.endswith(each))
    return attested(bare) and speaker_noun(unit.cues, bare) is None and noun_with_pronoun(unit.cues, token.key) is None


def _is_matter(unit: Unit, first: int, start: int) -> bool:
    """Whether words are what somebody speaks of (وعلل ما حصل بأنه)."""
    word = unit.tokens[start].key
    so_called = start + 1 < unit.last and unit.is_a("so_called", start + 1)
    return (word == _WHAT and not so_called) or is_matter_in_it(unit, first, start)


def is_matter_in_it(unit: Unit, first: int, start: int) -> bool:
    """Whether a carrier stands behind فيه: it is spoken of, and who issued what goes before speaks.

    وأصدر المجلس بيانا اعتبر فيه القرار "حبرا على ورق"
    """
    in_it = start > first and unit.tokens[start - 1].key in _IN_IT
    return in_it and speaker_noun(unit.cues, unit.tokens[start].key) == "carrier"


def is_counted(unit: Unit, i: int) -> bool:
    """Whether eleven begins at token `i`, which looks like somebody (فقد عد إحدى عشرة قنبلة)."""
    return i + 1 < unit.last and unit.tokens[i].key.removeprefix("و") in _ONE and unit.tokens[i + 1].key in _TEN


def _describes(unit: Unit, first: int, start: int) -> bool:
    """Whether a word goes with the noun for what was said, right before it (وله رأي آخر:)."""
    noun = start == first > unit.first and masdar_of(unit.cues, unit.tokens[first - 1].key) is not None
    return noun and unit.tokens[start].key in _OTHER
