"""From an amount and what it counts to the quantity that is reported: what, how many, between which bounds."""

from typing import NamedTuple

from rawi.lexicon.calendar import longest
from rawi.lexicon.matcher import forms_of
from rawi.lexicon.shape_words import shape_words
from rawi.model import QuantityValue
from rawi.read.kinds import BEFALLEN
from rawi.read.quantities.amounts import Amount, bounded
from rawi.read.quantities.befallen import befell_in
from rawi.read.quantities.doers import are_doers
from rawi.read.quantities.nouns import Context, Noun, half_behind
from rawi.read.quantities.tolls import far_toll, toll
from rawi.read.quantities.words import PERSON, VICTIM, Far, Harm, befell_these, harm_before, harm_behind, went_missing
from rawi.text import key, same_line

# The rule of a number that stands far behind the dead or wounded it counts.
TOLL = "quantity.toll"
AGE, _AGE_WITHIN = "age", 5
# Of who is no year old the age is told so (رضيع عمره أربعون يوما).
_OF_CHILDREN = frozenset({"day", "week", "month"})
_MEANS = shape_words("means_of_harm")
KILLED, _MISSING = "killed", "missing"
_OWNED, _SHORTEST_OWNED = ("ه", "ها", "هم", "نا"), 4
DISTANCE = "distance"
_PRISONER, _CAPTURED = "prisoner", "captured"
_COMMAS = frozenset("،,")
_ENDS = _COMMAS | frozenset(".؛")
_OF = key("من")
# As the table of bounds has it.
_AND_MORE = "وأكثر"
_BEYOND = (key("ما"), key("بعد"))
# Between words that bound a count from behind and its noun (ثلاثين قذيفة هاون على الأقل).
_MOST_BETWEEN = 2
_TIMES, _MAN = "time", "man"
# What became of them before says nothing of what did now.
_FLED = frozenset({"displaced", "refugee"})
_CASE, _PATIENT = "case", "patient"
_DRONE, _PROTEST = "مسيرة", "protest"
_AMBUSH, _CHECKPOINT = "كمين", "checkpoint"
# So many words before so many times are asked what was done.
_SAID_BEFORE = 10
# What else the words around a noun make of it: how deep it is, where something was found, what tonnes are of.
_DEPTH, _SITE, _POSITION, _WEIGHT, _SUPPLIES = "depth", "site", "position", "weight", "supplies"


class QuantityMention(NamedTuple):
    """Code points `start:end` that say how many, the value, the rule, and the code points that say of what."""

    start: int
    end: int
    value: QuantityValue
    rule: str
    what_span: tuple[int, int] | None


_IN = key("في")
# What plurals of people end in, where no list has them (عشرات المرابطين).
_OF_PEOPLE = ("ين", "ون")


def quantity(
    context: Context, amount: Amount, noun: Noun | None, last: int, harm: Harm | None = None
) -> QuantityMention | None:
    """Return the quantity of an amount that ends before token `last`, or null where it is none.

    `harm`: what is known to have become of those counted; else it is looked for.
    """
    tokens = context.text.tokens
    number = amount.number
    if noun is not None and number is not None and number.grouped_by_point and noun.kind == "measure":
        # 1.500 كم: fifteen hundred or one and a half.
        return None
    if noun is not None and noun.what == DISTANCE and _locates(context, last) and not _reaches(context, amount.first):
        # 38 كم جنوب إدلب says where, not how many.
        return None
    doers = noun is not None and amount.rule == "dual" and are_doers(context, noun)
    if noun is not None and not doers and (noun.kind == "person" or (noun.kind == "harm" and noun.what != KILLED)):
        harm = _befell(context, amount, noun, last) or harm
    if harm is not None and _did_or_may_have_fallen(context, amount, harm, last):
        harm = None
    if harm is not None and amount.comparator == "exact":
        amount = _passed(context, amount, harm)
    what, joint_with, unit = _what(context, amount, noun, harm)
    if what == AGE and amount.comparator == "exact":
        amount = _age_passed(context, amount)
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
    if behind is not None and behind[1].comparator == "more_than" and goes_on and behind[1].phrase == _AND_MORE:
        # 413 شهيداً وأكثر من 660 مصاباً; not خمسون ونيف من الجنود
        behind = None
    if behind is not None and not behind[0].proclitics and same_line(context.text, end) and comparator == "exact":
        low, high, comparator = bounded(amount, behind[1].comparator)
        last = behind[0].last
    elif noun is not None and comparator == "exact":
        # 11 من مسلحي الفصائل على الأقل
        ends = _bound_behind(context, noun.last, most=_MOST_BETWEEN if noun.first > amount.last else 1)
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
    rule = "quantity.doers" if doers else f"quantity.{amount.rule}"
    if harm is not None and harm.apart:
        rule = BEFALLEN
    risen = far_toll(context, amount.first) if what is not None and what != PERSON else None
    if risen is not None and risen.what in (what, VICTIM):
        rule = TOLL
    return QuantityMention(amount.start, tokens[last - 1].end, value, rule, what_span)


