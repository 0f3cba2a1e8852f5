"""The nouns that numbers count: behind a number, as a dual, with واحد; with the adjectives that belong to them."""

from typing import NamedTuple

import msgspec

from rawi.lexicon.calendar import TimeWords
from rawi.lexicon.counted import Compound, CountClass, Counted, CountedKind, GrammaticalNumber
from rawi.lexicon.matcher import after_letters, word_forms
from rawi.lexicon.numerals import Numerals
from rawi.lexicon.shape_words import shape_words
from rawi.read.numbers import cardinal
from rawi.text import Range, Text, Token, key, same_line

DURATION = "duration"
PRONOUNS = ("هم", "ها", "هن", "نا", "ه")
_MOST_ADJECTIVES = 2
_MOST_JOINED = 3
# A noun with the second word of its name and its adjectives, and as many of those joined to it.
LONGEST_NOUN = (2 + _MOST_ADJECTIVES) * (1 + _MOST_JOINED)
# So many words at most stand between قبل and the unit that says by how much.
_EVENT_BEFORE = 4
_ENDINGS = ("ية", "ي", "يا", "ياً", "يًا", "يين", "يتين", "يتان", "يان", "ياه")
_AFTER, _THAT = key("بعد"), shape_words("that_he") | {key("أن"), key("أننا")}
_WHO_THEY_ARE = {"displaced": "person"}
# Written so, وأحد is "and one of", not واحد.
_ONE_OF = "أ"
# What two who act cut off, whatever their verb looks like.
_CUT_OFF = shape_words("cut_off")
# So many words before one thing are asked for a denial.
_DENIED = 4


class Context(msgspec.Struct, frozen=True):
    """A text with the words needed to read its quantities; `dated` has the range of the time each token is part of.

    `before_one` are the tokens that a word for one (واحد) stands so near behind that it may count them; `nouns` keeps
    the noun at a token once it was looked for.
    """

    text: Text
    words: TimeWords
    numerals: Numerals
    counted: Counted
    dated: dict[int, Range]
    before_one: frozenset[int]
    nouns: dict[int, "Noun | None"] = msgspec.field(default_factory=dict)

    def is_a(self, name: CountClass, i: int) -> bool:
        """Whether token `i` is a small word of that class."""
        tokens = self.text.tokens
        return 0 <= i < len(tokens) and tokens[i].key in self.counted.words[name]


class Noun(NamedTuple):
    """A counted noun on tokens `first:last`: what it counts, of which kind.

    Adjectives that make another thing of it are part of it; all of them end before token `passed`. `noun` is its row.
    """

    first: int
    last: int
    start: int
    what: str
    kind: CountedKind
    unit: str | None
    number: GrammaticalNumber
    definite: bool
    joint_with: tuple[str, ...] = ()
    passed: int = 0
    noun: str = ""


def counted_noun(context: Context, i: int, *, definite: bool | None = None) -> Noun | None:
    """Return the noun on the line at token `i`, no proclitics, with or without the article as asked; or null."""
    noun = noun_at(context, i) if i < len(context.text.tokens) and same_line(context.text, i) else None
    if noun is None or noun.start != context.text.tokens[i].start:
        return None
    return noun if definite is None or noun.definite == definite else None


def noun_with_pronoun(context: Context, i: int) -> Noun | None:
    """Return the plural noun with a pronoun at token `i` (جنوده، عناصرها), or null."""
    token = context.text.tokens[i]
    for word, proclitics in word_forms(token.key):
        for pronoun in PRONOUNS:
            bare = word.removesuffix(pronoun) if word.endswith(pronoun) else ""
            # أسراه: of أسرى
            form = context.counted.forms.get(bare.removesuffix("ا") + "ي") if bare.endswith("ا") else None
            form = form or context.counted.forms.get(bare)
            if form is not None and form.number == "plural":
                noun, start = form.noun, after_letters(token, len(proclitics))
                return Noun(i, i + 1, start, noun.what, noun.kind, noun.unit, "plural", True)
    return None


