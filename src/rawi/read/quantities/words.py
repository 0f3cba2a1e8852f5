"""Words around a number that say what became of those counted: مقتل خمسة، قتل وجرح العشرات، بين قتيل وجريح."""

from typing import Literal, NamedTuple

from rawi.lexicon.calendar import longest
from rawi.lexicon.counted import CountClass
from rawi.lexicon.matcher import forms_of
from rawi.lexicon.shape_words import shape_words
from rawi.read.numbers import cardinal
from rawi.read.quantities.amounts import Amount
from rawi.read.quantities.nouns import Context, Noun, counted_noun, noun_at
from rawi.text import Token, key, same_line

# How many words may stand between a verb of harm and those it befell (قتل الجيش الإسرائيلي خمسة مدنيين).
REACH = 3
# So many tokens at most head a list (القتلى من العسكريين:).
_HEADING = 8
# Within so many words of its number, a count (عدد القتلى) needs no verb.
_NEAR = 6
# Where it rises to the number (عدد القتلى على مستوى البلاد إلى 525) it may stand farther away.
_FAR = 10
_LONGEST_PHRASE = 3
# How a toll rises stands so near before it; what is told between commas ends before the number.
_RISE_BEFORE, _ASIDE_COMMAS = 3, 2
PERSON, VICTIM = "person", "victim"
# How many words may stand between what befell somebody and their company (اغتيال القائد … وأربعة من مرافقيه).
_COMPANY_REACH = 8
Far = Literal["subject", "remainder", "company"]
_MOST_TIMES = 2
_COMMAS = frozenset("،,")
_DASHES = frozenset("–-—")
_OR = key("أو")
_OF = key("من")
# A verb with its doers in it: قُتلوا, قُتلا.
_OF_MANY, _OF_CARELESS = "ا", "و"
_OF_WHOM = "وا"
_INDEED = key("قد")
_MANY = "ات"
_TO, _AND = key("إلى"), "و"
_AMONG = (key("في"), key("عداد"))
_SHORTEST_OWNED = 4
_TOLLED, _TAKEN = frozenset({"killed", "injured", "missing"}), frozenset({VICTIM, "abducted", "captured", "detained"})
# Whose they are, and who may be lost in a fight.
_THEIRS, _MEN = ("ه", "ها", "هم"), frozenset({"fighter", "soldier", "officer"})
_OUTCOME, _BLOWS = key("حصيلة"), (shape_words("recalled_deed") | shape_words("blow_of_state")) - {key("عملية")}
# Two words that say together what became of those before them: لقوا مصرعهم.
_PAIRS: tuple[tuple[CountClass, CountClass, str], ...] = (
    ("met", "death", "killed"),
    ("left", "life", "killed"),
    ("into", "captivity", "captured"),
)
# So many words at most lie between those counted and their number (المحتجزين لدى الجانبين وعددهم 17).
_NUMBERED = 8
# عددها is that of things, or of bodies of people.
_ITS = "ها"
# Within so many words a bound names them itself.
_MOST_SAID = 3
_LONGEST_ASIDE = 10
_WHO_THEY_ARE: tuple[CountClass, ...] = ("among_them", "one_of_them", "most_of_them")
# So many words at most stand between those counted and their death.
_OF_THEIRS = 3


class Harm(NamedTuple):
    """What became of those counted, what else together with it, and the tokens that say so.

    `apart`: more of it is told between those tokens and the number.
    """

    what: str
    joint_with: tuple[str, ...]
    first: int
    last: int
    overrides: bool = True
    apart: bool = False


