"""Who speaks, where the words for him stand before the verb: at the head of its clause, before what commas put in.

Ranges are of tokens.
"""

from functools import lru_cache

from rawi.lexicon.cues import SUFFIXES, Cues, WordRole, form_of, speaker_noun
from rawi.lexicon.function_words import function_words
from rawi.lexicon.shape_words import shape_words
from rawi.read.speech.complements import REACH, SUBJECT_REACH, is_introduced
from rawi.read.speech.hearing import is_definite, is_feminine, noun_with_pronoun
from rawi.read.speech.speakers_of_no_list import is_accusative, name_ahead
from rawi.read.speech.units import COLONS, COMMAS, DASHES, STOPS, Range, Unit, is_named, is_that_word
from rawi.text import attested, key, segment
from rawi.text.remembered import REMEMBERED

# لكنه: the subject is who was spoken of.
_BUT_HE = shape_words("but_he")
_SHORT_AHEAD = 4
# عنصران من الحركة يقولان: who is named is not who speaks.
_INSIDE = shape_words("inside_subject")
_ADJECTIVES, _PAST_OF_MANY = ("ون", "يه", "ين"), ("وا", "ت")
_SHE_WHO = key("التي")
_PRESENT_AS_SPOKEN = ("بيق", "بتق", "بيك", "بتك", "بيح", "بتح", "بقول", "بحك", "كيق", "كتق", "ديك")
_HAD = frozenset(map(key, ("قد", "لقد", "سبق")))
_RECEIVES = shape_words("receives")
_BEFORE, _SHORTEST_HAD = key("سبق"), 3


def is_present(unit: Unit, i: int) -> bool:
    """Whether the verb at token `i` is of the present, as spoken too (بتقول، كيقولو)."""
    word = unit.tokens[i].key.removeprefix("و")
    return word.startswith(("ي", "ت")) or (unit.cues.spoken and word.startswith(_PRESENT_AS_SPOKEN))


def subject_before(unit: Unit, i: int) -> Range | None:
    """Return the subject that stands before a verb: at the head of its clause, or after أن, أما, كان."""
    had = _who_had(unit, i)
    if had is not None:
        return had
    word = unit.tokens[i].key
    if word.startswith("و") and word not in unit.cues.forms and i > unit.first and unit.tokens[i - 1].kind == "word":
        # شككت المعارضة في الرواية وقالت إن: the verb goes on with one before it.
        return None
    last = i
    while last > unit.first and unit.is_a("link", last - 1) and not unit.is_a("relative", last - 1):
        last -= 1
    if any(unit.tokens[j].key in _BUT_HE for j in range(last, i)):
        return None
    put_in = _before_comma(unit, last)
    if put_in is not None:
        return put_in
    first = last
    started = False
    while first > max(unit.first, i - SUBJECT_REACH):
        token = unit.tokens[first - 1]
        if is_that_word(token.key) or unit.is_a("starter", first - 1):
            started = True
            break
        if token.light in COMMAS | STOPS | COLONS or form_of(unit.cues, token.key) is not None:
            break
        first -= 1
    while first < last and unit.tokens[first].kind == "punct":
        first += 1
    if last <= first:
        return None
    carried = _carrier_told_of(unit, first, last)
    if carried is not None:
        return carried
    first = _last_clause(unit, first, last)
    if is_accusative(unit.tokens[first]) and not started:
        # وتنشر صوراً تقول إنها
        return None
    if unit.is_a("latter", first + 1) and first + 2 == last:
        # إلا أن هذه الأخيرة ردت
        first += 1
    if unit.is_a("latter", first) and first + 1 == last:
        return first, last
    # نفت القوات | التقارير التي تتهمها: what stands right before التي is meant.
    behind_verb = first > unit.first and not started and form_of(unit.cues, unit.tokens[first - 1].key) is not None
    relative = unit.is_a("relative", last - 1) and last - 2 > first
    if behind_verb and relative and unit.is_a("account", last - 2) and _are_definite(unit, last - 3, last - 1):
        return last - 2, last - 1
    heads = started or is_present(unit, i) or is_named(unit, first)
    kind = speaker_noun(unit.cues, unit.tokens[first].key)
    # قيادة الجيش حذرت, الأمين العام قال: at the head of the sentence.
    heads = (
        heads
        or kind in ("spokesperson", "anonymous")
        or (first == unit.first and last - first <= _SHORT_AHEAD and kind in ("body", "official"))
    )
    marked = first in unit.quoted and unit.quoted[first].last <= last
    if heads and (is_named(unit, first) or _is_speaking_noun(unit, first) or marked):
        # وكانت وزارة الداخلية قد أصدرت بيانا تحصي فيه: the verb before it is no part of the name.
        return first, next((j for j in range(first + 1, last) if unit.tokens[j].key in _HAD), last)
    people = _people_ahead(unit, i, last)
    if people is not None:
        return people
    near = next((j for j in range(first, last) if is_named(unit, j) and unit.scene.named[j][1] == last), None)
    if near is not None and is_present(unit, i) and unit.tokens[near - 1].key not in _INSIDE:
        return near, last
    if unit.is_a("relative", last - 1) and last - 1 > first:
        named = [j for j in range(first, last - 1) if is_named(unit, j)]
        return (named[-1], last - 1) if named else None
    return _of_no_list(unit, first, last, i)


