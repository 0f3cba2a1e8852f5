"""What stands before or behind an event, outside its own clause, and says that it did not happen or may yet."""

from rawi.lexicon.clause_words import ClauseWords, WordClass
from rawi.lexicon.cues import Cues
from rawi.lexicon.modality import Modals
from rawi.model import EventType
from rawi.model.claim import Modality
from rawi.read.accounts import denies, is_void, is_what_is_told
from rawi.read.events.heads import Head
from rawi.read.events.triggers import word_before
from rawi.read.kinds import BLOWS, CASUALTIES
from rawi.text import Text, key

Told = tuple[Modality, bool]
# So far from the event stand the words that call an account of it untrue, and those that أن hangs on.
_REACH, _GOVERNS, _NEAR = 14, 10, 5
_SUBJUNCTIVE = frozenset({key("أن"), key("بأن"), key("وأن"), key("وبأن")})
_WITHOUT = frozenset({key("دون"), key("بدون")})
_OTHER, _FROM = key("غير"), frozenset({key("من"), key("ومن")})
_UNTIL = frozenset({key("إلى"), key("وإلى")})
_ON = frozenset({key("على"), key("وعلى")})
_AND_THAT = frozenset(key(word) for word in ("وهو", "وهي", "وهذا", "وهذه", "وذلك"))
# Before لم these open a condition; the others open one by themselves.
UNLESS = frozenset({"إن", "ما", "ان"})
IF = frozenset({"إذا", "اذا"})
_SUPPOSES = IF | {"لو", "لئن"}
_MAYBE = frozenset({"قد", "وقد"})
_MAY_HAVE = frozenset({"يكون", "تكون", "يكونوا", "يكونا"})
# Whoever tells it, in the dialects as well: كذاب من يقول, كذاب البقول ليك.
_WHOEVER = frozenset(
    map(key, ("من", "كل", "الذي", "الذين", "اللي", "البقول", "البيقول", "اليقول", "البقولوا", "البقولو", "البيقولو"))
)
_SHORT = 4
_WHICH = frozenset({key("الذي"), key("التي")})
_IN, _OWN = key("في"), ("ه", "ها", "هم", "هما", "نا")
_OF_TIME_OR_PLACE = frozenset(map(key, ("في", "خلال", "أثناء", "بعد", "عقب", "إثر", "قبل", "جراء", "منذ")))
_WITH = key("لدى")
_THERE_IS = frozenset(map(key, ("توجد", "يوجد", "هناك")))
_EXCEPT = frozenset({"إلا", "سوى"})
# What is listed behind a colon is what was agreed, or asked for; so far before a noun the colon stands.
_LIST = 20
_TERMS = frozenset(
    map(key, ("التفاهم", "الاتفاق", "البنود", "بنوده", "بنودها", "المقترح", "الصفقة", "الخطة", "التسوية"))
)
_ASKED = frozenset(
    map(key, ("المطالب", "مطالبهم", "مطالبنا", "مطالبها", "الشروط", "شروطهم", "شروطنا", "شروطه", "شروطها"))
)
_SO_TOO = frozenset(map(key, ("وكذا", "وكذلك", "ومثله", "ومثلها")))
# What befalls people or does not reach them: that there was none is news, and refutes nobody.
BEFALLS: frozenset[EventType] = frozenset({"injury", "killing", "destruction", "aid"})


def called_void(text: Text, head: Head, words: ClauseWords, cues: Cues) -> bool:
    """Whether an account of the event is called untrue: سقوط مدنيين عار عن الصحة, لا صحة لما أشيع عن مقتله."""
    return (
        _void_behind(text, head, words, cues)
        or _void_before(text, head, words)
        or _void_as_well(text, head, words, cues)
    )


