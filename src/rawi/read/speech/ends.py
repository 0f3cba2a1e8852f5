"""Where what somebody says ends before its sentence does: the narrator goes on, or what was so is told instead."""

import re
from bisect import bisect_left

from rawi.lexicon.clause_words import load_clause_words
from rawi.lexicon.cues import SHADDA, Stance, form_of, speaker_noun
from rawi.lexicon.function_words import function_words
from rawi.lexicon.shape_words import shape_words
from rawi.read.accounts import WHAT, is_void
from rawi.read.shapes import is_deed
from rawi.read.speech import turns
from rawi.read.speech.hearing import is_definite
from rawi.read.speech.told import Open, Told
from rawi.read.speech.units import Unit, counts, is_that_word
from rawi.text import attested, key

# غير أن, إلا أن
_DEED_AGAIN = shape_words("deed_again")
# A sign given with a flag, with fire.
_SIGNS = shape_words("gives_sign")
_BUT = ("غير", "الا", "بيد")
_YET, _THEN = "لكن", "ثم"
_MANY = ("ين", "ات")
_PRONOUNS = ("ته", "تها", "تهم", "يه", "يها", "ها", "هم", "نا")
_HIMSELF = shape_words("that_he")
_ASKING: frozenset[Stance | None] = frozenset(("demand", "promise", "deny", "accuse", "warn"))
_REFUSING: frozenset[Stance | None] = frozenset(("deny", "demand"))
_NO_VERBS = shape_words("no_verb_of_past")
_BACKGROUND = ("وكان", "وكانت")
_SHORTEST_SO = 3
_KILLED = key("قتلت")
# Their verbal nouns have an ا before the last letter (اقتحام), which they do not have.
_HE_DID = re.compile("(?:است|ا.ت)..$|است...$")


def turn_between(told: Told, first: int, last: int) -> int | None:
    """Return the last token between the two where the narrator may go on."""
    i = bisect_left(told.turns, last) - 1
    return told.turns[i] if i >= 0 and told.turns[i] > first else None


def instead(unit: Unit, start: int, end: int) -> int | None:
    """Return where what was so begins instead of what is denied: بل إن, وإنما, والصحيح أن."""
    return next((i for i in range(start + 1, end - 1) if unit.is_a("instead", i)), None)


def counted_from(unit: Unit, commas: list[int], start: int, end: int) -> int:
    """Return from where on what stands before a count's source is counted: from the first clause with a number."""
    begins = [start, *(i + 1 for i in commas if start <= i < end - 1)]
    counted = (j for j, i in enumerate(begins) if _has_number(unit, i, [*begins, end][j + 1]))
    at = next(counted, 0)
    # أسفر هجوم، نفذه مسلحون، عن مصرع خمسة
    return start if unit.tokens[begins[at]].key in turns.PREPOSITIONS else begins[at]


def _has_number(unit: Unit, first: int, last: int) -> bool:
    return any(unit.tokens[i].kind == "number" or counts(unit.tokens[i].key) for i in range(first, last))


def untrue(unit: Unit, content: Open) -> int | None:
    """Return where what somebody is said to claim is called untrue: أما ما يروجه العدو من أن …، | فكذب محض."""
    start = content.said.start
    if content.said.cue[0] != start + 1 or unit.tokens[start].key not in WHAT or content.end is not None:
        return None
    words = load_clause_words()
    for i in range(content.start + 1, unit.last):
        if is_void(unit.scene.text, i, words):
            # فهو محض كذب
            return next((j for j in range(i, content.start, -1) if _is_so(unit, j, i)), i)
    return None


def _is_so(unit: Unit, j: int, last: int) -> bool:
    return last - j < _SHORTEST_SO and unit.tokens[j].key.startswith("ف")


