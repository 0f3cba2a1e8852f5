"""How many of what a text says: counts in digits and words, duals, vague plurals, ranges, durations, distances.

A number is reported where the text says what it counts: by a counted noun, by a word of harm right before it
(مقتل ثمانية), or at least where a word bounds it (نحو، أكثر من). Years, ordinals, clock times, percentages, numbers
of laws, brigades and channels are none. Vague plurals have bounds by convention (العشرات = 20-99).
"""

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from rawi.lexicon.calendar import TimeWords, longest
from rawi.lexicon.counted import Counted
from rawi.lexicon.matcher import word_forms
from rawi.lexicon.numerals import Numerals
from rawi.model import QuantityValue
from rawi.model.mention import Comparator
from rawi.read import times
from rawi.read.numbers import LONGEST_DIGITS, Number, cardinal, ordinal, same_line
from rawi.read.quantity_nouns import DURATION, Context, Noun, counted_noun, dual, lasting, singly
from rawi.read.quantity_words import Harm, harm_before, harm_behind, toll
from rawi.read.times import TimeMention
from rawi.text import Text, Token, key

AGE = "age"
PERSON = "person"
DISTANCE = "distance"
_BETWEEN = key("بين")
_RANGE_OPENINGS = tuple(
    tuple(key(word) for word in words.split())
    for words in ("ما يتراوح بين", "يتراوح بين", "تتراوح بين", "يتراوح عددهم بين", "ما بين", "بين", "من")
)
_RANGE_FIRST = frozenset(words[0] for words in _RANGE_OPENINGS)
_RANGE_LINKS = frozenset({"-", "–", "أو", key("إلى"), key("أو"), key("حتى")})
_OTHERS = frozenset(key(word) for word in ("آخرين", "آخرون", "أخريات", "غيرهم"))
_OF = key("من")
_OF_THEM = frozenset(key(word) for word in ("منهم", "منها", "منهن"))
_AMONG_THEM = frozenset(key(word) for word in ("بينهم", "بينها", "بينهن", "ومنهم", "وبينهم"))
_BEARINGS = frozenset(
    key(word)
    for word in ("شمال", "جنوب", "شرق", "غرب", "شمالي", "جنوبي", "شرقي", "غربي", "شمالا", "جنوبا", "شرقا", "غربا")
)
_FROM = frozenset(key(word) for word in ("عن", "من", "إلى"))
_PERCENT = frozenset({"%", "‰"})
_PER = frozenset(key(word) for word in ("المئة", "المائة", "بالمئة", "بالمائة", "المية"))
_AGES = frozenset(key(word) for word in ("عمر", "العمر", "عمره", "عمرها", "البالغ", "البالغة", "سن", "عمرهم"))
_GLUED_BEFORE, _GLUED_BEHIND = "/:.-–_#@+\\", "/:"


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


class _Amount(NamedTuple):
    """An amount on tokens `first:last`, what counts it not yet read."""

    first: int
    last: int
    start: int
    low: float | None
    high: float | None
    comparator: Comparator
    rule: str
    number: Number | None = None
    bounded: bool = False


def find(text: Text, lexicon: HasCountWords, *, dated: Sequence[TimeMention] | None = None) -> list[QuantityMention]:
    """Return the quantities that `text` names, from left to right, none overlapping.

    `dated` are the times found in it (read here if not given): their numbers are no quantities. Low and high are
    inclusive, null where open.
    """
    context = Context(text, lexicon.calendar, lexicon.numerals, lexicon.counted)
    taken = _taken(text, times.find(text, lexicon, published=None) if dated is None else dated)
    found: list[QuantityMention] = []
    i = 0
    while i < len(text.tokens):
        if i in taken:
            i = taken[i]
            continue
        mention, last = _read(context, i)
        part = _part_of(context, i, last, mention, found[-1] if found else None)
        mention = part or mention
        if mention is not None:
            found.append(mention)
        i = last
    return found