def _void_behind(text: Text, head: Head, words: ClauseWords, cues: Cues) -> bool:
    """Whether a predicate behind the event calls it untrue; behind a verb, or a comma, it begins with وهو, وهذا."""
    _, end = text.sentence_of(head.hit.token)
    carried = head.carrier is not None and head.carrier.finite
    taken_up = not (head.hit.finite or carried) or _account_opens(text, head, words, cues)
    last = min(end, head.hit.token + _REACH)
    if not taken_up and _AND_THAT.isdisjoint([token.key for token in text.tokens[head.hit.token + 1 : last]]):
        return False
    for i in range(head.hit.token + 1, last):
        token = text.tokens[i]
        if token.key in _AND_THAT:
            taken_up, last = True, min(end, i + _NEAR)
        elif token.kind == "punct":
            after = text.tokens[i + 1].key if i + 1 < end else ""
            if token.light not in ("،", ",") or after not in _AND_THAT:
                return False
        elif taken_up and (i < head.stretch.end or last == i + _NEAR) and is_void(text, i, words):
            return True
    return False


def _void_as_well(text: Text, head: Head, words: ClauseWords, cues: Cues) -> bool:
    """Whether an account of the event is as untrue as the one before it (…فكذب، وكذا ما يشاع عن قتل الأهالي)."""
    start, _ = text.sentence_of(head.hit.token)
    for i in range(head.hit.token - 1, max(start + 1, head.hit.token - _GOVERNS), -1):
        if text.tokens[i].kind == "punct":
            return False
        if text.tokens[i].key in _SO_TOO and is_what_is_told(text, i + 1, words, cues):
            return any(is_void(text, j, words) for j in range(start + 1, i))
    return False


def _account_opens(text: Text, head: Head, words: ClauseWords, cues: Cues) -> bool:
    """Whether a clause is what an account says, which a predicate follows (القول إن الجيش انسحب غير صحيح).

    The account is a noun, or ما and who says it (ما أعلنته الحركة عن سقوط المدينة, ما ورد من أن الجيش انسحب).
    """
    start = max(text.sentence_of(head.hit.token)[0], head.stretch.start)
    carrier = head.carrier.token if head.carrier is not None and head.carrier.finite else head.hit.token
    told = not head.hit.finite
    for i in range(max(carrier, head.hit.token - 1), max(start, head.hit.token - _GOVERNS), -1):
        if text.tokens[i].kind == "punct":
            return False
        if told and is_what_is_told(text, i - 1, words, cues):
            return True
        if words.has("that", text.tokens[i].key):
            if words.has("account", text.tokens[i - 1].key.removeprefix("ال")):
                return True
            told = text.tokens[i - 1].key in _FROM
            if not told:
                return False
    return False


def _void_before(text: Text, head: Head, words: ClauseWords) -> bool:
    """Whether the sentence says before the event that it is not true (لا صحة لما, غير صحيح أن, كذاب من يقول إن)."""
    start, _ = text.sentence_of(head.hit.token)
    true = words.joined["true"]
    for i in range(head.hit.token - 1, max(start, head.hit.token - _REACH), -1):
        if text.tokens[i].kind == "punct":
            return False
        if text.tokens[i].key in true and denies(text.tokens[i - 1].key):
            return True
    # كذاب من يقول إن: who tells it is called a liar.
    first = text.tokens[start + 1].key if start + 1 < head.hit.token else ""
    return words.has("lying", text.tokens[start].key) and first in _WHOEVER


def came_before(word: str, words: ClauseWords) -> bool:
    """Whether a word (a key) says what came before (بعد), and not with whom a thing is (لا نية لدى الحكومة)."""
    return word != _WITH and words.has("upon", word)


def no_word_of(text: Text, head: Head, words: ClauseWords) -> bool:
    """Whether there is no word of an event (لا أنباء عن إصابات، دون ورود أنباء عن سقوط ضحايا)."""
    start, _ = text.sentence_of(head.hit.token)
    there = head.hit.token - 1
    if there > start and text.tokens[there].key in _THERE_IS and denies(text.tokens[there - 1].key):
        # لا توجد إصابات
        return True
    for i in range(there, max(start, head.hit.token - _GOVERNS), -1):
        token = text.tokens[i]
        # لم ترد أنباء عن الجناة بعد مقتل عشرة: they were killed.
        if token.kind == "punct" or came_before(token.key, words):
            return False
        if words.has("tidings", token.key) and text.tokens[i - 1].key not in _ON:
            # لم ترد حتى الآن, دون أن ترد: so far before may stand who denies that word came.
            far = i - 2
            while far > start and words.has("before_tidings", text.tokens[far].key):
                far -= 1
            no = (j for j in range(max(start, far), i) if denies(text.tokens[j].key))
            # لا تزال الأنباء: there is still word of it.
            return any(not words.has("still", text.tokens[j + 1].key) for j in no)
    return False


