"""Who acts in a sentence that goes on to what he says: زار وزير الدفاع الجبهة، وقال إن. Ranges are of tokens."""

from rawi.lexicon.cues import Form, SpeakerKind, Stance, form_of, speaker_noun
from rawi.lexicon.function_words import function_words
from rawi.lexicon.shape_words import shape_words
from rawi.read.shapes import is_deed
from rawi.read.speech.hearing import is_definite, is_feminine
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


def actor_first(unit: Unit, sentence: Range) -> Range | None:
    """Return the actor at the head of a sentence, behind its verb or before it (أما البعثة فأوفدت), or null.

    He goes with his verb by its ending: in غادر الوزير طرابلس nobody is named there who acts.
    """
    first, limit = sentence
    while first < limit and (unit.tokens[first].kind != "word" or unit.is_a("link", first) or _opens(unit, first)):
        first += 1
    ahead = first < limit and _is_actor(unit, first)
    verb = unit.scene.named[first][1] if ahead else first
    while ahead and verb < limit and (unit.is_a("link", verb) or is_definite(unit.tokens[verb].key)):
        verb += 1
    named = first if ahead else first + 1
    if named >= limit or verb >= limit or not _is_actor(unit, named) or not _goes_with(unit, named, verb, ahead=ahead):
        return None
    end = unit.scene.named[named][1]
    acts = _is_finite(unit, verb, so=ahead) or (not ahead and _befalls(unit, verb) and _has_object(unit, end, limit))
    return (named, end) if acts else None


def is_of_one(unit: Unit, limit: int) -> bool:
    """Whether a sentence begins with a verb in the singular and what it is of: not the many who speak behind it."""
    first = unit.first
    while first < limit and unit.is_a("link", first):
        first += 1
    word = unit.tokens[first].key if first + 1 < limit else ""
    behind = unit.tokens[first + 1] if word else None
    plain = behind is not None and behind.kind == "word" and behind.key not in function_words()
    return plain and not word.endswith(("وا", "ون")) and _is_deed(unit, first)


def _opens(unit: Unit, i: int) -> bool:
    return i == unit.first and unit.is_a("starter", i)


def _is_finite(unit: Unit, i: int, *, so: bool) -> bool:
    """Whether a verb stands at token `i`: a deed, one of saying, behind أما one with ف (`so`)."""
    word = unit.tokens[i].key
    form = form_of(unit.cues, word)
    said = form is not None and form.agreement not in ("participle", "first")
    return said or _is_deed(unit, i) or (so and word.startswith("ف") and word.endswith("ت"))


def _befalls(unit: Unit, i: int) -> bool:
    return unit.tokens[i].key.removeprefix("و").removesuffix("ت") in _BEFALLS


def _has_object(unit: Unit, i: int, limit: int) -> bool:
    """Whether whom or what somebody hit stands right behind him (قتلت إسرائيل قائدا, but قُصفت روسيا ليلا)."""
    found = unit.scene.named.get(i)
    word = unit.tokens[i].key if i < limit and unit.tokens[i].kind == "word" else ""
    timed = found is not None and found[0].kind == "time"
    plain = bool(word) and word not in function_words() and not word.startswith(("و", "ف", "ب", "ل"))
    return (plain or (found is not None and found[0].kind == "quantity")) and not timed and not unit.is_a("adverb", i)


def _is_actor(unit: Unit, i: int) -> bool:
    return is_named(unit, i) and unit.scene.named[i][0].kind == "actor"


def _goes_with(unit: Unit, named: int, verb: int, *, ahead: bool) -> bool:
    """Whether an actor goes with a verb by its ending; a bare name may be a woman's, and behind يـ it is an object."""
    word, name = unit.tokens[verb].key, unit.tokens[named].key
    bare = word[1:] if word[:1] in ("و", "ف") and len(word) > _SHORTEST else word
    if bare.endswith("وا"):
        return ahead
    of_her = bare.endswith("ت") or bare.startswith("ت")
    noun = is_definite(name) or speaker_noun(unit.cues, name) is not None
    return (is_feminine(unit.cues, name) or not noun) if of_her else noun and not is_feminine(unit.cues, name)


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