def _are_definite(unit: Unit, first: int, last: int) -> bool:
    """Whether all words have the article: the second is none that the first governs."""
    return all(is_definite(token.key) for token in unit.tokens[first:last])


def _carrier_told_of(unit: Unit, first: int, last: int) -> Range | None:
    """Return who speaks where a carrier without an article stands right before the verb, behind who has it, or null.

    تلقى المرصد شهادات تفيد: the testimonies; بث التلفزيون تقريرا يقول: the television.
    """
    token = unit.tokens[last - 1]
    noun = speaker_noun(unit.cues, token.key.removesuffix("ا")) == "carrier"
    if last - first < 2 or not noun or is_definite(token.key) or last - 1 in unit.scene.named:
        return None
    received = unit.tokens[first].key.removeprefix("و") in _RECEIVES
    named = is_named(unit, first) or speaker_noun(unit.cues, unit.tokens[first].key) is not None
    if received:
        return last - 1, last
    # وكانت وزارة الداخلية | قد أصدرت بيانا تحصي فيه
    end = next((j for j in range(first + 1, last - 1) if unit.tokens[j].key in _HAD), last - 1)
    return (first, end) if named and _is_object_noun(token.key) else None


def _is_object_noun(word: str) -> bool:
    """Whether a noun (its key) is written as an object (تقريرا, بيانات)."""
    return word.endswith(("ا", "ات"))


def _who_had(unit: Unit, i: int) -> Range | None:
    """Return who said before what is now told again, written with ل (سبق لموسكو أن اتهمت, كان سبق للجيش أن أعلن)."""
    if i - _SHORTEST_HAD < unit.first or not is_that_word(unit.tokens[i - 1].key):
        return None
    for j in range(i - _SHORTEST_HAD, max(unit.first, i - SUBJECT_REACH) - 1, -1):
        if unit.tokens[j].kind != "word" or is_that_word(unit.tokens[j].key):
            return None
        if unit.tokens[j].key.removeprefix("و") == _BEFORE and unit.tokens[j + 1].key.startswith("ل"):
            return j + 1, i - 1
    return None


def _of_no_list(unit: Unit, first: int, last: int, i: int) -> Range | None:
    """Return a noun phrase no list knows, where it is all that stands before a verb that says أن (حرس الثورة ادعى أن).

    It is definite, or a name that is no word of the language.
    """
    form = form_of(unit.cues, unit.tokens[i].key)
    opens = first == unit.first or unit.tokens[first - 1].light in COMMAS | STOPS
    if form is None or not opens or last != i or last - first > _SHORT_AHEAD or not is_introduced(unit, i + 1):
        return None
    words = [unit.tokens[j] for j in range(first, last)]
    if key(form.cue.lemma) in unit.cues.words["impersonal"] or any(
        token.kind != "word" or token.key in function_words() or form_of(unit.cues, token.key) for token in words
    ):
        return None
    if any(found[0].kind == "time" for found in map(unit.scene.named.get, range(first, last)) if found is not None):
        return None
    head = words[0]
    owned = head.text.endswith(("وه", "وها", "وهم"))
    named = is_definite(head.key) or (len(words) > 1 and is_definite(words[1].key)) or owned
    return (first, last) if named or not (attested(head.key) or segment(head.key)) else None


def _people_ahead(unit: Unit, i: int, last: int) -> Range | None:
    """Return somebody unnamed right before a verb (شهادة امرأة قالت إن), or, told of first, at the head of the unit.

    وشهود تحدثوا من داخل البلدة قالوا إن: their noun has no article and a verb of theirs stands behind it.
    """
    if _is_somebody(unit, last - 1) and not is_present(unit, i):
        return last - 1, last
    head = unit.first
    end = head + 1
    while end < last and unit.tokens[end].key.endswith(_ADJECTIVES):
        end += 1
    told_of = end < last and unit.tokens[end].key.endswith(_PAST_OF_MANY)
    if not told_of or last - head > SUBJECT_REACH or not _is_somebody(unit, head):
        return None
    return None if any(unit.tokens[j].kind == "punct" for j in range(head, last)) else (head, end)


def _is_somebody(unit: Unit, i: int) -> bool:
    """Whether a noun without an article for somebody unnamed stands at token `i`, no object by its ending."""
    if not unit.first <= i < unit.last:
        return False
    word = unit.tokens[i].key.removeprefix("و")
    plain = not is_definite(word) and not word.endswith("ا") and i not in unit.scene.named
    return plain and speaker_noun(unit.cues, word) == "anonymous"