def noun_at(context: Context, i: int) -> Noun | None:
    """Return the counted noun that token `i` is, whatever proclitics it carries, with those joined to it; or null."""
    if i not in context.nouns:
        noun = _one_noun(context, i)
        context.nouns[i] = None if noun is None else _with_joined(context, noun)
    return context.nouns[i]


def _one_noun(context: Context, i: int) -> Noun | None:
    tokens = context.text.tokens
    if i >= len(tokens) or tokens[i].kind != "word":
        return None
    unit = _time_unit(context, i)
    if unit is not None:
        return unit
    found = context.counted.form(tokens[i].key)
    if found is None:
        return None
    form, definite, proclitics = found
    what, last = form.noun.what, i + 1
    if definite:
        # 300 نازح are displaced; of مئات النازحين that is only who they are.
        what = _WHO_THEY_ARE.get(what, what)
    compound = _compound(context, form.noun.noun, last, definite=definite)
    if compound is not None:
        what, last = compound.what, last + compound.inside
    elif _behind_adjectives(context, last, definite=definite, listed=False) > last:
        # أربع طائرات حوثية مسيّرة
        behind = _compound(context, form.noun.noun, last + 1, definite=definite)
        what = behind.what if behind is not None else what
    passed = _behind_adjectives(context, last, definite=definite, listed=False)
    last = _behind_adjectives(context, last, definite=definite, listed=True)
    start = after_letters(tokens[i], len(proclitics))
    return Noun(i, last, start, what, form.noun.kind, form.noun.unit, form.number, definite, (), passed, form.noun.noun)


def _time_unit(context: Context, i: int) -> Noun | None:
    token = context.text.tokens[i]
    found = context.words.unit(token.key)
    if found is None:
        return None
    unit, proclitics = found
    start = after_letters(token, len(proclitics))
    return Noun(i, i + 1, start, DURATION, "measure", unit.unit, unit.number, False)


def _compound(context: Context, noun: str, i: int, *, definite: bool) -> Compound | None:
    tokens = context.text.tokens
    if i >= len(tokens) or not same_line(context.text, i):
        return None
    word = tokens[i].key
    forms = {word, word.removeprefix("ال")} if definite else {word}
    # Agreement changes the end of the second word: جوية، جويتين، جويتان.
    stems = {
        form.removesuffix(end) + back
        for form in forms
        for end, back in (("", ""), ("تين", "ه"), ("تان", "ه"), ("ين", ""), ("ا", ""), ("ه", ""))
    }
    return next((row for form in sorted(stems) if (row := context.counted.compounds.get((noun, form)))), None)


def _behind_adjectives(context: Context, i: int, *, definite: bool, listed: bool) -> int:
    tokens = context.text.tokens
    for j in range(i, min(i + _MOST_ADJECTIVES, len(tokens))):
        if not same_line(context.text, j) or not _is_adjective(context, tokens[j], definite=definite, listed=listed):
            return j
        follows = tokens[j + 1].key if j + 1 < len(tokens) and same_line(context.text, j + 1) else ""
        if not definite and follows.startswith("ال") and tokens[j].key not in context.counted.adjectives:
            # صاروخ محلي الصنع
            return j
    return min(i + _MOST_ADJECTIVES, len(tokens))


def _is_adjective(context: Context, token: Token, *, definite: bool, listed: bool) -> bool:
    """Whether a word says which kind of thing is counted; a `listed` one makes another thing of it (عجلة مفخخة)."""
    if token.kind != "word" or token.key.startswith("ال") != definite:
        return False
    words = context.counted.words
    if token.key in words["no_adjective"] or token.key in words["of_two"] or token.key in words["met"]:
        return False
    bare = token.key.removeprefix("ال") if definite else token.key
    if bare in context.counted.adjectives:
        return True
    # A word with a conjunction or a preposition goes on to something else.
    if (
        listed
        or len(bare) < 4
        or bare.startswith("ي")
        or not token.light.endswith(_ENDINGS)
        or any(
            # وثمانية ends like an adjective.
            form in context.counted.forms or form in context.numerals.before.reach or form in context.numerals.numerals
            for form, taken in word_forms(bare)
            if taken
        )
    ):
        return False
    found = context.counted.forms.get(bare)
    return found is None or found.noun.kind in ("person", "thing")


