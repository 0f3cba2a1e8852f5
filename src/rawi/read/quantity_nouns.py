"""The nouns that numbers count: behind a number, as a dual, with واحد; with the adjectives that belong to them."""

from dataclasses import dataclass
from typing import NamedTuple

from rawi.lexicon.calendar import TimeWords
from rawi.lexicon.counted import Counted, CountedKind, GrammaticalNumber
from rawi.lexicon.matcher import after_letters, word_forms
from rawi.lexicon.numerals import Numerals
from rawi.read.numbers import same_line
from rawi.text import Range, Text, Token, key

DURATION = "duration"
PRONOUNS = ("هم", "ها", "هن", "نا", "ه")
_MOST_ADJECTIVES = 2
_MOST_JOINED = 3
_ENDINGS = ("ية", "ي", "يا", "ياً", "يًا", "يين", "يتين", "يتان", "يان", "ياه")
# Words that end like adjectives and locate (5 مسلحين شمالي المدينة) or act.
_NO_ADJECTIVES = frozenset(
    key(word)
    for words in (
        "شمالي جنوبي شرقي غربي وسطي حوالي التي الذي محاذية قتالية عسكرية إضافية متتالية",
        "تجري تحتوي تلقي تؤدي تقضي تبني تنوي تحمي",
    )
    for word in words.split()
)
_AND_A_HALF = frozenset(key(word) for word in ("ونصف", "ونصفا", "ونص"))
_DURING = frozenset(key(word) for word in ("خلال", "لمدة", "مدة", "طوال", "طيلة", "منذ"))
_AFTER = key("بعد")
_SINCE_THEN = frozenset(key(word) for word in ("من", "على", "واحد", "واحدة", "كامل", "فقط"))
_OF_A_DAY = frozenset(key(word) for word in ("من", "ما"))
_ONE = frozenset(key(word) for word in ("واحد", "واحدة", "واحدا"))
_TWO = frozenset(key(word) for word in ("اثنين", "اثنان", "اثنتين", "اثنتان"))


@dataclass(frozen=True, slots=True)
class Context:
    """A text with the words needed to read its quantities; `dated` has the range of the time each token is part of."""

    text: Text
    words: TimeWords
    numerals: Numerals
    counted: Counted
    dated: dict[int, Range]


