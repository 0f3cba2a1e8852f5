"""Noun phrases of a clause: who or what, after which preposition, joined to what, belonging to whom."""

from collections.abc import Sequence
from typing import Literal, NamedTuple

import msgspec

from rawi.lexicon.clause_words import ClauseWords, WordClass
from rawi.lexicon.triggers import TriggerIndex
from rawi.model import Mention, PersonValue, QuantityValue
from rawi.read.events.compounds import compound, is_one_aircraft
from rawi.read.events.heads import Overlay
from rawi.read.events.members import is_member_of
from rawi.read.events.phrase_words import letters_of, sign_of, small_word
from rawi.text import Text, key

PhraseKind = Literal["actor", "person", "place", "quantity", "common"]
_TOWARDS = frozenset(map(key, ("تجاه", "باتجاه", "نحو", "صوب", "إلى", "على", "ضد")))
_SIDES = ("جهت", "جانب", "ناحيت", "دور")
# Common nouns that stand for people, and what belongs to people: their genitive is who is meant (عناصر التنظيم).
_FIGHTING = frozenset({"fighters", "forces"})
_MEMBERS = frozenset({"members"})
_PEOPLE = _FIGHTING | _MEMBERS | {"civilians", "captives", "detainees", "parties", "suspects", "air"}
_BELONGINGS = frozenset(
    {"air", "artillery", "buildings", "explosive", "facilities", "posts", "relief", "ships", "vehicles", "weapons"}
)
_AS_FOR, _ALLIED, _SELF, _TO, _OF, _BY, _RANK = key("أما"), "allied", key("نفس"), key("إلى"), "من", "ب", key("برتبة")
# What is owned stands no farther from whose it is, nor whom people are believed to be of.
_BESIDE, _GUESS = 2, 5
_THEM = ("هم", "ه", "ها", "هما")
_WHERE = frozenset({"في", "ب", "قرب", "عند"})
_HOUSES = frozenset({"buildings", "facilities"})
_ARMS, _SITES = frozenset({"air", "artillery", "vehicles", "weapons"}), _HOUSES | {"posts"}
# A title of so many words stands before a person (الناطق باسم الحركة فلان).
_IN_NAME = key("باسم")
_TITLE = 4
# Who holds a place stands so near the word that says it is held (الخاضعة لسيطرة الجيش): nothing is done to him there.
_HELD = 5
# What begins with alif madda has no article (آليات، آلية، آلاف).
_NO_ARTICLE = frozenset(map(key, ("آلية", "آليات", "آليتان", "آليتين", "آلاف", "آلي")))
# Of a dual, a plural and an accusative: ضابطان، ضابطين، ضابطا.
_ENDINGS = ("ان", "ين", "ا")
_DESCRIBES: WordClass = "describes_thing"
_OURS = "نا"
_COMMAS = frozenset("،,")
# What a name is made of is no blow (حركة فتح).
_NAMES = frozenset({"actor", "person"})
_LED = 4
_IMAM = "إ"
_LEADING = frozenset(map(key, ("بقيادة", "بزعامة", "بإمرة", "برئاسة")))


class Phrase(msgspec.Struct):
    """A noun phrase: tokens `start` to `end`, `head` the key of its first word.

    `preposition` stands before it (empty where there is none); `owner` are the mentions of the genitive, or of the
    whole it is part of (عشرات من التنظيم). `joined`: و joins it to the phrase before. `of_blow`: the noun of a blow
    stands before it, to which it belongs (قتلوا في غارة للتحالف); `struck`: which was dealt to it (استهدفت غارة روسية
    القوات).
    """

    kind: PhraseKind
    start: int
    end: int
    preposition: str
    head: str = ""
    classes: frozenset[str] = frozenset()
    mention: Mention | None = None
    owner: list[Mention] = msgspec.field(default_factory=list)
    joined: bool = False
    genitive: bool = False
    of_blow: bool = False
    struck: bool = False

    @property
    def who(self) -> list[Mention]:
        """The actors and persons the phrase means: itself, else whose people or things they are."""
        if self.kind in ("actor", "person") and self.mention is not None:
            return [self.mention]
        return self.owner