def subjunctive(text: Text, head: Head, modals: Modals, words: ClauseWords) -> Told | None:
    """Return what a verb is told as behind أن, or null where it stands there as a fact or stands not there.

    يخشى السكان أن يهاجم: feared; قبل أن ينسحبوا: done; دون أن يصاب أحد: not done; else it is not told as done.
    """
    finite = head.hit if head.hit.finite else head.carrier
    if finite is None or not finite.finite:
        return None
    that = _that(text, finite.token, perfect=finite.forms[0].inflection.tense != "imperfect")
    start, _ = text.sentence_of(finite.token)
    if that is None or that <= start or text.tokens[that].key not in _SUBJUNCTIVE:
        return None
    before = text.tokens[that - 1].key
    if before in _WITHOUT or (before == _OTHER and text.tokens[that - 2].key in _FROM):
        return "asserted", False
    if words.has("before_that", before):
        return None
    governed = _governed(text, that, modals, words)
    if governed is not None:
        return governed
    reached = before in _UNTIL and not _near(text, that, words, "wanting")
    if that < head.stretch.start or reached or _near(text, that, words, "achieving"):
        return None
    return ("planned" if before in _ON else "hypothetical"), True


def _that(text: Text, i: int, *, perfect: bool) -> int | None:
    """Return the أن a verb stands behind; a verb of the past may have been, behind أن يكون قد."""
    if not perfect:
        return word_before(text, i)
    if i == 0 or text.tokens[i - 1].light != "قد":
        return None
    for j in range(i - 2, max(text.sentence_of(i)[0], i - _GOVERNS), -1):
        if text.tokens[j].light in _MAY_HAVE:
            return j - 1
        if text.tokens[j].kind == "punct":
            return None
    return None


def _governed(text: Text, that: int, modals: Modals, words: ClauseWords) -> Told | None:
    """Return what the word that أن hangs on makes of its clause, or null where no word is listed."""
    start, _ = text.sentence_of(that)
    for i in range(that - 1, max(start, that - _GOVERNS) - 1, -1):
        if text.tokens[i].kind == "punct" or words.has("achieving", text.tokens[i].key):
            return None
        row = modals.find(text.tokens[i].light, before=text.tokens[i - 1].light if i else "")
        if row is not None and row.reach == "clause":
            return row.modality, row.polarity
    return None


def _near(text: Text, that: int, words: ClauseWords, kind: WordClass) -> bool:
    start, _ = text.sentence_of(that)
    return any(words.has(kind, text.tokens[i].key) for i in range(max(start, that - _NEAR), that))


def hangs_on_condition(text: Text, head: Head) -> bool:
    """Whether a condition stands before the event in its sentence (إن لم ترفعوا الحصار فسنقصف), or behind it."""
    start, end = text.sentence_of(head.hit.token)
    first = max(start, head.stretch.start)
    before = any(_opens_condition(text, i, first) for i in range(first, head.hit.token))
    return before or any(_condition(text, i) for i in range(head.hit.token + 1, min(end - 1, head.stretch.end)))


def _opens_condition(text: Text, i: int, first: int) -> bool:
    opened = i == first or text.tokens[i - 1].kind in ("punct", "quote")
    return opened and (_condition(text, i) or text.tokens[i].light in _SUPPOSES)


def _condition(text: Text, i: int) -> bool:
    return text.tokens[i].light in UNLESS and text.tokens[i + 1].light == "لم"


def may_be(text: Text, head: Head) -> bool:
    """Whether قد makes a verb of what is to come only possible (قد تشن القوات هجوما)."""
    finite = head.hit if head.hit.finite else head.carrier
    if finite is None or not finite.finite or finite.forms[0].inflection.tense != "imperfect":
        return False
    before = word_before(text, finite.token)
    return before is not None and text.tokens[before].light in _MAYBE


def excepted(text: Text, i: int) -> bool:
    """Whether but for something behind it a word that is denied is not (لم تدخل إلا شاحنة، لم يطلب سوى السماح)."""
    _, end = text.sentence_of(i)
    for j in range(i + 1, min(end, i + _GOVERNS)):
        if text.tokens[j].kind == "punct":
            return False
        if text.tokens[j].light in _EXCEPT:
            return True
    return False