def _with_joined(context: Context, noun: Noun) -> Noun:
    """Read قتيلا وجريحا, النساء والأطفال as counted together: nouns of one number, all with the article or none."""
    tokens = context.text.tokens
    if noun.kind == "measure" or noun.number == "dual":
        return noun
    while len(noun.joint_with) < _MOST_JOINED and noun.last < len(tokens) and same_line(context.text, noun.last):
        second = _one_noun(context, noun.last)
        if second is None or second.start == tokens[noun.last].start or not tokens[noun.last].key.startswith("و"):
            break
        if context.is_a("one", second.last):
            # 20 جنديا ومتطوع واحد
            break
        # قتيلا وجريحا, but "15 قتيلا وإصابة 20": a masdar begins another figure.
        if second.number == "singular" and (tokens[second.first].key.removeprefix("و"),) in context.counted.harm:
            break
        alike = (second.number, second.definite, second.kind == "measure") == (noun.number, noun.definite, False)
        people = {noun.kind, second.kind} <= {"harm", "person"}
        if not alike or not (people or second.kind == noun.kind) or second.what in (noun.what, *noun.joint_with):
            break
        noun = noun._replace(last=second.last, joint_with=(*noun.joint_with, second.what))
    return noun


def dual(context: Context, i: int) -> Noun | None:
    """Return the two things that a dual at token `i` says by itself, or null where it may be a plural."""
    tokens = context.text.tokens
    token = tokens[i]
    if token.kind != "word":
        return None
    unit = _time_unit(context, i)
    if unit is not None:
        return unit if unit.number == "dual" and not _is_construct(token.key) else None
    found = context.counted.form(token.key)
    if found is None:
        return _oblique_construct(context, i) or _dual_with_pronoun(context, i)
    if not may_be_dual(token.key, context.counted):
        return None
    form = found[0]
    if _is_participle(context, i, form.noun.kind):
        return None
    vowelled = "َين" in token.light and form.noun.dual
    noun = noun_at(context, i)
    if noun is None or (noun.last < len(tokens) and tokens[noun.last].key in _THAT):
        # كاتبين انهم …: they write.
        return None
    last = noun.last
    behind = last < len(tokens) and same_line(context.text, last)
    confirmed = behind and context.is_a("two", last)
    # شرطيين لقيا حتفهما: the verb says that they are two.
    surely = vowelled or (behind and (confirmed or context.is_a("of_two", last)) and token.key.endswith("ين"))
    if form.number != "dual" and not surely:
        return _construct(context, i, noun) if form.number == "singular" else None
    noun = noun._replace(number="dual", joint_with=())
    if form.construct:
        follows = i + 1 < len(tokens) and tokens[i + 1].kind == "word" and same_line(context.text, i + 1)
        # غارتان قطعتا الطريق
        follows = follows and tokens[i + 1].key.removeprefix("ال") not in _CUT_OFF
        # دبابتي ميركافا, نقطتي تفتيش
        said = form.noun.kind == "thing" or noun.last > i + 1
        return _with_letters(context, noun) if follows and said else None
    if confirmed:
        return noun._replace(last=last + 1)
    return noun if surely or form.sure else None


def _is_participle(context: Context, i: int, kind: CountedKind) -> bool:
    """Whether what looks like a dual at token `i` says what many do (موقعين عشرات القتلى, راكبين الإبل)."""
    tokens = context.text.tokens
    if i + 1 >= len(tokens) or not tokens[i].key.endswith("ين") or not same_line(context.text, i + 1):
        return False
    follows = tokens[i + 1]
    definite = kind == "person" and follows.text.startswith("ال") and i + 1 not in context.dated
    bare = tokens[i].key.startswith(("ب", "ل"))
    many = follows.key in context.numerals.vague.reach or cardinal(context.text, i + 1, context.numerals) is not None
    joined = follows.key.startswith("و") or follows.kind == "number" or context.is_a("two", i + 1)
    return (definite and not bare) or (many and not joined)