def phrases(text: Text, start: int, end: int, overlay: Overlay, index: TriggerIndex) -> list[Phrase]:
    """Return the noun phrases among tokens `start` to `end`, those of a preposition with it."""
    small = small_word(index)
    found: list[Phrase] = []
    preposition = ""
    blow = _NO_BLOW
    between = joins = False
    held = 0
    i = start
    while i < end:
        token = text.tokens[i]
        if token.kind == "quote":
            i += 1
            continue
        word = small(token.key)
        if word.subjected:
            held = i + _HELD
        several = compound(text, i, end, index.words) if word.compound else None
        if several is not None:
            preposition = _ALLIED if _is_backed(found, i, token.key, index.words) else several[0]
            i, between = several[1], False
            continue
        phrase = _mentioned(text, i, end, overlay, index) if word.noun or i in overlay.starting else None
        if phrase is not None:
            phrase.joined = phrase.joined or joins
            _place_in(text, phrase, found, preposition, index.words, between=between)
            _dealt(phrase, i, _NO_BLOW if _is_hit(phrase) else blow)
            after = max(phrase.end, i + 1)
            own = "" if phrase.kind in _NAMES else max([small(token.key).blow for token in text.tokens[i:after]])
            blow = _behind(phrase, blow, _Blow(own, end if phrase.preposition else after))
            holds = i < held and phrase.kind in ("actor", "person")
            if not holds and (phrase.kind != "quantity" or phrase.mention is not None):
                found.append(phrase)
            i = after
            preposition, between, joins = "", False, False
            continue
        joins = False
        if token.kind == "punct" or (between and word.verb and _closes(text.tokens[i - 1].key)):
            # في الأثناء شن الجيش، من جهته نفذ الطيران: the verb begins the clause.
            preposition, between, blow = "", False, _NO_BLOW
        elif word.role == "among" and i > start:
            # Right after a verb it is "from it" (انسحبت منها القوات).
            preposition, between, blow = "among", True, _NO_BLOW
        elif word.role == "preposition":
            # مسلحون ينتمون إلى الحركة are men of hers.
            theirs = token.key == _TO and i > start and small(text.tokens[i - 1].key).role == "belonging"
            preposition, between = _OF if theirs else token.key.removeprefix("و"), False
        elif word.role != "belonging":
            between = True
            joins = token.key.startswith("و") and i + 1 in overlay.starting
            preposition = word.sign or preposition
            blow = _Blow(word.blow, end if preposition else i + 1) if word.blow else blow
        i += 1
    return _merged(text, found, index.words)


class _Blow(NamedTuple):
    """The last noun of a blow: as of `blow_of`, and up to which token whoever follows without a preposition dealt it.

    That is right behind it, or behind its preposition all that follows (في غارة ليلية).
    """

    kind: str
    reach: int


_NO_BLOW = _Blow("", 0)


def _dealt(phrase: Phrase, i: int, blow: _Blow) -> None:
    """Say of a phrase whether a blow belongs to it, or was dealt to it (غارة روسية | قوات النظام)."""
    noun = blow.kind == "noun"
    phrase.of_blow = (noun and i <= blow.reach) or bool(blow.kind and phrase.preposition)
    phrase.struck = noun and not (phrase.of_blow or phrase.joined)


def _behind(phrase: Phrase, before: _Blow, own: _Blow) -> _Blow:
    """Return the blow behind a phrase: its own, else that before it, unless people were counted."""
    if own.kind:
        return own
    return _NO_BLOW if _is_hit(phrase) or _is_counted(phrase) else before


def _is_hit(phrase: Phrase) -> bool:
    """Whether a thing in the accusative is what a blow hit (استهدفت غارات للتحالف معسكرا)."""
    return phrase.kind == "common" and not (phrase.preposition or phrase.genitive) and phrase.head.endswith("ا")


def _is_counted(phrase: Phrase) -> bool:
    """Whether those counted stand by themselves behind a blow (قتل في العملية ستة من المرتزقة)."""
    return phrase.kind == "quantity" and phrase.mention is not None and not (phrase.preposition or phrase.genitive)


