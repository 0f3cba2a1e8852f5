"""Whether an event is told as happened, denied, demanded, promised, planned or supposed."""

from collections.abc import Sequence
from itertools import pairwise

from rawi.lexicon.clause_words import ClauseWords, WordClass
from rawi.lexicon.cues import Cues, form_of
from rawi.lexicon.modality import Modals, ModalWord
from rawi.lexicon.shape_words import shape_words
from rawi.lexicon.spoken_parts import NOT
from rawi.model import EventType, Participant
from rawi.model.claim import Modality
from rawi.read.accounts import denies
from rawi.read.claims.doubted import doubted
from rawi.read.claims.governing import ANY, ends, governing
from rawi.read.claims.rejected import is_rejected
from rawi.read.claims.unreal import (
    BEFALLS,
    IF,
    UNLESS,
    called_void,
    excepted,
    hangs_on_condition,
    may_be,
    no_longer,
    no_word_of,
    presumed,
    said_to_come,
    subjunctive,
    term,
)
from rawi.read.events.heads import Head
from rawi.text import Text, key, tokenise

# Demand, promise and denial reach the masdar or the verb after أن, not what is told beside it as a fact.
_BY_STANCE: dict[str, tuple[Modality, bool]] = {
    "demand": ("demanded", True),
    "promise": ("promised", True),
    "deny": ("denied", False),
}
_REACH = 12
# What supposes before لم that something had not been.
_WERE_IT = frozenset({"لو", "ولو"})
_WHO_AS_SPOKEN = shape_words("whoever_as_spoken")
# The rows of what is to come, which whoever speaks of himself promises.
_SHALL = frozenset({"سوف", "بكره", "رح", "غدوة"})


def modality(
    text: Text,
    head: Head,
    modals: Modals,
    words: ClauseWords,
    *,
    cues: Cues,
    speaker: str | None,
    agents: Sequence[Participant],
) -> tuple[Modality, bool]:
    """Return modality and polarity of what a clause tells.

    `speaker` is the entity of the innermost speaker: what one says one will do oneself is a promise, what one
    says others will do is a plan.
    """
    told, polarity = _told(text, head, modals, words, cues=cues, speaker=speaker, agents=agents)
    if told == "promised" and polarity and head.hit.finite and hangs_on_condition(text, head):
        told = "hypothetical"
    # Whoever denies that he refused denies as much as who denies that he struck.
    return told, told != "denied" and polarity != head.form.trigger.row.ends


def _told(
    text: Text,
    head: Head,
    modals: Modals,
    words: ClauseWords,
    *,
    cues: Cues,
    speaker: str | None,
    agents: Sequence[Participant],
) -> tuple[Modality, bool]:
    if head.form.proclitics.endswith(NOT):
        # ماضربوش
        return "denied", False
    word = governing(text, head, modals, words, cues)
    first = max(head.start - 2, head.stretch.start)
    before = [token.light for token in text.tokens[first : head.hit.token]]
    if _unless(before, _WERE_IT):
        return "hypothetical", True
    # What has to come about (إن لم يفرج عن الأسرى) is a condition somebody sets.
    if _unless(before):
        return "demanded", True
    if _threatens_if(text, head):
        return "hypothetical", True
    if _whoever(text, head) or may_be(text, head):
        return "hypothetical", True
    if _is_to_be_punished(text, head, words):
        return "asserted", True
    if presumed(text, head, words):
        return "asserted", True
    if no_longer(text, head, words):
        return "asserted", False
    doubt = doubted(text, head, words, cues) or term(text, head)
    if doubt is not None:
        return doubt
    lasts = head.form.trigger.row.event_type == "ceasefire"
    if word is not None and word.modality == "denied" and not lasts and excepted(text, head.hit.token):
        # لم تفرج عنه إلا بعد شهر: she did.
        return "asserted", True
    negated = word is not None and not word.polarity
    stance = _BY_STANCE.get(head.stretch.stance or "")
    if head.stretch.stance == "warn":
        stance = _warned(head, modals)
    pledged = stance is not None and negated and not head.hit.finite and head.link == "adverbial"
    if stance is not None and (_within(head) or pledged):
        return (stance[0], False) if negated or ends(word) else stance
    ours = negated and word is not None and word.word != _NOT_YET and _first_person(head) and _imperfect(head)
    if ours or (word is not None and word.word == _NEVER):
        return "promised", False
    if (_barred(text, head, words) or _befell_nobody(text, head, word, words)) and head.stretch.stance != "deny":
        return "asserted", False
    if (negated and word is not None and word.modality == "denied") or called_void(text, head, words, cues):
        return "denied", False
    if is_rejected(text, head, words):
        return "denied", False
    if word is not None and word.modality == "hypothetical":
        return word.modality, word.polarity
    if _failed(head):
        return "asserted", False
    future = _future(head) or (word is not None and word.modality == "planned" and word.word in _SHALL)
    if future:
        own = _first_person(head) or (speaker is not None and any(item.entity == speaker for item in agents))
        suffered = head.form.trigger.row.pos == "passive"
        ours = own or (head.stretch.answers and not agents)
        return ("promised" if ours and not suffered else "planned"), True
    if word is not None:
        return word.modality, word.polarity
    unreal = subjunctive(text, head, modals, words) or said_to_come(text, head, modals, words)
    if unreal is not None:
        return unreal
    spare = _of_spare(text, head, words) if head.spare else None
    if spare is not None:
        return spare
    if not head.hit.finite and text.tokens[head.hit.token - 1].key in ANY and head.hit.token > head.stretch.start:
        return _any_at_all(text, head, cues)
    return ("denied", False) if _of_any(text, head) else ("asserted", True)


