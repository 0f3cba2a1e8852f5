"""Which noun phrases after a verb of saying are who is accused or addressed, and not who speaks."""

from collections.abc import Sequence

from rawi.lexicon.cues import Form, speaker_noun
from rawi.lexicon.function_words import function_words
from rawi.read.speech.complements import PREPOSITIONS, Saying
from rawi.read.speech.gaps import past_adjuncts
from rawi.read.speech.hearing import is_definite, is_feminine
from rawi.read.speech.indefinite import end_of_indefinite
from rawi.read.speech.units import Place, Range, Unit, is_named, is_that, is_that_word, opens_time, told_without_letter
from rawi.text import attested, key

_NO_PERSONS = ("body", "carrier", "component", "outlet")
_LONGEST, _SHORTEST = 14, 3
_ADJECTIVES = ("ي", "يه", "يون", "يين")


def is_party(unit: Unit, form: Form, after: Range, limit: int, place: Place, before: Sequence[Saying]) -> bool:
    """Whether the only noun phrase after a verb is who is accused or addressed, not who speaks.

    That is so where the verb does not agree with it, where verbs need somebody addressed (ناشد), and where it goes on
    with what another has said in the same sentence: قال الوزير إن …، ودعا مجلس الأمن إلى ….
    """
    if "party" not in form.cue.complement:
        return False
    if _is_oblique(unit, after[0]):
        # ودعا المتظاهرين إلى
        return True
    if told_without_letter(unit, after[1]) is not None:
        return False
    start = past_adjuncts(unit, after[1], limit, ()).end
    if key(form.cue.lemma) in unit.cues.words["gives_time"]:
        # وأمهل الجهات الأمنية ثمانيا وأربعين ساعة: who is given time, not who gives it.
        return opens_time(unit, start)
    prepositions = [c for c in form.cue.complement if c in ("ب", "ل") or c in PREPOSITIONS]
    follows = start < limit and any(
        unit.tokens[start].key == PREPOSITIONS.get(p, p) or (p in ("ب", "ل") and unit.tokens[start].key.startswith(p))
        for p in prepositions
    )
    asked = "object" in form.cue.complement and start < limit and unit.tokens[start].kind in ("word", "quote")
    if not follows and not asked and not is_that(unit, start):
        return False
    if start < limit and (is_named(unit, start) or speaker_noun(unit.cues, unit.tokens[start].key) == "body"):
        # طالبت الكويت مجلس الأمن: the second is who is addressed.
        return False
    told = unit.scene.named.get(after[0])
    if told is not None and any(_speaks(unit, told[0].entity, said.speaker) for said in before):
        # أدانت باريس والرباط الهجوم، ودعت الرباط إلى …
        return False
    head = unit.tokens[after[0]].key
    # وطالب روسيا بوقف القصف: a form that is also another word has a party all the same.
    wary = form.agreement == "wary" and is_named(unit, after[0]) and speaker_noun(unit.cues, head) is None
    sure = form.agreement in ("masculine", "feminine") or wary
    said = follows or is_that(unit, start)
    # حذرت أطباء بلا حدود من, دعت اليونيسف إلى, دعت عواصم أوروبية إلى
    known = is_named(unit, after[0]) and speaker_noun(unit.cues, head) in (None, "anonymous")
    proper = form.feminine and (known or end_of_indefinite(unit, after[0]) is not None)
    alone = place == "apart" and not before
    if (key(form.cue.lemma) in unit.cues.words["needs_party"] and said) or (
        sure and is_feminine(unit.cues, head) != form.feminine and not (alone and proper)
    ):
        return True
    goes_on = (
        form.cue.stance == "demand"
        and place != "joined"
        and any(said.speaker is not None or said.kind == "verb" for said in before)
    )
    return goes_on and unit.tokens[_verb_of(unit, after[0])].key.startswith("و")


def _speaks(unit: Unit, entity: str | None, speaker: Range | None) -> bool:
    """Whether an entity is one of those named in the words for a speaker."""
    named = unit.scene.mentions(*speaker) if speaker is not None else ()
    return entity is not None and any(mention.entity == entity for _, _, mention in named)


def _verb_of(unit: Unit, after: int) -> int:
    """Return the token of the verb before a noun phrase, له and the like apart."""
    i = after - 1
    while i > unit.first and unit.is_a("pronoun_phrase", i):
        i -= 1
    return i