class Noun(NamedTuple):
    """A counted noun on tokens `first:last`: what it counts, of which kind.

    Adjectives that say which kind of thing it is are part of it; all of them end before token `passed`.
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


def counted_noun(context: Context, i: int, *, definite: bool | None = None) -> Noun | None:
    """Return the noun on the line at token `i`, no proclitics, with or without the article as asked; or null."""
    noun = noun_at(context, i) if i < len(context.text.tokens) and same_line(context.text, i) else None
    if noun is None or noun.start != context.text.tokens[i].start:
        return None
    return noun if definite is None or noun.definite == definite else None


def noun_with_pronoun(context: Context, i: int) -> Noun | None:
    """Return the plural noun with a pronoun at token `i` (جنوده، عناصرها), or null."""
    token = context.text.tokens[i]
    for pronoun in PRONOUNS:
        form = context.counted.forms.get(token.key.removesuffix(pronoun)) if token.key.endswith(pronoun) else None
        if form is not None and form.number == "plural":
            noun = form.noun
            return Noun(i, i + 1, token.start, noun.what, noun.kind, noun.unit, "plural", True)
    return None


def noun_at(context: Context, i: int) -> Noun | None:
    """Return the counted noun that token `i` is, whatever proclitics it carries, with those joined to it; or null."""
    noun = _one_noun(context, i)
    return None if noun is None else _with_joined(context, noun)


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
    compound = _compound(context, form.noun.noun, last, definite=definite)
    if compound is not None:
        what, last = compound, last + 1
    passed = _behind_adjectives(context, last, definite=definite, people=False)
    people = form.noun.kind == "person"
    last = _behind_adjectives(context, last, definite=definite, people=True) if people else passed
    start = after_letters(tokens[i], len(proclitics))
    return Noun(i, last, start, what, form.noun.kind, form.noun.unit, form.number, definite, passed=passed)


def _time_unit(context: Context, i: int) -> Noun | None:
    token = context.text.tokens[i]
    for form, proclitics in word_forms(token.key):
        unit = context.words.units.get(form)
        if unit is not None:
            start = after_letters(token, len(proclitics))
            return Noun(i, i + 1, start, DURATION, "measure", unit.unit, unit.number, False)
    return None


def _compound(context: Context, noun: str, i: int, *, definite: bool) -> str | None:
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
    return next((what for form in sorted(stems) if (what := context.counted.compounds.get((noun, form)))), None)


def _behind_adjectives(context: Context, i: int, *, definite: bool, people: bool) -> int:
    tokens = context.text.tokens
    for j in range(i, min(i + _MOST_ADJECTIVES, len(tokens))):
        if not same_line(context.text, j) or not _is_adjective(context, tokens[j], definite=definite, people=people):
            return j
        follows = tokens[j + 1].key if j + 1 < len(tokens) and same_line(context.text, j + 1) else ""
        if not definite and follows.startswith("ال") and tokens[j].key not in context.counted.adjectives:
            # صاروخ محلي الصنع
            return j
    return min(i + _MOST_ADJECTIVES, len(tokens))


def _is_adjective(context: Context, token: Token, *, definite: bool, people: bool) -> bool:
    """Whether a word belongs to what is counted: it says which kind of thing. Whose people they are is left outside."""
    if token.kind != "word" or token.key.startswith("ال") != definite or token.key in _NO_ADJECTIVES:
        return False
    bare = token.key.removeprefix("ال") if definite else token.key
    if bare in context.counted.adjectives:
        return True
    # A word with a conjunction or a preposition goes on to something else.
    if (
        people
        or len(bare) < 4
        or bare.startswith("ي")
        or not token.light.endswith(_ENDINGS)
        or any(
            form in context.counted.forms or form in context.numerals.before.reach
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
        return _dual_with_pronoun(context, i)
    if found[1]:
        return None
    form = found[0]
    vowelled = "َين" in token.light and form.noun.dual
    noun = noun_at(context, i)
    if noun is None:
        return None
    last = noun.last
    confirmed = last < len(tokens) and tokens[last].key in _TWO and same_line(context.text, last)
    if form.number != "dual" and not vowelled and not (confirmed and token.key.endswith("ين")):
        return None
    noun = noun._replace(number="dual", joint_with=())
    if form.construct:
        follows = i + 1 < len(tokens) and tokens[i + 1].kind == "word" and same_line(context.text, i + 1)
        return _with_letters(context, noun) if follows and form.noun.kind == "thing" else None
    if confirmed:
        return noun._replace(last=last + 1)
    return noun if vowelled or (form.number == "dual" and form.sure) else None


def _dual_with_pronoun(context: Context, i: int) -> Noun | None:
    """Return the two of طفليها, شقيقاه at token `i`, or null; مقاتليه may be many."""
    token = context.text.tokens[i]
    for pronoun in PRONOUNS:
        bare = token.key.removesuffix(pronoun)
        # فردية ends like a dual with a pronoun.
        if bare == token.key or not bare.endswith(("ي", "ا")) or (pronoun == "ه" and bare.endswith("ي")):
            continue
        found = context.counted.form(bare + "ن")
        if found is None or found[1] or found[0].number != "dual" or not found[0].sure:
            continue
        form, _, proclitics = found
        start, noun = after_letters(token, len(proclitics)), form.noun
        return Noun(i, i + 1, start, noun.what, noun.kind, noun.unit, "dual", True)
    return None


def _is_construct(word: str) -> bool:
    return word.endswith("ي")


def _with_letters(context: Context, noun: Noun) -> Noun:
    """Take in the letters of a make (عربتي ب م ب، عربتي BMP)."""
    tokens = context.text.tokens
    last = noun.last
    while (
        last < len(tokens)
        and tokens[last].kind == "word"
        and (len(tokens[last].key) == 1 or tokens[last].light.isascii())
        and same_line(context.text, last)
    ):
        last += 1
    return noun._replace(last=last)


def singly(context: Context, i: int) -> Noun | None:
    """Return the one thing of عائلة واحدة, شخص واحد at token `i`, or null."""
    tokens = context.text.tokens
    noun = noun_at(context, i)
    if noun is None or noun.number != "singular" or noun.definite or noun.last >= len(tokens):
        return None
    said = tokens[noun.last].key in _ONE and same_line(context.text, noun.last)
    return noun._replace(last=noun.last + 1) if said else None


def half_behind(context: Context, i: int) -> int | None:
    """Return the end behind ونصف, ونصف الساعة at token `i`, or null."""
    tokens = context.text.tokens
    if i >= len(tokens) or tokens[i].key not in _AND_A_HALF or not same_line(context.text, i):
        return None
    again = i + 1 < len(tokens) and tokens[i + 1].key.removeprefix("ال") in context.words.units
    return i + 2 if again and tokens[i + 1].key.startswith("ال") and same_line(context.text, i + 1) else i + 1


def lasting(context: Context, i: int, *, bounded: bool) -> Noun | None:
    """Return the one unit of time that something lasted at token `i` (خلال أسبوع، أكثر من شهر), or null."""
    tokens = context.text.tokens
    bounded = bounded or half_behind(context, i + 1) is not None
    before = tokens[i - 1].key if i > 0 and same_line(context.text, i) else ""
    if not bounded and before not in _DURING and before != _AFTER:
        return None
    unit = _time_unit(context, i)
    if unit is None or unit.number != "singular" or unit.start != tokens[i].start:
        return None
    goes_on = unit.last < len(tokens) and tokens[unit.last].kind != "punct" and same_line(context.text, unit.last)
    of = goes_on and tokens[unit.last].key
    if before == _AFTER:
        # بعد شهر من المعركة, but not بعد يوم دام
        return None if goes_on and of not in _SINCE_THEN else unit
    return None if of in _OF_A_DAY else unit