def _last_clause(unit: Unit, first: int, last: int) -> int:
    """Return where the clause right before a verb begins, if another ends with و: القوات تتقدم والجيش يعلن."""
    for j in range(last - 1, first, -1):
        glued = unit.tokens[j].key.startswith("و")
        alone = unit.tokens[j - 1].key == "و"
        opens = is_named(unit, j) or j in unit.quoted or _is_speaking_noun(unit, j)
        ends = (unit.scene.named[j][1] if is_named(unit, j) else j + 1) if opens else j
        if j in unit.quoted:
            ends = unit.quoted[j].last
        if opens and (glued or alone) and ends == last:
            return j
    return first


def _before_comma(unit: Unit, last: int) -> Range | None:
    """Return who is named right before `، الذي` and a verb, or before what commas put in: X، الناطق …، قال."""
    tokens = unit.tokens
    if last - 1 <= unit.first:
        return None
    if unit.is_a("relative", last - 1) and tokens[last - 2].light in COMMAS:
        comma = last - 2
    elif tokens[last - 1].light in COMMAS | DASHES:
        signs = COMMAS if tokens[last - 1].light in COMMAS else DASHES
        comma = next((j for j in range(last - 2, max(unit.first, last - REACH), -1) if tokens[j].light in signs), -1)
        if comma < 0 and tokens[last].key in _HAD:
            return _parted(unit, last - 1)
        if comma < 0 or not _is_put_in(unit, comma + 1, last - 1):
            return None
    else:
        return None
    first = comma
    while first > max(unit.first, comma - SUBJECT_REACH):
        before = tokens[first - 1]
        if before.light in COMMAS | STOPS or is_that_word(before.key) or unit.is_a("starter", first - 1):
            break
        first -= 1
    if first == comma:
        return None
    if _is_person(unit, comma + 1, last - 1):
        # محاميه، نصير العبيدي، شدد
        return comma + 1, last - 1
    person = next((j for j in range(first - 2, unit.first - 1, -1) if is_named(unit, j)), None)
    if person is not None and tokens[first - 1].light in COMMAS and _is_person(unit, person, first - 1):
        # محمد المغير، المسؤول في الدفاع المدني، الذي
        title = tokens[first].key
        hers = tokens[last - 1].key.removeprefix("و") == _SHE_WHO
        if speaker_noun(unit.cues, title) is not None and is_feminine(unit.cues, title) == hers:
            return person, first - 1
    begins = first == unit.first or is_that_word(tokens[first - 1].key) or unit.is_a("starter", first - 1)
    if begins and (_is_speaking_noun(unit, first) or (unit.is_a("latter", first) and first + 1 == comma)):
        return first, comma
    for j in range(comma - 1, first - 1, -1):
        if is_named(unit, j) and unit.scene.named[j][1] == comma:
            return j, comma
    return None


def _parted(unit: Unit, comma: int) -> Range | None:
    """Return the subject that one comma parts from its verb (كانت شبكة الأطباء، قد ذكرت), or null."""
    first = comma
    while first > max(unit.first, comma - SUBJECT_REACH) and not unit.is_a("starter", first - 1):
        first -= 1
    begins = first > unit.first and unit.is_a("starter", first - 1)
    return (first, comma) if begins and (is_named(unit, first) or _is_speaking_noun(unit, first)) else None


def _is_person(unit: Unit, first: int, last: int) -> bool:
    """Whether the tokens are somebody's name and nothing else."""
    if is_named(unit, first):
        return unit.scene.named[first][1] == last
    return name_ahead(unit.scene.text, first, last, unit.scene.given, unit.cues) == last


def _is_put_in(unit: Unit, first: int, last: int) -> bool:
    """Whether the words between two commas only say more of who stands before them."""
    if last - first > SUBJECT_REACH:
        return False
    opens = speaker_noun(unit.cues, unit.tokens[first].key) is not None or is_named(unit, first)
    opens = opens or _is_person(unit, first, last) or unit.is_a("medium", first)
    roles: tuple[WordRole, ...] = ("aside", "relative", "negation", "while", "talk")
    return opens or any(unit.is_a(role, first) for role in roles)


def _is_speaking_noun(unit: Unit, i: int) -> bool:
    return _speaks(unit.cues, unit.tokens[i].key)


@lru_cache(REMEMBERED)
def _speaks(cues: Cues, word: str) -> bool:
    bare = next((word.removesuffix(suffix) for suffix in SUFFIXES if word.endswith(suffix)), word)
    kinds = [speaker_noun(cues, form) for form in (word, bare)]
    # ينشر مقطعا ويقول: what is published does not speak.
    marked = speaker_noun(cues, word.removesuffix("ا"))
    # لكن عائلته قالت
    owned = noun_with_pronoun(cues, word)
    kinds.append(speaker_noun(cues, owned) if owned is not None else None)
    return any(kind is not None for kind in kinds) or marked not in (None, "carrier")
