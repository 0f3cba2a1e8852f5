"""What a number counts in a toll: عدد القتلى ارتفع إلى 24، الجرحى: 14، حصيلة الهجوم، وعددهم 17."""

from rawi.lexicon.calendar import longest
from rawi.lexicon.matcher import forms_of
from rawi.lexicon.shape_words import shape_words
from rawi.read.quantities.nouns import Context, counted_noun, noun_at
from rawi.read.quantities.words import LONGEST_PHRASE, PAIRS, PERSON, VICTIM, Harm, phrase_at
from rawi.text import key, same_line

# So many tokens at most head a list (القتلى من العسكريين:).
_HEADING = 8
# Within so many words of its number, a count (عدد القتلى) needs no verb.
_NEAR = 6
# Where it rises to the number (عدد القتلى على مستوى البلاد إلى 525) it may stand farther away.
_FAR = 10
# How a toll rises stands so near before it; what is told between commas ends before the number.
_RISE_BEFORE, _ASIDE_COMMAS = 3, 2
_COMMAS = frozenset("،,")
_OF, _TO, _AND, _BY = key("من"), key("إلى"), "و", "ب"
_MANY, _THEM = "ات", "هم"
_TOLLED, _TAKEN = frozenset({"killed", "injured", "missing"}), frozenset({VICTIM, "abducted", "captured", "detained"})
# Whose they are.
_THEIRS = ("ه", "ها", "هم")
_OUTCOME, _BLOWS = key("حصيلة"), (shape_words("recalled_deed") | shape_words("blow_of_state")) - {key("عملية")}
# So many words at most lie between those counted and their number (المحتجزين لدى الجانبين وعددهم 17).
_NUMBERED = 8
# What a toll has passed stands so near behind the verb.
_PASSED_WITHIN = 14
# عددها is that of things, or of bodies of people.
_ITS = "ها"
# Within so many words a bound names them itself.
_MOST_SAID = 3


def headed_by(context: Context, i: int) -> Harm | None:
    """Return what a number at token `i` counts that its name stands right before (القتلى 12، والجرحى: 41)."""
    tokens = context.text.tokens
    colon = i > 1 and tokens[i - 1].light == ":"
    last = i - 1 if colon else i
    noun = noun_at(context, last - 1) if last > 0 and same_line(context.text, i) else None
    if noun is None or not noun.definite or noun.number != "plural" or noun.last != last:
        return None
    counted = last > 1 and _is_number_of(context, last - 2)
    if noun.kind != "harm":
        # عدد الغارات: 12
        return Harm(noun.what, (), last - 1, last) if colon and counted and noun.kind != "measure" else None
    return None if counted and not colon else Harm(noun.what, (), last - 1, last)


def toll(context: Context, i: int) -> Harm | None:
    """Return what a bare number at token `i` counts in: عدد قتلى … ارتفع إلى 24."""
    low = context.text.sentence_of(i)[0]
    return (
        _list_of_the_dead(context, i)
        or _their_number(context, i, low)
        or _near_toll(context, i, low)
        or _estimated(context, i, low)
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
    those = _of_those(context, k + 1)
    if those is not None:
        return those
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
    if token.key.startswith(_AND) and phrase_at(context, k, min(k + 2, i)) is not None:
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
    if not (tokens[i].kind == "number" or is_passed(context, i)) or after >= high or tokens[after].kind == "punct":
        return tokens[i].kind == "number" or is_passed(context, i)
    noun = noun_at(context, after)
    plain = noun is not None and (noun.kind == "harm" or noun.what == PERSON)
    return plain or context.is_a("stop", after) or longest(context.text, after, context.numerals.after) is not None


def is_passed(context: Context, i: int) -> bool:
    """Whether tens with the article at token `i` are what a toll has passed (تجاوز عدد القتلى الثلاثين)."""
    tokens = context.text.tokens
    if tokens[i].key.removeprefix("ال") == tokens[i].key or not same_line(context.text, i):
        return False
    numeral = context.numerals.numerals.get(tokens[i].key.removeprefix("ال"))
    low = max(context.text.sentence_of(i)[0], i - _PASSED_WITHIN)
    if numeral is None or numeral.kind not in ("tens", "hundred"):
        return False
    count = next((k for k in range(i - 1, low, -1) if _is_number_of(context, k)), None)
    return count is not None and any(context.is_a("passes", j) for j in range(max(low, count - 2), count))


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
            told = phrase_at(context, k + 1, i) or (_of_those(context, k + 1) if k + 2 < i else None)
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
    counted = [noun for k in range(i, min(i + LONGEST_PHRASE, high)) if (noun := noun_at(context, k)) is not None]
    return bool(counted or not several) and all(noun.kind != "harm" or noun.what == "killed" for noun in counted)


def _estimated(context: Context, i: int, low: int) -> Harm | None:
    """Return what a number with ب at token `i` counts at which dead or wounded are put; or null.

    قدّر سكان قتلى التنظيم بثلاثين
    """
    tokens = context.text.tokens
    apart = tokens[i - 1].key == _BY
    if not (apart or tokens[i].key.startswith(_BY)) or not same_line(context.text, i):
        return None
    for k in range(i - 1 - apart, max(low, i - _NEAR), -1):
        if tokens[k].kind != "word":
            return None
        dead = noun_at(context, k)
        if dead is not None and dead.kind == "harm" and dead.number == "plural":
            said = any(context.is_a("estimated", j) for j in range(low, k))
            return Harm(dead.what, (), k, dead.last) if said else None
    return None


def _of_those(context: Context, i: int) -> Harm | None:
    """Return what became of those of whom words at token `i` tell, or null.

    عدد من أُعدموا بلغ …, عدد الذين لقوا حتفهم ارتفع إلى …, عدد من اعتقلتهم السلطات إلى …
    """
    tokens = context.text.tokens
    if i + 2 >= len(tokens) or not (tokens[i].key == _OF or context.is_a("who", i)):
        return None
    word, behind = tokens[i + 1].key, tokens[i + 2].key
    what = context.counted.harm_behind.get(word)
    what = what or next(
        (fate for verb, noun, fate in PAIRS if context.is_a(verb, i + 1) and context.is_a(noun, i + 2)), None
    )
    if what is None:
        bare, over = word.removesuffix(_THEM), behind.removesuffix(_THEM)
        harm = context.counted.harm.get((bare,)) if bare != word else context.counted.harm.get((word, _over(over)))
        what = harm.what if harm is not None else None
    return Harm(what, (), i + 1, i + 2) if what is not None else None


def _over(word: str) -> str:
    """Return a preposition as it stands without a pronoun (علي of عليهم is على)."""
    return word[:-1] + key("ى") if word.endswith("ي") else word


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