def _mentioned(text: Text, i: int, end: int, overlay: Overlay, index: TriggerIndex) -> Phrase | None:
    """Return the phrase that begins with token `i`: a mention, else a common noun of a known class."""
    best: Phrase | None = None
    for mention, last in overlay.starting.get(i, ()):
        measures = isinstance(mention.value, QuantityValue) and mention.value.unit is not None
        if mention.kind == "time" or measures:
            # It stands for nobody and carries nobody's preposition.
            return Phrase("quantity", i, min(last, end), "")
        if last > end:
            continue
        written = text.raw[text.tokens[i].start : mention.span.start]
        letters = key(written) if written else ""
        word = text.tokens[i].key
        phrase = Phrase(mention.kind, i, last, sign_of(letters), word, index.classes(word), mention=mention)
        phrase.joined = letters[:1] in ("و", "ف")
        if mention.kind == "quantity":
            phrase.classes = phrase.classes.union(*(index.classes(token.key) for token in text.tokens[i:last]))
        if best is None or phrase.end > best.end:
            best = phrase
    common = text.tokens[i].kind == "word" and text.tokens[i].key != _AS_FOR
    if best is None and common and not _is_before(text, i, index.words):
        classes = index.classes(text.tokens[i].key)
        if not classes and is_member_of(text, i, end, overlay, index.words):
            classes = _MEMBERS
        if classes:
            letters = letters_of(text.tokens[i].key, index)
            best = Phrase("common", i, i + 1, sign_of(letters), text.tokens[i].key, classes)
            best.joined = letters[:1] in ("و", "ف")
    return best


def _is_before(text: Text, i: int, words: ClauseWords) -> bool:
    """Whether a word is a preposition that a noun is written like (أمام, not إمام)."""
    return words.has("preposition", text.tokens[i].key) and _IMAM not in text.tokens[i].text


def _place_in(
    text: Text, phrase: Phrase, found: list[Phrase], preposition: str, words: ClauseWords, *, between: bool
) -> None:
    """Give a phrase its preposition and what it belongs to."""
    before = found[-1] if found else None
    if not phrase.joined and _after_and(text, phrase.start):
        phrase.joined = True
    one = phrase.kind == "common" or (phrase.kind == "quantity" and phrase.end == phrase.start + 1)
    ending = ("ون",) if phrase.kind == "common" else ("ون", "ان")
    if one and between and phrase.head.endswith(ending) and not phrase.preposition:
        # فتسلل من الثغرة مهاجمون، أوقف على خلفية القضية موظفان: the nominative is no genitive.
        # جنود ماليون ومقاتلون من الفرقة: and so is what it is joined to.
        alike = before is not None and not (before.preposition or before.genitive or before.classes.isdisjoint(_PEOPLE))
        phrase.joined = phrase.joined and alike and before is not None and before.kind in ("common", "quantity")
        return
    if preposition in ("by", "with"):
        phrase.preposition, phrase.genitive, phrase.joined = preposition, between, False
        return
    elsewhere = before is not None and before.kind == "place" and phrase.kind in ("actor", "person")
    if phrase.joined and before is not None and elsewhere and before.preposition in _WHERE and not preposition:
        # في قامشلو والدفاع الوطني يسلم: another clause begins.
        phrase.joined = False
        return
    if phrase.joined and before is not None and not phrase.preposition and (not preposition or between):
        phrase.preposition = before.preposition
        phrase.genitive = before.genitive
        return
    phrase.joined = phrase.joined and bool(phrase.preposition or preposition)
    if (
        preposition in _WHERE
        and between
        and phrase.kind == "quantity"
        and _is_definite(text.tokens[phrase.start - 1].key)
    ):
        # قتل في العملية ستة عناصر: what has the article has no genitive.
        preposition = ""
    if preposition and not phrase.preposition:
        phrase.preposition = preposition
        # على المدعو فلان: what stands between a preposition and a person is his title.
        phrase.genitive = between and phrase.kind != "person"
        return
    if before is None or phrase.preposition or before.kind not in ("common", "quantity"):
        return
    if all(token.kind == "quote" or token.key == "و" for token in text.tokens[before.end : phrase.start]):
        # محتجون قيادة الشرطة، طائراتنا مواقع: what keeps its nun, has the article or a pronoun owns nothing.
        closed = before.head.endswith(("ون", "ين")) or _is_definite(before.head)
        # غارة إسرائيلية | قوات سورية: what is described owns nothing.
        closed = closed or words.has(_DESCRIBES, before.head)
        # قواتنا البيشمركة: who we are may follow, but no other thing.
        closed = closed or (phrase.kind == "common" and before.head.endswith(_OURS))
        # دبابة موقعين للحركة: arms own no posts.
        closed = closed or (phrase.kind == "quantity" and bool(before.classes & _ARMS and phrase.classes & _SITES))
        # نحو مئة مسلح مبنى الوزارة: who is counted is named already.
        counted = bool(before.classes & _PEOPLE) and bool(phrase.classes & _HOUSES)
        phrase.genitive = not counted if before.kind == "quantity" else not closed


