"""Who acts in a sentence that goes on to what he says: زار وزير الدفاع الجبهة، وقال إن. Ranges are of tokens."""

from rawi.lexicon.cues import Form, SpeakerKind, Stance, speaker_noun
from rawi.lexicon.function_words import function_words
from rawi.lexicon.shape_words import shape_words
from rawi.read.shapes import is_deed
from rawi.read.speech.hearing import is_definite
from rawi.read.speech.speakers_of_no_list import is_accusative
from rawi.read.speech.subjects import subject
from rawi.read.speech.units import Range, Unit, is_named
from rawi.text import attested

_SPEAK: frozenset[SpeakerKind | None] = frozenset(("official", "spokesperson", "anonymous", "body"))
_STANCES: frozenset[Stance] = frozenset(("deny", "accuse", "confirm", "claim"))
# Whom these befell does nothing in his sentence (اغتيل مسؤول أمني، وأضاف أن).
_BEFALLS = shape_words("befalls_subject")
_SHORTEST = 3
_REFLEXIVE = "الت"
_OBLIQUE = ("ين", "ان")
_ADJECTIVES, _FEMININE = ("ي", "يه", "يون"), ("ه", "ات")


def acts_first(unit: Unit, sentence: Range) -> Range | None:
    """Return who acts at the head of a sentence, right behind its verb or before it, if he may speak; else null."""
    first, limit = sentence
    while first < limit and (unit.tokens[first].kind != "word" or unit.is_a("link", first)):
        first += 1
    if first + 2 >= limit:
        return None
    if _is_deed(unit, first):
        return _people(unit, first + 1, limit)
    ahead = _people(unit, first, limit)
    return ahead if ahead is not None and ahead[1] < limit and _is_deed(unit, ahead[1]) else None


def says_meanwhile(unit: Unit, i: int, form: Form) -> bool:
    """Whether who acts in a sentence says something meanwhile, with no comma before it (تحدث الوزير نافيا القصف).

    A noun looks much like it (قتل طالبا), so it is a denial, a blame, a claim or an announcement of his.
    """
    # كاتبا معارضا وقتلت آخر: it describes
    describes = unit.tokens[i - 1].key.endswith("ا") or unit.tokens[min(i + 1, unit.last - 1)].key.startswith("و")
    plain = unit.tokens[i].key.endswith("ا") and not describes
    says = form.cue.stance in _STANCES or form.cue.lemma == "أعلن"
    if not says or i + 1 >= unit.last or unit.tokens[i + 1].kind != "word":
        return False
    told = "object" in form.cue.complement and unit.tokens[i + 1].key not in function_words()
    named = is_named(unit, i + 1) and "party" in form.cue.complement
    return ((plain and told) or named) and acts_first(unit, (unit.first, i)) is not None


def _people(unit: Unit, first: int, limit: int) -> Range | None:
    """Return who is named at token `first`, or called by a noun for those who speak."""
    word = unit.tokens[first].key
    named = is_named(unit, first) and unit.scene.named[first][0].kind == "person"
    speaks = any(speaker_noun(unit.cues, form) in _SPEAK for form in (word, word.removeprefix("و")))
    if not (named or speaks) or is_accusative(unit.tokens[first]) or word.endswith(_OBLIQUE):
        return None
    found = subject(unit, first, limit)
    return (first, _end(unit, first, found[1])) if found is not None and found[0] == first else None


def _end(unit: Unit, first: int, last: int) -> int:
    """Return the token before which who acts ends: whom or what he deals with has the article too (القائد | الجبهة)."""
    if is_named(unit, first):
        return last
    definite = is_definite(unit.tokens[first].key)
    for j in range(first + 1, last):
        described = unit.tokens[j].key.endswith(_ADJECTIVES) or unit.is_a("adjective", j)
        # المحافظ | الأهالي
        described = described and speaker_noun(unit.cues, unit.tokens[j].key) is None
        if is_named(unit, j):
            return last
        if unit.is_a("in_name_of", j):
            return _end_of_owner(unit, j + 1, last)
        if definite and not described:
            return j
        definite = definite or is_definite(unit.tokens[j].key)
    return last


def _end_of_owner(unit: Unit, first: int, last: int) -> int:
    """Return the token before which the words end for whom somebody speaks (باسم الجيش | الرواية)."""
    begins = unit.scene.named[first][1] if is_named(unit, first) else first + 1
    for j in range(begins, last):
        before, word = unit.tokens[j - 1].key, unit.tokens[j].key
        described = word.endswith(_ADJECTIVES) or before.endswith(_FEMININE)
        if is_definite(before) and is_definite(word) and not described and not is_named(unit, j):
            return j
    return last


def _is_deed(unit: Unit, i: int) -> bool:
    """Whether a verb of the past or the present stands at token `i`, by its other forms (زار: زارت, زاروا)."""
    word = unit.tokens[i].key
    bare = word[1:] if word[:1] in ("و", "ف") and len(word) > _SHORTEST else word
    # التقى looks as if it had the article.
    noun = is_definite(bare) and not bare.startswith(_REFLEXIVE)
    if len(bare) < _SHORTEST or i in unit.scene.named or noun or is_accusative(unit.tokens[i]):
        return False
    if bare in function_words() or speaker_noun(unit.cues, word) is not None or bare.removesuffix("ت") in _BEFALLS:
        return False
    present = bare.startswith("ي") or (bare.startswith("ت") and attested(f"ي{bare[1:]}"))
    # التقى: التقت, التقوا; بدأ: بدأت
    weak = bare.endswith("ي") and attested(f"{bare[:-1]}وا") and attested(f"{bare[:-1]}ت")
    weak = weak or (bare.endswith("ا") and attested(f"{bare}ت"))
    return is_deed(bare) or weak or (present and len(bare) > _SHORTEST)
