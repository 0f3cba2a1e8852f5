"""The word before an event that makes of it something else than a fact (طالب بوقف القصف، ينوي اقتحام المدينة)."""

import msgspec

from rawi.lexicon.clause_words import ClauseWords
from rawi.lexicon.cues import Cues
from rawi.lexicon.modality import Modals, ModalWord
from rawi.lexicon.shape_words import shape_words
from rawi.model import EventType
from rawi.model.claim import Modality
from rawi.read.accounts import denies, is_what_is_told
from rawi.read.claims.unreal import excepted
from rawi.read.events.heads import Head
from rawi.text import Text, key

_REACH = 12
# The rows of what says an aim or a plan, and so near before the noun it stands.
_AIMS, _NEAR = frozenset({"بهدف", "يستعد"}), 4
_FEAR = "مخاوف"
_SIGN, _SIGNED = key("توقع"), shape_words("what_is_signed")
# لا بد is a must.
_MUST = frozenset({"بد", "مفر", "مناص"})
# The rows of what ends or keeps off the event behind it, and what makes of its end a thing to come.
_ENDINGS = frozenset({"إنهاء", "منع"})
_WANTED: frozenset[Modality] = frozenset({"demanded", "promised", "planned"})
_WHICH = frozenset({key("الذي"), key("التي")})
_STUDENT, _FROM = "طالب", key("من")
_DID_NOT, _IS_NOT, _BEEN = "لم", "ليس", shape_words("been_behind_negation")
_NOT_ALONE, _SETTING_OUT = shape_words("not_alone"), "القاضي"
ANY = frozenset({key("أي"), key("أية")})
_STATE = frozenset({"حال", "حالة"})
_IN = frozenset({"في", "وفي", "ففي"})
# What is asked for has these types where nothing else says what it is.
_ASKED: frozenset[EventType | None] = frozenset({"promise", None})


def governing(text: Text, head: Head, modals: Modals, words: ClauseWords, cues: Cues) -> ModalWord | None:
    """Return the word before the trigger that governs it: right before it, or before in its clause."""
    trigger = head.hit.token
    own = modals.find(text.tokens[trigger].light)
    if own is not None and own.modality == "demanded" and head.form.trigger.row.event_type not in _ASKED:
        # An order to leave tells of leaving that was demanded.
        return own
    if head.carrier is not None and head.carrier.token < trigger:
        trigger = head.carrier.token
        carrier = modals.find(text.tokens[trigger].light)
        if carrier is not None and carrier.reach == "clause" and not _signs(text, trigger):
            # The verb that carries the noun says it itself (ينص الاتفاق على انسحاب).
            return _negated(text, trigger, carrier)
        aim = _aim(text, trigger, head, modals)
        if aim is not None:
            return aim
    start = max(min(head.start, trigger), trigger - _REACH)
    opened = start - 1 >= head.stretch.start and words.has("that", text.tokens[start - 1].key)
    named = not head.hit.finite and (head.carrier is None or not head.carrier.finite) and head.link == "sequence"
    lowest = max(start - (3 if opened or named else 1), head.stretch.start)
    for i in range(trigger - 1, lowest - 1, -1):
        # Who acts to justify or to hide a deed has done it (من أجل تبرير جرائمها).
        if text.tokens[i].kind == "punct" or words.has("presuming", text.tokens[i].key):
            break
        row = modals.find(text.tokens[i].light, before=text.tokens[i - 1].light if i else "")
        if row is not None and row.word == _DID_NOT and _was_not_who(text, i, trigger, words):
            return modals.find(_IS_NOT)
        if row is None or (i < start - 1 and row.reach != "clause") or _is_state(text, i, words) or _signs(text, i):
            continue
        if text.tokens[i].light == _STUDENT and _counts(text, i):
            continue
        if row.word == _SETTING_OUT and not text.tokens[i + 1].light.startswith("ب"):
            # A judge is none of this, if nothing that is set out follows (الاتفاق القاضي بوقف، القاضي ياسين خضر).
            continue
        if row.not_with and any(text.tokens[j].light in row.not_with for j in range(i + 1, trigger)):
            continue
        after = text.tokens[i + 1].key
        if row.reach == "clause" and row.word == _FEAR and _is_described(text, head):
            continue
        if row.reach == "clause" and row.modality == "asserted" and i and denies(text.tokens[i - 1].key):
            # ما كاد يغادر حتى اعتقل: he had left.
            continue
        if row.reach == "clause":
            return _negated(text, i, row)
        if i + 1 == trigger or (i + 2 == trigger and not row.polarity and after in ANY):
            if row.reach == "first" and (
                _is_relative(text, i, words, cues) or head.form.enclitic or _result(head) or _takes_up(text, i)
            ):
                continue
            if row.reach == "first" and (head.form.trigger.row.subject == "cause" or _happened(head, i + 1)):
                continue
            if row.reach == "first" and i > head.stretch.start and words.has("before_that", text.tokens[i - 1].key):
                continue
            negates_still = not row.polarity and after in words.classes["still"]
            if not negates_still and (row.reach == "word" or i in (head.start, head.stretch.start)):
                return _ending(text, i, lowest, row, modals)
    return None