def _part_of(
    context: Context, i: int, last: int, mention: QuantityMention | None, whole: QuantityMention | None
) -> QuantityMention | None:
    """Return a bare number that counts a part of `whole` (بينهم ثلاثة، 19 منهم): it counts the same things."""
    tokens = context.text.tokens
    if whole is None or whole.value.what is None or (mention is not None and mention.value.what is not None):
        return None
    if whole.start < tokens[context.text.sentence_of(i)[0]].start:
        return None
    behind = last < len(tokens) and tokens[last].key in _OF_THEM and same_line(context.text, last)
    amount = _amount(context, i)
    if amount is None or amount.last != last or (amount.number is not None and amount.number.value < 2):
        return None
    before = amount.first > 0 and tokens[amount.first - 1].key in _AMONG_THEM
    if not (behind or before) or amount.number is None or amount.number.definite:
        return None
    value = QuantityValue(
        what=whole.value.what, low=amount.low, high=amount.high, comparator=amount.comparator, unit=whole.value.unit
    )
    return QuantityMention(amount.start, tokens[last - 1].end, value, f"quantity.{amount.rule}", whole.what_span)


def _taken(text: Text, dated: Sequence[TimeMention]) -> dict[int, int]:
    """Return the tokens of the times, each with the token behind its time."""
    taken: dict[int, int] = {}
    for mention in dated:
        first, last = text.covering(mention.start, mention.end)
        taken.update((i, last) for i in range(first, last))
    return taken


def _read(context: Context, i: int) -> tuple[QuantityMention | None, int]:
    """Return the quantity at token `i`, or null, and the token to go on from."""
    token = context.text.tokens[i]
    if token.kind == "quote":
        return None, i + 1
    if token.kind == "word":
        ordered = ordinal(context.text, i, context.numerals)
        if ordered is not None:
            return None, ordered.last
    amount = _amount(context, i)
    if amount is not None:
        return _counted(context, amount)
    return _in_the_noun(context, i) if token.kind == "word" else (None, i + 1)


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
    amount = _Amount(i, at, noun.start, count, count, "exact", rule)
    if bound is not None:
        low, high, comparator = _bounded(amount, bound[1].comparator)
        amount = amount._replace(start=bound[0].start, low=low, high=high, comparator=comparator, bounded=True)
    return _mention(context, amount, noun, noun.last), noun.last


def _amount(context: Context, i: int) -> _Amount | None:
    """Return the amount at token `i`: [نحو] number, range or vague number."""
    bound = longest(context.text, i, context.numerals.before)
    j, start = (bound[0].last, bound[0].start) if bound is not None else (i, None)
    if j >= len(context.text.tokens) or (j > i and not same_line(context.text, j)):
        return None
    number = cardinal(context.text, j, context.numerals)
    amount = _range(context, j, number) or _number(context, j, number) or _vague(context, j)
    if amount is None:
        return None
    if bound is None or start is None:
        return amount
    # A vague number stays as vague under a bound (أكثر من مئات).
    low, high, comparator = _bounded(amount, bound[1].comparator)
    return amount._replace(first=i, start=start, low=low, high=high, comparator=comparator, bounded=True)


def _bounded(amount: _Amount, comparator: Comparator) -> tuple[float | None, float | None, Comparator]:
    if amount.comparator != "exact":
        return amount.low, amount.high, amount.comparator
    if comparator in ("more_than", "at_least"):
        return amount.low, None, comparator
    if comparator in ("less_than", "at_most"):
        return None, amount.high, comparator
    return amount.low, amount.high, comparator


def _number(context: Context, i: int, number: Number | None) -> _Amount | None:
    """Return a number by itself or in brackets ((٩) أهداف)."""
    tokens = context.text.tokens
    bracket = tokens[i].light == "(" and i + 2 < len(tokens) and tokens[i + 2].light == ")"
    article = tokens[i].key == "ال" and i + 1 < len(tokens)
    at = i + 1 if bracket or article else i
    if at > i:
        number = cardinal(context.text, at, context.numerals) if tokens[at].kind == "number" else None
    if number is None or not _is_count(context, number, bracket=bracket):
        return None
    last = number.last + bracket
    start = tokens[i].start if at > i else number.start
    rule = "digits" if number.digits else "words"
    return _Amount(i, last, start, number.value, number.value, "exact", rule, number)


