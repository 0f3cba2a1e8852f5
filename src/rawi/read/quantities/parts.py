"""Numbers that count a part of what was counted before: بينهم ثلاثة، 19 منهم."""

from collections.abc import Sequence

import msgspec

from rawi.lexicon.matcher import forms_of
from rawi.model import QuantityValue
from rawi.read.kinds import OPEN
from rawi.read.quantities.amounts import Amount, amount_at
from rawi.read.quantities.counted import AGAINST, BARE
from rawi.read.quantities.mentions import QuantityMention, quantity
from rawi.read.quantities.nouns import DURATION, Context, counted_noun, noun_at
from rawi.read.quantities.words import PERSON, Harm, harm_behind, has_verb
from rawi.text import key, same_line

_WITHOUT_NOUN = frozenset({"quantity.words", f"quantity.{BARE}"})
_FATES = frozenset({"killed", "injured", "captured", "detained"})
_TWO = 2
# Of these none is told to be a part.
_NO_WHOLE = frozenset({"direction", "share", "time"})
# These words for numbers have a gender.
_WITH_GENDER, _TWO_OF_WOMEN = range(2, 11), "نت"
_OF_CASES = (key("ة"), "ات")
_THEM = ("هم", "هن")
_OF_THINGS, _SHARE = key("منها"), "share"
# Of these so many are given for so many.
_HELD = frozenset({"abducted", "captive", "hostage"})
_EXCHANGED = frozenset({"body", "captive", "hostage", "prisoner"})
_AND_THE = key("وال")
_EACH = frozenset(map(key, ("كل", "كلا", "لكل", "أي", "أيا")))
# Of so many figures the last one that is no measure is the whole.
_LOOKED_AT = 3
# Within so many words a number goes on counting what the last one counted.
_NEAR = 16


def part_of(
    context: Context, i: int, last: int, mention: QuantityMention | None, found: Sequence[QuantityMention]
) -> QuantityMention | None:
    """Return a bare number that counts a part of what was `found` last: بينهم ثلاثة، 19 منهم count the same things."""
    if mention is not None and mention.rule == f"quantity.{BARE}" and context.is_a("of_them", last):
        # أجلوا ستين منهم
        mention = None if mention.value.what is None else mention
    if mention is None and not (context.is_a("of_them", last) or context.is_a("among_them", i - 1)):
        return None
    if _is_each(context, i):
        return None
    tokens = context.text.tokens
    whole = _whole_of(context, i, last, found)
    if whole is None or whole.value.what is None:
        # No more than was counted: only a noun behind it may name them.
        after = context.text.covering(found[-1].start, found[-1].end)[1] if found and whole is None else 0
        return None if mention is not None else _some_of_them(context, i, last, after=after)
    measured = whole.value.unit is not None and last < len(tokens) and tokens[last].key.endswith("هم")
    # ستون طنا، منها عشرون; not خرج منها أربعة عشر
    left = i > 1 and tokens[i - 2].kind == "word" and not context.is_a("of_them", last)
    measured = measured or (whole.value.unit is not None and left)
    if measured or whole.start < tokens[context.text.sentence_of(i)[0]].start:
        return None if mention is not None else _some_of_them(context, i, last)
    what = mention.value.what if mention is not None else None
    if mention is not None and what is None and _goes_without_saying(context, last, mention, whole):
        # ثلاث أسيرات مقابل تسعين, ستة عشر منهم في المدرسة وعشرون في البلدة
        value = msgspec.structs.replace(mention.value, what=whole.value.what)
        return mention._replace(value=value, what_span=whole.what_span)
    if mention is not None and what is None and mention.rule == f"quantity.{BARE}":
        # ولا يزال ثمانية تحت الأنقاض: so many of whom the text does not say.
        near = last - context.text.covering(whole.start, whole.end)[1] <= _NEAR
        return mention._replace(rule=OPEN) if near and whole.value.unit is None else None
    if mention is not None and what is not None:
        # سبعة أسرى، منهم روسيان وسوري واحد: what they are goes without saying.
        first = context.text.covering(whole.start, whole.end)[0]
        joined = context.text.raw[whole.end : mention.start].strip() == "و" and context.is_a("among_them", first - 1)
        # بينهم سبعة أطفال وأربع مواطنات: no children.
        joined = joined and len(found) >= _TWO and found[-_TWO].value.what == whole.value.what
        theirs = what == PERSON and whole.value.unit is None and (joined or context.is_a("among_them", i - 1))
        value = msgspec.structs.replace(mention.value, what=whole.value.what)
        return mention._replace(value=value) if theirs else None
    behind = last < len(tokens) and context.is_a("of_them", last) and same_line(context.text, last)
    amount = amount_at(context, i)
    if amount is None or amount.last != last or (amount.number is not None and amount.number.value < 2):
        return None
    before = context.is_a("among_them", amount.first - 1)
    if not (behind or before) or amount.number is None or amount.number.definite:
        return None
    named = counted_noun(context, last + 1, definite=False) if behind and last + 1 < len(tokens) else None
    if named is not None and named.number != "singular" and named.what != DURATION:
        # أربعة منهم أطفال
        return quantity(context, amount, named, last)
    fate = harm_behind(context, last + 1) if behind else None
    what = fate.what if fate is not None else whole.value.what
    value = QuantityValue(
        what=what, low=amount.low, high=amount.high, comparator=amount.comparator, unit=whole.value.unit
    )
    return QuantityMention(amount.start, tokens[last - 1].end, value, f"quantity.{amount.rule}", whole.what_span)


