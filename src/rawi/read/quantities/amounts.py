"""Amounts before it is known what they count: numbers, ranges and vague numbers, with the words that bound them."""

from typing import NamedTuple

from rawi.lexicon.calendar import longest
from rawi.lexicon.matcher import forms_of
from rawi.lexicon.shape_words import shape_words
from rawi.model.mention import Comparator
from rawi.read.numbers import LONGEST_DIGITS, Number, cardinal
from rawi.read.quantities.nouns import Context, noun_at
from rawi.read.quantities.shares import share_at, signed_at
from rawi.read.times.values import YEARS
from rawi.text import Token, key, same_line

# The rule of an amount that is a share of something, and counts nothing by itself.
SHARE = "share"
# The rule of a percentage, which counts shares. A hundred in words is the whole (مئة بالمئة).
PERCENT = "percent"
_ALL = 100
_BETWEEN, _BY_WHAT = key("بين"), key("بما")
_RANGE_OPENINGS = tuple(tuple(words.split()) for words in sorted(shape_words("opens_range")))
_VERBS_OF_RANGE = frozenset(key(word) for word in ("يتراوح", "تتراوح"))
RANGE_FIRST = frozenset(words[0] for words in _RANGE_OPENINGS)
_OPENINGS_BY_WORD = {first: tuple(words for words in _RANGE_OPENINGS if words[0] == first) for first in RANGE_FIRST}
_RANGE_LINKS = frozenset({"-", "–", "~", key("إلى"), key("أو"), key("بل"), key("حتى")})
_IN, _OF = key("في"), key("من")
_TO = key("إلى")
# How much it rose by (بنسبة، بمقدار).
_BY = tuple(shape_words("by_how_much"))
# Within so many words behind the word of a change is the old toll; its noun and an adjective may follow.
_CHANGE_BEFORE, _OLD_NOUN, _OLD_TIME = 8, 2, 12
_WITHIN = frozenset(map(key, ("في", "من", "خلال", "منذ", "نهاية")))
# A letter of a name (بي 52) is so short.
_LETTERS = 2
_SCALES = (10**9, 10**6, 1000)
# A verb of many in the past has more letters.
_SHORTEST_VERB = 3
_PERCENT = frozenset({"%", "‰", "٪"})
# With more a noun stands in the accusative.
_FEW_OF, _ACCUSATIVE = 10, "ا"
_HIS, _YEAR = "ه", key("العام")
# What stands for a decimal point (5ر2), and between a number and a larger one that corrects it (عشرات بل مئات).
_POINT = key("ر")
_RATHER = tuple(tuple(key(word) for word in words.split()) for words in sorted(shape_words("or_rather")))
OVER_OR_UNDER: dict[str, Comparator] = {key("دون"): "less_than", key("فوق"): "more_than"}
_FEW, ODD = frozenset(map(key, ("بضع", "بضعة"))), key("نيف")
# 17 تشرين is a day, whichever of the two months is meant.
_HALF_MONTHS = shape_words("half_of_month")
_FEWEST, _MOST, _TENS = 3, 9, range(20, 100, 10)
_GLUED_BEFORE, _GLUED_BEHIND = "/:.-–_#@+\\", "/:"


class Amount(NamedTuple):
    """An amount on tokens `first:last`, what counts it not yet read."""

    first: int
    last: int
    start: int
    low: float | None
    high: float | None
    comparator: Comparator
    rule: str
    number: Number | None = None
    is_bounded: bool = False


def amount_at(context: Context, i: int) -> Amount | None:
    """Return the amount at token `i` (a number, a range, a vague number, a share) with what bounds it, or null."""
    if context.text.tokens[i].kind == "punct":
        signed = _signed(context, i)
        if signed is not None:
            return signed
    bound = longest(context.text, i, context.numerals.before)
    if bound is None and may_set_bound(context, i):
        return _over_or_under(context, i)
    j, start = (bound[0].last, bound[0].start) if bound is not None else (i, None)
    if j >= len(context.text.tokens) or (j > i and not same_line(context.text, j)):
        return None
    number = cardinal(context.text, j, context.numerals)
    # نصف مليون is no share.
    shared = number is None or number.digits
    amount = _share(context, j, is_bounded=bound is not None) if shared else None
    amount = amount or range_at(context, j, number) or _number(context, j, number) or _vague(context, j)
    if amount is None:
        return None
    if bound is None or start is None:
        return amount
    low, high, comparator = bounded(amount, bound[1].comparator)
    if bound[1].position == "verb":
        # The verb of تجاوزت سبعة قناطير is no part of the figure.
        start = amount.start
    return amount._replace(first=i, start=start, low=low, high=high, comparator=comparator, is_bounded=True)


