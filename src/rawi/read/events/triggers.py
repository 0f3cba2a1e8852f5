"""Words of a text that may tell an event, each read as a verb or as a noun by what stands around it."""

import re
from collections.abc import Container
from functools import lru_cache

import msgspec

from rawi.lexicon.clause_words import ClauseWords
from rawi.lexicon.triggers import CARRIERS, Form, TriggerIndex, endings
from rawi.read.events.compounds import compound, may_be_compound
from rawi.read.kinds import CASUALTIES, HARMS
from rawi.text import Text, Token, key, same_line


class Hit(msgspec.Struct, frozen=True):
    """A word that may tell an event: its readings of the one kind, verb (`finite`) or noun.

    `events` are those of its `forms` that tell an event by themselves, `carriers` those that only carry the event noun
    after them. `conjunction`: and, so is written together with it.
    """

    token: int
    forms: tuple[Form, ...]
    finite: bool
    events: tuple[Form, ...]
    carriers: tuple[Form, ...]
    conjunction: bool


class _Kind(msgspec.Struct, frozen=True):
    """The readings of a word as a verb, or as a noun, as a hit has them."""

    forms: tuple[Form, ...]
    events: tuple[Form, ...]
    carriers: tuple[Form, ...]
    conjunction: bool


class _Read(msgspec.Struct, frozen=True):
    """The readings of a word by kind; `dual`: it may be a noun, or a verb of two and no other."""

    verb: _Kind
    noun: _Kind
    dual: bool


class _Known(msgspec.Struct, frozen=True):
    """What is known of a word by itself: what it may be, and whether it looks like a participle or a short verb."""

    forms: tuple[Form, ...]
    read: _Read
    compound: bool
    participle: bool
    short: bool


def find(
    text: Text,
    start: int,
    end: int,
    index: TriggerIndex,
    *,
    opens: Container[int] = (),
    named: Container[int] = (),
    acting: Container[int] = (),
) -> tuple[Hit, ...]:
    """Return the words that may tell an event among tokens `start` to `end`, in order.

    `opens` are tokens with which the content of somebody's words begins without أن: a masdar stands there
    (أعلن الجيش أسر عشرة). `named` are those of names and times, of whose words none carries another; `acting` those
    with which an actor begins who has a number or a person behind him.
    """
    hits: list[Hit] = []
    look_up, words = index.look_up, index.words
    for i, token in enumerate(text.tokens[start:end], start=start):
        if token.kind != "word" or not look_up(token.key):
            continue
        known = _known(token.key, index, token.light.endswith("ة"))
        forms = _sure(text, i, known, index)
        if not forms or (known.compound and compound(text, i, end, words) is not None):
            continue
        read = known.read if forms is known.forms else _read(forms)
        finite, nominal = read.verb.forms, read.noun.forms
        if finite and (_is_preposition(text, i, words) or _compares(text, i, finite) or _is_like(text, i, words)):
            continue
        if not nominal and _is_noun_unlisted(text, i, finite, words):
            continue
        both = read.dual and not is_passive(token)
        verb = not nominal or (
            bool(finite) and not both and _is_verb(text, i, nominal, hits, opens, acting, named, index)
        )
        verb = verb and not _is_begun(text, i, nominal, hits, named, index)
        kind = read.verb if verb else read.noun
        hits.append(Hit(i, kind.forms, verb, kind.events, kind.carriers, kind.conjunction))
    return tuple(hits)


@lru_cache(maxsize=1 << 14)
def _known(word: str, index: TriggerIndex, feminine: bool) -> _Known:
    """Return what is known of a word (its key); `feminine`: it is written with ta marbuta."""
    forms = index.look_up(word) if not _is_whole(word, index.words) else ()
    if feminine:
        # أسرة is no أسره: what the key folds, the letter tells apart.
        forms = tuple([form for form in forms if form.enclitic != "ه"])
    short = any(form.inflection.short for form in forms)
    participle = _PARTICIPLE.fullmatch(word) is not None
    return _Known(forms, _read(forms), may_be_compound(word, index.words), participle, short)


def _read(forms: tuple[Form, ...]) -> _Read:
    finite = tuple([form for form in forms if form.inflection.tense != "none"])
    nominal = tuple([form for form in forms if form.inflection.tense == "none"])
    if finite and all(form.proclitics[:1] == "ف" for form in nominal):
        # فتحت is she opened, not فـ and under.
        nominal = ()
    # What could be "they two shelled" is all but always the accusative of the noun (قصفا مكثفا).
    dual = bool(nominal) and all(form.inflection.number == "dual" for form in finite)
    return _Read(_kind(finite), _kind(nominal), dual)