def _after_and(text: Text, i: int) -> bool:
    """Whether و stands alone before a token, marks aside (عناصر الجيش و"فاغنر")."""
    i -= 1
    while i > 0 and text.tokens[i].kind == "quote":
        i -= 1
    return i > 0 and text.tokens[i].key == "و" and text.tokens[i - 1].kind != "punct"


def _closes(word: str) -> bool:
    """Whether a noun behind a preposition owns nothing, so that a verb may follow: it has the article or a pronoun."""
    return _is_definite(word) or (word.startswith(_SIDES) and word.endswith(("ه", "ها", "هم")))


def _is_definite(word: str) -> bool:
    """Whether the article is written at the beginning of a word, with what stands before it (بالصواريخ)."""
    bare = word.lstrip("وف").removeprefix("ب").removeprefix("ك")
    return bare.startswith("ال") and bare not in _NO_ARTICLE


def _merged(text: Text, found: list[Phrase], words: ClauseWords) -> list[Phrase]:
    """Return the phrases with owners given to what they own: genitives, من after people, ل after things."""
    result: list[Phrase] = []
    for phrase in found:
        if phrase.mention is None and phrase.kind == "quantity":
            continue
        if phrase.kind == "person" and len(result) > 1 and _is_adjective(result[-1], result[-2], phrase):
            result[-1].end = result.pop().end
        before = result[-1] if result else None
        if before is not None and _is_above(text, before, phrase, words):
            before.end = phrase.end
            continue
        if before is not None and phrase.kind == "person" and _is_titled(text, before, phrase, words):
            # القيادي في الحركة فلان، مدير عام الشرطة فلان: the title stands for him.
            result.pop()
            phrase.preposition, phrase.genitive = before.preposition if before.genitive else "", False
            if not before.genitive and result and result[-1].kind == "common" and result[-1].end == before.start - 1:
                title = result.pop()
                phrase.start, phrase.preposition, phrase.genitive = title.start, title.preposition, title.genitive
            result.append(phrase)
            continue
        if before is not None and phrase.kind == "person" and _is_title(text, before, phrase, words):
            result.pop()
            phrase.start, phrase.preposition, phrase.genitive = before.start, before.preposition, before.genitive
            result.append(phrase)
            continue
        if before is not None and before.kind in ("common", "quantity") and phrase.kind in ("actor", "person"):
            belongs = phrase.preposition == "ل" and words.has("belonging", text.tokens[phrase.start - 1].key)
            near = phrase.start - before.end <= (_LED if belongs else _BESIDE) or _is_guessed(
                text, before, phrase, words
            )
            if near and phrase.mention is not None and _owns(text, before, phrase, words):
                if _is_put_behind(text, result, words):
                    result.pop()
                    result[-1].end = phrase.end
                    continue
                before.owner.append(phrase.mention)
                before.end = phrase.end
                continue
            if phrase.joined and before.owner and near and phrase.mention is not None:
                before.owner.append(phrase.mention)
                before.end = phrase.end
                continue
        part_of = phrase.preposition == "من" and before is not None and phrase.start - before.end <= 1
        counted = phrase.kind == "common" and (phrase.genitive or part_of) and phrase.preposition in ("", _OF)
        if before is not None and before.kind == "quantity" and counted:
            before.classes |= phrase.classes
            before.end = phrase.end
            continue
        within = not phrase.preposition or (before is not None and phrase.preposition == before.preposition)
        if before is not None and before.kind == phrase.kind == "common" and within and _is_one(text, before, phrase):
            before.classes |= phrase.classes
            before.end = phrase.end
            continue
        result.append(phrase)
    return _gathered(text, result)


def _is_one(text: Text, before: Phrase, phrase: Phrase) -> bool:
    return phrase.genitive or is_one_aircraft(text, before.start, phrase.start)


def _is_backed(found: Sequence[Phrase], i: int, word: str, words: ClauseWords) -> bool:
    """Whether a word behind a band says who backs it, and not who takes part (ميليشيات مدعومة من إيران)."""
    return bool(found) and found[-1].end == i and found[-1].kind == "common" and words.has("allied", word)


