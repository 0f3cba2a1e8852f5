"""What can be seen of a name that may be whose page it is: where it stands, its words, what stands beside it."""

from collections.abc import Iterator, Sequence
from functools import cache

from rawi.lexicon.boilerplate import Page
from rawi.lexicon.cues import form_of
from rawi.lexicon.function_words import function_words
from rawi.lexicon.outlets import load_outlets, name_key, outlet_named
from rawi.lexicon.shape_words import shape_words
from rawi.read.page import outlet_shapes, statements
from rawi.read.page.dateline_days import is_date
from rawi.read.page.lines import Fact, PageLexicon
from rawi.read.page.metadata import Known
from rawi.read.page.name_stretches import Stretch, sign_at
from rawi.text import Text, key

_TO, _FATHER, _US = key("إلى"), key("أبو"), "نا"
# قصاصة من جريدة غير معروفة
_NOT, _UNKNOWN = key("غير"), frozenset(map(key, ("مجهول", "مجهولة")))
_TIMES = frozenset(map(key, ("بعد", "قبل", "منذ", "خلال")))
# A name of so many words may end with a verb no more.
_LONG = 4
NOUNS = {
    name: shape_words(name)
    for name in (
        "state",
        "media_organ",
        "letterhead_body",
        "names_no_outlet",
        "office_holder",
        "no_name_of_outlet",
        "outlet_opening",
        "no_name_alone",
    )
}
KINDS_OF_TEXT = shape_words("kind_of_page_text")
# Signs that part what a headline tells, not the name of a page from it.
OF_HEADLINES = frozenset({":", "mark", "،", ",", ".", "…"})


def acts(name: str, lexicon: PageLexicon) -> bool:
    """Whether words are a sentence of what a body does, and no name: `قوات النظام تقصف حلب`."""
    words = name_key(name).split()
    # شبكة تدمر الإخبارية is named after a place, a name ends with its last word.
    inner = [word for word in words[1:-1] if not lexicon.is_place(word)]
    return statements.is_organisation(name, lexicon.cues) and any(
        form.inflection.tense == "imperfect" and form.inflection.number == "singular" and not form.proclitics
        for word in inner
        for form in lexicon.triggers.look_up(word)
    )


def is_no_owner(name: str, lexicon: PageLexicon) -> bool:
    """Whether words are no name of whose page it is: a section (القرن الأفريقي), a slogan, a time.

    Nor are they what somebody says, or does to us (إذاعة باردي تعلن تحرير فايا, وصلتنا).
    """
    words = name_key(name).split()
    kind = lexicon.page.furniture.get(" ".join(words))
    # المجد is a newspaper too, الله أكبر is none.
    if not words or kind == "no_outlet" or (kind == "slogan" and len(words) > 1):
        return True
    # صفحة النيجر بالعربية تنشر; a network may be called تبين.
    tells = any(_is_present(word, lexicon) for word in (words[1:] if len(words) >= _LONG else words[1:-1]))
    came = words[0].removesuffix(_US) in lexicon.cues.words["copy"]
    # بعد ساعتين, but هنا أزواد and خلف شمو own pages
    unknown = _NOT in words or not _UNKNOWN.isdisjoint(words)
    return words[0] in _TIMES or acts(name, lexicon) or tells or came or unknown


def _is_present(word: str, lexicon: PageLexicon) -> bool:
    """Whether a word is a verb of saying of the present."""
    form = form_of(lexicon.cues, word)
    return form is not None and form.agreement in ("masculine", "feminine") and word.startswith(("ي", "ت"))


def doubts_of(text: Text, one: Stretch, role: str, lexicon: PageLexicon, known: Known) -> Iterator[str]:
    """Yield what speaks against a stretch being a name."""
    tokens = text.tokens[one.first : one.last]
    name = text.slice((one.first, one.last))
    own_words = lexicon.page.furniture.get(tokens[0].key) == "outlet_word"
    if tokens[0].key in function_words():
        yield "opens with function word"
    opens = lexicon.triggers.look_up(tokens[0].key) and tokens[0].key not in NOUNS["outlet_opening"]
    if opens and not own_words:
        # معارك الوادي - 3/4/2019
        yield "opens with deed"
    told = any(token.key in function_words() or lexicon.triggers.look_up(token.key) for token in tokens[1:])
    if role == "headline" and told and not own_words:
        # القوات العراقية في الموصل
        yield "told in headline"
    if all(len(token.key) == 1 for token in tokens):
        # أ ح
        yield "letters alone"
    if len(tokens) == 1 and not tokens[0].key.startswith("ال") and one.of > 1 and sign_at(text, one.last) == "/":
        # عام / الدفاع المدني
        yield "file"
    rest = [token.key for token in tokens[1:]]
    if _TO in rest:
        yield "to"
    if all(token.key in NOUNS["no_name_of_outlet"] for token in tokens):
        # تقرير خاص
        yield "kind of text"
    if tokens[0].key in NOUNS["names_no_outlet"] and any(
        len(some) > 1 and (some[0] == _FATHER or known.is_person(some)) for some in (rest, rest[1:])
    ):
        # صفحة الإعلامي أبو سليم
        yield "of a person"
    if not one.line and {sign_at(text, one.first - 1), sign_at(text, one.last)} & OF_HEADLINES:
        yield "may be told"
    if len(tokens) == 1 and lexicon.may_be_place(name):
        yield "may be place"