def _kind(forms: tuple[Form, ...]) -> _Kind:
    carriers = tuple([form for form in forms if form.trigger.row.pos in CARRIERS])
    events = tuple([form for form in forms if form.trigger.row.pos not in CARRIERS]) if carriers else forms
    return _Kind(forms, events, carriers, bool(forms) and forms[0].proclitics[:1] in ("و", "ف"))


def _is_whole(word: str, words: ClauseWords) -> bool:
    """Whether a word (a key) only looks like letters with a trigger after them, or a shortened one (وصفته, يصفها)."""
    bare = (word, word[1:]) if word[:1] in ("و", "ف") else (word,)
    return any(stem in words.classes["whole"] for each in bare for stem, _ in endings(each))


def _sure(text: Text, i: int, known: _Known, index: TriggerIndex) -> tuple[Form, ...]:
    """Leave out what a word looks like but is not: a short imperfect without لم (نصفهم), فقد before a verb."""
    forms = known.forms
    if text.tokens[i].light == "فقد":
        after = word_after(text, i)
        if after is not None and _is_perfect(text, after, index):
            return ()
    before = word_before(text, i)
    if before is not None and text.tokens[before].key in _NEVER:
        # لم تسلم is they did not hand over, no perfect.
        forms = tuple(form for form in forms if form.inflection.tense != "perfect")
        if any(token.key == _FROM for token in text.tokens[i + 1 : min(i + 3, text.sentence_of(i)[1])]):
            # لم تسلم المستشفيات من القصف: they were not spared.
            forms = tuple(form for form in forms if form.trigger.rule != _HANDS_OVER)
    if before is not None and known.participle:
        word = text.tokens[before].key.lstrip("وفبل")
        hers = word.endswith(("ه", "ات")) or index.words.has("feminine_plural", word.removeprefix("ال"))
        if word.startswith("ال") and hers:
            # المركبات المهاجمة: what they do, no masdar.
            forms = tuple(form for form in forms if form.inflection.tense != "none")
    if text.tokens[i].light in _VISITED_OR_LOSES and not _loses_men(text, i):
        forms = tuple(form for form in forms if form.trigger.rule not in _LOSSES)
    if forms and all(form.trigger.row.pos == "result" for form in forms) and _is_thing(text, i, forms, index):
        return ()
    if not known.short:
        return forms
    if before is not None and text.tokens[before].key.lstrip("وف") in _CUT_AFTER:
        return forms
    return tuple(form for form in forms if not form.inflection.short or form.proclitics.endswith("ل"))


def _is_thing(text: Text, i: int, forms: tuple[Form, ...], index: TriggerIndex) -> bool:
    """Whether what may be "inflicting" is a post: no harm is named behind it (قصف موقعا للجيش; موقعا ستة قتلى)."""
    if any(form.inflection.tense != "none" for form in forms) or not index.classes(text.tokens[i].key):
        return False
    for token in text.tokens[i + 1 : min(i + 1 + _FEW, text.sentence_of(i)[1])]:
        harms = (form.trigger.row.event_type in HARMS for form in index.look_up(token.key))
        if token.key.startswith("ل") or index.words.has("losses", token.key) or any(harms):
            return token.key.startswith("ل")
    return True


def _is_perfect(text: Text, i: int, index: TriggerIndex) -> bool:
    """Whether a word is a verb of the past, known as such or written with the vowel of its passive (فقد قُدّر)."""
    perfect = any(form.inflection.tense == "perfect" for form in index.look_up(text.tokens[i].key))
    return perfect or "\u064f" in text.tokens[i].text[:2] or text.tokens[i].key in _BEING


# A masdar like مهاجمة is written as the participle is.
_PARTICIPLE = re.compile(r"الم.ا..ه")
# تفقّد and تفقد are written alike; what is lost that only the one can mean (السيطرة، حياتها) has entries of its own.
_VISITED_OR_LOSES = frozenset({"تفقد", "وتفقد"})
_LOSSES = frozenset({"verb:خسر", "verb:خسر مقاتليه", "result:خسر مقاتلين"})
_FEW = 5
# Who begins a thing, and when, stand between the two in so many words.
_DOER = 7
_ACTING = frozenset({"air", "fighters", "forces", "police"})
_SHORTEST_KIND = 3


