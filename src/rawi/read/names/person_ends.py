"""Where a person's name ends, part by part: given names, what opens and closes a name of two, surnames."""

from rawi.lexicon import Lexicon
from rawi.lexicon.cues import WordRole, form_of
from rawi.lexicon.outlets import outlet_told
from rawi.lexicon.shape_words import shape_words
from rawi.read import shapes
from rawi.text import Text, attested, key, same_line, segment

# Of kin when they open words: a girl, a son (بينهم بنت عمرها تسع).
_SON = key("بن")
_KIN = shape_words("child_of")
_CHILDREN = shape_words("harmed_person")
_CLOSE_NAME = shape_words("closes_given_name")
THAT = shape_words("that_he") | {key("أن")}
# With "God" these bless whom one names (رحم الله).
_BLESSING = shape_words("blesses")
# Behind "God" a blessing of whom one has just named (حليمة الله يرحمها); with these God is part of the name.
_BLESSES = tuple(shape_words("prays_for"))
_GOD = key("الله")
_SERVANTS = shape_words("before_god")
# Of a surname a return, where it goes somewhere (عودة إلى).
_RETURN, _TO, _BESIDE = key("عودة"), key("إلى"), key("جانب")
# Prepositions and cues that are given names as well, after another and a title (اللواء عبدالكريم خلف).
_NAMES_TOO = shape_words("name_and_word")
_MOST_UNITS = 4
_ADDRESSED_REACH = 10
# Written so they are names; of the same key are a preposition, "from me" and a verb of saying.
_ALI = key("علي")
# What a surname that is a word as well does not end in: plurals and duals are of things.
_OF_THINGS = ("ات", "ون", "ين", "ان")
_ARTICLE = ("ال",)
_AFTER_VERBS = shape_words("right_after_verb_of_saying")
_TANWIN = "\u064b"
_FATHERS = frozenset(map(key, ("أبو", "أبي", "أبا")))
_WHAT_HE_REJECTS: tuple[WordRole, ...] = ("account", "no_comment")


def person_end(text: Text, i: int, lexicon: Lexicon, *, sure: bool) -> int | None:
    """Return the token after a person's name that begins at token `i`, or null where none begins there.

    `sure`: a rank or role stands before it, so that a given name of no list may open it.
    """
    units: list[tuple[int, bool]] = []
    j = i
    while len(units) < _MOST_UNITS:
        # After two given names a third with the article is the surname (اللواء عبدالله قاسم الجنيد).
        third = len(units) == 2 and units[-1][1] and _is_third(text, j, lexicon) and not _addressed(text, i, j, lexicon)
        third = third or (len(units) > 1 and units[-1][1] and _is_odd_third(text, j, lexicon))
        listed = len(units) == 2 and _is_third_of_list(text, j, lexicon)
        third = third or listed
        end = _unit(text, j, lexicon, first=not units, sure=listed or (sure and (len(units) < 2 or third)))
        if end is None:
            break
        given = _is_given(text, j, end, lexicon)
        foreign = len(units) > 1 and _is_foreign(text, i, j, lexicon)
        if units and not given and not units[-1][1] and not (len(units) == 1 and sure) and not foreign and not third:
            break
        units.append((end, given))
        j = end
        following = shapes.key_at(text, j)
        if (
            len(units) > 1
            and not given
            and not _is_third_of_list(text, j, lexicon)
            and shapes.key_at(text, j + 1) not in _CLOSE_NAME
            and (following not in lexicon.persons.given or following in lexicon.persons.common)
            and not _is_foreign(text, i, j, lexicon)
        ):
            break
    if not units:
        return None
    if units[0][1]:
        return units[-1][0] if len(units) > 1 or sure else None
    return units[-1][0] if sure and len(units) > 1 else None


def _is_foreign(text: Text, i: int, j: int, lexicon: Lexicon) -> bool:
    """Whether token `j` goes on a name of words of no list (إبراهيم بوبكر كيتا): a family name, or one more of them."""
    word, before = shapes.key_at(text, j), text.tokens[j - 1].key
    if not word or word.startswith("ال") or text.tokens[j].kind != "word" or not shapes.is_odd(before, lexicon):
        return False
    return shapes.is_odd(word, lexicon) or word in lexicon.persons.sure_families


def _addressed(text: Text, i: int, j: int, lexicon: Lexicon) -> bool:
    """Whether a noun after a name is who is accused or addressed (ناشد غسان سلامة الأطراف), not a surname."""
    word = shapes.key_at(text, j)
    if word.endswith("ي") or word[2:] in lexicon.persons.given or not shapes.is_word(word):
        return False
    forms = (form_of(lexicon.cues, text.tokens[k].key) for k in range(max(0, i - _ADDRESSED_REACH), i))
    return any(form is not None and not {"party", "object"}.isdisjoint(form.cue.complement) for form in forms)