def _signs(text: Text, i: int) -> bool:
    """Whether a verb that looks like one of expecting is to sign (الحركة توقع اتفاق السلم)."""
    signs = text.tokens[i].key == _SIGN and i > 0 and text.tokens[i - 1].key.endswith("ه")
    return signs and text.tokens[i + 1].key.removesuffix("ا") in _SIGNED


def _was_not_who(text: Text, i: int, trigger: int, words: ClauseWords) -> bool:
    """Whether a negation says that somebody was not who did it (لم تكن القوات هي التي قصفت، لم يكن هو من قصف)."""
    who = text.tokens[trigger - 1].key
    told = words.has("pronoun", text.tokens[trigger - 2].key) and (who == _FROM or words.has("relative", who))
    # لم يكن الجيش وحده: he was, and others; لم يكن معروفا من هو: who it was is asked.
    others = any(token.key in _NOT_ALONE for token in text.tokens[i + 2 : trigger - 2])
    return told and text.tokens[i + 1].key in _BEEN and not others


def _counts(text: Text, i: int) -> bool:
    """Whether what could be a verb is counted: a number stands before it and من behind (1700 طالب من سبايكر)."""
    return i > 0 and text.tokens[i - 1].kind == "number" and text.tokens[i + 1].key == _FROM


def _ending(text: Text, i: int, lowest: int, row: ModalWord, modals: Modals) -> ModalWord:
    """Return the word at token `i` that ends an event, as the one that asks for or promises the end (تعهد بوقف قصف)."""
    if not ends(row):
        return row
    for j in range(i - 1, lowest - 1, -1):
        if text.tokens[j].kind == "punct":
            break
        outer = modals.find(text.tokens[j].light, before=text.tokens[j - 1].light if j else "")
        if outer is not None and outer.reach == "clause" and outer.modality in _WANTED:
            return msgspec.structs.replace(outer, polarity=not outer.polarity)
    return row


def ends(row: ModalWord | None) -> bool:
    """Whether a word ends the event behind it or keeps it off (إنهاء الحصار، منع التقدم)."""
    return row is not None and row.word in _ENDINGS


def _negated(text: Text, i: int, row: ModalWord) -> ModalWord:
    """Return what the word at token `i` makes of an event, turned where a negation stands before it (لا نية لإعلان)."""
    if (
        i == 0
        or not row.polarity
        or row.modality == "hypothetical"
        or text.tokens[i].light in _MUST
        or not denies(text.tokens[i - 1].key)
        or excepted(text, i)
    ):
        return row
    return msgspec.structs.replace(row, polarity=False)


def _is_described(text: Text, head: Head) -> bool:
    """Whether a relative clause says more of a definite noun: what is feared is there (خوفا من القصف الذي تواصل)."""
    after = head.hit.token + 1
    return head.form.definite and after < head.stretch.end and text.tokens[after].key in _WHICH


def _aim(text: Text, carrier: int, head: Head, modals: Modals) -> ModalWord | None:
    """Return the word between a carrier and its noun that says what it is for (وصلت القوات بهدف السيطرة على)."""
    for i in range(head.hit.token - 1, max(carrier, head.hit.token - _NEAR), -1):
        if text.tokens[i].kind == "punct":
            return None
        row = modals.find(text.tokens[i].light)
        if row is not None and row.word in _AIMS:
            return row
    return None


def _is_state(text: Text, i: int, words: ClauseWords) -> bool:
    """Whether حال is the state of somebody (إلى حال نزوح، حالة حصار، في حالة حرجة) and no condition (في حال)."""
    before = text.tokens[i - 1].light if i else ""
    return text.tokens[i].light in _STATE and (before not in _IN or words.has("state", text.tokens[i + 1].key))


def _happened(head: Head, i: int) -> bool:
    """Whether token `i` only says that something happened (ما حدث في القرية مجزرة)."""
    carrier = head.carrier
    return carrier is not None and carrier.token == i and carrier.carriers[0].trigger.row.subject == "event"


def _result(head: Head) -> bool:
    return head.carrier is not None and any(form.trigger.row.pos == "result" for form in head.carrier.carriers)


def _takes_up(text: Text, i: int) -> bool:
    """Whether ما after a comma takes up what was told (قصف المدينة، ما أودى بحياة ثلاثة)."""
    return i > 0 and text.tokens[i - 1].light in ("،", ",")


def _is_relative(text: Text, i: int, words: ClauseWords, cues: Cues) -> bool:
    """Whether ما stands for a thing (وهو ما وثقته فرقها، إن ما تم الاتفاق عليه، ما أعلنته الحركة)."""
    if is_what_is_told(text, i, words, cues):
        return True
    while i > 0 and text.tokens[i - 1].kind == "quote":
        i -= 1
    before = text.tokens[i - 1].key if i > 0 else ""
    # إنه ما قصف denies.
    return words.has("pronoun", before) or (words.has("that", before) and before.endswith("ن"))