def _owns(text: Text, before: Phrase, phrase: Phrase, words: ClauseWords) -> bool:
    """Whether an actor or a person behind people or things is whose they are: a genitive, من after people, ل."""
    between = [token.key for token in text.tokens[before.end : phrase.start]]
    if _is_guessed(text, before, phrase, words):
        return True
    # خمسون في قصف قوات النظام، طفل بقصف الطيران: it is their shelling, not their fifty or their child.
    led = bool(phrase.preposition) if before.kind == "quantity" else phrase.preposition == _BY
    struck = phrase.of_blow and phrase.genitive and led
    if struck or not (before.classes & (_PEOPLE | _BELONGINGS) or before.kind == "quantity"):
        return False
    if phrase.preposition in _TOWARDS or ("parties" in before.classes and not _COMMAS.isdisjoint(between)):
        # مسيرات تجاه شمال إسرائيل: at her, not hers. الطرفان، برعاية قطر: she is neither.
        return False
    if any(words.has("allied", word) or words.has("prison", word) for word in between):
        # 12 عنصرا من الفصائل المدعومة من تركيا, توفي الناشط في سجون النظام
        return False
    if phrase.preposition == "من" and (before.classes & _PEOPLE or before.kind == "quantity"):
        return True
    # أسرى في أيدي الحركة: no men of hers.
    held = any(words.has("hand", word) for word in between)
    if phrase.kind == "actor" and _is_beside(before, phrase, between) and _is_member(text, before, words):
        return not held
    # تعزيزات لقتال التنظيم: done to him; فصائل موالية لتركيا: whose ally they are, not whose they are.
    if any(word.startswith("ل") for word in between):
        return False
    # قتلت الغارة الأمين العام للجان: the title is of whom it befell.
    if phrase.preposition and any(words.has("title", word.removeprefix("ال")) for word in between):
        return False
    # تعزيزات للحوثيين, not سلموا أنفسهم لهم; سلّم أسلحته للسرايا: they are his.
    theirs = not any(word.endswith("هم") or _SELF in word for word in (before.head, *between))
    theirs = theirs and not text.tokens[before.end - 1].text.endswith(("ه", "ها", "هم"))
    named = before.classes & (_BELONGINGS | _FIGHTING)
    return phrase.genitive or (phrase.preposition == "ل" and theirs and bool(named) and not before.owner)


def _is_guessed(text: Text, before: Phrase, phrase: Phrase, words: ClauseWords) -> bool:
    """Whether people are only believed to be of a side (مسلحون يعتقد أنهم من الحركة، يشتبه في انتمائهم إلى الحركة)."""
    between = [token.key for token in text.tokens[before.end : phrase.start]]
    if phrase.kind != "actor" or before.owner or not between or len(between) > _GUESS:
        return False
    people = before.kind in ("common", "quantity") and not before.classes.isdisjoint(_PEOPLE)
    led = phrase.preposition in (_OF, _TO, "ل") and not phrase.joined
    them = any(word.endswith(_THEM) for word in between[1:])
    return people and led and them and words.has("guessing", between[0])


def _is_beside(before: Phrase, phrase: Phrase, between: Sequence[str]) -> bool:
    """Whether in, by or for names whose member somebody is (قيادي في الحركة, ضابط بالجيش, مرشح عن الائتلاف)."""
    written = phrase.preposition == "ب" and not between and not phrase.genitive
    # انشق ضابط عن القوات: those he left.
    return written or phrase.preposition == "في" or (phrase.preposition == "عن" and not before.classes & _FIGHTING)


def _is_member(text: Text, before: Phrase, words: ClauseWords) -> bool:
    """Whether a noun is one for who belongs to a body (قيادي في الحركة, ثلاثة عناصر في الشرطة, العنصر في الجهاز)."""
    keys = [token.key.removeprefix("ال") for token in text.tokens[before.start : before.end]]
    keys += [keys[0].removeprefix(before.preposition).lstrip("ال")] if before.preposition in ("ل", "ب") else []
    return any(words.has("member", form) for word in keys for form in (word, *map(word.removesuffix, _ENDINGS)))


def _is_put_behind(text: Text, found: Sequence[Phrase], words: ClauseWords) -> bool:
    """Whether the last phrase is a definite title right behind a person, a comma between or nothing."""
    if len(found) <= 1 or found[-2].kind != "person" or not found[-1].head.startswith("ال"):
        return False
    between = text.tokens[found[-2].end : found[-1].start]
    beside = not between or (len(between) == 1 and between[0].light in "،,")
    return beside and not found[-1].joined and not found[-1].preposition and _is_member(text, found[-1], words)


