"""How many of what a text says: counts in digits and words, duals, vague plurals, ranges, durations, distances.

A number is reported where the text says what it counts: by a counted noun, by a word of harm right before it
(مقتل ثمانية), or at least where a word bounds it (نحو، أكثر من). Years, ordinals, clock times, percentages, numbers
of laws, brigades and channels are none. Vague plurals have bounds by convention (العشرات = 20-99).
"""

from collections.abc import Sequence
from typing import NamedTuple, Protocol

import msgspec

from rawi.lexicon.calendar import TimeWords, longest
from rawi.lexicon.counted import Counted
from rawi.lexicon.matcher import word_forms
from rawi.lexicon.numerals import Numerals
from rawi.model import QuantityValue
from rawi.read import times
from rawi.read.numbers import cardinal, ordinal, same_line
from rawi.read.quantity_amounts import RANGE_FIRST, SHARE, Amount, amount_at, bounded
from rawi.read.quantity_nouns import (
    DURATION,
    PRONOUNS,
    Context,
    Noun,
    counted_noun,
    dual,
    half_behind,
    lasting,
    noun_at,
    noun_with_pronoun,
    singly,
)
from rawi.read.quantity_shares import SIGNS
from rawi.read.quantity_unlisted import FEW, of_people, unlisted_noun
from rawi.read.quantity_words import PERSON, Far, Harm, harm_before, harm_behind, headed_by, toll
from rawi.read.times import TimeMention
from rawi.text import Range, Text, Token, key

AGE = "age"
KILLED = "killed"
DISTANCE = "distance"
_OTHERS = frozenset(key(word) for word in ("آخرين", "آخرون", "أخريات", "غيرهم"))
_COMMAS = frozenset("،,")
_OF = key("من")
_OF_THEM = frozenset(key(word) for word in ("منهم", "منها", "منهن"))
_AMONG_THEM = frozenset(
    key(word)
    for word in (
        "بينهم",
        "بينها",
        "بينهن",
        "ومنهم",
        "وبينهم",
        "منهم",
        "منها",
        "منهن",
        "ومنها",
        "وبينها",
        "ضمنهم",
        "ضمنها",
    )
)
# After these a distance is how far something reaches, also with a bearing (بعمق 5 كم غرب المدينة).
_REACHING = frozenset(
    key(word) for word in ("بعمق", "عمق", "لمسافة", "مسافة", "بمسافة", "بطول", "طول", "بارتفاع", "بعرض")
)
_BEYOND = (key("ما"), key("بعد"))
_PRONOUN_ENDS = frozenset("هاومن")
_TWO, _TWENTY = 2, 20
_BEARINGS = frozenset(
    key(word)
    for word in ("شمال", "جنوب", "شرق", "غرب", "شمالي", "جنوبي", "شرقي", "غربي", "شمالا", "جنوبا", "شرقا", "غربا")
)
_FROM = frozenset(key(word) for word in ("عن", "من", "إلى"))
_AGES = frozenset(key(word) for word in ("عمر", "العمر", "عمره", "عمرها", "البالغ", "البالغة", "سن", "عمرهم"))


class HasCountWords(Protocol):
    """What of the lexicon is needed to read quantities."""

    @property
    def calendar(self) -> TimeWords:
        """The words of the calendar."""

    @property
    def numerals(self) -> Numerals:
        """The words for numbers."""

    @property
    def counted(self) -> Counted:
        """The nouns that are counted."""


class QuantityMention(NamedTuple):
    """Code points `start:end` that say how many, the value, the rule, and the code points that say of what."""

    start: int
    end: int
    value: QuantityValue
    rule: str
    what_span: tuple[int, int] | None


def find(text: Text, lexicon: HasCountWords, *, dated: Sequence[TimeMention] | None = None) -> list[QuantityMention]:
    """Return the quantities that `text` names, from left to right, none overlapping.

    `dated` are the times found in it (read here if not given): their numbers are no quantities. Low and high are
    inclusive, null where open.
    """
    ranges = _ranges(text, times.find(text, lexicon, published=None) if dated is None else dated)
    context = Context(text, lexicon.calendar, lexicon.numerals, lexicon.counted, ranges)
    found: list[QuantityMention] = []
    i = 0
    while i < len(text.tokens):
        if i in ranges:
            i = ranges[i][1]
            continue
        if not _may_open(context, text.tokens[i]):
            i += 1
            continue
        mention, last = _read(context, i)
        part = _part_of(context, i, last, mention, found[-1] if found else None)
        mention = part or mention
        i = last
        if mention is not None:
            found.append(mention)
            i = max(last, text.covering(mention.start, mention.end)[1])
    return found