def _befell(context: Context, amount: Amount, noun: Noun, last: int) -> Harm | None:
    """Return what the words around people counted by a noun say became of them, or null."""
    tokens = context.text.tokens
    # "مقتل قائد و5 جرحى": those counted for what became of them are killed only right behind the word.
    theirs = noun.definite and not tokens[noun.first].key.startswith("ال")
    far: Far = "company" if theirs else "subject" if noun.kind == "person" else "remainder"
    if noun.kind == "person" and context.is_a("among_them", amount.first - 1):
        # Of those killed, two civilians: what they are is what tells them from the others.
        return None
    harm = (
        befell_these(context, amount, last)
        or harm_before(context, amount.first, far=far)
        or harm_behind(context, behind_bound(context, max(last, noun.passed)))
    )
    tolled = toll(context, amount.first) if harm is None and noun.kind == "person" else None
    # البالغ عددهم 250 مقاتلا: the noun says more.
    harm = harm or (tolled if tolled is not None and tolled.what != PERSON else None)
    harm = harm or went_missing(context, amount.first, noun)
    if harm is None and (noun.kind == "person" or noun.what in _FLED) and tokens[amount.first].start == amount.start:
        harm = befell_in(context, amount.first)
    return harm


def _did_or_may_have_fallen(context: Context, amount: Amount, harm: Harm, last: int) -> bool:
    """Whether those counted did harm (أفرغ أربعة مسلحين رصاصهم), or are of those who may have fallen as well."""
    tokens = context.text.tokens
    if last < len(tokens) and tokens[last].key in _MEANS and same_line(context.text, last):
        return True
    # فقدان ثلاثة من منتسبيها
    return harm.what == _MISSING and harm.first < amount.first and _are_own(context, amount.last)


def _are_own(context: Context, i: int) -> bool:
    """Whether at token `i` follows of whose men so many are (ثلاثة من رفاقه)."""
    tokens = context.text.tokens
    of = i + 1 < len(tokens) and tokens[i].key == _OF and same_line(context.text, i + 1)
    return of and len(tokens[i + 1].key) > _SHORTEST_OWNED and tokens[i + 1].key.endswith(_OWNED)


def _passed(context: Context, amount: Amount, harm: Harm) -> Amount:
    """Return the amount of a toll whose verb says that it was passed, or was not (لم يتجاوز عدد القتلى خمسة)."""
    i = harm.first - 1
    i -= i > 0 and context.is_a("number_of", i)
    verb = longest(context.text, i, context.numerals.before) if 0 <= i < amount.first else None
    if verb is None or verb[1].position != "verb" or verb[1].comparator != "more_than":
        return amount
    denied = i > 0 and context.is_a("not", i - 1)
    low, high, comparator = bounded(amount, "at_most" if denied else "more_than")
    return amount._replace(low=low, high=high, comparator=comparator)