def term(text: Text, head: Head) -> Told | None:
    """Return what a noun of a list behind what was agreed or asked is told as (التفاهم: تسليم السلاح), else null."""
    if head.hit.finite or head.carrier is not None:
        return None
    start, _ = text.sentence_of(head.hit.token)
    for i in range(head.hit.token - 1, max(start, head.hit.token - _LIST), -1):
        if text.tokens[i].light == ":":
            before = text.tokens[i - 1].key
            if before in _TERMS:
                return "planned", True
            return ("demanded", True) if before in _ASKED else None
        if text.tokens[i].light in (".", "؛"):
            return None
    return None


def no_longer(text: Text, head: Head, words: ClauseWords) -> bool:
    """Whether what is told is so no more (لم تعد الحكومة تسيطر على المدينة)."""
    finite = head.hit if head.hit.finite else head.carrier
    if finite is None or not finite.finite or finite.forms[0].inflection.tense != "imperfect":
        return False
    for i in range(finite.token - 1, max(head.stretch.start, finite.token - _NEAR) - 1, -1):
        if text.tokens[i].kind == "punct" or words.has("that", text.tokens[i].key):
            return False
        if words.has("no_longer", text.tokens[i].key):
            return i > head.stretch.start and denies(text.tokens[i - 1].key)
    return False


def said_to_come(text: Text, head: Head, modals: Modals, words: ClauseWords) -> Told | None:
    """Return what the verb of saying makes of a noun it announces: ستعلن هدنة, يتوقع أن تعلن هدنة; null for a fact."""
    if head.hit.finite or head.carrier is not None or not head.stretch.begins:
        return None
    cue = head.stretch.chain[-1].cue
    if cue is None:
        return None
    at = text.covering(cue.span.start, cue.span.end)[0]
    word = text.tokens[at].light.lstrip("وف")
    if word.startswith(("ست", "سي", "سن")) and len(word) > _SHORT:
        return "planned", True
    row = modals.find(word)
    to_be = any(text.tokens[j].key in _SUBJUNCTIVE for j in range(at + 1, head.stretch.start))
    if row is not None and row.reach == "clause" and to_be:
        return row.modality, row.polarity
    if at == 0 or not word.startswith(("ت", "ي", "ن")) or text.tokens[at - 1].key not in _SUBJUNCTIVE:
        return None
    return _governed(text, at - 1, modals, words) or ("hypothetical", True)


def _is_known_of(text: Text, head: Head) -> bool:
    """Whether a definite noun stands behind a preposition and before its own clause, something else told before it."""
    i, tokens = head.hit.token, text.tokens
    told = head.form.definite and i > head.stretch.start + 2 and i + 1 < head.stretch.end
    if not told or tokens[i - 1].key not in _OF_TIME_OR_PLACE or tokens[i + 1].key not in _WHICH:
        return False
    # Not of one's own part in it: ضلوعها في الهجوم الذي
    return tokens[i - 1].key != _IN or not tokens[i - 2].key.endswith(_OWN)


def presumed(text: Text, head: Head, words: ClauseWords) -> bool:
    """Whether an event is known to have happened: by a word right before it (قضية تفجير، ذكرى مجزرة).

    Or it is what something else is denied of: a definite noun behind a preposition with a clause that says more of it
    (نفت الشرطة مقتل أي ضابط في التفجير الذي وقع الأحد).
    """
    if head.stretch.stance == "deny" and not head.hit.finite and _is_known_of(text, head):
        return True
    if head.hit.finite or head.carrier is not None:
        return False
    violent = head.form.trigger.row.event_type in BLOWS | CASUALTIES
    if violent and head.hit.token and words.has("after_it", text.tokens[head.hit.token - 1].key):
        # دعت إلى ضبط النفس إثر هجوم على السفارة
        return True
    for i in range(head.hit.token - 1, max(head.stretch.start, head.hit.token - 3) - 1, -1):
        if text.tokens[i].kind == "punct":
            return False
        if words.has("known_deed", text.tokens[i].key):
            return True
    return False