def _any_at_all(text: Text, head: Head, cues: Cues) -> tuple[Modality, bool]:
    """Return how any deed at all is told: supposed, or not so where its sentence denies it (نافيا أي كمين)."""
    before = [token.key for token in text.tokens[text.sentence_of(head.hit.token)[0] : head.hit.token - 1]]
    forms = [form_of(cues, word.removesuffix("ا")) or form_of(cues, word) for word in before]
    if any(form is not None and form.cue.stance == "deny" for form in forms):
        return "denied", False
    return ("asserted", False) if any(denies(word.removeprefix("و")) for word in before) else ("hypothetical", True)


def _of_any(text: Text, head: Head) -> bool:
    """Whether a masdar is of any at all: only what is denied is (سقوط أي قتيل)."""
    after = head.hit.token + 1
    return not head.hit.finite and after < head.end and text.tokens[after].key in ANY


def _of_spare(text: Text, head: Head, words: ClauseWords) -> tuple[Modality, bool] | None:
    """Return what the words before a noun that nothing carries make of it: an ultimatum, a refusal, a negation."""
    trigger = head.hit.token
    before = trigger - 1
    if before >= head.stretch.start and words.has("span", text.tokens[before].key) and _is_for(head):
        return "demanded", True
    for i in range(before, max(head.stretch.start, trigger - _REACH) - 1, -1):
        if text.tokens[i].kind == "punct":
            return None
        if text.tokens[i].light.lstrip("وف") == _NOT_YET or words.has("stopping", text.tokens[i].key.lstrip("وف")):
            return "asserted", False
    return None


def _is_for(head: Head) -> bool:
    """Whether لـ stands before a noun (ساعتين لإلقاء السلاح)."""
    return head.form.proclitics.endswith("ل")


def _warned(head: Head, modals: Modals) -> tuple[Modality, bool]:
    """Return what a warning makes of its content: a threat is a promise, all else may come or not."""
    cue = head.stretch.chain[-1].cue
    rows = [modals.find(token.light) for token in tokenise(cue.text)] if cue is not None else []
    found = next((row for row in rows if row is not None), None)
    return (found.modality, found.polarity) if found is not None else ("hypothetical", True)


def _threatens_if(text: Text, head: Head) -> bool:
    """Whether a condition stands behind a threat (توعد بالرد إن لم تلتزم، هدد بقصفها إذا هبطت)."""
    if head.stretch.stance not in ("promise", "warn"):
        return False
    after = [token.light for token in text.tokens[head.hit.token : min(head.end + 2, head.stretch.end)]]
    return _unless(after) or not _IF.isdisjoint(after)


def _whoever(text: Text, head: Head) -> bool:
    """Whether the clause is about whoever would do a thing (كل من يدفن قتلاه يقتل): a rule, no happening."""
    if not _imperfect(head):
        return False
    for i in range(head.hit.token - 1, max(head.stretch.start, head.hit.token - _REACH) - 1, -1):
        token = text.tokens[i]
        if token.kind == "punct":
            return False
        as_spoken = token.light in _WHO_AS_SPOKEN and i == head.stretch.start
        signs = ("ي", "ت", "بي", "بت") if as_spoken else ("ي", "ت")
        if (token.light in _WHO or as_spoken) and text.tokens[i + 1].light.startswith(signs):
            before = text.tokens[i - 1] if i > head.stretch.start else None
            return before is None or before.kind in ("punct", "quote") or before.light == "كل"
    return False


def _is_to_be_punished(text: Text, head: Head, words: ClauseWords) -> bool:
    """Whether an event only says who is to be punished (وعد بمحاسبة من قتل المتظاهرين): it was done."""
    i = head.hit.token
    who = i - 2 >= head.stretch.start and text.tokens[i - 1].light in _WHO
    return who and words.has("punishing", text.tokens[i - 2].key)


def _befell_nobody(text: Text, head: Head, word: ModalWord | None, words: ClauseWords) -> bool:
    """Whether it is news that a thing did not come about (لم تدخل أي شاحنة، دون وقوع إصابات، لا أنباء عن ضحايا)."""
    if word is not None and word.word == _NOT_YET:
        return _reports(text, head)
    harms = head.form.trigger.row.event_type in BEFALLS and not _first_person(head)
    negated = word is not None and word.modality == "denied" and word.word in _NONE
    return harms and (negated or (word is None and no_word_of(text, head, words)))