def _is_given(text: Text, i: int, end: int, lexicon: Lexicon) -> bool:
    first = text.tokens[i].key
    return shapes.is_given(first, lexicon) or text.tokens[end - 1].key in _CLOSE_NAME


def _unit(text: Text, i: int, lexicon: Lexicon, *, first: bool, sure: bool) -> int | None:
    """Return the token after one part of a name: a word, or two that belong together."""
    tokens = text.tokens
    if i >= len(tokens) or tokens[i].kind != "word" or (i and not first and not same_line(text, i)):
        return None
    word = tokens[i].key
    if len(word) < 2:
        return None
    following = tokens[i + 1].key if i + 1 < len(tokens) and same_line(text, i + 1) else ""
    if not first and (word.startswith(_BLESSES) or _is_blessed(text, i) or _is_return(text, i)):
        return None
    if word not in _SERVANTS and _is_blessed(text, i + 1):
        return i + 1 if word in lexicon.persons.given else None
    named_so = not first and following in _CLOSE_NAME and word not in _BLESSING  # مرسال حسب الله، مبارك دفع الله
    other = shapes.is_verb(word, lexicon) or _has_proclitic(word, lexicon) or _is_no_name(word, lexicon)
    # رفض سالم عمر الاتهام
    other = other or (word.startswith("ال") and any(word in lexicon.cues.words[role] for role in _WHAT_HE_REJECTS))
    if not first and other and not named_so:
        return None
    if not first and tokens[i].text.endswith("ته") and _is_owned(word, lexicon):
        return None
    foreign = sure and first and word in lexicon.persons.given and len(following) > 2 and not shapes.is_word(following)
    closing = i + 1 >= len(tokens) or not same_line(text, i + 1) or tokens[i + 1].kind == "punct"
    plain = not first and word in _NAMES_TOO and (sure or following in lexicon.persons.families)
    spelt = plain or (not first and (closing if word == _ALI else _is_given_again(text, i, following, lexicon)))
    if shapes.is_stop_here(text, i, lexicon) and not foreign and not spelt and not named_so:
        return None
    if word not in lexicon.persons.given and _is_title(text, i, lexicon, first=first):
        return None
    if not first and (_is_object(text, i) or outlet_told(lexicon.outlets, text, i, len(tokens)) is not None):
        # فيليب أقوير | لفرانس برس
        return None
    if word in shapes.OPEN_NAME:
        if first and (word in _KIN or _is_kin_of(text, i, lexicon)):
            return None
        second = following and tokens[i + 1].kind == "word" and not _is_no_second(text, i + 1, lexicon)
        if second and following in shapes.OPEN_NAME - shapes.KUNYA:
            # عمر بن عبد العزيز
            return _unit(text, i + 1, lexicon, first=False, sure=sure) or i + 2
        return i + 2 if second else None
    if (
        following in _CLOSE_NAME
        and word not in _BLESSING
        and not (not first and word[0] == "و" and word[1:] in lexicon.persons.given)
    ):
        return i + 2
    if word in lexicon.persons.given:
        return i + 1
    if first:
        return i + 1 if sure and _may_open(text, i, lexicon) else None
    named = goes_on(text, i, lexicon)
    if word.startswith("ال"):
        return i + 1 if len(word) > 3 and (named or _is_surname(word, sure=sure)) else None
    if any(parts.enclitic and parts.stem in lexicon.cues.forms for parts in segment(word)):
        # موسى بيحي أبلغه: a verb of saying with its object.
        return None
    if sure and not named and lexicon.triggers.knows(word):
        # آفيستا عملية, محمد هجوم: what happened.
        return None
    return i + 1 if sure or named or not shapes.is_word(word) or closes_name(text, i, lexicon) else None


def _is_return(text: Text, i: int) -> bool:
    """Whether a surname at token `i` is a return that goes somewhere (عودة إلى دمشق)."""
    to_a_place = text.tokens[i].key == _RETURN and shapes.key_at(text, i + 1) == _TO
    return to_a_place and shapes.key_at(text, i + 2) != _BESIDE


def _is_blessed(text: Text, i: int) -> bool:
    """Whether the words at token `i` bless whom one has just named (الله يرحمها)."""
    return shapes.key_at(text, i) == _GOD and shapes.key_at(text, i + 1).startswith(_BLESSES)