def may_be_dual(word: str, counted: Counted) -> bool:
    """Whether a word (its key) looks like a dual of a counted noun, or is one by what stands around it."""
    found = counted.form(word)
    if found is None:
        return True
    form, definite, _ = found
    singular = form.number == "singular" and word.endswith("ا")
    return not definite and (form.number == "dual" or singular or "ين" in word)


def _construct(context: Context, i: int, noun: Noun) -> Noun | None:
    """Return the two of رجلا أمن at token `i`, which only the second noun of a compound tells from رجلاً; or null."""
    compound = noun.last == i + 2 and _compound(context, noun.noun, i + 1, definite=False) is not None
    said = compound and context.text.tokens[i].key.endswith("ا") and not context.text.tokens[i].light.endswith("ً")
    # حزاما ناسفا: one, in the accusative with its adjective.
    said = said and not context.text.tokens[i + 1].key.endswith("ا")
    return noun._replace(number="dual", joint_with=()) if said else None


def _oblique_construct(context: Context, i: int) -> Noun | None:
    """Return the two of مستودعي ذخيرة at token `i`, told by the second noun of a compound; or null."""
    token = context.text.tokens[i]
    found = context.counted.form(token.key.removesuffix("ي")) if token.key.endswith("ي") else None
    if found is None or found[1] or found[0].number != "singular" or not found[0].noun.dual:
        return None
    form, _, proclitics = found
    row = _compound(context, form.noun.noun, i + 1, definite=False)
    if row is None or not row.inside:
        return None
    start = after_letters(token, len(proclitics))
    return Noun(i, i + 2, start, row.what, form.noun.kind, form.noun.unit, "dual", False, (), i + 2, form.noun.noun)


def _dual_with_pronoun(context: Context, i: int) -> Noun | None:
    """Return the two of طفليها, شقيقاه at token `i`, or null; مقاتليه may be many."""
    token = context.text.tokens[i]
    if not token.key.endswith(PRONOUNS) or token.text.endswith("ة"):
        return None
    for pronoun in PRONOUNS:
        bare = token.key.removesuffix(pronoun)
        # فردية ends like a dual with a pronoun.
        if bare == token.key or not bare.endswith(("ي", "ا")) or (pronoun == "ه" and bare.endswith("ي")):
            continue
        found = context.counted.form(bare + "ن")
        if context.is_a("one_relative", i):
            # أخاه: one brother, in the accusative.
            continue
        if found is None or found[1] or found[0].number != "dual" or not found[0].sure:
            continue
        form, _, proclitics = found
        start, noun = after_letters(token, len(proclitics)), form.noun
        return Noun(i, i + 1, start, noun.what, noun.kind, noun.unit, "dual", True)
    return None


def _is_construct(word: str) -> bool:
    return word.endswith("ي")


def _with_letters(context: Context, noun: Noun) -> Noun:
    """Take in what makes a dual before it whole: the letters or the name of a make (عربتي ب م ب، دبابتي ميركافا)."""
    tokens = context.text.tokens
    last = noun.last
    while (
        last < len(tokens)
        and tokens[last].kind == "word"
        and (len(tokens[last].key) == 1 or tokens[last].light.isascii())
        and same_line(context.text, last)
    ):
        last += 1
    if last == noun.first + 1 and not tokens[last].key.startswith(("ال", "و")):
        last += _compound(context, noun.noun, last, definite=False) is None
    return noun._replace(last=last)