def _is_above(text: Text, before: Phrase, phrase: Phrase, words: ClauseWords) -> bool:
    """Whether an actor only says whose the one before is, or who leads it (الفرقة التابعة للجيش), or it is his rank."""
    led = before.kind == "actor" or bool(before.owner)
    ranked = text.tokens[phrase.start - 1].key == _RANK and before.end == phrase.start - 1
    if ranked or not led or phrase.kind not in ("actor", "person") or phrase.start - before.end > _LED:
        return ranked
    between = [token.key for token in text.tokens[before.end : phrase.start] if token.kind != "quote"]
    if any(word in _LEADING for word in between):
        return True
    return phrase.preposition == "ل" and bool(between) and words.has("belonging", between[-1])


def _gathered(text: Text, found: list[Phrase]) -> list[Phrase]:
    """Return the phrases with men given to what is made of them: whose they are, it is (تجمع لجنود الجيش)."""
    result: list[Phrase] = []
    for phrase in found:
        before = result[-1] if result else None
        if before is not None and _is_made_of(text, before, phrase):
            before.owner, before.end = phrase.owner, phrase.end
        else:
            result.append(phrase)
    return result


def _is_made_of(text: Text, before: Phrase, phrase: Phrase) -> bool:
    owned = (
        phrase.kind in ("common", "quantity")
        and bool(phrase.owner)
        and phrase.preposition in ("ل", "من")
        and not phrase.joined
    )
    # نصب مسلحون كمينا لدورية من الجيش: what stands between is an object of theirs.
    between = text.tokens[before.end : phrase.start]
    near = before.kind == "common" and not before.owner and len(between) <= 1
    # كمين نصبه مسلحون لوحدة من الجيش: men are made of no unit, as a gathering is.
    men = phrase.preposition == "ل" and before.head.endswith(("ون", "ين"))
    near = near and not men and not any(token.key.endswith("ا") for token in between)
    # تصدى الأهالي لقوة من الجيش: they are nobody's men.
    near = near and not (before.head.startswith("ال") and "civilians" in before.classes)
    return owned and near and not before.classes.isdisjoint(_PEOPLE | _BELONGINGS)


def _is_adjective(word: Phrase, before: Phrase, phrase: Phrase) -> bool:
    """Whether a definite noun right between a body and a man says what he is like (عضو الكنيست المتطرف فلان)."""
    alone = word.kind == "common" and not (word.owner or word.joined or word.preposition) and word.head.startswith("ال")
    return alone and before.kind == "actor" and before.end == word.start and word.end == phrase.start


def _is_titled(text: Text, before: Phrase, phrase: Phrase, words: ClauseWords) -> bool:
    """Whether an actor right before a person only belongs to his title."""
    value = phrase.mention.value if phrase.mention is not None else None
    if not isinstance(value, PersonValue) or before.kind != "actor" or before.mention is None or phrase.preposition:
        return False
    near = all(text.tokens[k].kind == "quote" for k in range(before.end, phrase.start))
    of_it = value.affiliation is not None and value.affiliation == before.mention.entity and bool(before.preposition)
    # وعلق رئيس البرلمان فلان مشاركته
    governing = text.tokens[before.start - 1].key.lstrip("وف") if before.start > 0 else ""
    entitled = words.has("title", governing) or governing == _IN_NAME
    of_it = of_it or (value.role is not None and (before.genitive or entitled)) or words.has("member", governing)
    return near and not phrase.joined and of_it


def _is_title(text: Text, before: Phrase, phrase: Phrase, words: ClauseWords) -> bool:
    """Whether a common noun before a person says who he is (القائد الميداني فلان، رئيس المجلس المحلي فلان)."""
    if before.kind != "common" or phrase.joined or (phrase.preposition and not phrase.genitive):
        return False
    if before.owner:
        # قائد اللواء العقيد فلان، الصحفي في القناة فلان
        bare = before.head.lstrip("وفبل").removeprefix("ال")
        member = before.head.startswith("ال") and words.has("member", bare)
        beside = all(token.kind == "quote" for token in text.tokens[before.end : phrase.start])
        return beside and (member or words.has("title", bare))
    bare = before.head.lstrip("وفبل").removeprefix("ال")
    between = text.tokens[before.end : phrase.start]
    near = len(between) <= _TITLE and all(token.kind == "word" for token in between)
    definite = _is_definite(before.head) and not before.head.endswith(("ون", "ين", "ات"))
    return near and ((definite and len(between) <= 1) or words.has("title", bare))
