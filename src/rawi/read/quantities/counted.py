"""What an amount counts: the noun behind it, or the words around it that say what became of those counted."""

from rawi.lexicon.counted import CountClass
from rawi.lexicon.shape_words import shape_words
from rawi.read.numbers import Number, cardinal
from rawi.read.quantities.amounts import Amount, amount_at
from rawi.read.quantities.befallen import befell_in
from rawi.read.quantities.mentions import TOLL, QuantityMention, behind_bound, quantity
from rawi.read.quantities.nouns import DURATION, Context, Noun, counted_noun, noun_at, noun_with_pronoun
from rawi.read.quantities.tolls import headed_by, toll
from rawi.read.quantities.unlisted import of_people, unlisted_noun
from rawi.read.quantities.words import PERSON, Harm, befell_these, harm_before, harm_behind, went_missing
from rawi.read.times.values import YEARS
from rawi.text import key, same_line

# The rule of a number in words of which only what stands near can tell what it counts.
BARE = "bare"
_OF, _TO, _IN = key("من"), key("إلى"), key("في")
# So few words tell of some of those counted.
_SOME = 9
# What follows a number that needs no noun.
_GO_ON: tuple[CountClass, ...] = ("stop", "by", "of_them")
# So many words at most say of whom.
_MOST_OF = 6
_MANY = ("وا", "ون")
_WHERE = frozenset(map(key, ("في", "عند", "قرب")))
# Behind these a number is all there was (ولم يحص سوى تسعة).
_BUT = frozenset(map(key, ("سوى", "إلا")))
_WHO, _AND = key("ممن"), "و"
_THAT = shape_words("and_that") | frozenset(map(key, ("إن", "أن", "بأن")))
_PARENTS = shape_words("parent")
_CHILD = "child"
_QUARTER = "حي"
_AT, _HANDS, _BY = key("على"), frozenset(map(key, ("يد", "أيدي", "يدي"))), "ب"
_BLOWS = shape_words("recalled_deed") | shape_words("blow_of_state")
SURVIVOR, _SURVIVED_WITHIN = "survivor", 8
# Between what is set against each other.
AGAINST = frozenset(map(key, ("مقابل", "بمقابل")))
_TWO, _THREE, _TWENTY, _A_THOUSAND = 2, 3, 20, 1000


def counted(context: Context, amount: Amount) -> tuple[QuantityMention | None, int]:
    """Return the mention of an amount with what it counts, and the token to go on from."""
    number = amount.number
    noun = _noun_behind(context, amount)
    behind = _behind_some(context, amount)
    named = _whose_number(context, behind) if noun is None else None
    if named is not None:
        found = quantity(context, amount, None, amount.last, named)
        dead = noun_at(context, behind + 1)
        of_harm = found is not None and dead is not None and dead.kind == "harm"
        return found._replace(rule=TOLL) if found is not None and of_harm else found, amount.last
    one = number is not None and 1 <= number.value < 2
    if noun is not None and number is not None and one and (noun.first > amount.last or not number.digits):
        # فتحة واحدة جهة البلدة
        return None, amount.last
    if noun is not None:
        # Of ستة من مقاتلي الحركة the number alone is the figure; who they are belongs to the next name.
        named_by_itself = noun.first > amount.last and (noun.kind in ("person", "harm") or amount.rule != "vague")
        return quantity(context, amount, noun, amount.last if named_by_itself else noun.last), max(
            noun.last, noun.passed
        )
    counts_all = amount.is_bounded and number is not None and number.value >= _TWENTY
    if number is not None and number.definite and not counts_all and toll(context, amount.first) is None:
        return None, amount.last
    if one:
        more = _one_more(context, amount)
        return (quantity(context, amount, None, amount.last, more) if more is not None else None), amount.last
    unlisted = unlisted_noun(context, amount)
    if unlisted is not None:
        return quantity(context, amount, None, unlisted, harm_before(context, amount.first, far="remainder")), unlisted
    out_of = _out_of(context, amount.last)
    if out_of is not None:
        return quantity(context, amount, None, amount.last, out_of), amount.last
    headed = headed_by(context, amount.first)
    if headed is not None:
        # الجرحى 41
        return quantity(context, amount, None, amount.last, headed), amount.last
    last = amount.last
    tokens = context.text.tokens
    others = last < len(tokens) and context.is_a("others", last) and same_line(context.text, last)
    harm = befell_these(context, amount, last) or harm_before(context, amount.first, far="remainder")
    harm = harm or harm_behind(context, last + others) or _befell_of_them(context, last) or toll(context, amount.first)
    if harm is None and amount.rule == "vague" and amount.high is None:
        # عدة أسباب: what several things are must be known to be worth a figure.
        return None, amount.last
    if harm is None and number is not None and _acts(context, amount, number):
        harm = Harm(PERSON, (), last, last + 1)
    of_them = of_people(context, amount)
    if harm is None and of_them == "theirs":
        harm = harm_before(context, amount.first, far="company")
    harm = _survived(context, amount) or harm
    if harm is None:
        harm = _who_they_are(context, amount) or went_missing(context, amount.first)
    if harm is None and tokens[amount.first].start == amount.start:
        harm = befell_in(context, amount.first)
    said = amount.is_bounded or amount.rule == "vague" or others or of_them is not None or _is_all(context, amount)
    if harm is None and not said:
        bare = _counts_by_itself(context, amount)
        return quantity(context, amount._replace(rule=BARE), None, last) if bare else None, amount.last
    return quantity(context, amount, None, last, harm), last