def harm_before(context: Context, i: int, *, far: Far) -> Harm | None:
    """Return what the words before token `i` say became of those counted there.

    They stand right before it, or `far`: with who did it between them (`subject`, where persons are counted), or with
    who was left (`remainder`, where a number stands alone: أسر من تبقى منهم ــ المئات). A time between them does not
    part them (قتل، أمس الاثنين، خمسة مدنيين).
    """
    tokens = context.text.tokens
    between = _dead_and_wounded(context, i - 3) if i >= 3 else None
    if between is not None and between[1] == i:
        return Harm(between[0][0], between[0][1:], i - 3, i)
    low = context.text.sentence_of(i)[0]
    passed: list[Token] = []
    times = 0
    end = i
    while end > low:
        found = _phrase_ending(context, end, low)
        if found is not None and _reaches(context, passed, far):
            return _joint(context, found, low)
        before_time = _before_time(context, end, low)
        if before_time is not None and times < _MOST_TIMES:
            times, end = times + 1, before_time
            continue
        token = tokens[end - 1]
        if not (token.kind in ("word", "quote") or token.light in _DASHES):
            return None
        passed.insert(0, token)
        if sum(one.kind == "word" for one in passed) > (_COMPANY_REACH if far == "company" else REACH):
            return None
        end -= 1
    return None


def _before_time(context: Context, end: int, low: int) -> int | None:
    """Return the token where a time that ends before token `end` begins, the commas around it taken in; or null."""
    tokens = context.text.tokens
    last = end - 1 if tokens[end - 1].light in _COMMAS else end
    time = context.dated.get(last - 1) if last > low else None
    if time is None:
        return None
    first = time[0]
    return first - 1 if first > low and tokens[first - 1].light in _COMMAS else first


def _reaches(context: Context, between: list[Token], far: Far) -> bool:
    """Whether the words between a word of harm and a number leave the number its object."""
    if not between:
        return True
    if far == "company":
        return not any(_stops(context, token) or token.light in _DASHES for token in between)
    words = context.counted.words
    if far == "remainder" and all(token.key in words["remainder"] or token.light in _DASHES for token in between):
        return True
    # Nobody stands between قتل and في or من: what the number counts was killed.
    passive = between[0].key in words["passive_link"]
    if far == "remainder" and not passive:
        return False
    return not any(_stops(context, token) or token.light in _DASHES for token in between[passive:])


def _stops(context: Context, token: Token) -> bool:
    return not context.counted.words["stop"].isdisjoint(forms_of(token.key))


def _phrase_ending(context: Context, end: int, low: int) -> Harm | None:
    """Return the words of harm that end before token `end`."""
    tokens = context.text.tokens
    for size in range(_LONGEST_PHRASE, 0, -1):
        first = end - size
        if first < low:
            continue
        rest = tuple(token.key for token in tokens[first + 1 : end])
        for form in forms_of(tokens[first].key):
            word = context.counted.harm.get((form, *rest))
            if word is None and form.endswith(_OF_CARELESS):
                # قتلو is careless for قتلوا
                word = context.counted.harm.get((f"{form}ا", *rest))
            if word is not None:
                return Harm(word.what, (), first, end, word.overrides)
    return None


def harm_word(context: Context, first: int, end: int, low: int) -> Harm | None:
    """Return the one word of harm on tokens `first:end`, or null."""
    found = _phrase_ending(context, end, low) if first >= low else None
    return found if found is not None and found.first == first else None


def _phrase_at(context: Context, i: int, end: int) -> Harm | None:
    """Return the words of harm at token `i` (حصيلة القضاء على …)."""
    for last in range(min(i + _LONGEST_PHRASE, end), i, -1):
        found = _phrase_ending(context, last, i)
        if found is not None and found.first == i:
            return found
    return None


def _joint(context: Context, last: Harm, low: int) -> Harm:
    """Read قتل وجرح العشرات, قتل أو جرح العشرات: both count together."""
    tokens = context.text.tokens
    joined = tokens[last.first].key.startswith("و")
    before = last.first
    if before > low and tokens[before - 1].key == _OR:
        joined, before = True, before - 1
    first = _phrase_ending(context, before, low) if joined else None
    if first is None or first.what == last.what:
        return last
    many = [tokens[harm.first].key.endswith(_OF_MANY) for harm in (first, last)]
    if many[0] and not many[1]:
        # "210 أشخاص قُتلوا وجُرح 680": the first has a figure of its own.
        return last
    alone = counted_noun(context, first.first - 1, definite=False) if first.first > low else None
    if alone is not None and alone.number == "singular":
        # أن جنديا قتل وأصيب ثلاثة: the first tells of one.
        return last
    return Harm(first.what, (last.what,), first.first, last.last)