def _whole_of(context: Context, i: int, last: int, found: Sequence[QuantityMention]) -> QuantityMention | None:
    """Return what the number that ends before token `last` is a part of: not of fewer, nor of a part named aside.

    228 حالة احتجاز بينها 19 طفلا، نفذ الأمن 91 منها: of the cases.
    """
    tokens = context.text.tokens
    if last < len(tokens) and context.is_a("of_them", last) and not tokens[last].key.endswith("هم"):
        # ست شاحنات خلال ساعتين، واثنتان منها: of the lorries.
        things = [one for one in found[-_LOOKED_AT:] if one.value.unit is None and one.value.what not in _NO_WHOLE]
        found = things or found
    else:
        found = _people_of(context, i, last, found)
    # 71 في المئة منهم
    found = [one for one in found[-_LOOKED_AT:] if one.value.what != _SHARE] or found
    if not found:
        return None
    if i and tokens[i - 1].key == _OF_THINGS and found[-1].value.unit is not None:
        # 62 شاحنة خلال ثلاث ساعات، أعيد منها خمس
        found = [one for one in found[-_LOOKED_AT:] if one.value.unit is None] or found
    amount = amount_at(context, i)
    them = last if last < len(tokens) and context.is_a("of_them", last) else i - 1
    if amount is None or not (context.is_a("of_them", them) or context.is_a("among_them", them)):
        return found[-1]
    of_things = not tokens[them].key.endswith(_THEM)
    # 89 مسيرة فوق سبع مناطق، أربعون منها
    return next((one for one in reversed(found[-_LOOKED_AT:]) if _may_be_part(context, amount, one, of_things)), None)


def _may_be_part(context: Context, amount: Amount, whole: QuantityMention, of_things: bool) -> bool:
    """Whether so many may be some of those counted: no more, of things no people, and of the gender of their noun."""
    if amount.low is not None and whole.value.high is not None and amount.low > whole.value.high:
        return False
    return not of_things or not (_are_men(context, whole) or _differs(context, amount, whole))


def _differs(context: Context, amount: Amount, whole: QuantityMention) -> bool:
    """Whether a number in words has another gender than what was counted (سبعة منها: not of ثماني جثث)."""
    number, tokens = amount.number, context.text.tokens
    if number is None or number.digits or number.value not in _WITH_GENDER or number.last != number.first + 1:
        return False
    first, last = context.text.covering(whole.start, whole.end)
    nouns = [noun for k in range(first, last) if (noun := noun_at(context, k)) is not None]
    if not nouns or nouns[0].kind == "measure":
        return False
    word = tokens[number.first].key
    feminine = _TWO_OF_WOMEN in word if number.value == _TWO else not word.endswith(key("ة"))
    return feminine != nouns[0].noun.endswith("ة")


def _are_men(context: Context, whole: QuantityMention) -> bool:
    """Whether people are counted, and not by a noun like case (12 جريحا, not 12 إصابة)."""
    noun = context.text.tokens[context.text.covering(whole.start, whole.end)[1] - 1].key
    return whole.value.what in context.counted.people | _FATES and not noun.endswith(_OF_CASES)