def _who_they_are(context: Context, amount: Amount) -> Harm | None:
    """Return what a number counts that only who they are or what they do tells: people, or somebody's children.

    35 ممن كانوا في قبضتهم, احتشد مئة ألف في الساحة, وهي أم لستة.
    """
    tokens, i, last = context.text.tokens, amount.first, amount.last
    if last < len(tokens) and tokens[last].key == _WHO and same_line(context.text, last):
        return Harm(PERSON, (), last, last + 1)
    if i == 0 or not same_line(context.text, i):
        return None
    if tokens[i - 1].key in _PARENTS and tokens[i].key.startswith("ل"):
        return Harm(_CHILD, (), i - 1, i)
    large = amount.low is not None and amount.low >= _TWENTY
    return Harm(PERSON, (), i - 1, i) if large and context.is_a("people_do", i - 1) else None


def _is_all(context: Context, amount: Amount) -> bool:
    """Whether a number is all there was (ولم يحص سوى تسعة), or what those told of by their number came to."""
    tokens, i, number = context.text.tokens, amount.first, amount.number
    if i == 0 or not same_line(context.text, i) or number is None or number.definite or number.value in YEARS:
        return False
    ends = amount.last >= len(tokens) or not same_line(context.text, amount.last) or tokens[amount.last].kind == "punct"
    return ends and not number.digits and number.value >= _THREE and tokens[i - 1].key in _BUT


def _one_more(context: Context, amount: Amount) -> Harm | None:
    """Return what became of one more, told with others (مقتل أربعة من الشرطة وواحد من الدفاع المدني); or null."""
    tokens, number, i = context.text.tokens, amount.number, amount.last
    joined = number is not None and number.conjunction and not number.digits and number.value == 1
    if not joined or i + 1 >= len(tokens) or tokens[i].key != _OF or not same_line(context.text, i + 1):
        return None
    for k in range(context.text.sentence_of(i)[0] + 1, amount.first):
        others = cardinal(context.text, k - 1, context.numerals) if tokens[k].key == _OF else None
        harm = harm_before(context, k - 1, far="remainder") if others is not None and others.last == k else None
        if harm is not None:
            return harm
    return None