def _dead_and_wounded(context: Context, i: int) -> tuple[tuple[str, ...], int] | None:
    """Return what بين قتيل وجريح at token `i` counts together, and its end."""
    tokens = context.text.tokens
    if not context.is_a("between", i):
        return None
    noun = counted_noun(context, i + 1) if i + 1 < len(tokens) else None
    if noun is None or not noun.joint_with:
        return None
    return (noun.what, *noun.joint_with), noun.last


def _behind_aside(context: Context, i: int) -> int:
    """Return the token behind an aside that says who they are (53 شخصا، بينهم 15 طفلا، قتلوا), else `i`."""
    tokens = context.text.tokens
    opens = i + 1 < len(tokens) and tokens[i].light in _COMMAS
    opens = opens and any(context.is_a(name, i + 1) for name in _WHO_THEY_ARE)
    if not opens:
        return i
    high = min(context.text.sentence_of(i)[1], i + _LONGEST_ASIDE)
    return next((k + 1 for k in range(i + 2, high) if tokens[k].light in _COMMAS), i)


def harm_behind(context: Context, i: int) -> Harm | None:
    """Return what the words from token `i` on say: بين قتيل وجريح, or a passive (جنديين أصيبا بجروح)."""
    tokens = context.text.tokens
    i = _behind_aside(context, i)
    if i >= len(tokens) or not same_line(context.text, i):
        return None
    # ألف شخص سقطوا بين قتيل وجريح
    fell = context.is_a("fell", i) and i + 1 < len(tokens)
    between = _dead_and_wounded(context, i + fell)
    if between is not None:
        return Harm(between[0][0], between[0][1:], i, between[1])
    i += tokens[i].key == _INDEED or context.is_a("who", i)
    if i >= len(tokens):
        return None
    behind = tokens[i + 1] if i + 1 < len(tokens) else None
    theirs = next((k for k in range(i, min(i + _OF_THEIRS, len(tokens))) if context.is_a("their_death", k)), None)
    if theirs is not None and all(token.kind == "word" for token in tokens[i:theirs]):
        # 87 شخصاً وثق المركز مقتلهم, كلّف 22 جندياً حياتهم
        return Harm("killed", (), theirs, theirs + 1)
    for first, second, fate in _PAIRS:
        if context.is_a(first, i) and context.is_a(second, i + 1):
            return Harm(fate, (), i, i + 2)
    if (tokens[i].key, behind.key if behind is not None else "") == _AMONG:
        # ولا يزال ثلاثة في عداد المفقودين
        return Harm("missing", (), i, i + 2, overrides=False)
    what = context.counted.harm_behind.get(tokens[i].key)
    # With an object the same letters say that they killed.
    done_to = behind is None or behind.kind == "punct" or context.is_a("by", i + 1) or behind.key.startswith("ب")
    # ثلاثين قتلوا ونحو خمسين جرحوا
    done_to = done_to or (tokens[i].key.endswith(_OF_WHOM) and _counts_more(context, i + 1))
    return Harm(what, (), i, i + 1) if what is not None and (done_to or not same_line(context.text, i + 1)) else None


def _counts_more(context: Context, i: int) -> bool:
    """Whether و and another number, or a passive of other people, follow at token `i` (قُتلوا ونحو خمسين، وأصيب 30)."""
    tokens = context.text.tokens
    if i >= len(tokens) or not tokens[i].key.startswith(_AND) or not same_line(context.text, i):
        return False
    number = i + (tokens[i].key == _AND)
    counts = cardinal(context.text, number, context.numerals) if number < len(tokens) else None
    if counts is not None or longest(context.text, i, context.numerals.before) is not None:
        return True
    harm = _phrase_at(context, i, i + 1)
    return harm is not None and not tokens[i].key.endswith(_OF_WHOM) and i + 1 < len(tokens)