def _is_kin_of(text: Text, i: int, lexicon: Lexicon) -> bool:
    """Whether a mother's or father's word stands before who suffered, whose name follows (أم الضحية خديجة)."""
    child, name = shapes.key_at(text, i + 1), shapes.key_at(text, i + 2)
    titled = child in _CHILDREN or (child.startswith("ال") and lexicon.persons.titles.find(text, i + 1) is not None)
    return titled and shapes.is_given(name, lexicon)


def _is_no_name(word: str, lexicon: Lexicon) -> bool:
    """Whether a word (its key) after a name cannot go on with it: a verb of now (يفك), one with "their" (انطاهم)."""
    if word in lexicon.persons.given or word in lexicon.persons.families or word in shapes.OPEN_NAME:
        return False
    form = lexicon.counted.form(word)
    plural = form is not None and form[1] and form[0].number == "plural" and word.endswith(_OF_THINGS)
    if plural or (form is not None and form[0].noun.what == "injured"):
        # أسماء المصابين, أبو فيصل جريح
        return True
    if word.endswith("هما") or (word.startswith("ي") and len(word) > 2 and attested(word)):
        return True
    return word.endswith(("هم", "ها")) and any(
        parts.enclitic and len(parts.stem) > 2 and attested(parts.stem) for parts in segment(word)
    )


def _is_owned(word: str, lexicon: Lexicon) -> bool:
    """Whether a word (its key) is a noun with "his" (استقالته), and no name."""
    if word in lexicon.persons.given or word in lexicon.persons.families:
        return False
    return any(parts.enclitic and attested(parts.stem) for parts in segment(word))


def _is_no_second(text: Text, i: int, lexicon: Lexicon) -> bool:
    """Whether token `i` cannot close a name of two: a function word, one with a letter (أم لثلاثة أطفال، أم وولدها)."""
    word = text.tokens[i].key
    if word in lexicon.persons.given or word in lexicon.persons.families:
        return False
    if text.tokens[i - 1].key in _FATHERS and form_of(lexicon.cues, word) is not None:
        # عبد اللطيف أبو طالب: a father of somebody, no verb of saying.
        return False
    # علي بن فليس is not "and not".
    stops = word in shapes.stops(lexicon) if text.tokens[i - 1].key == _SON else shapes.is_stop(word, lexicon)
    if stops or word.startswith(("ول", "وو")):
        return text.tokens[i].light not in shapes.NAMES_AS_WRITTEN
    return word[:1] == "ل" and word[1:] in lexicon.numerals.numerals


def _is_given_again(text: Text, i: int, following: str, lexicon: Lexicon) -> bool:
    """Whether token `i`, a verb of saying as well, is a name after a given name (يوسف عزت قائلا)."""
    before, given = text.tokens[i - 1].key, lexicon.persons.given
    sure = before in given and before not in lexicon.persons.common and text.tokens[i].key in given
    return sure and not following.startswith(("ال", "ان")) and following not in _AFTER_VERBS


def goes_on(text: Text, i: int, lexicon: Lexicon) -> bool:
    """Whether token `i` is a surname: a family name, or after what is a given name and nothing else one by its shape.

    That is a word of no list, one with the article that is none, or one at the end of a clause (عمر الجنة، بيد أن).
    """
    word, before, persons = text.tokens[i].key, text.tokens[i - 1].key, lexicon.persons
    if word in persons.sure_families:
        return True
    if before not in persons.given or before in persons.common:
        return False
    if word in persons.families:
        return True
    if any(word in words for words in (lexicon.actors.demonyms, lexicon.actors.anaphors, lexicon.places.anaphors)):
        return False
    if not attested(word.removeprefix("ال")):
        return word.startswith("ال") or not shapes.is_word(word)
    return word.startswith("ال") and not word.endswith(_OF_THINGS) and closes_name(text, i, lexicon)


def _is_object(text: Text, i: int) -> bool:
    """Whether token `i` has the written ending of an object (توقع هيمن هورامي هجوماً), so that it is no name."""
    return _TANWIN in text.tokens[i].text


def _is_title(text: Text, i: int, lexicon: Lexicon, *, first: bool) -> bool:
    """Whether a title begins at token `i`; after a given name the word for a trade is a surname (رامي الحلاق)."""
    title = lexicon.persons.titles.find(text, i)
    if title is None:
        return False
    trade = title.values[0].kind == "role" and title.values[0].english is None
    if not first and title.end_token == i + 1 and not _may_be_titled(text, i + 1, lexicon):
        # رولا أحمد الحاج (29 عاما): a title that nobody follows is a surname.
        return False
    return first or not trade or shapes.key_at(text, title.end_token) in lexicon.persons.given