def _loses_men(text: Text, i: int) -> bool:
    """Whether what is feminine loses a number of men (تفقد القوات 20 مقاتلا): all others pay a visit (تفقد الرئيس)."""
    after = word_after(text, i)
    if after is None or not text.tokens[after].light.endswith(("ات", "ة", "ا")):
        return False
    return any(text.tokens[j].kind == "number" for j in range(after + 1, min(after + _FEW, text.sentence_of(i)[1])))


_FROM, _HANDS_OVER = key("من"), "verb:سلم"
_NEVER = frozenset({"لم", "ولم", "فلم", "لن", "ولن", "فلن"})
_CUT_AFTER = frozenset({"لم", "لا", "ل"})
_LIKE, _SENTENCE_ENDS = key("مثل"), frozenset(".:!؟?؛")
_COUNTS, _WHAT = "result:ارتفع", key("ما")
_BEING = frozenset({"كان", "كانت", "كانوا", "تم", "قال", "قالت", "اعلن", "اعلنت", "اكد", "اكدت", "بدا", "بدات"})


def _is_preposition(text: Text, i: int, words: ClauseWords) -> bool:
    """Whether what could be a verb is a preposition, for no word says that a verb follows (عبر مناطق سيطرته)."""
    if text.tokens[i].key.removeprefix("و") not in words.classes["preposition"]:
        return False
    before = word_before(text, i)
    return before is None or not words.has("verb_follows", text.tokens[before].key)


def _is_like(text: Text, i: int, words: ClauseWords) -> bool:
    """Whether مثل is "like" and no verb: something of its sentence stands before it (محامون مثل خالد، إن مثل هذا)."""
    if text.tokens[i].key != _LIKE or i == 0 or not same_line(text, i):
        return False
    before = text.tokens[i - 1]
    return before.light not in _SENTENCE_ENDS and not words.has("verb_follows", before.key)


def _compares(text: Text, i: int, finite: tuple[Form, ...]) -> bool:
    """Whether a verb behind ما only says how many (فر ما يقدر بألف شخص)."""
    before = word_before(text, i)
    if before is None or text.tokens[before].key != _WHAT:
        return False
    return all(form.trigger.rule == _COUNTS and form.inflection.tense == "imperfect" for form in finite)


def _is_noun_unlisted(text: Text, i: int, finite: tuple[Form, ...], words: ClauseWords) -> bool:
    """Whether a preposition stands before what could only be a perfect: it is a noun that no entry has (من منع).

    A plural behind a word for a number of them is none: عدد من قتلوا are those who were killed.
    """
    before = word_before(text, i)
    if (
        before is None
        or (text.tokens[i].light.endswith("وا") and _counts(text, before, finite, words))
        or text.tokens[before].key not in words.classes["governing"]
        or _is_who(text, before, words)
    ):
        return False
    return all(form.inflection.tense == "perfect" and not form.proclitics for form in finite)


def _counts(text: Text, i: int, finite: tuple[Form, ...], words: ClauseWords) -> bool:
    """Whether من stands behind a word for a number of dead or wounded (عدد من قتلوا)."""
    before = word_before(text, i)
    harmed = any(form.trigger.row.event_type in CASUALTIES for form in finite)
    return harmed and before is not None and words.has("counted", text.tokens[before].key)