def is_described(name: str, page: Page) -> bool:
    """Whether words only say what a page is, not how it is called: `صحيفة سياسية يومية`."""
    words = name.split()
    kind = page.furniture.get(name_key(words[0])) if words else None
    return kind == "outlet_word" and len(words) > 1 and all(_is_indefinite_nisba(word) for word in words[1:])


def _is_indefinite_nisba(word: str) -> bool:
    return not word.startswith("ال") and word.endswith(("ي", "ية"))


def kinds_of(text: Text, one: Stretch, lexicon: PageLexicon, known: Known) -> Iterator[str]:
    """Yield what a stretch may be: a day, a number, a place, a person, an outlet, a section."""
    tokens = text.tokens[one.first : one.last]
    name = text.slice((one.first, one.last))
    words = [token.key for token in tokens if token.kind in ("word", "number")]
    if is_date(tokens, known):
        yield "day"
    elif any(token.kind == "number" for token in tokens):
        yield "number"
    if words and known.is_place(name):
        yield "place"
    if words and known.is_person(words):
        yield "person"
    if outlet_named(lexicon.outlets, name) is not None:
        yield "listed"
    elif outlet_shapes.is_outlets(text, one.first, one.last, lexicon):
        yield "shaped"
    elif len(words) > 1 and statements.is_organisation(name, lexicon.cues):
        yield "body"
    if words and lexicon.page.furniture.get(" ".join(words)) == "no_outlet":
        yield "section"
    if is_described(name, lexicon.page):
        yield "described"
    if words and words[0] in lexicon.page.labels:
        yield f"label {lexicon.page.labels[words[0]].field}"


def standing(one: Stretch, facts: Sequence[Fact], roles: Sequence[str], headline: int, told: int) -> Iterator[str]:
    """Yield where a stretch stands."""
    fact, i = facts[one.line], one.line
    role = roles[i]
    top = i < told
    yield f"role {role} {top}"
    yield f"top {min(i, 4)}" if top else f"end {min(len(facts) - 1 - i, 3)}"
    yield f"part {min(one.n, 3)} of {min(one.of, 4)}"
    yield f"role {role} part {min(one.n, 2)} of {min(one.of, 3)}"
    yield "above headline" if i < headline else "below headline" if i > headline else "in headline"
    if top and one.of == 1:
        yield f"alone {role} {min(i, 3)}"
    if fact.label is not None:
        yield f"labelled {fact.label.field}"
    if fact.furniture is not None:
        yield f"furniture {fact.furniture}"
    if one.led:
        yield f"led {one.led}"
    if "headline" not in roles:
        yield f"no headline {role}"


def worded_as(text: Text, one: Stretch, lexicon: PageLexicon, known: Known) -> Iterator[str]:
    """Yield what the words of a stretch are."""
    tokens = text.tokens[one.first : one.last]
    words = [token.key for token in tokens if token.kind == "word"]
    yield f"words {min(len(words), 6)}"
    for kind in kinds_of(text, one, lexicon, known):
        yield f"is {kind}"
    kinds = [lexicon.page.furniture.get(word) for word in words]
    yield f"opens {kinds[0]}"
    yield f"ends {kinds[-1]}"
    if kinds[0] == "outlet_word" and len(words) > 1:
        yield f"opens outlet definite {words[-1].startswith('ال')}"
        if not any(word.startswith("ال") for word in words[1:]) and words[-1].endswith("يه"):
            yield "described"
    named = lexicon.actors.names.find(text, one.first)
    if named is not None and (named.start_token, named.end_token) == (one.first, one.last):
        yield "actor"
    if len(words) > 1 and statements.is_organisation(text.slice((one.first, one.last)), lexicon.cues):
        yield "body"
    if any(lexicon.triggers.look_up(word) for word in words):
        yield "tells"
    if words[0] in function_words():
        yield "function word"
    elif any(word in function_words() for word in words):
        yield "function word inside"
    for kind, listed in NOUNS.items():
        if words[0] in listed:
            yield f"opens {kind}"
    if words[0] in lexicon.persons.given:
        yield "given name"
    yield f"definite {words[0].startswith('ال')} {words[-1].startswith('ال')}"
    if len(words) == 1 and len(words[0]) < 3:
        yield "letters"
    yield f"behind {sign_at(text, one.first - 1) if one.n or one.led else 'none'}"
    yield f"before {sign_at(text, one.last) if one.n + 1 < one.of else 'none'}"