def _is_count(context: Context, number: Number, *, bracket: bool = False) -> bool:
    """Whether a number can count anything: no file number, no part of a name, no percentage, no clock."""
    tokens = context.text.tokens
    first, last = number.first, number.last
    before = tokens[first - 1] if first > 0 else None
    behind = tokens[last] if last < len(tokens) else None
    if number.digits:
        if number.value == 0 or _torn(context, first, last):
            return False
        plain = last == first + 1
        if plain and (
            len(tokens[first].light) > LONGEST_DIGITS
            or (len(tokens[first].light) > 1 and tokens[first].light[0] == "0")
        ):
            return False
        if before is not None and before.end == tokens[first].start and not bracket:
            proclitic = before.kind == "word" and before.key in ("و", "ب", "ل", "ف", "ك", "وب", "ول", "ال")
            if before.light[-1] in _GLUED_BEFORE or (before.kind == "word" and not proclitic):
                return False
        if behind is not None and behind.start == tokens[last - 1].end:
            if behind.light[0] in _GLUED_BEHIND and last + 1 < len(tokens) and tokens[last + 1].kind == "number":
                return False
            if behind.kind == "word" and behind.light.isascii():
                return False
        head = first - 2 if bracket else first - 1
        if head >= 0 and tokens[head].key in context.counted.blockers and same_line(context.text, first):
            return False
    if behind is None:
        return True
    per_cent = last + 1 < len(tokens) and behind.key == key("في") and tokens[last + 1].key in _PER
    return not (behind.light in _PERCENT or behind.key in _PER or per_cent)


def _torn(context: Context, first: int, last: int) -> bool:
    """Whether white space has torn a number at its comma (2 , 476): what it was cannot be told."""
    tokens = context.text.tokens

    def torn(comma: int) -> bool:
        inside = comma > 0 and comma + 1 < len(tokens) and tokens[comma].light == ","
        numbers = inside and tokens[comma - 1].kind == tokens[comma + 1].kind == "number"
        return numbers and tokens[comma - 1].end < tokens[comma].start

    return torn(first - 1) or torn(last)


def _range_opening(tokens: tuple[Token, ...], i: int) -> tuple[str, ...]:
    """Return the words at token `i` that open a range (ما بين، من), none if there are none."""
    if tokens[i].key not in _RANGE_FIRST:
        return ()
    return next((words for words in _RANGE_OPENINGS if tuple(t.key for t in tokens[i : i + len(words)]) == words), ())


def _range(context: Context, i: int, number: Number | None) -> _Amount | None:
    """Return بين 10 و15, من 10 إلى 15, 10-15, خمسة أو ستة: both bounds are said."""
    tokens = context.text.tokens
    start_token = i
    opening = _range_opening(tokens, i)
    i += len(opening)
    if i >= len(tokens) or (opening and not same_line(context.text, i)):
        return None
    both = opening[-1:] == (_BETWEEN,)
    first = cardinal(context.text, i, context.numerals) if opening else number
    if first is None or first.definite or not _is_count(context, first):
        return None
    j = first.last
    if j + 1 >= len(tokens) or not same_line(context.text, j):
        return None
    if tokens[j].key in _RANGE_LINKS:
        j += 1
    elif both and tokens[j].key.startswith("و"):
        j += tokens[j].key == "و"
    else:
        return None
    second = cardinal(context.text, j, context.numerals) if j < len(tokens) and same_line(context.text, j) else None
    if second is None or second.definite or second.value <= first.value or second.preposition:
        return None
    dashed = tokens[j - 1].light in ("-", "–")
    if dashed and not (first.digits and second.digits and tokens[j - 1].start == tokens[j - 2].end):
        return None
    start = tokens[start_token].start if both else first.start
    if second.digits and j + 1 < len(tokens) and tokens[j + 1].light in ("-", "/"):
        return None
    return _Amount(start_token, second.last, start, first.value, second.value, "exact", "range", second)


def _vague(context: Context, i: int) -> _Amount | None:
    """Return العشرات, مئات الآلاف, عدة, عدد من; عدة مئات is as many as hundreds are."""
    tokens = context.text.tokens
    found = longest(context.text, i, context.numerals.vague)
    if found is None:
        return None
    place, vague = found
    last = place.last
    following = (
        longest(context.text, last, context.numerals.vague) if vague.high is None and last < len(tokens) else None
    )
    if following is not None and not following[0].proclitics and same_line(context.text, last):
        vague, last = following[1], following[0].last
    high = float(vague.high) if vague.high is not None else None
    return _Amount(i, last, place.start, float(vague.low), high, "vague", "vague")


def _counted(context: Context, amount: _Amount) -> tuple[QuantityMention | None, int]:
    """Return the mention of an amount with what it counts, and the token to go on from."""
    number = amount.number
    noun = _noun_behind(context, amount)
    if noun is not None and noun.first > amount.last and number is not None and number.value < 2:
        return None, amount.last
    if noun is not None:
        # Of ستة من مقاتلي الحركة the number alone is the figure; who they are belongs to the next name.
        named_by_itself = noun.first > amount.last and noun.kind in ("person", "harm")
        return _mention(context, amount, noun, amount.last if named_by_itself else noun.last), noun.last
    if number is not None and (number.definite or number.value < 2):
        return None, amount.last
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
    if harm is None and not (amount.bounded or amount.rule == "vague" or others):
        return None, amount.last
    return _mention(context, amount, None, last, harm), last


