"""Words around a number that say what became of those counted: مقتل خمسة، قتل وجرح العشرات، بين قتيل وجريح."""

from typing import Literal, NamedTuple

from rawi.lexicon.calendar import longest
from rawi.lexicon.counted import CountClass
from rawi.lexicon.matcher import forms_of
from rawi.read.numbers import cardinal
from rawi.read.quantities.amounts import Amount
from rawi.read.quantities.nouns import Context, Noun, counted_noun
from rawi.text import Token, key, same_line

# How many words may stand between a verb of harm and those it befell (قتل الجيش الإسرائيلي خمسة مدنيين).
REACH = 3
LONGEST_PHRASE = 3
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
_AND = "و"
_OF_TWO_OR_MANY, _IMPERFECT, _PAST = ("ان", "ون"), ("ي", "ت"), "وا"
_STILL = frozenset(map(key, ("ما", "مازال", "مازالا", "كانا", "كانوا")))
_AMONG = (key("في"), key("عداد"))
_SHORTEST_OWNED = 4
# Whose they are, and who may be lost in a fight.
_THEIRS, _MEN = ("ه", "ها", "هم"), frozenset({"fighter", "soldier", "officer"})
# Two words that say together what became of those before them: لقوا مصرعهم.
PAIRS: tuple[tuple[CountClass, CountClass, str], ...] = (
    ("met", "death", "killed"),
    ("left", "life", "killed"),
    ("into", "captivity", "captured"),
)
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
    if _has_another_verb(context, i):
        return None
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
    for size in range(LONGEST_PHRASE, 0, -1):
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


def phrase_at(context: Context, i: int, end: int) -> Harm | None:
    """Return the words of harm at token `i` (حصيلة القضاء على …)."""
    for last in range(min(i + LONGEST_PHRASE, end), i, -1):
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
    for first, second, fate in PAIRS:
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
    harm = phrase_at(context, i, i + 1)
    return harm is not None and not tokens[i].key.endswith(_OF_WHOM) and i + 1 < len(tokens)


def has_verb(context: Context, i: int) -> bool:
    """Whether what those did who are counted is told at token `i`: a verb denied, of two or of many."""
    tokens = context.text.tokens
    if i >= len(tokens) or not same_line(context.text, i):
        return False
    verb = tokens[i].key.endswith(_OF_TWO_OR_MANY) and tokens[i].key.startswith(_IMPERFECT)
    return verb or tokens[i].key.endswith(_PAST) or context.is_a("not", i) or tokens[i].key in _STILL


def _has_another_verb(context: Context, i: int) -> bool:
    """Whether a number at token `i` is joined to a verb of others and has its own (أربعة قضوا واثنان لا يزالان)."""
    tokens = context.text.tokens
    before = i - 1 - (i > 0 and tokens[i - 1].key == _AND)
    joined = before < i - 1 or tokens[i].key.startswith(_AND)
    if not joined or before < context.text.sentence_of(i)[0] or not tokens[before].key.endswith(_OF_WHOM):
        return False
    number = cardinal(context.text, i, context.numerals)
    return number is not None and has_verb(context, number.last)


def befell_these(context: Context, amount: Amount, last: int) -> Harm | None:
    """Return what befell those counted between two verbs of harm, each behind its number (20 قُتلوا و50 جُرحوا)."""
    tokens, i = context.text.tokens, amount.first
    i -= i > 0 and tokens[i - 1].key == _AND
    joined = tokens[i].key.startswith(_AND) and i > context.text.sentence_of(i)[0]
    last += last < len(tokens) and context.is_a("others", last)
    if not joined or last >= len(tokens) or not _is_of_several(context, last):
        return None
    return harm_behind(context, last) if _is_of_several(context, i - 1) else None


def _is_of_several(context: Context, i: int) -> bool:
    """Whether token `i` is a verb of many or of two (قُتلوا، قُتلا)."""
    return context.text.tokens[i].key.endswith(_OF_WHOM) or context.is_a("of_two", i)


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