def _out_of(context: Context, i: int) -> Harm | None:
    """Return what those counted are at token `i` that are so many of so many (أربعا من أصل سبع مسيرات), or null."""
    tokens = context.text.tokens
    if i + 2 >= len(tokens) or tokens[i].key != _OF or not same_line(context.text, i + 1) or i + 1 in context.dated:
        return None
    # 3 من 5 مستشفيات
    bare = tokens[i - 1].kind == tokens[i + 1].kind == "number"
    if not (bare or context.is_a("out_of", i + 1)):
        return None
    whole = amount_at(context, i + 2 - bare)
    noun = _noun_behind(context, whole) if whole is not None and whole.number is not None else None
    return Harm(noun.what, noun.joint_with, noun.first, noun.last) if noun is not None else None


def _befell_of_them(context: Context, i: int) -> Harm | None:
    """Return what became of those counted as so many of others at token `i` (23 من أنصار الصدر قضوا), or null."""
    tokens = context.text.tokens
    if i >= len(tokens) or tokens[i].key != _OF or not same_line(context.text, i):
        return None
    for j in range(i + 2, min(i + _MOST_OF, len(tokens))):
        if tokens[j - 1].kind != "word" or context.is_a("stop", j - 1) or not same_line(context.text, j):
            return None
        found = harm_behind(context, j)
        if found is not None:
            return found if found.first == j and tokens[j].key.endswith(_MANY) else None
    return None


def _counts_by_itself(context: Context, amount: Amount) -> bool:
    """Whether a number in words can only count, what goes without saying (أُبعد أربعون إلى تركيا)."""
    tokens, number, last = context.text.tokens, amount.number, amount.last
    if number is None or number.definite or number.value in YEARS:
        return False
    glued = amount.first > 0 and tokens[amount.first - 1].key == _AND
    if (number.conjunction or glued) and number.value >= _TWO and last < len(tokens) and tokens[last].key in _WHERE:
        # 94 شهيدا … و20 في خزاعة
        return same_line(context.text, last)
    if (number.conjunction or glued) and number.value >= _TWO and _says_by_whom(context, last):
        return True
    if amount.first > 0 and tokens[amount.first - 1].key in AGAINST and number.value >= _TWO:
        # 64 صوتا مقابل 51
        return _ends_there(context, last)
    if number.digits or number.value < _THREE:
        return False
    if last >= len(tokens) or not same_line(context.text, last) or tokens[last].kind == "punct":
        return True
    return any(context.is_a(name, last) for name in _GO_ON)


def _says_by_whom(context: Context, i: int) -> bool:
    """Whether who or what killed them follows at token `i` (و92 على يد التنظيم، و11 بنيران الجيش)."""
    tokens = context.text.tokens
    if i + 1 >= len(tokens) or not same_line(context.text, i + 1):
        return False
    by = tokens[i].key == _AT and tokens[i + 1].key in _HANDS
    return by or (tokens[i].key.startswith(_BY) and tokens[i].key.removeprefix(_BY) in _BLOWS)


def _ends_there(context: Context, i: int) -> bool:
    """Whether nothing that could be counted follows at token `i`: a stop, a time or a preposition."""
    tokens = context.text.tokens
    ends = i >= len(tokens) or not same_line(context.text, i) or tokens[i].kind == "punct"
    return ends or i in context.dated or tokens[i].key in _WHERE or tokens[i].key == _AT


def _survived(context: Context, amount: Amount) -> Harm | None:
    """Return that those counted are all who were left alive (لم ينج من ركاب القارب سوى أربعة), or null."""
    tokens, i = context.text.tokens, amount.first
    low = max(context.text.sentence_of(i)[0], i - _SURVIVED_WITHIN)
    if i == 0 or not same_line(context.text, i):
        return None
    if context.is_a("survived", i - 1):
        return Harm(SURVIVOR, (), i - 1, i)
    if tokens[i - 1].key not in _BUT or not any(context.is_a("survived", k) for k in range(low, i - 1)):
        return None
    return Harm(SURVIVOR, (), i - 1, i)