def _part_of(
    context: Context, i: int, last: int, mention: QuantityMention | None, whole: QuantityMention | None
) -> QuantityMention | None:
    """Return a bare number that counts a part of `whole` (بينهم ثلاثة، 19 منهم): it counts the same things."""
    tokens = context.text.tokens
    if whole is None or whole.value.what is None:
        return None if mention is not None else _some_of_them(context, i, last)
    if whole.start < tokens[context.text.sentence_of(i)[0]].start:
        return None if mention is not None else _some_of_them(context, i, last)
    what = mention.value.what if mention is not None else None
    if mention is not None and what is not None:
        # سبعة أسرى، منهم روسيان: two of the seven captured.
        of_country = what[0].isupper() and whole.value.unit is None and _is_part(context, i)
        value = msgspec.structs.replace(mention.value, what=whole.value.what)
        return mention._replace(value=value) if of_country else None
    behind = last < len(tokens) and tokens[last].key in _OF_THEM and same_line(context.text, last)
    amount = amount_at(context, i)
    if amount is None or amount.last != last or (amount.number is not None and amount.number.value < 2):
        return None
    before = _is_part(context, amount.first)
    if not (behind or before) or amount.number is None or amount.number.definite:
        return None
    named = counted_noun(context, last + 1, definite=False) if behind and last + 1 < len(tokens) else None
    if named is not None and named.number != "singular" and named.what != DURATION:
        # أربعة منهم أطفال
        return _mention(context, amount, named, last)
    value = QuantityValue(
        what=whole.value.what, low=amount.low, high=amount.high, comparator=amount.comparator, unit=whole.value.unit
    )
    return QuantityMention(amount.start, tokens[last - 1].end, value, f"quantity.{amount.rule}", whole.what_span)


def _some_of_them(context: Context, i: int, last: int) -> QuantityMention | None:
    """Return a bare number of those named before (إن اثنين منها): what they are stays open."""
    tokens = context.text.tokens
    if last >= len(tokens) or tokens[last].key not in _OF_THEM or not same_line(context.text, last):
        return None
    amount = amount_at(context, i)
    if amount is None or amount.last != last or amount.number is None or amount.number.definite:
        return None
    return None if amount.number.value < _TWO else _mention(context, amount, None, last)


def _is_part(context: Context, i: int) -> bool:
    """Whether token `i` stands behind بينهم or منهم."""
    return i > 0 and context.text.tokens[i - 1].key in _AMONG_THEM


def _ranges(text: Text, dated: Sequence[TimeMention]) -> dict[int, Range]:
    """Return the tokens of the times, each with the range of its time."""
    ranges: dict[int, Range] = {}
    for mention in dated:
        tokens = text.covering(mention.start, mention.end)
        ranges.update((i, tokens) for i in range(*tokens))
    return ranges


def _may_open(context: Context, token: Token) -> bool:
    """Whether a quantity can begin at a token: most words are told apart by a look at their key."""
    if token.kind != "word":
        return token.kind == "number" or token.light == "(" or token.light in SIGNS
    numerals, counted, units = context.numerals, context.counted.forms, context.words.units
    for form, _ in word_forms(token.key):
        bare = form[2:] if form.startswith("ال") else form
        if bare in counted or form in counted or bare in numerals.numerals or form in numerals.numerals:
            return True
        if form in numerals.before.reach or form in numerals.vague.reach or form in units or form in RANGE_FIRST:
            return True
        if not bare or (form[-1] in _PRONOUN_ENDS and any(form.removesuffix(p) + "ن" in counted for p in PRONOUNS)):
            return True
    return False