def _noun_behind(context: Context, amount: _Amount) -> Noun | None:
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
            if noun is None or noun.number != "plural" or noun.what == DURATION:
                return None
        return noun if noun.number == "plural" else None
    definite = None if amount.rule == "vague" else False
    noun = counted_noun(context, i, definite=definite)
    if noun is None or (noun.number == "dual" and noun.what != DURATION and _sure_dual(context, noun)):
        return None
    return noun if _agrees(amount, noun) else None


def _sure_dual(context: Context, noun: Noun) -> bool:
    form = context.counted.form(context.text.tokens[noun.first].key)
    return form is not None and form[0].sure


def _agrees(amount: _Amount, noun: Noun) -> bool:
    """Whether the noun has the number that a numeral in words asks for; digits are written with either."""
    number = amount.number
    if number is None:
        return noun.number != "singular"
    if number.digits or amount.rule == "range":
        return True
    small = 3 <= number.value % 100 <= 10
    return (noun.number != "singular") if small else noun.number == "singular"


def _mention(
    context: Context, amount: _Amount, noun: Noun | None, last: int, harm: Harm | None = None
) -> QuantityMention | None:
    tokens = context.text.tokens
    number = amount.number
    if noun is not None and number is not None and number.grouped_by_point and noun.kind == "measure":
        # 1.500 كم: fifteen hundred or one and a half.
        return None
    if noun is not None and noun.what == DISTANCE and _locates(context, last):
        # 38 كم جنوب إدلب says where, not how many.
        return None
    if noun is not None and noun.kind == "person":
        harm = harm_before(context, amount.first, far="subject") or harm_behind(context, last)
    what, joint_with, unit = _what(context, amount, noun, harm)
    low, high, comparator = amount.low, amount.high, amount.comparator
    behind = longest(context.text, last, context.numerals.after) if last < len(tokens) else None
    if behind is not None and not behind[0].proclitics and same_line(context.text, last) and comparator == "exact":
        low, high, comparator = _bounded(amount, behind[1].comparator)
        last = behind[0].last
    if harm is not None and harm.first >= last:
        last = harm.last if harm.joint_with else last
    what_span = None
    if noun is not None:
        what_span = (noun.start, tokens[noun.last - 1].end)
    elif harm is not None:
        what_span = (tokens[harm.first].start, tokens[harm.last - 1].end)
    if what is None and _are_people(context, amount, last):
        what = PERSON
    value = QuantityValue(what=what, low=low, high=high, comparator=comparator, unit=unit, joint_with=joint_with)
    return QuantityMention(amount.start, tokens[last - 1].end, value, f"quantity.{amount.rule}", what_span)


def _what(
    context: Context, amount: _Amount, noun: Noun | None, harm: Harm | None
) -> tuple[str | None, tuple[str, ...], str | None]:
    """Return what is counted, what together with it, and the unit."""
    if noun is None:
        return (harm.what, harm.joint_with, None) if harm is not None else (None, (), None)
    if noun.unit == "year" and _is_age(context, amount, noun):
        return AGE, (), noun.unit
    if noun.kind == "person" and harm is not None and harm.overrides:
        return harm.what, harm.joint_with, None
    return noun.what, noun.joint_with, noun.unit


def _are_people(context: Context, amount: _Amount, last: int) -> bool:
    """Whether a vague number stands for people by itself: المئات, عشرات الآلاف with nothing behind it to count."""
    tokens = context.text.tokens
    if amount.rule != "vague" or not tokens[last - 1].key.removeprefix("لل").startswith("ال"):
        return False
    counts = last < len(tokens) and same_line(context.text, last) and tokens[last].key == _OF
    return not counts and tokens[amount.first].start == amount.start


def _locates(context: Context, i: int) -> bool:
    """Whether a bearing, or from where, follows at token `i`."""
    tokens = context.text.tokens
    if i >= len(tokens) or not same_line(context.text, i):
        return False
    return any(form.removeprefix("ال") in _BEARINGS or form in _FROM for form, _ in word_forms(tokens[i].key))


def _is_age(context: Context, amount: _Amount, noun: Noun) -> bool:
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