def _acts(context: Context, amount: Amount, number: Number) -> bool:
    """Whether a verb of many follows an amount (45 ألفاً غادروا، إن 130 سلموا أنفسهم): those counted are people."""
    tokens, i = context.text.tokens, amount.last
    if i >= len(tokens) or not same_line(context.text, i) or (number.value in YEARS and not amount.is_bounded):
        return False
    said = amount.first > 0 and same_line(context.text, amount.first) and tokens[amount.first - 1].key in _THAT
    verb = len(tokens[i].key) > 3 and tokens[i].key.endswith(_MANY[0])
    return verb and (number.value >= _A_THOUSAND or (said and number.value >= _THREE))


def _behind_some(context: Context, amount: Amount) -> int:
    """Return the token behind a number that something rose to, a bound and some of them told in between.

    ارتفع إلى 15 على الأقل بينهم 6 أطفال عدد الشهداء
    """
    tokens = context.text.tokens
    if not amount.first or tokens[amount.first - 1].key != _TO:
        return amount.last
    i = behind_bound(context, amount.last)
    if i >= len(tokens) or not context.is_a("among_them", i):
        return i
    for k in range(i + 1, min(i + _SOME, len(tokens))):
        if tokens[k].kind == "punct" or not same_line(context.text, k):
            break
        if context.is_a("number_of", k):
            return k
    return i


def _whose_number(context: Context, i: int) -> Harm | None:
    """Return what a number before token `i` counts that عدد follows (ارتفع إلى 24 عدد الصواريخ), or null."""
    if i + 1 >= len(context.text.tokens) or not context.is_a("number_of", i) or not same_line(context.text, i):
        return None
    noun = noun_at(context, i + 1)
    if noun is None or noun.number != "plural" or not same_line(context.text, i + 1):
        return None
    fate = harm_behind(context, noun.last) if noun.kind == "person" else None
    return Harm(noun.what if fate is None else fate.what, noun.joint_with, i, noun.last)


def _noun_behind(context: Context, amount: Amount) -> Noun | None:
    """Return the noun that an amount counts: مقاتلين, المسلحين behind a vague number, من المدنيين."""
    tokens = context.text.tokens
    i = amount.last
    if i >= len(tokens) or not same_line(context.text, i):
        return None
    of = i + context.is_a("only", i)
    if of < len(tokens) and tokens[of].key == _OF:
        j = of + 1
        noun = counted_noun(context, j, definite=True) if j < len(tokens) else None
        # خمسة من عناصر الجيش: the noun before another has no article.
        if noun is None:
            noun = counted_noun(context, j) if j < len(tokens) else None
            noun = noun or (noun_with_pronoun(context, j) if j < len(tokens) and same_line(context.text, j) else None)
            if noun is None or noun.number != "plural" or noun.what == DURATION:
                return None
        if _is_men_of(context, amount, noun):
            return noun._replace(what=PERSON, kind="person")
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
        # اصطف الآلاف بسياراتهم
        noun = None if noun is not None and noun.start > tokens[i].start else noun
    if noun is None or (noun.noun == _QUARTER and _are_alive(context, amount)):
        return None
    said_twice = amount.number is not None and amount.number.value == _TWO
    if noun.number == "dual" and noun.what != DURATION and _sure_dual(context, noun) and not said_twice:
        return None
    return noun if _agrees(amount, noun) else None


def _are_alive(context: Context, amount: Amount) -> bool:
    """Whether those counted right behind a word of capture are people alive, no quarters (وأمسكوا أربعة أحياء)."""
    harm = harm_before(context, amount.first, far="subject")
    # سقطت في أيديهم ثلاثة أحياء: these are quarters.
    return harm is not None and harm.what == "captured" and context.text.tokens[harm.first].key != _IN


def _is_men_of(context: Context, amount: Amount, noun: Noun) -> bool:
    """Whether a masculine number counts men, not the bands of a feminine noun (ثمانية من كتائب الحزب)."""
    if noun.kind != "group" or not noun.noun.endswith("ة") or amount.number is None or amount.number.digits:
        return False
    first = context.text.tokens[amount.first].light
    return first.endswith("ة") or (first.lstrip("وبل").startswith("اثن") and "ت" not in first)


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