def befell_these(context: Context, amount: Amount, last: int) -> Harm | None:
    """Return what befell those counted between two verbs of harm, each behind its number (20 قُتلوا و50 جُرحوا)."""
    tokens, i = context.text.tokens, amount.first
    i -= i > 0 and tokens[i - 1].key == _AND
    joined = tokens[i].key.startswith(_AND) and i > context.text.sentence_of(i)[0]
    if not joined or last >= len(tokens) or not tokens[last].key.endswith(_OF_WHOM):
        return None
    return harm_behind(context, last) if tokens[i - 1].key.endswith(_OF_WHOM) else None


def headed_by(context: Context, i: int) -> Harm | None:
    """Return what a number at token `i` counts that its name stands right before (القتلى 12، والجرحى 41)."""
    noun = noun_at(context, i - 1) if i > 0 and same_line(context.text, i) else None
    if noun is None or not noun.definite or noun.kind != "harm" or noun.number != "plural" or noun.last != i:
        return None
    counted = i > 1 and _is_number_of(context, i - 2)
    return None if counted else Harm(noun.what, (), i - 1, i)


def toll(context: Context, i: int) -> Harm | None:
    """Return what a bare number at token `i` counts in: عدد قتلى … ارتفع إلى 24."""
    low = context.text.sentence_of(i)[0]
    return (
        _list_of_the_dead(context, i)
        or _their_number(context, i, low)
        or _near_toll(context, i, low)
        or far_toll(context, i)
    )


def far_toll(context: Context, i: int) -> Harm | None:
    """Return what a number at token `i` counts in a toll of which more is told before the number, else null.

    ارتفع عدد قتلى الهجوم الذي استهدف السوق إلى 17, عدد قتلى الهجومين اللذين نفذهما متشددون ارتفع إلى 17,
    بلغ عدد ضحايا القصف المتواصل على المدينة منذ أسبوع 300.
    """
    tokens = context.text.tokens
    low, high = context.text.sentence_of(i)
    if i - 1 <= low:
        return None
    # من 12 إلى 19
    grown = tokens[i].key == _OF
    to = tokens[i - 1].key == _TO or grown
    last = i - 1 - (to and not grown)
    if last in context.dated:
        last = context.dated[last][0] - 1
        last -= last > low and context.is_a("stop", last)
    behind = _is_rise(context, i) or _is_rise(context, last)
    bare = not (to or behind)
    if bare and (context.is_a("stop", i - 1) or not _ends_toll(context, i, high)):
        return None
    commas = 0
    for k in range(last, low - 1, -1):
        token = tokens[k]
        if token.kind == "punct":
            commas += token.light in _COMMAS
            if token.light not in _COMMAS or commas > _ASIDE_COMMAS or (commas == 1 and k != last):
                return None
        elif _parts_toll(context, k, i):
            return None
        elif _is_number_of(context, k) and k + 1 < i:
            before = max(low, k - _RISE_BEFORE)
            rises = behind or any(_is_rise(context, j, changed=to) for j in range(before, k))
            return _counted_as(context, k, i) if rises else None
    return None


def _counted_as(context: Context, k: int, i: int) -> Harm | None:
    """Return what a number at token `i` counts in a toll whose word stands at token `k`: its dead, or its blow's."""
    tokens = context.text.tokens
    dead = noun_at(context, k + 1)
    if dead is not None and dead.kind == "harm":
        tolled = dead.number == "plural" and dead.what in _TOLLED | _TAKEN
        return Harm(dead.what, dead.joint_with, k, dead.last) if tolled else None
    blow = tokens[k + 1].key
    if _OUTCOME not in forms_of(tokens[k].key) or blow.removeprefix("ال") not in _BLOWS:
        return None
    # حصيلة الهجوم ارتفعت إلى 11 عسكريا
    return Harm("killed", (), k, k + 2) if _may_be_dead(context, i, several=blow.endswith(_MANY)) else None