def singly(context: Context, i: int) -> Noun | None:
    """Return the one thing of عائلة واحدة, شخص واحد at token `i`, or null."""
    tokens = context.text.tokens
    if i not in context.before_one:
        return None
    form = context.counted.form(tokens[i].key)
    if form is not None and form[0].number != "singular" and context.words.unit(tokens[i].key) is None:
        return None
    noun = noun_at(context, i)
    if noun is None or noun.number != "singular" or noun.definite or noun.last >= len(tokens):
        return None
    if context.is_a("one", noun.passed):
        # مدني إسرائيلي واحد
        noun = noun._replace(last=noun.passed)
    said = context.is_a("one", noun.last) and same_line(context.text, noun.last)
    if said and tokens[noun.last].key.endswith("ه") and tokens[noun.last - 1].key.endswith("ي"):
        # شهدت مالي واحدة من أعنف الهجمات: no man of Mali.
        return None
    if said and _ONE_OF in tokens[noun.last].text:
        # خُطف تونسي وأحد الموظفين
        return None
    whole = cardinal(context.text, noun.last, context.numerals) if said else None
    if whole is not None and whole.value > 1:
        # إصابة واحد وعشرين
        return None
    return noun._replace(last=noun.last + 1) if said and not _none_at_all(context, noun) else None


def _none_at_all(context: Context, noun: Noun) -> bool:
    """Whether one is not even one (لم يطلقوا رصاصة واحدة), or whose those counted are (خمس جثث لعائلة واحدة)."""
    tokens = context.text.tokens
    low = max(context.text.sentence_of(noun.first)[0], noun.first - _DENIED)
    if any(context.is_a("not", i) for i in range(low, noun.first)):
        return True
    return noun.kind == "group" and tokens[noun.first].key.startswith("ل") and noun.start > tokens[noun.first].start


def half_behind(context: Context, i: int) -> int | None:
    """Return the end behind ونصف, ونصف الساعة at token `i`, or null."""
    tokens = context.text.tokens
    if i >= len(tokens) or not context.is_a("and_a_half", i) or not same_line(context.text, i):
        return None
    again = i + 1 < len(tokens) and tokens[i + 1].key.removeprefix("ال") in context.words.units
    return i + 2 if again and tokens[i + 1].key.startswith("ال") and same_line(context.text, i + 1) else i + 1


def lasting(context: Context, i: int, *, bounded: bool) -> Noun | None:
    """Return the one unit of time that something lasted at token `i` (خلال أسبوع، أكثر من شهر), or null."""
    unit = _time_unit(context, i)
    if unit is None or unit.number != "singular":
        return None
    tokens = context.text.tokens
    bounded = bounded or half_behind(context, i + 1) is not None
    on_line = same_line(context.text, i)
    during, after = on_line and context.is_a("during", i - 1), on_line and tokens[i - 1].key == _AFTER
    if unit.start != tokens[i].start:
        # قبل الهدنة بيوم
        return unit if tokens[i].key.startswith("ب") and _beside_an_event(context, i) else None
    if unit.last < len(tokens) and context.is_a("whole", unit.last) and same_line(context.text, unit.last):
        # أوقفنا النار شهراً كاملاً
        return unit._replace(last=unit.last + 1)
    if not (bounded or during or after):
        return None
    goes_on = unit.last < len(tokens) and tokens[unit.last].kind != "punct" and same_line(context.text, unit.last)
    if after and not bounded:
        # بعد شهر من المعركة, وبعد ساعة ظهر, but not بعد يوم دام
        said = not goes_on or context.is_a("since_then", unit.last)
        return unit if said or (unit.unit == "hour" and not tokens[unit.last].key.endswith("ه")) else None
    return None if goes_on and context.is_a("of_a_day", unit.last) else unit


def _beside_an_event(context: Context, i: int) -> bool:
    """Whether قبل or بعد stands shortly before token `i`, so that a unit with ب says by how much."""
    low = max(context.text.sentence_of(i)[0], i - _EVENT_BEFORE)
    return any(context.is_a("before_event", j) for j in range(low, i - 1))


def definite_unit(context: Context, i: int) -> Noun | None:
    """Return the unit of time with the article at token `i` (هدنة الأيام السبعة), or null."""
    token = context.text.tokens[i]
    unit = context.words.units.get(token.key.removeprefix("ال")) if token.key.startswith("ال") else None
    if unit is None or (unit.number == "dual" and _is_construct(token.key)):
        # تقريرها الشهري: monthly, no two months.
        return None
    return Noun(i, i + 1, token.start, DURATION, "measure", unit.unit, unit.number, True)