def _is_verb(
    text: Text,
    i: int,
    nominal: tuple[Form, ...],
    hits: list[Hit],
    opens: Container[int],
    acting: Container[int],
    named: Container[int],
    index: TriggerIndex,
) -> bool:
    """Decide for a written form that, without vowel signs, is verb and masdar both (قصف)."""
    words = index.words
    if i in opens:
        return False
    if is_passive(text.tokens[i]) or (text.tokens[i].text.endswith("ى") and not nominal[0].definite):
        # تصدى is he withstood, its noun ends in ya.
        return True
    before = word_before(text, i)
    if before is not None and not nominal[0].proclitics:
        word = text.tokens[before].key
        if words.has("noun_follows", word):
            return _is_who(text, before, words)
        if words.has("verb_follows", word):
            return True
    after = word_after(text, i)
    if after is not None:
        word = text.tokens[after].key
        # قصف جوي; not قصف حي التضامن، قصف مستشفى
        kind_of_fire = word.endswith(("ي", "يه", "يا")) and not word.startswith("ال")
        # الجيش قصف بالمدفعية
        kind_of_fire = kind_of_fire and not (word.startswith("بال") and before in named)
        kind_of_fire = kind_of_fire and len(word) >= _SHORTEST_KIND and not text.tokens[after].light.endswith("ى")
        # قصف متبادل بين
        kind_of_fire = kind_of_fire or words.has("fierce", word)
        if kind_of_fire and nominal[0].trigger.row.event_type in ("shelling", "airstrike"):
            return False
        if any(word in form.trigger.prepositions for form in nominal) and word not in ("من", "ب"):
            hand = word_after(text, after)
            return hand is not None and text.tokens[hand].key in words.classes["hand"]
    if nominal[0].proclitics in ("و", "ف"):
        told = (
            one for one in reversed(hits) if one.finite or any(form.trigger.row.pos == "noun" for form in one.forms)
        )
        last = next(told, None)
        if last is not None:
            # شن الجيش هجوما وقتل التنظيم ثلاثة: who follows acts.
            return last.finite or not _runs_on(text, last.token, i) or _has_subject(text, i, acting, index)
    if hits and any(text.tokens[i].key in form.trigger.followed_by for form in hits[-1].forms):
        return False
    if hits and hits[-1].finite and hits[-1].token == before and not hits[-1].forms[0].enclitic:
        # أودى قصف بثلاثة: one verb has the other word for its noun.
        return False
    carrier = hits[-1] if hits else None
    return not (carrier and carrier.carriers and carrier.finite and carrier.token == before)


def _is_who(text: Text, i: int, words: ClauseWords) -> bool:
    """Whether من means who did it, behind a pronoun (الحوثيون هم من قصفوا المدينة)."""
    before = word_before(text, i)
    return text.tokens[i].key == _FROM and before is not None and words.has("pronoun", text.tokens[before].key)


def _has_subject(text: Text, i: int, acting: Container[int], index: TriggerIndex) -> bool:
    """Whether who follows a word can only do it: people in the nominative, or an actor before a number or a person."""
    after = word_after(text, i)
    if after is None:
        return False
    people = not index.classes(text.tokens[after].key).isdisjoint(_ACTING)
    return after in acting or (people and text.tokens[after].key.endswith("ون"))


def _is_begun(
    text: Text, i: int, nominal: tuple[Form, ...], hits: list[Hit], named: Container[int], index: TriggerIndex
) -> bool:
    """Whether token `i` is what is begun or gone on with, behind who does it and when (واصلت القوات أمس قصف المدينة).

    Nothing else stands between, which might be what is begun. Behind an indefinite noun a verb says more of that
    (بدأت القوات عملية قتل فيها عشرة).
    """
    carrier = next((hit for hit in reversed(hits) if hit.token not in named), None)
    if not nominal or nominal[0].proclitics or carrier is None or not carrier.finite:
        return False
    verb = text.tokens[carrier.token].key[carrier.conjunction :]
    taken = any(form.trigger.row.object == "event" and not form.enclitic for form in carrier.carriers)
    taken = taken and index.words.has("undertaking", verb)
    between = range(carrier.token + 1, i)
    if not taken or len(between) > _DOER or not _runs_on(text, carrier.token, i):
        return False
    acting = False
    for j in between:
        word = text.tokens[j].key
        acts = not index.classes(word).isdisjoint(_ACTING)
        # Who acts with his adjectives, then when.
        if not (j in named or acts or (acting and word.startswith("ال")) or word in index.words.classes["since"]):
            return False
        acting = acts or (acting and j not in named)
    after = word_after(text, i)
    return after is not None and not index.words.has("there", text.tokens[after].key)


def is_passive(token: Token) -> bool:
    """Whether a verb is written with the vowel of its passive (قُتل، وأُخلي، يُقتاد)."""
    return "\u064f" in token.text[1 : 3 + token.key.startswith(("و", "ف"))]


def _runs_on(text: Text, first: int, last: int) -> bool:
    """Whether no sentence ends between two tokens."""
    return text.sentence_of(first) == text.sentence_of(last)


def word_before(text: Text, i: int) -> int | None:
    """Return the word before token `i` in its sentence, quotation marks passed over, or null."""
    tokens, opening = text.tokens, text.opening
    while i not in opening:
        i -= 1
        if tokens[i].kind != "quote":
            return i if tokens[i].kind == "word" else None
    return None


def word_after(text: Text, i: int) -> int | None:
    """Return the word after token `i` in its sentence, quotation marks passed over, or null."""
    end = text.sentence_of(i)[1]
    i += 1
    while i < end and text.tokens[i].kind == "quote":
        i += 1
    return i if i < end and text.tokens[i].kind == "word" else None