def _parts_toll(context: Context, k: int, i: int) -> bool:
    """Whether token `k` counts something else, or tells of another harm, between a toll and its number at token `i`."""
    token = context.text.tokens[k]
    if token.kind == "number" or not context.numerals.numerals.keys().isdisjoint(forms_of(token.key)):
        return k not in context.dated and not (k == i + 1 and context.text.tokens[i].key == _OF)
    if token.key.startswith(_AND) and _phrase_at(context, k, min(k + 2, i)) is not None:
        # وأصيب: that is of others.
        return True
    noun = noun_at(context, k)
    return noun is not None and noun.what in _TOLLED and not _is_number_of(context, k - 1)


def _is_rise(context: Context, i: int, *, changed: bool = False) -> bool:
    """Whether token `i` says what a toll rose to or reached, or how it `changed`."""
    if i < 0 or context.text.tokens[i].kind != "word":
        return False
    forms = forms_of(context.text.tokens[i].key)
    words = context.counted.words
    rose = not words["rose"].isdisjoint(forms) or not words["far_rose"].isdisjoint(forms)
    return rose or (changed and not words["changed"].isdisjoint(forms))


def _ends_toll(context: Context, i: int, high: int) -> bool:
    """Whether nothing but people follows a number at token `i`, and nobody's deed leads to it (شنه 5 مسلحين)."""
    tokens = context.text.tokens
    after = i + 1
    if tokens[i].kind != "number" or after >= high or tokens[after].kind == "punct":
        return tokens[i].kind == "number"
    noun = noun_at(context, after)
    plain = noun is not None and (noun.kind == "harm" or noun.what == PERSON)
    return plain or context.is_a("stop", after) or longest(context.text, after, context.numerals.after) is not None


def _near_toll(context: Context, i: int, low: int) -> Harm | None:
    """Return what a bare number at token `i` counts in a toll of a few words."""
    tokens = context.text.tokens
    j = i - 1
    to = j > low and tokens[j].key == _TO
    j -= to
    if j < low:
        return None
    risen = noun_at(context, j) if to else None
    if risen is not None and risen.kind == "harm" and risen.definite and risen.number == "plural":
        # ارتفع عدد القتلى إلى 525، والمصابين إلى 3717
        return Harm(risen.what, risen.joint_with, j, risen.last)
    rose = not context.counted.words["rose"].isdisjoint(forms_of(tokens[j].key))
    dated = context.dated.get(j)
    if dated is not None:
        # عدد القتلى منذ 27 كانون الأول 758
        j = dated[0] - 1
    elif not (to or rose) and context.is_a("stop", j) and tokens[j].key.endswith(_THEIRS):
        # عدد قتلى الهجوم الذي شنه 5 مسلحين
        return None
    near = j if dated is not None else i
    for k in range(j, low - 1 if rose else max(low - 1, near - (_FAR if to else _NEAR)), -1):
        if tokens[k].kind in ("punct", "number"):
            return None
        dead = noun_at(context, k) if rose else None
        if dead is not None and dead.kind == "harm" and dead.number == "plural" and dead.start == tokens[k].start:
            # قتلى القوات الحكومية بلغوا تسعين
            return Harm(dead.what, dead.joint_with, k, k + 1)
        if _is_number_of(context, k):
            told = _phrase_at(context, k + 1, i) or (_of_those(context, k + 1) if k + 2 < i else None)
            if told is not None:
                return told
            blow = _counted_as(context, k, i) if to else None
            if blow is not None:
                return blow
            noun = counted_noun(context, k + 1)
            return Harm(noun.what, noun.joint_with, k, k + 2) if noun is not None and noun.kind == "harm" else None
    return None