def own_end(told: Told, unit: Unit, content: Open, start: int, end: int) -> int:
    """Return where the narrator goes on before `end`: ، وكانت قد, ، لكن الجيش; after a content without أن, ، فيما."""
    for comma in told.commas[bisect_left(told.commas, start + 1) : bisect_left(told.commas, end - 1)]:
        if unit.tokens[comma + 1].key in _BACKGROUND:
            return comma + 1
        if _is_gloss(unit, start, comma):
            return comma + 1
        if _is_opposable(unit, content, comma + 1) and _is_against(told, unit, comma + 1):
            return comma + 1
    if content.said.kind == "verb" and content.said.place == "joined" and unit.tokens[unit.first].key in _BACKGROUND:
        # وكانت تفجيرات تبناها التنظيم في بغداد قد أودت بحياة: what had been is the narrator's.
        had = next((i for i in range(start + 1, end) if unit.tokens[i].key == "قد"), None)
        if had is not None:
            return had
    if told.main is not None and start < told.main < end:
        # وفيما قال التحالف إنه قصف معسكرا، فإن الصليب الأحمر أحصى القتلى
        return told.main
    void = untrue(unit, content)
    if void is not None and void < end:
        return void
    if content.said.cue[1] - content.said.cue[0] > 1 and unit.is_a("claimed", content.said.cue[0]):
        # أما ما زعمه X من أن … فكذب
        for i in range(start + 1, end):
            if unit.tokens[i].key.startswith("ف") and len(unit.tokens[i].key) > _SHORTEST_SO:
                end = i
                break
    if unit.headline:
        dots = (i for i in range(start + 1, end) if unit.tokens[i].light in ("..", "...", "…", "|"))
        end = next(dots, end)
    if content.said.kind == "masdar" and not content.said.clause:
        # بعد إعلان الحركة مقتل أسير، قصف الجيش
        after = bisect_left(told.commas, start + 1)
        return min(end, told.commas[after]) if after < len(told.commas) else end
    if content.said.clause or content.said.colon or content.said.kind in ("before", "label"):
        if content.said.stance in _REFUSING:
            # رفض أن يدخل المحافظ، فعادت القافلة: what came of it is the narrator's.
            commas = told.commas[bisect_left(told.commas, start + 1) : bisect_left(told.commas, end - 1)]
            so = (i for i in commas if unit.tokens[i + 1].key.startswith("ف") and _tells_on(unit, i + 1))
            return next(so, end)
        return end
    if content.said.kind == "unnamed":
        # إثر معلومات عن اختباء مسلحين فيها، وأن القوات قصفتها
        ends = (i for i in told.commas if start < i < end - 1 and not turns.goes_with(unit, i + 1))
        return next(ends, end)
    if not content.said.quote_end and content.said.stance == "demand":
        # أمروا الناس بالخروج ثم أحرقوا البيوت
        end = next((i for i in range(start + 1, end - 1) if unit.tokens[i].key == _THEN), end)
    if not content.said.quote_end and (content.said.stance in _ASKING or not _takes_clauses(unit, content)):
        # دعت الجزائر إلى وقف القتال، ودفعت موريتانيا بتعزيزات: what is told next nobody asked for, nor counted.
        for comma in told.commas[bisect_left(told.commas, start + 1) : bisect_left(told.commas, end - 1)]:
            if _tells_on(unit, comma + 1):
                return comma
    turn = turn_between(told, start + 1, end)
    for comma in told.commas[bisect_left(told.commas, start + 1) : bisect_left(told.commas, end - 1)]:
        if not content.said.quote_end and _another_acts(unit, content, comma + 1):
            return comma
        if unit.is_a("goes_on", comma + 1) and (turn is None or comma < turn):
            return comma
    return end if turn is None else turn


def _another_acts(unit: Unit, content: Open, i: int) -> bool:
    """Whether a verb of the past and another who does it open a clause at token `i`: تحدث عن القتال، وشكّل الرئيس لجنة.

    What a verb leads to without أن is a noun: no verb goes on with it.
    """
    if i + 2 >= unit.last or unit.tokens[i].key[:1] != "و" or i in unit.scene.named:
        return False
    token, who = unit.tokens[i], unit.scene.named.get(i + 1)
    if form_of(unit.cues, token.key) is not None or form_of(unit.cues, token.key[1:]) is not None:
        return False
    # شكّل, أطلق: no noun is written so.
    written = SHADDA in token.text or (token.text[1:2] == "أ" and len(token.key) > _SHORTEST_SO + 1)
    deed = _tells_on(unit, i) or (written and is_deed(token.key))
    named = who is not None and who[0].kind in ("actor", "person") and who[0].entity != content.speaker.id
    titled = is_definite(unit.tokens[i + 1].key) and speaker_noun(unit.cues, unit.tokens[i + 1].key) == "official"
    return deed and (named or titled)