def _read(context: Context, i: int) -> tuple[QuantityMention | None, int]:
    """Return the quantity at token `i`, or null, and the token to go on from."""
    token = context.text.tokens[i]
    if token.kind == "quote":
        return None, i + 1
    if token.kind == "word":
        ordered = ordinal(context.text, i, context.numerals)
        if ordered is not None:
            return None, ordered.last
    amount = amount_at(context, i)
    if amount is not None:
        return (None, amount.last) if amount.rule == SHARE else _counted(context, amount)
    if token.kind == "word" and i + 1 < len(context.text.tokens):
        both = _noun_first(context, i)
        if both is not None:
            return both
    return _in_the_noun(context, i) if token.kind == "word" else (None, i + 1)


def _noun_first(context: Context, i: int) -> tuple[QuantityMention, int] | None:
    """Return the quantity of البلدات الأربع at token `i`, and its end; or null."""
    following = context.text.tokens[i + 1].key
    if not following.startswith("ال") or following.removeprefix("ال") not in context.numerals.numerals:
        return None
    noun = noun_at(context, i)
    number = cardinal(context.text, i + 1, context.numerals) if same_line(context.text, i + 1) else None
    if noun is None or not noun.definite or noun.number != "plural" or noun.last != i + 1 or noun.unit is not None:
        return None
    if number is None or number.value not in FEW or number.conjunction or number.preposition:
        return None
    amount = Amount(i, number.last, noun.start, number.value, number.value, "exact", "words", number)
    found = _mention(context, amount, noun, number.last)
    return None if found is None else (found, number.last)


def _in_the_noun(context: Context, i: int) -> tuple[QuantityMention | None, int]:
    """Return the quantity that the noun at token `i` says itself: قريتين, أكثر من أسبوعين, عائلة واحدة, خلال شهر."""
    bound = longest(context.text, i, context.numerals.before)
    at = bound[0].last if bound is not None else i
    if at > i and (at >= len(context.text.tokens) or not same_line(context.text, at)):
        return None, i + 1
    noun = singly(context, at) or dual(context, at) or lasting(context, at, bounded=bound is not None)
    if noun is None or (bound is not None and noun.start != context.text.tokens[at].start):
        return None, i + 1
    count, rule = (2.0, "dual") if noun.number == "dual" else (1.0, "one")
    amount = Amount(i, at, noun.start, count, count, "exact", rule)
    if bound is not None:
        low, high, comparator = bounded(amount, bound[1].comparator)
        amount = amount._replace(start=bound[0].start, low=low, high=high, comparator=comparator, is_bounded=True)
    return _mention(context, amount, noun, noun.last), max(noun.last, noun.passed)


def _counted(context: Context, amount: Amount) -> tuple[QuantityMention | None, int]:
    """Return the mention of an amount with what it counts, and the token to go on from."""
    number = amount.number
    noun = _noun_behind(context, amount)
    if noun is not None and noun.first > amount.last and number is not None and number.value < 2:
        return None, amount.last
    if noun is not None:
        # Of ستة من مقاتلي الحركة the number alone is the figure; who they are belongs to the next name.
        named_by_itself = noun.first > amount.last and noun.kind in ("person", "harm")
        return _mention(context, amount, noun, amount.last if named_by_itself else noun.last), max(
            noun.last, noun.passed
        )
    counts_all = amount.is_bounded and number is not None and number.value >= _TWENTY
    if number is not None and ((number.definite and not counts_all) or number.value < 2):
        return None, amount.last
    unlisted = unlisted_noun(context, amount)
    if unlisted is not None:
        return _mention(context, amount, None, unlisted, harm_before(context, amount.first, far="remainder")), unlisted
    headed = headed_by(context, amount.first)
    if headed is not None:
        # الجرحى 41
        start = context.text.tokens[headed.first].end - len(context.text.tokens[headed.first].text.lstrip("وف"))
        return _mention(context, amount._replace(start=start), None, amount.last, headed), amount.last
    last = amount.last
    tokens = context.text.tokens
    if last < len(tokens) and tokens[last].key in _OTHERS and same_line(context.text, last):
        last += 1
    harm = harm_before(context, amount.first, far="remainder")
    harm = harm or harm_behind(context, last) or toll(context, amount.first)
    others = last > amount.last
    if harm is None and amount.rule == "vague" and amount.high is None:
        # عدة أسباب: what several things are must be known to be worth a figure.
        return None, amount.last
    of_them = of_people(context, amount)
    if harm is None and of_them == "theirs":
        harm = harm_before(context, amount.first, far="company")
    if harm is None and not (amount.is_bounded or amount.rule == "vague" or others or of_them is not None):
        return None, amount.last
    return _mention(context, amount, None, last, harm), last