def _barred(text: Text, head: Head, words: ClauseWords) -> bool:
    """Whether somebody kept an event from coming about (حال حاجز دون دخول القافلة، منع الجيش سقوط المدينة)."""
    if _foiled(text, head, words):
        return True
    before = [text.tokens[i].key for i in range(max(head.stretch.start, head.hit.token - _REACH), head.hit.token)]
    if head.hit.finite and _imperfect(head) and head.start <= head.hit.token:
        # ما خلوا الدعم السريع يدخل
        let = pairwise(before)
        if any(denies(no.removeprefix("و")) and words.has("letting", word) for no, word in let):
            return True
    return bool(before) and before[-1] == _WITHOUT and any(words.has("barring", word) for word in before)


def _foiled(text: Text, head: Head, words: ClauseWords) -> bool:
    """Whether an event noun is the object of a verb that kept it from coming about (أحبطت القوات تفجير سيارة).

    Between them stand only who did it, and words for the attempt (محاولة).
    """
    i = head.hit.token - 1
    # منعت الشرطة مظاهرة: people may have come all the same.
    forbidden = head.form.trigger.row.event_type == "protest"
    if head.hit.finite or forbidden or head.form.proclitics or (head.carrier is not None and head.carrier.finite):
        return False
    last = max(head.stretch.start, head.hit.token - _REACH)
    while i >= last and words.has("attempted", text.tokens[i].key):
        i -= 1
    for j in range(i, last - 1, -1):
        token = text.tokens[j]
        if words.has("foiling", token.key):
            before = text.tokens[j - 1].key if j > text.sentence_of(j)[0] else ""
            # تمكنت من منع تهجير، وقف منع دخول: a masdar
            masdar = words.has("governing", before) or (j + 1 == head.hit.token and not token.key.endswith("ت"))
            return not (masdar or denies(before))
        if token.kind == "punct" or any(words.has(name, token.key) for name in _PARTS):
            return False
    return False


def _reports(text: Text, head: Head) -> bool:
    """Whether it is told that a thing did not come about, and no deed of one's own is denied (لم تقصف قواتنا)."""
    near = range(head.hit.token + 1, min(head.hit.token + 3, head.stretch.end))
    if _first_person(head) or any(text.tokens[i].key.endswith(_OURS) for i in near):
        return False
    spoken = head.stretch.content or head.stretch.passage.role == "statement"
    return not spoken or head.form.trigger.row.event_type in _UNDONE


_OURS = ("اتنا", "ينا", "ودنا", "اصرنا")
_OWNED_UP = "تبنى"
_NEVER, _NOT_YET = "لن", "لم"
# What ends the object of a verb.
_PARTS: tuple[WordClass, ...] = ("governing", "that", "upon", "adverb")
_WITHOUT, _NONE = key("دون"), frozenset({"لا", "عدم"})
_IF = IF | {"إن", "حال"}
_WHO = frozenset({"من", "ومن"})
# What did not come about for somebody: no blow that a party would have to deny.
_UNDONE: frozenset[EventType] = frozenset(
    {"aid", "detention", "injury", "investigation", "killing", "other", "release", "ceasefire", "agreement"}
)


def _unless(written: Sequence[str], openers: frozenset[str] = UNLESS) -> bool:
    return "لم" in written and any(one in openers and other == "لم" for one, other in pairwise(written))


def is_attempt(head: Head) -> bool:
    """Whether the clause says that it was tried (حاولت القوات التقدم)."""
    return head.carrier is not None and any(form.trigger.row.pos == "attempt" for form in head.carrier.carriers)


def is_owned_up_to(head: Head) -> bool:
    """Whether a deed is told by who calls it his own (تبنى التنظيم الهجوم)."""
    carriers = head.carrier.carriers if head.carrier is not None else ()
    return any(form.trigger.row.lemma == _OWNED_UP for form in carriers)


def _failed(head: Head) -> bool:
    carriers = [hit for hit in (head.carrier, head.chained) if hit is not None]
    return any(form.trigger.row.pos == "failure" for hit in carriers for form in hit.carriers)


def _first_person(head: Head) -> bool:
    forms = (head.form, *(head.carrier.carriers if head.carrier is not None else ()))
    return any(form.inflection.person == "first" for form in forms)


def _imperfect(head: Head) -> bool:
    finite = head.hit if head.hit.finite else head.carrier
    return finite is not None and finite.forms[0].inflection.tense == "imperfect"


def _future(head: Head) -> bool:
    forms = (head.form, *(head.carrier.carriers if head.carrier is not None else ()))
    return any(form.proclitics.endswith("س") and form.inflection.tense == "imperfect" for form in forms)


def _within(head: Head) -> bool:
    """Whether a clause lies under the word of saying: not in the past tense, unless what is said is denied."""
    if head.stretch.stance == "deny":
        return True
    finite = head.hit if head.hit.finite else head.carrier
    first = head
    while first.link == "coordinated" and first.parent is not None:
        first = first.parent
    if first.link == "adverbial" or head.relative is not None:
        return False
    return finite is None or not finite.finite or finite.forms[0].inflection.tense != "perfect"