def _age_passed(context: Context, amount: Amount) -> Amount:
    """Return an age whose verb says that it was passed, or was not (لا تتجاوز أعمارهم أربعة أعوام)."""
    for i in range(
        amount.first - 1, max(amount.first - _AGE_WITHIN, context.text.sentence_of(amount.first)[0]) - 1, -1
    ):
        bound = longest(context.text, i, context.numerals.before)
        if bound is not None and bound[0].last <= amount.first and bound[1].comparator in ("at_most", "more_than"):
            low, high, comparator = bounded(amount, bound[1].comparator)
            # لا تتجاوز begins before تتجاوز.
            if i == 0 or longest(context.text, i - 1, context.numerals.before) is None:
                return amount._replace(low=low, high=high, comparator=comparator)
        if not (
            bound is not None
            or any(form in context.counted.words["age"] for form in forms_of(context.text.tokens[i].key))
        ):
            return amount
    return amount


def behind_bound(context: Context, i: int) -> int:
    """Return the token behind a bound at token `i` (ستون فلسطينياً على الأقل قُتلوا), `i` where none stands."""
    bound = longest(context.text, i, context.numerals.after) if i < len(context.text.tokens) else None
    return bound[0].last if bound is not None and not bound[0].proclitics and same_line(context.text, i) else i


def _bound_behind(context: Context, i: int, *, most: int) -> int | None:
    """Return the end of على الأقل at most so many words behind token `i`, the rest of a name between; or null."""
    for j in range(i, min(i + most + 1, len(context.text.tokens))):
        token = context.text.tokens[j]
        if token.kind != "word" or not same_line(context.text, j) or token.key.startswith("و"):
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
    of_a_child = noun.unit in _OF_CHILDREN and context.is_a("lifetime", amount.first - 1)
    if of_a_child or (noun.unit == "year" and _is_age(context, amount, noun)):
        return AGE, (), noun.unit
    if noun.kind == "measure":
        return _measured(context, amount, noun), (), noun.unit
    befallen = noun.kind == "person" or noun.what in _FLED
    if harm is not None and harm.overrides and (befallen or (harm.what == KILLED and noun.kind != "thing")):
        return harm.what, harm.joint_with, None
    if noun.what == _MAN and amount.rule == "vague":
        # مئات الشبان are a crowd.
        return PERSON, noun.joint_with, None
    if noun.what == _CASE and _treated(context, amount.first):
        return _PATIENT, noun.joint_with, None
    if noun.noun == _AMBUSH and any(context.is_a("assailed", i) for i in (amount.first - 1, amount.first - 2)):
        # هجمات على 15 كمينا: in Egypt these are checkpoints.
        return _CHECKPOINT, noun.joint_with, None
    if noun.noun == _DRONE and _organised(context, amount.first):
        # نظمت 12 وقفة وخمس مسيرات
        return _PROTEST, noun.joint_with, None
    if noun.what == _TIMES:
        return _repeated(context, amount.first), (), None
    if noun.what == _PRISONER and _taken(context, amount.first):
        # وأخذ أربعة وسبعين أسيرا
        return _CAPTURED, noun.joint_with, None
    # In twelve places, not against twelve positions.
    found_at = noun.what == _POSITION and context.is_a("place_of", amount.first - 1)
    return _SITE if found_at else noun.what, noun.joint_with, noun.unit


def _organised(context: Context, i: int) -> bool:
    """Whether the words before token `i` say that somebody marched or had it done: no drones are counted."""
    return any(context.is_a("marched", k) for k in range(max(context.text.sentence_of(i)[0], i - _SAID_BEFORE), i))


def _taken(context: Context, i: int) -> bool:
    """Whether the words before token `i` say that somebody took those counted (وأخذ أربعة أسرى)."""
    took = context.counted.words["took"]
    return any(form in took for token in context.text.tokens[max(0, i - 2) : i] for form in forms_of(token.key))


def _treated(context: Context, i: int) -> bool:
    """Whether the cases counted at token `i` are patients: who took them in or away stands before (استقبل 12 حالة)."""
    low = max(context.text.sentence_of(i)[0], i - _SAID_BEFORE)
    return any(context.is_a("treated", k) for k in range(low, i))