def _people_of(context: Context, i: int, last: int, found: Sequence[QuantityMention]) -> Sequence[QuantityMention]:
    """Return what was `found` before a number of them (ثلاثة منهم، منهم ثلاثة), people alone where they are people.

    أصيب عشرة إثر سقوط خمسة صواريخ، ثلاثة منهم: of the wounded.
    """
    tokens = context.text.tokens
    them = last if last < len(tokens) and context.is_a("of_them", last) else i - 1
    if not (0 <= them < len(tokens)) or not tokens[them].key.endswith(_THEM) or not found:
        return found
    first = tokens[context.text.sentence_of(i)[0]].start
    inside = [one for one in found[-_LOOKED_AT:] if one.start >= first]
    people = [one for one in inside if one.value.what is None or one.value.what in context.counted.people | _FATES]
    return people or found


def _goes_without_saying(context: Context, last: int, mention: QuantityMention, whole: QuantityMention) -> bool:
    """Whether a number without its noun, which ends before token `last`, counts what the last one near it did."""
    tokens = context.text.tokens
    first, end = context.text.covering(mention.start, mention.end)
    number = amount_at(context, first)
    if number is None or number.last < end or _is_each(context, first) or has_verb(context, last):
        # سبعة أطفال وأربع مواطنات, واثنان لا يزالان مفقودين
        return False
    # Others than those killed were not killed.
    befallen = whole.value.what in _FATES and context.is_a("others", last)
    other = last < len(tokens) and (context.is_a("of_them", last) or befallen)
    near = last - context.text.covering(whole.start, whole.end)[1] <= _NEAR
    exact = mention.rule in _WITHOUT_NOUN and mention.value.comparator == "exact"
    plain = whole.value.unit is None and not whole.value.joint_with and not _is_known(context, whole)
    if whole.value.what in _HELD and first > 0 and tokens[first - 1].key in AGAINST:
        # ثلاثة رهائن مقابل 369: no hostages.
        return False
    # استقبلنا 470 من الأسرى وسلّمنا الطرف الآخر مئتين
    goes_on = _goes_on(context, first) or whole.value.what in _EXCHANGED
    return exact and near and not other and plain and goes_on


def _is_known(context: Context, whole: QuantityMention) -> bool:
    """Whether what was counted last is one, or all there are (من عائلة واحدة، البلدات الأربع): no more are counted."""
    first = context.text.covering(whole.start, whole.end)[0]
    return whole.value.high == 1 or (
        whole.value.comparator == "exact" and context.text.tokens[first].key.startswith("ال")
    )


def _is_each(context: Context, i: int) -> bool:
    """Whether each of them has what a number at token `i` counts (يرافق كلا منهم شخص واحد)."""
    tokens = context.text.tokens
    return i > 1 and context.is_a("among_them", i - 1) and tokens[i - 2].key in _EACH


def _goes_on(context: Context, i: int) -> bool:
    """Whether a number at token `i` goes on with what was counted: joined to it, set against it, a part of it."""
    tokens = context.text.tokens
    before = tokens[i - 1] if i else tokens[i]
    joined = tokens[i].key.startswith("و") or before.key == "و" or before.kind == "punct"
    # دمرت 12 دبابة وأعطبت سبعا, not ولا يزال ثمانية تحت الأنقاض
    alike = before.key.startswith("و") and not context.counted.words["on_things"].isdisjoint(forms_of(before.key))
    # قتل الجيش عشرين والشرطة ثلاثة
    theirs = before.key.startswith(_AND_THE)
    return joined or alike or theirs or before.key in AGAINST or context.is_a("among_them", i - 1)


def _some_of_them(context: Context, i: int, last: int, *, after: int = 0) -> QuantityMention | None:
    """Return a bare number of those named before (إن اثنين منها): by a noun from token `after` on, else open."""
    tokens = context.text.tokens
    if last >= len(tokens) or not context.is_a("of_them", last) or not same_line(context.text, last):
        return None
    amount = amount_at(context, i)
    if amount is None or amount.last != last or amount.number is None or amount.number.definite:
        return None
    if amount.number.value < _TWO:
        return None
    harm = harm_behind(context, last + 1) or _named_before(context, i, last, after)
    return quantity(context, amount, None, last, harm)


def _named_before(context: Context, i: int, last: int, after: int) -> Harm | None:
    """Return what those are, people or things, of whom so many are counted: the last plural noun before; or null."""
    people = context.text.tokens[last].key.endswith("هم")
    for k in range(i - 1, max(context.text.sentence_of(i)[0], i - _NEAR, after) - 1, -1):
        noun = noun_at(context, k) if context.text.tokens[k].kind == "word" else None
        if noun is not None and noun.number == "plural" and (noun.kind in ("person", "harm")) is people:
            return Harm(noun.what, noun.joint_with, k, noun.last)
    return None