def _may_be_titled(text: Text, i: int, lexicon: Lexicon) -> bool:
    """Whether token `i` may be who or what the title before it is of: a word without a letter before it."""
    word = shapes.key_at(text, i)
    return bool(word) and text.tokens[i].kind == "word" and word[0] not in "وبلف" and not shapes.is_stop(word, lexicon)


def _is_third(text: Text, i: int, lexicon: Lexicon) -> bool:
    """Whether token `i` after two given names is a surname with the article: of origin, of no list, that of a place."""
    word = shapes.key_at(text, i)
    if not word.startswith("ال") or len(word) < 4:
        return False
    ends = i + 1 >= len(text.tokens) or not same_line(text, i + 1) or text.tokens[i + 1].kind == "punct"
    named = word in lexicon.persons.families
    return (
        named or word.endswith("ي") or not attested(word[2:]) or ends or lexicon.places.names.find(text, i) is not None
    )


def _is_third_of_list(text: Text, j: int, lexicon: Lexicon) -> bool:
    """Whether token `j` is the surname of a member of a list: "and" and the next follow (عماد العتمة وأسامة)."""
    word = shapes.key_at(text, j)
    if not word.startswith("ال") or len(word) < 5 or word in lexicon.actors.demonyms:
        return False
    at = j + 1 + (j + 1 < len(text.tokens) and text.tokens[j + 1].light in ("،", ","))
    following = shapes.key_at(text, at)
    return (
        following[:1] == "و"
        and shapes.is_given(following[1:], lexicon)
        and not _is_title(text, j, lexicon, first=False)
    )


def _is_odd_third(text: Text, i: int, lexicon: Lexicon) -> bool:
    """Whether token `i` after two given names is a surname without the article: an odd word (محمد حسين تنيرة)."""
    word = shapes.key_at(text, i)
    bare = len(word) > 3 and not word.startswith("ال") and word[0] not in "وفبلكسي"
    owned = any(parts.enclitic for parts in segment(word))  # قدم محمد تميم استقالته
    return bare and not owned and not attested(word) and text.tokens[i].kind == "word"


def _has_proclitic(word: str, lexicon: Lexicon) -> bool:
    """Whether a word (its key), itself of no list, is another word with a letter before it (عدن وصنعاء)."""
    if word in lexicon.persons.given or word in shapes.OPEN_NAME or attested(word) or word[:1] not in "وبل":
        return False
    rest = word[2:] if word.startswith("لل") else word[1:]
    if word in lexicon.persons.families:
        return False
    if word[0] == "و" and len(rest) > 2 and lexicon.places.names.may_begin(rest):
        # جاسم وطفس are two towns.
        return True
    sure = word.startswith(("و", "لل")) and len(rest) > 2 and shapes.is_word(rest)
    # محمد برصاص قناص: with a bullet.
    sure = sure or (word[0] == "ب" and len(rest) > 3 and attested(rest))
    # لراديونا is a word with two others on it; لوفران is not "to" with more.
    sure = sure or (word[0] == "ل" and len(rest) > 3 and any(not parts.proclitics for parts in segment(rest)))
    return sure or rest in lexicon.persons.given or rest.startswith("ال")


def _may_open(text: Text, i: int, lexicon: Lexicon) -> bool:
    """Whether word `i` may be a given name of no list after a title: no word, or one before what can only be a name."""
    word, following = text.tokens[i].key, shapes.key_at(text, i + 1)
    if word.startswith("ال") or len(word) < 3 or shapes.is_verb(word, lexicon) or not "ء" <= word[0] <= "ي":
        return False
    if following.endswith(("ون", "ات")) and len(following) > 5 and not following.startswith("ال"):
        return False
    if not shapes.is_word(word):
        return True
    if (
        not attested(word)
        or lexicon.triggers.knows(word)
        or word in lexicon.places.heads
        or (word,) in lexicon.places.relations
    ):
        return False
    return (
        following in lexicon.persons.given
        or (len(following) > 3 and not shapes.is_word(following))
        or shapes.is_origin(following)
    )


def closes_name(text: Text, i: int, lexicon: Lexicon) -> bool:
    """Whether what follows word `i` shows that a name ends with it: a sign, the end of the line, a function word."""
    following = text.tokens[i + 1] if i + 1 < len(text.tokens) else None
    if following is None or not same_line(text, i + 1) or following.kind in ("punct", "quote"):
        return all(parts.proclitics in ((), _ARTICLE) for parts in segment(text.tokens[i].key))
    return following.key in THAT or following.key == "ل"


def _is_surname(word: str, *, sure: bool) -> bool:
    """Whether a word with the article may be a surname: an adjective of origin, or a word of no list."""
    return sure or word.endswith("ي") or not shapes.is_word(word)