def _noun_behind(context: Context, amount: Amount) -> Noun | None:
    """Return the noun that an amount counts: مقاتلين, المسلحين behind a vague number, من المدنيين."""
    tokens = context.text.tokens
    i = amount.last
    if i >= len(tokens) or not same_line(context.text, i):
        return None
    if tokens[i].key == _OF:
        j = i + 1
        noun = counted_noun(context, j, definite=True) if j < len(tokens) else None
        # خمسة من عناصر الجيش: the noun before another has no article.
        if noun is None:
            noun = counted_noun(context, j) if j < len(tokens) else None
            noun = noun or (noun_with_pronoun(context, j) if j < len(tokens) and same_line(context.text, j) else None)
            if noun is None or noun.number != "plural" or noun.what == DURATION:
                return None
        return noun if noun.number == "plural" else None
    definite = None if amount.rule == "vague" else False
    noun = counted_noun(context, i, definite=definite)
    whole = amount.rule == "vague" and tokens[amount.last - 1].key.removeprefix("و").startswith("ال")
    if noun is not None and whole and not noun.definite:
        # وأطلق العشرات قذائف: the dozens are those who act.
        return None
    if noun is None and amount.rule == "vague":
        # عدداً من عناصرها
        noun = noun_with_pronoun(context, i)
    if noun is None or (noun.number == "dual" and noun.what != DURATION and _sure_dual(context, noun)):
        return None
    return noun if _agrees(amount, noun) else None


def _sure_dual(context: Context, noun: Noun) -> bool:
    form = context.counted.form(context.text.tokens[noun.first].key)
    return form is not None and form[0].sure


def _agrees(amount: Amount, noun: Noun) -> bool:
    """Whether the noun has the number that a numeral in words asks for; digits are written with either."""
    number = amount.number
    if number is None:
        return noun.number != "singular"
    if number.digits or amount.rule == "range":
        return True
    small = 3 <= number.value % 100 <= 10
    return (noun.number != "singular") if small else noun.number == "singular"


def _mention(
    context: Context, amount: Amount, noun: Noun | None, last: int, harm: Harm | None = None
) -> QuantityMention | None:
    tokens = context.text.tokens
    number = amount.number
    if noun is not None and number is not None and number.grouped_by_point and noun.kind == "measure":
        # 1.500 كم: fifteen hundred or one and a half.
        return None
    if noun is not None and noun.what == DISTANCE and _locates(context, last) and not _reaches(context, amount.first):
        # 38 كم جنوب إدلب says where, not how many.
        return None
    if noun is not None and (noun.kind == "person" or (noun.kind == "harm" and noun.what != KILLED)):
        # "مقتل قائد و5 جرحى": those counted for what became of them are killed only right behind the word.
        theirs = noun.definite and not tokens[noun.first].key.startswith("ال")
        far: Far = "company" if theirs else "subject" if noun.kind == "person" else "remainder"
        if noun.kind != "person" or not _is_part(context, amount.first):
            # Of those killed, two civilians: what they are is what tells them from the others.
            harm = harm_before(context, amount.first, far=far) or harm_behind(context, max(last, noun.passed))
            harm = harm or toll(context, amount.first)
    what, joint_with, unit = _what(context, amount, noun, harm)
    half = half_behind(context, last) if noun is not None and noun.kind == "measure" else None
    if half is not None:
        # ساعتين ونصف
        amount, last = _raised(amount, 0.5), half
    low, high, comparator = amount.low, amount.high, amount.comparator
    # خمسة عشر مواطنا، على الأقل، …
    end = max(last, noun.passed) if noun is not None and noun.last == last else last
    comma = end + 1 < len(tokens) and tokens[end].light in _COMMAS and same_line(context.text, end + 1)
    behind = longest(context.text, end + comma, context.numerals.after)
    goes_on = behind is not None and behind[0].last < len(tokens) and tokens[behind[0].last].key == _OF
    if behind is not None and behind[1].comparator == "more_than" and goes_on:
        # 413 شهيداً وأكثر من 660 مصاباً
        behind = None
    if behind is not None and not behind[0].proclitics and same_line(context.text, end) and comparator == "exact":
        low, high, comparator = bounded(amount, behind[1].comparator)
        last = behind[0].last
    elif noun is not None and noun.first > amount.last and last == amount.last and comparator == "exact":
        # 11 من مسلحي الفصائل على الأقل
        ends = _bound_behind(context, noun.last)
        if ends is not None:
            (low, high, comparator), last = bounded(amount, "at_least"), ends
    what_span = None
    if noun is not None:
        what_span = (noun.start, tokens[noun.last - 1].end)
    elif harm is not None:
        what_span = (tokens[harm.first].start, tokens[harm.last - 1].end)
    if what is None and _are_people(context, amount, last):
        what = PERSON
    value = QuantityValue(what=what, low=low, high=high, comparator=comparator, unit=unit, joint_with=joint_with)
    return QuantityMention(amount.start, tokens[last - 1].end, value, f"quantity.{amount.rule}", what_span)


