"""The subject of a verb of saying that names nobody known, by where it stands alone. Ranges are of tokens.

It stands between the verb and what the verb leads to (ودعت طوكيو إلى), or is all that stands before the verb in its
clause (روما من جهتها تبرر). It is a name, a place or people: a need or a flood says nothing. Asked only where nobody
known can be meant.
"""

from rawi.lexicon.cues import form_of, speaker_noun
from rawi.lexicon.function_words import function_words
from rawi.lexicon.shape_words import shape_words
from rawi.read.speech.complements import PREPOSITIONS, Saying
from rawi.read.speech.hearing import is_definite, is_feminine
from rawi.read.speech.speakers_of_no_list import is_accusative
from rawi.read.speech.subjects import past_pronouns
from rawi.read.speech.units import SIGNS, Range, Unit, is_named, is_that_word
from rawi.text import attested

_LONGEST, _LONGEST_AHEAD = 5, 6
_OBLIQUE = ("ين", "يين")
_ATTACHED = ("ب", "ل")
_NOT_SUBJECTS = shape_words("no_subject")


def unlisted(unit: Unit, said: Saying) -> Range | None:
    """Return the words that must be the subject of a verb without a known one, or null."""
    if said.kind != "verb" or said.first_person or said.speaker is not None or said.relative or said.inside_that:
        return None
    return _behind(unit, said) or _ahead(unit, said)


def _behind(unit: Unit, said: Saying) -> Range | None:
    form = form_of(unit.cues, unit.tokens[said.cue[1] - 1].key)
    first = past_pronouns(unit, said.cue[1], unit.last)
    if form is None or form.agreement not in ("masculine", "feminine", "wary") or not _may_head(unit, first):
        return None
    leads = {PREPOSITIONS[word] for word in form.cue.complement if word in PREPOSITIONS}
    attached = tuple(word for word in form.cue.complement if word in _ATTACHED)
    for i in range(first + 1, min(unit.last, first + 1 + _LONGEST)):
        token = unit.tokens[i]
        if token.light in SIGNS or (i in unit.quoted and unit.quoted[i].clause):
            return None
        led = token.key in leads or is_that_word(token.key)
        if is_named(unit, i) and _is_whole(unit, first, i):
            # واتهم ناشطون موسى هلال بالنهب, واتهم عمر قوات حفتر بالقصف
            return (first, i) if _agrees(unit, first, feminine=bool(form.feminine)) else None
        if led or (token.key.startswith(attached) and bool(attached) and _is_prefixed(unit, i)):
            return (first, i) if _agrees(unit, first, feminine=bool(form.feminine)) else None
    return None


def _is_whole(unit: Unit, first: int, i: int) -> bool:
    """Whether the words before a name are a noun phrase by themselves, no noun that the name owns (ممثلية أطباء …)."""
    return all(is_definite(unit.tokens[j].key) for j in range(first + 1, i))


def _is_prefixed(unit: Unit, i: int) -> bool:
    """Whether the first letter of a word is a preposition: بإطلاق, not بيت."""
    word = unit.tokens[i].key
    return i not in unit.scene.named and (is_that_word(word) or (attested(word[1:]) and not attested(word)))


def _ahead(unit: Unit, said: Saying) -> Range | None:
    last = said.start
    while last > unit.first and unit.is_a("link", last - 1):
        last -= 1
    if unit.tokens[said.start].key.startswith("و") and form_of(unit.cues, unit.tokens[said.start].key[1:]) is not None:
        return None
    if last > unit.first and unit.tokens[last - 1].key == PREPOSITIONS["من"]:
        # روما من جهتها تبرر
        last -= 1
    first = last
    while first > unit.first and unit.tokens[first - 1].light not in SIGNS and last - first <= _LONGEST_AHEAD:
        if form_of(unit.cues, unit.tokens[first - 1].key) is not None or is_that_word(unit.tokens[first - 1].key):
            return None
        first -= 1
    if not 0 < last - first <= _LONGEST_AHEAD or not _may_head(unit, first):
        return None
    return (first, last) if first == unit.first or unit.tokens[first - 1].light in SIGNS else None


def _may_head(unit: Unit, i: int) -> bool:
    """Whether a subject may begin at token `i`: who can speak, no small word, accusative, oblique plural or time."""
    if i >= unit.last or unit.tokens[i].kind != "word":
        return False
    token, found = unit.tokens[i], unit.scene.named.get(i)
    word = token.key
    if (
        word.removeprefix("و") in function_words()
        or word in function_words()
        or word in _NOT_SUBJECTS
        or is_accusative(token)
        or unit.is_a("adverb", i)
    ):
        return False
    if token.key.startswith(("بال", "لل")) or (token.key.startswith(_ATTACHED) and _is_prefixed(unit, i)):
        return False
    if (found is not None and found[0].kind == "time") or (word.endswith(_OBLIQUE) and word.startswith("ال")):
        return False
    return form_of(unit.cues, word) is None and _can_speak(unit, i)


def _can_speak(unit: Unit, i: int) -> bool:
    """Whether a phrase is of somebody by its first word: a name, a place, people; no need and no flood."""
    word = unit.tokens[i].key
    return i in unit.scene.named or word in unit.scene.given or speaker_noun(unit.cues, word) is not None


def _agrees(unit: Unit, i: int, *, feminine: bool) -> bool:
    """Whether a noun goes with a verb; a place is feminine, a name may be of either."""
    found = unit.scene.named.get(i)
    word = unit.tokens[i].key
    if found is not None and found[0].kind == "place":
        return feminine
    known = found is not None or speaker_noun(unit.cues, word) is not None or attested(word)
    return not known or is_feminine(unit.cues, word) == feminine