def _is_gloss(unit: Unit, start: int, comma: int) -> bool:
    """Whether a narrator tells behind a comma what somebody's words mean: …، في إشارة إلى نقل الجرحى.

    A sign that people give in what is told means something too (رفعوا راية سوداء، في إشارة إلى انتمائهم).
    """
    signs = any(token.key.removesuffix("ا") in _SIGNS for token in unit.tokens[start:comma])
    return not signs and turns.is_gloss(unit, comma + 1)


def _takes_clauses(unit: Unit, content: Open) -> bool:
    """Whether a verb may lead to a clause with أن, so that a verb behind what it leads to may go on with it."""
    form = form_of(unit.cues, unit.tokens[content.said.cue[0]].key)
    return form is None or "that" in form.cue.complement


def _is_opposable(unit: Unit, content: Open, but: int) -> bool:
    """Whether what is told behind but can stand against what is said: a denial, a promise, or of the speaker himself.

    What he says of others he goes on to tell (دخل المسلحون القرية، لكن الجيش طردهم).
    """
    if content.said.colon or content.said.stance in _ASKING:
        return not content.said.colon
    i = content.said.content
    himself = any(unit.tokens[j].key.removeprefix("ب") in _HIMSELF for j in range(max(unit.first, i - 1), i + 1))
    again = {unit.tokens[j].key for j in range(but + 1, min(but + 3, unit.last))}
    # قصفت المدينة، لكن القصف لم يوقع قتلى
    return himself and again.isdisjoint(_DEED_AGAIN)


def _is_against(told: Told, unit: Unit, i: int) -> bool:
    """Whether but and a clause with a subject of its own begin at token `i`, in no marks: لكن الطائرات قصفت سوقا."""
    word = unit.tokens[i].key.removeprefix("و")
    first = i + 1 + (word in _BUT)
    if first + 1 >= unit.last or any(j < i < unit.quoted[j].last for j in told.long_quotations):
        return False
    head = unit.tokens[first]
    if head.key.endswith(_PRONOUNS) and not attested(head.key):
        # لكن قواته انسحبت: he speaks of his own.
        return False
    known = is_definite(head.key) or first in unit.scene.named
    plain = head.key not in function_words() and attested(head.key)
    if word in _BUT:
        # غير أنه: who spoke goes on.
        return unit.tokens[i + 1].key == "ان" and head.kind == "word" and (known or plain)
    return word == _YET and head.kind == "word" and (known or (plain and head.key.endswith(_MANY)))


def _tells_on(unit: Unit, i: int) -> bool:
    """Whether a clause of the past begins at token `i`: ودفعت, فوافقت, ولم; not one of who was hurt."""
    word = unit.tokens[i].key
    stem = word[1:]
    if word[:1] not in ("و", "ف") or form_of(unit.cues, word) is not None or i in unit.scene.named:
        return False
    past = stem.endswith("ت") and not stem.endswith("ات") and len(stem) >= _SHORTEST_SO and stem not in _NO_VERBS
    did = past or _he_did(stem)
    return stem == "لم" or (did and (not unit.is_a("suffers", i) or _kills(unit, i)))


def _he_did(word: str) -> bool:
    """Whether a word has the shape of a verb of the past of one man that no noun has (اقتحم, استعاد)."""
    return _HE_DID.match(word) is not None and attested(f"{word}ت") and word not in _NO_VERBS


def _kills(unit: Unit, i: int) -> bool:
    """Whether a verb that may be a passive has a subject and, counted, whom it did it to (وقتلت المدفعية عشرة)."""
    if i + 2 >= unit.last or unit.tokens[i].key[1:] != _KILLED or not is_definite(unit.tokens[i + 1].key):
        return False
    whom = unit.tokens[i + 2]
    return whom.kind == "number" or counts(whom.key)


def is_loose(unit: Unit, i: int) -> bool:
    """Whether a last token belongs to what follows, not to what is said: a comma, and كما, وقد, في حين."""
    token = unit.tokens[i]
    if token.kind == "punct":
        return token.light not in (")", "]", "%")
    if is_that_word(token.key) and unit.tokens[i - 1].key in _BUT:
        return True
    if token.key in _BUT:
        return i + 1 < unit.last and is_that_word(unit.tokens[i + 1].key)
    return token.kind == "word" and (unit.is_a("loose", i) or (token.key == "في" and unit.is_a("resume", i + 1)))