def may_set_bound(context: Context, i: int) -> bool:
    """Whether token `i` may set a number with the article as a bound (دون المئة، فوق الأربعين)."""
    return not OVER_OR_UNDER.keys().isdisjoint(forms_of(context.text.tokens[i].key))


def _over_or_under(context: Context, i: int) -> Amount | None:
    """Return the amount of دون المئة, فوق الأربعين at token `i`; null before a number without the article (دون 20)."""
    tokens = context.text.tokens
    number = cardinal(context.text, i + 1, context.numerals) if i + 1 < len(tokens) else None
    if number is None or not number.definite or number.conjunction or not same_line(context.text, i + 1):
        return None
    # رجل فوق الستين is that old.
    form = context.counted.form(tokens[number.last].key) if number.last < len(tokens) else None
    dead = noun_at(context, i - 1) if i else None
    tolled = dead is not None and dead.kind == "harm" and dead.number == "plural" and dead.definite
    if not tolled and (form is None or form[1] or form[2] or not same_line(context.text, number.last)):
        return None
    word = next(word for word in forms_of(tokens[i].key) if word in OVER_OR_UNDER)
    start = tokens[i].end - len(word)
    low, high, comparator = bounded(
        Amount(i, number.last, start, number.value, number.value, "exact", "words", number), OVER_OR_UNDER[word]
    )
    return Amount(i, number.last, start, low, high, comparator, "words", number, is_bounded=True)


def _share(context: Context, i: int, *, is_bounded: bool) -> Amount | None:
    share = share_at(context, i, is_bounded=is_bounded)
    if share is None:
        return None
    rule = SHARE if share.number is None else "words"
    amount = Amount(i, share.last, share.start, share.value, share.value, "exact", rule, share.number)
    low, high, comparator = bounded(amount, share.comparator)
    return amount._replace(low=low, high=high, comparator=comparator)


def _signed(context: Context, i: int) -> Amount | None:
    found = signed_at(context, i)
    if found is None or (found.value >= 0 and not _is_count(context, found.number)):
        return None
    start = context.text.tokens[i].start
    amount = Amount(i, found.last, start, found.value, found.value, "exact", "digits", found.number)
    low, high, comparator = bounded(amount, found.comparator)
    return amount._replace(low=low, high=high, comparator=comparator, is_bounded=True)


def bounded(amount: Amount, comparator: Comparator) -> tuple[float | None, float | None, Comparator]:
    """Return low, high and comparator of an exact amount under a bound; what is vague stays as vague."""
    if amount.comparator != "exact":
        return amount.low, amount.high, amount.comparator
    if comparator in ("more_than", "at_least"):
        return amount.low, None, comparator
    if comparator in ("less_than", "at_most"):
        return None, amount.high, comparator
    return amount.low, amount.high, comparator


def _number(context: Context, i: int, number: Number | None) -> Amount | None:
    """Return a number by itself or in brackets ((٩) أهداف)."""
    tokens = context.text.tokens
    bracket = tokens[i].light == "(" and i + 2 < len(tokens) and tokens[i + 2].light == ")"
    article = tokens[i].key == "ال" and i + 1 < len(tokens)
    at = i + 1 if bracket or article else i
    if at > i:
        number = cardinal(context.text, at, context.numerals) if tokens[at].kind == "number" else None
    if number is None:
        return None
    torn = None if bracket else _torn_by_letter(context, number)
    if torn is not None:
        return torn
    percent = per_cent(context, number.last)
    if percent is not None and not bracket and not (number.value == _ALL and not number.digits):
        return Amount(i, percent, number.start, number.value, number.value, "exact", PERCENT, number)
    if not _is_count(context, number, bracket=bracket):
        return None
    last = number.last + bracket
    start = tokens[i].start if at > i else number.start
    rule = "digits" if number.digits else "words"
    plus = number.digits and last < len(tokens) and tokens[last].light == "+"
    if plus and tokens[last].start == tokens[last - 1].end:
        # 300+ عائلة
        return Amount(i, last + 1, start, number.value, None, "at_least", rule, number, is_bounded=True)
    return Amount(i, last, start, number.value, number.value, "exact", rule, number)