def _is_oblique(unit: Unit, i: int) -> bool:
    """Whether a plural noun for people has the form of who is addressed (المواطنين), not of who acts (المواطنون)."""
    word = unit.tokens[i].key.removeprefix("ال")
    return word.endswith("ين") and f"{word[:-2]}ون" in unit.cues.speakers


def accuser(unit: Unit, first: int, after: Range | None, limit: int) -> Range | None:
    """Return who accuses, read anew where the words for him run on or stop short (السفير رياض حداد | واشنطن بقصف).

    The accused is the last noun phrase before ب; who stands before it is `after`, or has a name of no list.
    """
    stop = next((i for i in range(first + 1, min(limit, first + _LONGEST)) if _leads_to_deed(unit, i)), None)
    accused = _accused(unit, first, stop) if stop is not None else None
    if accused is None or after is None or after[0] != first or after[1] == accused:
        return after
    rest = unit.tokens[after[1] : accused]
    head = unit.tokens[first].key
    no_name = bool(rest) and speaker_noun(unit.cues, head) in _NO_PERSONS and not is_definite(rest[0].key)
    if is_definite(head) and no_name:
        # واتهم البيان مجددا الجيش بقصف: no name goes on with it.
        return after
    return (first, accused) if all(token.kind == "word" and not _joins(token.key) for token in rest) else after


def _leads_to_deed(unit: Unit, i: int) -> bool:
    """Whether ب and what somebody is accused of stands at token `i`, or a sign before it."""
    word = unit.tokens[i].key
    glued = word.startswith("ب") and len(word) > _SHORTEST and i not in unit.scene.named
    deed = glued and not attested(word) and (attested(word[1:]) or word.endswith("ه"))
    return unit.tokens[i].kind == "punct" or is_that_word(word) or (deed and not unit.is_a("in_name_of", i))


def _joins(word: str) -> bool:
    return word in function_words() or word.startswith("و")


def _accused(unit: Unit, first: int, stop: int) -> int | None:
    """Return where the last noun phrase before token `stop` begins, behind another one from `first` on, or null."""
    if unit.tokens[stop].kind == "punct" or is_that_word(unit.tokens[stop].key):
        return None
    named = (i for i in range(first + 1, stop) if i in unit.scene.named and unit.scene.named[i][1] == stop)
    i = next((i for i in named if unit.scene.named[i][0].kind in ("actor", "place")), None)
    marked = (j for j in range(first + 1, stop) if j in unit.quoted and unit.quoted[j].last == stop)
    i = i if i is not None else next(marked, None)
    if i is None:
        i = stop - 1
        while i > first and _is_adjective(unit, i):
            i -= 1
        if not is_definite(unit.tokens[i].key) and speaker_noun(unit.cues, unit.tokens[i].key) is None:
            return None
    # حزب الإصلاح is one.
    i = next((j for j in range(first, i) if j in unit.scene.named and unit.scene.named[j][1] > i), i)
    while i > first and _owns(unit, i - 1):
        i -= 1
    before = unit.tokens[i - 1].key
    linked = before in function_words() or unit.is_a("in_name_of", i - 1) or unit.is_a("inside", i - 1)
    found = unit.scene.named.get(i)
    # واشنطن and لندن begin with a letter of their own.
    led = unit.tokens[i].key.startswith(("و", "ل")) if found is None else found[0].span.start > unit.tokens[i].start
    return None if i <= first or linked or led else i


def _is_adjective(unit: Unit, i: int) -> bool:
    """Whether a word goes on with the noun before it (الجيش السوداني, ميليشيا محلية)."""
    word, before = unit.tokens[i].key, unit.tokens[i - 1].key
    return word.endswith(_ADJECTIVES) and is_definite(word) == is_definite(before) and i not in unit.scene.named


def _owns(unit: Unit, i: int) -> bool:
    """Whether a noun for people or a body is of what stands behind it (عناصر الشرطة), and no plural with ن."""
    word = unit.tokens[i].key
    noun = speaker_noun(unit.cues, word) is not None and not is_definite(word) and not word.endswith("ون")
    around = (unit.scene.named.get(j) for j in range(max(unit.first, i - _SHORTEST), i + 1))
    of_name = any(found is not None and found[1] > i for found in around)
    return noun and not of_name and not _is_adjective(unit, i)