def lines_around(text: Text, facts: Sequence[Fact], roles: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Yield what can be said of each line for the lines beside it."""
    for fact, role in zip(facts, roles, strict=True):
        kinds = {part.kind for part in fact.parts}
        yield (
            f"role {role}",
            f"date {'date' in kinds}",
            f"label {fact.label.field if fact.label is not None else None}",
            f"furniture {fact.furniture}",
            f"words {min(fact.words // 3, 5)}",
        )


def neighbours(around: Sequence[tuple[str, ...]], i: int) -> Iterator[str]:
    """Yield what the lines above and below line `i` are."""
    for d, where in ((-1, "above"), (1, "under")):
        beside = around[i + d] if 0 <= i + d < len(around) else ("none",)
        yield from (f"{where} {sign}" for sign in beside)
    yield f"own date {around[i][1]}"


def topical(
    one: Stretch, name: str, roles: Sequence[str], headline: int, titled: frozenset[str], body: str
) -> Iterator[str]:
    """Yield how many words of a name the headline and the text have too."""
    words = [word for word in name.split() if len(word) > 2]
    if roles[one.line] != "headline" or one.line != headline:
        yield f"of headline {3 * sum(word in titled for word in words) // max(len(words), 1)}"
    told = f" {body} "
    yield f"of text {3 * sum(f' {word} ' in told for word in words) // max(len(words), 1)}"


@cache
def _listed_words() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Return the words that open, end and stand in the names of listed outlets."""
    names = [name.split() for name in load_outlets().by_name]
    return (
        frozenset(name[0] for name in names if len(name) > 1),
        frozenset(name[-1] for name in names if len(name) > 1),
        frozenset(word for name in names for word in name),
    )


def like_listed(name: str) -> Iterator[str]:
    """Yield how much of a name listed outlets have in theirs."""
    words = name.split()
    opening, ending, inside = _listed_words()
    yield f"listed words {3 * sum(word in inside for word in words) // len(words)}"
    if words[0] in opening:
        yield "opens as listed"
    if len(words) > 1 and words[-1] in ending:
        yield "ends as listed"
    kinds = [word in KINDS_OF_TEXT or word.removeprefix("ال") in KINDS_OF_TEXT for word in words]
    yield f"kind of text {kinds[0]} {any(kinds[1:])}"


def formed(text: Text, one: Stretch) -> Iterator[str]:
    """Yield the form of a name: which of its first words have the article or end as an adjective."""
    tokens = text.tokens[one.first : one.last]
    words = [token.key for token in tokens if token.kind == "word"]
    yield "form " + "".join(
        ("A" if word.startswith("ال") else "N") + ("y" if word.endswith(("ي", "يه")) else "") for word in words[:3]
    )
    if any(token.kind == "number" for token in tokens):
        yield "holds number"
    if any(token.text.isascii() for token in tokens if token.kind == "word"):
        yield "latin"
    if len(words) > 1 and len(words[0]) == 1:
        yield "initial"


def found_again(
    one: Stretch, name: str, stretches: Sequence[Stretch], names: Sequence[str], body: str, known: Known
) -> Iterator[str]:
    """Yield where else on the page the name stands."""
    words = name.split()
    bare = " ".join(words[1:]) if len(words) > 1 else name
    lines = {
        other.line
        for other, its in zip(stretches, names, strict=True)
        if other.line != one.line
        and (its == name or f" {bare} " in f" {its} " or (len(its) > 3 and f" {its} " in f" {name} "))
    }
    yield f"again around {min(len(lines), 2)}"
    if f" {name} " in f" {body} ":
        yield "again in text"
    elif f" {bare} " in f" {body} ":
        yield "partly in text"
    if name in known.told or bare in known.told:
        yield "told"