def _torn_by_letter(context: Context, number: Number) -> Amount | None:
    """Return the amount, counted as none, of 2ر5 مليون: which part is the fraction cannot be told; or null."""
    tokens, i = context.text.tokens, number.last
    if not number.digits or i + 1 >= len(tokens) or tokens[i].key != _POINT or tokens[i + 1].kind != "number":
        return None
    if tokens[i - 1].end != tokens[i].start or tokens[i].end != tokens[i + 1].start:
        return None
    rest = cardinal(context.text, i + 1, context.numerals)
    last = rest.last if rest is not None else i + 2
    return Amount(number.first, last, number.start, None, None, "exact", SHARE, number)


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
            or (len(tokens[first].light) > 1 and tokens[first].light[0] == "0" and not _padded(context, first, bracket))
        ):
            return False
        if before is not None and before.end == tokens[first].start and not bracket:
            proclitic = before.kind == "word" and before.key in context.counted.words["proclitic"]
            if before.light[-1] in _GLUED_BEFORE or (before.kind == "word" and not proclitic):
                return False
        if behind is not None and behind.start == tokens[last - 1].end:
            if behind.light[0] in _GLUED_BEHIND and last + 1 < len(tokens) and tokens[last + 1].kind == "number":
                return False
            if behind.kind == "word" and behind.light.isascii():
                return False
        head = first - 2 if bracket else first - 1
        blocked = head >= 0 and tokens[head].key in context.counted.blockers and same_line(context.text, first)
        if blocked and not (len(tokens[head].key) <= _LETTERS and _counts_harm(context, last)):
            return _is_behind_year(context, head, number) or _has_its_noun(context, number)
    if behind is None:
        return True
    return behind.key not in _HALF_MONTHS and per_cent(context, last) is None


def _is_behind_year(context: Context, i: int, number: Number) -> bool:
    """Whether this year ends at token `i`, and a number that is no year counts behind it (منذ بداية العام 214 شخصا)."""
    tokens, last = context.text.tokens, number.last
    if tokens[i].key != _YEAR or number.value in YEARS or i not in context.dated or context.dated[i][1] != i + 1:
        return False
    form = context.counted.form(tokens[last].key) if last < len(tokens) and same_line(context.text, last) else None
    return form is not None and not form[1]


def _has_its_noun(context: Context, number: Number) -> bool:
    """Whether a noun in the accusative follows that only a count can have (بقي من الكتيبة 30 جنديا)."""
    tokens, last = context.text.tokens, number.last
    form = context.counted.form(tokens[last].key) if last < len(tokens) and same_line(context.text, last) else None
    if form is None or form[1] or form[2] or form[0].number != "singular" or number.value <= _FEW_OF:
        return False
    return tokens[last].key.endswith(_ACCUSATIVE)


def _counts_harm(context: Context, i: int) -> bool:
    """Whether dead or wounded stand at token `i`: بي 35 جريح is "in it are 35", بي 52 an aeroplane."""
    tokens = context.text.tokens
    form = context.counted.form(tokens[i].key) if i < len(tokens) and same_line(context.text, i) else None
    return form is not None and form[0].noun.kind == "harm"


def _padded(context: Context, i: int, bracket: bool) -> bool:
    """Whether a number of two digits counts though it begins with 0: (05) عناصر, 03 مخابئ."""
    tokens = context.text.tokens
    behind = i + 1 + bracket
    if len(tokens[i].light) != 2 or behind >= len(tokens) or not same_line(context.text, behind):
        return False
    form = context.counted.form(tokens[behind].key)
    return form is not None and not form[2]


def per_cent(context: Context, i: int) -> int | None:
    """Return the end of % or في المئة at token `i`, or null."""
    tokens = context.text.tokens
    if i >= len(tokens):
        return None
    if tokens[i].light in _PERCENT or context.is_a("per", i):
        return i + 1
    return i + 2 if tokens[i].key == _IN and context.is_a("per", i + 1) else None


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
    openings = _OPENINGS_BY_WORD.get(tokens[i].key)
    if openings is None:
        return ()
    return next((words for words in openings if tuple([t.key for t in tokens[i : i + len(words)]]) == words), ())