def _bound_behind(context: Context, i: int) -> int | None:
    """Return the end of على الأقل at most two words behind token `i`, the rest of a name between them; or null."""
    for j in range(i, min(i + 3, len(context.text.tokens))):
        if context.text.tokens[j].kind != "word" or not same_line(context.text, j):
            return None
        found = longest(context.text, j, context.numerals.after)
        if found is not None and not found[0].proclitics:
            return found[0].last if found[1].comparator == "at_least" else None
    return None


def _raised(amount: Amount, by: float) -> Amount:
    low = amount.low + by if amount.low is not None else None
    high = amount.high + by if amount.high is not None else None
    return amount._replace(low=low, high=high)


def _what(
    context: Context, amount: Amount, noun: Noun | None, harm: Harm | None
) -> tuple[str | None, tuple[str, ...], str | None]:
    """Return what is counted, what together with it, and the unit."""
    if noun is None:
        return (harm.what, harm.joint_with, None) if harm is not None else (None, (), None)
    if noun.unit == "year" and _is_age(context, amount, noun):
        return AGE, (), noun.unit
    if harm is not None and harm.overrides and (noun.kind == "person" or harm.what == KILLED):
        return harm.what, harm.joint_with, None
    return noun.what, noun.joint_with, noun.unit


def _are_people(context: Context, amount: Amount, last: int) -> bool:
    """Whether a vague number stands for people by itself: المئات, عشرات الآلاف with nothing behind it to count."""
    tokens = context.text.tokens
    if amount.rule != "vague" or not tokens[last - 1].key.removeprefix("لل").startswith("ال"):
        return False
    counts = last < len(tokens) and same_line(context.text, last) and tokens[last].key == _OF
    return not counts and tokens[amount.first].start == amount.start


def _reaches(context: Context, i: int) -> bool:
    """Whether the words before token `i` say that something reaches so far (بعمق، إلى ما بعد)."""
    tokens = context.text.tokens
    before = tuple(token.key for token in tokens[max(0, i - 2) : i])
    return before[-1:] != () and (before[-1] in _REACHING or before == _BEYOND)


def _locates(context: Context, i: int) -> bool:
    """Whether a bearing, or from where, follows at token `i`."""
    tokens = context.text.tokens
    if i >= len(tokens) or not same_line(context.text, i):
        return False
    return any(form.removeprefix("ال") in _BEARINGS or form in _FROM for form, _ in word_forms(tokens[i].key))


def _is_age(context: Context, amount: Amount, noun: Noun) -> bool:
    tokens = context.text.tokens
    bracketed = (
        amount.first > 0
        and tokens[amount.first - 1].light == "("
        and noun.last < len(tokens)
        and tokens[noun.last].light == ")"
    )
    said = any(
        form in _AGES for token in tokens[max(0, amount.first - 3) : amount.first] for form, _ in word_forms(token.key)
    )
    return bracketed or said