def _may_be_dead(context: Context, i: int, *, several: bool) -> bool:
    """Whether those counted at token `i` in the toll of a blow, or `several` of them, may be the dead.

    A bare number may be that of the blows, and another fate may be told of them (ثلاثة إسرائيليين محتجزين).
    """
    high = context.text.sentence_of(i)[1]
    counted = [noun for k in range(i, min(i + _LONGEST_PHRASE, high)) if (noun := noun_at(context, k)) is not None]
    return bool(counted or not several) and all(noun.kind != "harm" or noun.what == "killed" for noun in counted)


def _of_those(context: Context, i: int) -> Harm | None:
    """Return what became of those counted at token `i` (عدد من أُعدموا بلغ …), or null."""
    tokens = context.text.tokens
    what = context.counted.harm_behind.get(tokens[i + 1].key) if tokens[i].key == _OF else None
    return Harm(what, (), i + 1, i + 2) if what is not None else None


def _is_number_of(context: Context, i: int) -> bool:
    return not context.counted.words["number_of"].isdisjoint(forms_of(context.text.tokens[i].key))


def _their_number(context: Context, i: int, low: int) -> Harm | None:
    """Return what a number counts that وعددهم stands before, or that says it itself (لا يتجاوز عددهم 300)."""
    tokens = context.text.tokens
    told = next((k for k in range(i, min(i + _MOST_SAID, len(tokens))) if context.is_a("their_number", k)), None)
    k = i - 1 if i > low and context.is_a("their_number", i - 1) else told
    if k is None:
        return None
    things = tokens[k].key.endswith(_ITS)
    for first in range(k - 1, max(low, k - _NUMBERED) - 1, -1):
        noun = noun_at(context, first)
        if noun is not None and noun.number == "plural" and (noun.kind in ("person", "harm")) is not things:
            return Harm(noun.what, (), first, noun.last)
    return None if things else Harm(PERSON, (), k, k + 1)


def went_missing(context: Context, i: int, noun: Noun | None = None) -> Harm | None:
    """Return that those counted at token `i`, by a `noun` or none, went missing: فقد ثلاثة صيادين, وفقد ثمانية.

    Not where who lost them stands before the verb, they are his own, or fighters, who fell (كما فقد خمسة مقاتلين).
    """
    tokens, verb = context.text.tokens, i - 1
    if verb < 0 or not same_line(context.text, i) or not context.is_a("went_missing", verb):
        return None
    joined = tokens[verb].key.startswith(_AND)
    before = tokens[verb - 1].key if verb > context.text.sentence_of(verb)[0] else ""
    own = noun is not None and (tokens[noun.last - 1].key.endswith(_THEIRS) or noun.what in _MEN)
    # فقد ثلاثة أطفال والديهم, فقد 4 جنود الاتصال: what they lost stands behind them.
    behind = tokens[noun.last].light if noun is not None and noun.last < len(tokens) else ""
    theirs = behind.startswith("ال") or (behind.endswith(_THEIRS) and len(behind) > _SHORTEST_OWNED)
    lost = own or theirs or (before.startswith("ال") and not joined)
    return None if lost else Harm("missing", (), verb, i)


def _list_of_the_dead(context: Context, i: int) -> Harm | None:
    """Return what a list counts that its first word names (القتلى من العسكريين: 26 من القوات النظامية و11 من …)."""
    tokens = context.text.tokens
    low, high = context.text.sentence_of(i)
    noun = noun_at(context, low)
    of = next((k for k in range(i + 1, min(i + 3, high)) if tokens[k].key == _OF), None)
    if noun is None or not noun.definite or noun.kind != "harm" or noun.number != "plural" or of is None:
        return None
    if not any(token.light == ":" for token in tokens[low : min(i, low + _HEADING)]):
        return None
    return Harm(noun.what, noun.joint_with, low, noun.last)