def _repeated(context: Context, i: int) -> str:
    """Return what was done so many times, as the words before token `i` in its sentence say (خرقوا الهدنة 47 مرة)."""
    tokens, words = context.text.tokens, context.counted.words
    for k in range(i - 1, max(context.text.sentence_of(i)[0], i - _SAID_BEFORE) - 1, -1):
        forms = set(forms_of(tokens[k].key))
        if forms & words["violated"]:
            return "violation"
        if forms & words["raided"]:
            return "airstrike"
    return _TIMES


def _measured(context: Context, amount: Amount, noun: Noun) -> str:
    """Return what a measure is of: a depth, supplies (طن من الدقيق), or what its noun says."""
    i = amount.first - 1
    if noun.what == DISTANCE and noun.unit == "m" and context.is_a("depth", i):
        return _DEPTH
    of = noun.last + (noun.last < len(context.text.tokens) and context.text.tokens[noun.last].key == _OF)
    return _SUPPLIES if noun.what == _WEIGHT and context.is_a("supplies", of) else noun.what


def _are_people(context: Context, amount: Amount, last: int) -> bool:
    """Whether a vague number stands for people by itself: المئات, عشرات الآلاف with nothing behind it to count."""
    tokens = context.text.tokens
    if amount.rule != "vague" or (last > amount.last and not tokens[last - 1].key.endswith(_OF_PEOPLE)):
        return False
    ends = last >= len(tokens) or tokens[last].kind == "punct" or not same_line(context.text, last)
    if not tokens[last - 1].key.removeprefix("لل").startswith("ال"):
        # شيعهم مئات، …
        return ends and amount.high is not None
    return (ends or tokens[last].key != _OF) and tokens[amount.first].start == amount.start


def _reaches(context: Context, i: int) -> bool:
    """Whether the words before token `i` say that something reaches so far (بعمق، إلى ما بعد)."""
    tokens = context.text.tokens
    before = tuple(token.key for token in tokens[max(0, i - 2) : i])
    return context.is_a("reaching", i - 1) or before == _BEYOND


def _locates(context: Context, i: int) -> bool:
    """Whether a bearing, or from where, follows at token `i`."""
    tokens = context.text.tokens
    if i >= len(tokens) or not same_line(context.text, i):
        return False
    bearings, away = context.counted.words["bearing"], context.counted.words["away"]
    return any(form.removeprefix("ال") in bearings or form in away for form in forms_of(tokens[i].key))


def _is_age(context: Context, amount: Amount, noun: Noun) -> bool:
    tokens = context.text.tokens
    bracketed = (
        amount.first > 0
        and tokens[amount.first - 1].light == "("
        and noun.last < len(tokens)
        and tokens[noun.last].light == ")"
    )
    ages = context.counted.words["age"]
    apart = amount.first > 1 and tokens[amount.first - 1].light in _COMMAS and _ends_part(context, noun.last)
    if apart and not _is_sentence(context, amount, noun) and not tokens[amount.first - 2].key.startswith(("ال", "بال")):
        # الفتى محمد عليان، 14 عاما، برصاص; not بالسجن، 15 عاما
        return amount.comparator == "exact" and tokens[amount.first].start == amount.start
    said = any(
        form in ages for token in tokens[max(0, amount.first - 3) : amount.first] for form in forms_of(token.key)
    )
    return bracketed or said


def _is_sentence(context: Context, amount: Amount, noun: Noun) -> bool:
    """Whether somebody got so many years (سجن خالد، 12 عاما، ثم), none with what he got behind them."""
    tokens, jailed = context.text.tokens, context.counted.words["jailed"]
    first, last = context.text.sentence_of(amount.first)
    got = any(tokens[i].key in jailed and (i == first or tokens[i - 1].key != _IN) for i in range(first, amount.first))
    behind = tokens[noun.last + 1 : min(noun.last + 2, last)]
    return got and not any(form.removeprefix("ال") in jailed for token in behind for form in forms_of(token.key))


def _ends_part(context: Context, i: int) -> bool:
    """Whether a comma, a stop or the end of the line stands at token `i`."""
    tokens = context.text.tokens
    return i >= len(tokens) or not same_line(context.text, i) or tokens[i].light in _ENDS