def _between(opening: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words of a range's opening that belong to the figure: بين, ما بين."""
    return opening if opening[0] not in _VERBS_OF_RANGE else opening[-1:]


def range_at(context: Context, i: int, number: Number | None) -> Amount | None:
    """Return بين 10 و15, من 10 إلى 15, 10-15, خمسة أو ستة: both bounds are said."""
    tokens = context.text.tokens
    start_token = i
    grown = _grown(context, i)
    if grown is not None:
        return grown
    opening = _range_opening(tokens, i)
    i += len(opening)
    if i >= len(tokens) or (opening and not same_line(context.text, i)):
        return None
    both = opening[-1:] == (_BETWEEN,)
    first = cardinal(context.text, i, context.numerals) if opening else number
    if first is None or (first.definite and not both) or not _is_count(context, first):
        return None
    j = _behind_unit(context, first.last) if both else first.last
    if j + 1 >= len(tokens) or not same_line(context.text, j):
        return None
    if tokens[j].key in _RANGE_LINKS:
        j += 1
    elif both and tokens[j].key.startswith("و"):
        j += tokens[j].key == "و"
    else:
        return None
    second = cardinal(context.text, j, context.numerals) if j < len(tokens) and same_line(context.text, j) else None
    if second is None or second.definite != first.definite or second.value <= first.value or second.preposition:
        return None
    low = _scaled(first, second, j)
    dashed = tokens[j - 1].light in ("-", "–", "~")
    # The same white space on both sides of the dash, or none: "3 -5 قتلى" may be a list.
    even = tokens[j - 1].start - tokens[j - 2].end == tokens[j].start - tokens[j - 1].end
    if dashed and not (first.digits and second.digits and even):
        return None
    # تتراوح بين ثلاثة وستة: the verb is no part of the figure.
    start = tokens[i - len(_between(opening))].start + (opening[0] == _BY_WHAT) if both else first.start
    if second.digits and j + 1 < len(tokens) and tokens[j + 1].light in ("-", "/"):
        return None
    return Amount(start_token, second.last, start, low, second.value, "exact", "range", second)


def _behind_unit(context: Context, i: int) -> int:
    """Return the token behind a unit of time that a range names twice (بين خمس سنوات وخمس عشرة سنة), else `i`."""
    tokens, units = context.text.tokens, context.words.units
    unit = units.get(tokens[i].key) if i + 2 < len(tokens) and same_line(context.text, i + 1) else None
    joined = i + 1 + (tokens[i + 1].key == "و") if unit is not None else len(tokens)
    second = cardinal(context.text, joined, context.numerals) if joined < len(tokens) else None
    if unit is None or second is None or second.last >= len(tokens):
        return i
    again = units.get(tokens[second.last].key)
    return i + 1 if again is not None and again.unit == unit.unit else i


def _grown(context: Context, i: int) -> Amount | None:
    """Return the new one of an old and a new toll, behind the word of its change (ارتفع من 17 قتيلا إلى 30)."""
    tokens = context.text.tokens
    if tokens[i].key != _OF or i + 1 >= len(tokens):
        return None
    first = cardinal(context.text, i + 1, context.numerals)
    if first is None or not _is_count(context, first) or not _has_changed(context, i):
        return None
    between = 0
    for j in range(first.last, min(first.last + _OLD_TIME, len(tokens) - 1)):
        if not same_line(context.text, j) or tokens[j].kind == "punct":
            return None
        # من 1659 في النصف الأول من العام الماضي إلى 1282
        timed = j in context.dated or (j + 1 in context.dated and tokens[j].key in _WITHIN)
        between += not timed and tokens[j].key != _TO
        if between > _OLD_NOUN:
            return None
        if tokens[j].key == _TO:
            new = cardinal(context.text, j + 1, context.numerals) if same_line(context.text, j + 1) else None
            if new is None or new.definite or not _is_count(context, new):
                return None
            rule = "digits" if new.digits else "words"
            return Amount(i, new.last, new.start, new.value, new.value, "exact", rule, new)
    return None


def _counts_many(context: Context, i: int) -> bool:
    """Whether an indefinite plural that is counted stands at token `i`."""
    tokens = context.text.tokens
    form = context.counted.form(tokens[i].key) if i < len(tokens) and same_line(context.text, i) else None
    return form is not None and form[0].number == "plural" and not form[1]


def _has_changed(context: Context, i: int) -> bool:
    """Whether a word of rising or falling stands before token `i` in its clause, and no measure of how much (بنسبة)."""
    tokens = context.text.tokens
    for j in range(i - 1, max(-1, i - 1 - _CHANGE_BEFORE), -1):
        if not same_line(context.text, j + 1) or tokens[j].kind == "punct" or tokens[j].key.startswith(_BY):
            return _is_of_changed_toll(context, i)
        if not context.counted.words["changed"].isdisjoint(forms_of(tokens[j].key)):
            # رفعوا علم البلاد من 5 إلى 10 شبان: of many, only what is a toll is raised.
            return not _many_act(tokens[j]) or any(_is_toll(context, k) for k in range(j + 1, i))
    return _is_of_changed_toll(context, i)


def _is_toll(context: Context, i: int) -> bool:
    return not context.counted.words["number_of"].isdisjoint(forms_of(context.text.tokens[i].key))


def _is_of_changed_toll(context: Context, i: int) -> bool:
    """Whether a toll is said to change before token `i`, whatever stands between (حصيلة الهجوم، أمس، من 25 إلى 89).

    Behind و begins something else (زاد عدد الجنود، وقتل من 25 إلى 30).
    """
    words, tokens = context.counted.words, context.text.tokens
    for j in range(context.text.sentence_of(i)[0] + 1, i):
        if _is_toll(context, j):
            said = tokens[max(0, j - _CHANGE_BEFORE) : j]
            changed = any(not words["changed"].isdisjoint(forms_of(token.key)) for token in said)
            return changed and not any(_opens(token) for token in tokens[j + 1 : i])
    return False


def _opens(token: Token) -> bool:
    """Whether a word begins with and, and is no second noun of a toll (القتلى والجرحى)."""
    return token.key.startswith("و") and not token.key.startswith("وال")


def _scaled(first: Number, second: Number, i: int) -> float:
    """Return the lower end of a range whose upper one, at token `i`, has the noun of both (20 إلى 25 ألف)."""
    several = second.last > i + 1 and first.last == first.first + 1
    scale = next((by for by in _SCALES if several and second.value % by == 0), 1)
    return first.value * scale if first.value < second.value / scale else first.value


def _many_act(token: Token) -> bool:
    """Whether a word is a verb of many in the past (قتلوا)."""
    return token.kind == "word" and len(token.key) > _SHORTEST_VERB and token.key.endswith("وا")


def _vague(context: Context, i: int) -> Amount | None:
    """Return العشرات, مئات الآلاف, عدة, عدد من; عدة مئات is as many as hundreds are."""
    tokens = context.text.tokens
    few = _few_and_tens(context, i)
    if few is not None:
        return few
    found = longest(context.text, i, context.numerals.vague)
    if found is None:
        return None
    place, vague = found
    if place.proclitics and tokens[i].text.endswith(_HIS) and place.last == i + 1 and not _counts_many(context, i + 1):
        # بعده: behind him, not by several.
        return None
    if vague.high is None and i > 0 and context.is_a("no_count_of", i - 1) and same_line(context.text, i):
        # أكبر عدد من الضحايا
        return None
    last = place.last
    counts_all = last < len(context.text.tokens) and context.text.tokens[last - 1].key == _OF
    if counts_all and _many_act(context.text.tokens[last]):
        # عدد من قتلوا counts all of them.
        return None
    following = (
        longest(context.text, last, context.numerals.vague) if vague.high is None and last < len(tokens) else None
    )
    if following is not None and not following[0].proclitics and same_line(context.text, last):
        vague, last = following[1], following[0].last
    high = float(vague.high) if vague.high is not None else None
    goes_on = _goes_rather(context, last)
    rather = _vague(context, goes_on) if goes_on is not None else None
    if rather is not None and rather.low is not None and rather.low > vague.low and vague.high is not None:
        return rather._replace(first=i, start=place.start, low=float(vague.low))
    return Amount(i, last, place.start, float(vague.low), high, "vague", "vague")


def _goes_rather(context: Context, i: int) -> int | None:
    """Return where a larger number begins that corrects the one before token `i` (بل، إن لم يكن، وربما), or null."""
    tokens = context.text.tokens
    i += i + 2 < len(tokens) and tokens[i].light in "،,"
    for words in _RATHER:
        end = i + len(words)
        if (
            tuple([token.key for token in tokens[i:end]]) == words
            and end < len(tokens)
            and same_line(context.text, end)
        ):
            return end
    return None


def _few_and_tens(context: Context, i: int) -> Amount | None:
    """Return the amount of بضع وعشرون (23-29), نيف وثلاثون (31-39) at token `i`, or null."""
    tokens = context.text.tokens
    forms = forms_of(tokens[i].key)
    odd = ODD in forms
    if not odd and _FEW.isdisjoint(forms):
        return None
    tens = cardinal(context.text, i + 1, context.numerals) if i + 1 < len(tokens) else None
    if tens is None or not tens.conjunction or tens.digits or tens.definite or tens.value not in _TENS:
        return None
    low = tens.value + (1 if odd else _FEWEST)
    start = tokens[i].start + (tokens[i].key not in _FEW and tokens[i].key != ODD)
    return Amount(i, tens.last, start, low, tens.value + _MOST, "vague", "vague", tens)
