"""Whose page it is, chosen among the names that stand around its text by learned weights.

A candidate is a stretch of a line above or below the text, between dashes, strokes and brackets. Its signs say where it
stands, what its words are, what stands beside it, and whether the name comes again; what the rules found is one sign
among others. Nobody is chosen where no candidate is likely enough. Learned by `python bench/owners.py --write`.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from math import exp
from typing import NamedTuple

import msgspec

from rawi.lexicon.boilerplate import Page
from rawi.lexicon.function_words import function_words
from rawi.lexicon.outlets import name_key, outlet_named, source_called
from rawi.lexicon.shape_words import shape_words
from rawi.lexicon.tables import read_table
from rawi.model import Source
from rawi.read.page import datelines, outlet_shapes, sections, statements
from rawi.read.page.dateline_days import begins_date, is_date
from rawi.read.page.lines import Fact, PageLexicon, Piece
from rawi.read.page.metadata import Known
from rawi.text import Text, key

TABLE = "owner_weights.tsv"
ALWAYS = "always"
# Likely enough to be taken; against another name of the rules; by how much it must
# be likelier than that; too unlikely to be kept. Chosen on pages held out.
LEAST, _SURE, _BETTER, _DOUBTED = 0.6, 0.7, 0.15, 0.02
_HIGHEST, _LOWEST = 8, 5
_LONGEST, _LONGEST_LABEL = 7, 4
_ACCOUNTS = frozenset({"report", "statement"})
_FROM = frozenset(map(key, ("عن", "بواسطة", "بقلم", "يكتبها")))
_TO, _FATHER = key("إلى"), key("أبو")
_URGENT, _OWN = key("عاجل"), shape_words("own_reporter")
_WROTE = frozenset(map(key, ("كتب", "كتبت", "يكتب", "تكتب")))
_SENT = shape_words("told_outlet")
_BULLETIN = shape_words("bulletin")
_NOUNS = {
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
# Signs that part what a headline tells, not the name of a page from it.
_OF_HEADLINES = frozenset({":", "mark", "،", ",", ".", "…"})
# A longer line names nobody.
_LONGEST_LINE = 30


class OwnerWeight(msgspec.Struct, frozen=True):
    """What one sign of a candidate is worth, in log-odds."""

    sign: str
    weight: float


class Candidate(NamedTuple):
    """A name that may be whose page it is, as written, with its signs; none where it is but a label."""

    name: str
    signs: tuple[str, ...]


class Stretch(NamedTuple):
    """Tokens `first:last` of line `line`, the `n`th of `of` stretches; `led` is the word before it that says whose."""

    line: int
    first: int
    last: int
    n: int
    of: int
    led: str


@cache
def weights() -> Mapping[str, float]:
    """Return what each sign is worth. Raises `LexiconError` if the table cannot be trusted."""
    return {row.sign: row.weight for row in read_table(TABLE, OwnerWeight, key=1)}


def chance(signs: Sequence[str], worth: Mapping[str, float]) -> float:
    """Return how likely a candidate with these signs is right."""
    if not signs:
        return 0.0
    return 1 / (1 + exp(-sum([worth.get(sign, 0.0) for sign in (ALWAYS, *signs)])))


def owner(
    found: Sequence[Candidate], ruled: Source | None, worth: Mapping[str, float], lexicon: PageLexicon, *, framed: bool
) -> Source | None:
    """Return whose page it is: what the rules say, or the likeliest candidate where it is likely enough, or null.

    `framed`: the rules took it from a line around the text. A listed outlet is never given up.
    """
    if ruled is not None and _is_listed(ruled, lexicon):
        return ruled
    if ruled is not None and _is_bulletin(ruled.name):
        ruled = None
    names = (one for one in found if not _is_bulletin(one.name))
    ranked = sorted(((chance(one.signs, worth), source_called(lexicon.outlets, one.name)) for one in names), key=_first)
    best, likeliest = ranked[-1] if ranked else (0.0, None)
    own = [chance for chance, source in ranked if ruled is not None and source.id == ruled.id]
    if ruled is None or _is_no_name(ruled.name, lexicon.page):
        return likeliest if best >= LEAST else None
    opens = lexicon.page.furniture.get(name_key(ruled.name).partition(" ")[0])
    if opens == "outlet_word":
        # مجلة مرافئ
        return ruled
    if best >= (max(LEAST, max(own) + _BETTER) if own else _SURE) and (own or framed):
        return likeliest
    return None if own and max(own) < _DOUBTED else ruled


def _is_bulletin(name: str) -> bool:
    """Whether a name is a bulletin's with its number or day (موجز أسبوعي 16): nobody's."""
    first, *rest = name_key(name).split()
    return first in _BULLETIN and any(word.isdigit() for word in rest)


def _is_listed(source: Source, lexicon: PageLexicon) -> bool:
    """Whether a publisher is on a list, as an outlet or as an actor."""
    return source.kind != "unknown" or outlet_named(lexicon.outlets, source.name) is not None


def _is_no_name(name: str, page: Page) -> bool:
    """Whether words are a label, furniture, or say only what a page is."""
    return name_key(name) in page.labels or name_key(name) in page.furniture or is_described(name, page)


def _first(item: tuple[float, Source]) -> float:
    return item[0]


def candidates(
    text: Text,
    facts: Sequence[Fact],
    pieces: Sequence[Piece],
    lexicon: PageLexicon,
    known: Known,
    ruled: Source | None,
    *,
    framed: bool,
) -> list[Candidate]:
    """Return the names around the text with their signs; `ruled` and `framed` are those of `owner`."""
    roles = _roles(facts, pieces)
    headline = next((i for i, role in enumerate(roles) if role == "headline"), len(facts))
    told = next((i for i, role in enumerate(roles) if role in _ACCOUNTS), len(facts))
    stretches = [*_stretches(text, facts, roles, pieces, lexicon)]
    names = [name_key(_plain(text, one)) for one in stretches]
    body = " ".join(
        token.key
        for fact, role in zip(facts, roles, strict=True)
        if role in _ACCOUNTS
        for token in text.tokens[fact.line.first : fact.line.last]
    )
    found: list[Candidate] = []
    for one, name in zip(stretches, names, strict=True):
        if not name or not _may_name(text, one, roles[one.line], lexicon, known):
            continue
        colon = [token.light == ":" for token in text.tokens[one.last : one.last + 2]] == [True, False]
        if colon and one.line and not one.n and one.last + 1 < facts[one.line].line.last:
            # رقم الملف: 12
            found.append(Candidate(_plain(text, one), ()))
            continue
        beside = {
            kind
            for other in stretches
            if other.line == one.line and other is not one and not other.led
            for kind in _kinds(text, other, lexicon, known)
        }
        worded = [*_worded(text, one, lexicon, known)]
        if "place" in beside and "is person" in worded:
            # عدن - سالم باوزير
            continue
        signs = [
            *_standing(one, facts, roles, headline, told),
            *worded,
            *sorted(f"beside {kind}" for kind in beside),
            *_again(one, name, stretches, names, body, known),
        ]
        same = ruled is not None and ruled.id == source_called(lexicon.outlets, _plain(text, one)).id
        rule = ("reporter" if framed else "publisher") if same else "other" if ruled is not None else "none"
        signs.append(f"ruled {rule}")
        signs += [
            f"{roles[one.line]}: {sign}"
            for sign in signs
            if sign.startswith(("is ", "words", "opens outlet", "body", "tells", "again"))
        ]
        signs += ["first" if not found else "later"]
        found.append(Candidate(_plain(text, one), tuple(signs)))
    return found


def _roles(facts: Sequence[Fact], pieces: Sequence[Piece]) -> list[str]:
    roles = ["report"] * len(facts)
    for piece in pieces:
        if piece.role == "dateline" and piece.first == piece.last:
            continue
        for i in range(piece.first, piece.last):
            roles[i] = piece.role
    return roles


def _stretches(
    text: Text, facts: Sequence[Fact], roles: Sequence[str], pieces: Sequence[Piece], lexicon: PageLexicon
) -> Iterator[Stretch]:
    """Yield the stretches of the lines around the text."""
    inline = {piece.first: piece for piece in pieces if piece.role == "dateline" and piece.first == piece.last}
    stated = any(piece.role == "statement" for piece in pieces)
    for i, fact in enumerate(facts):
        if _HIGHEST <= i < len(facts) - _LOWEST:
            continue
        first, last = fact.line.first, fact.line.last
        if i in inline:
            last = text.covering(inline[i].start, inline[i].end)[1]
        elif roles[i] in _ACCOUNTS or roles[i] == "summary" or fact.words > _LONGEST_LINE:
            continue
        if fact.furniture == "line" or sections.is_section(text, facts, i, len(facts), lexicon.page, lexicon.is_place):
            continue
        # Of these the rules know more: whose statement an archive keeps, a place before a day.
        field = fact.label.field if fact.label is not None else None
        if field == "source" or (field == "author" and stated) or datelines.is_place_and_day(text, fact.parts):
            continue
        if fact.label is not None and fact.label.first < min(fact.label.last, first + _LONGEST_LABEL):
            first = fact.label.first
        parts = [*_parted(text, first, last)]
        parts = [(a + _led(text, a, b), b) for a, b in parts]
        parts = [(a, _end(text, a, b)) for a, b in parts]
        for n, (start, end) in enumerate(parts):
            yield Stretch(i, start, end, n, len(parts), "")
            for j in range(start, end - 1):
                word = text.tokens[j].key
                if word in _FROM or word in _SENT:
                    yield Stretch(i, j + 1, end, n, len(parts), word)
                    break
            for j in range(start + 1, end):
                word = text.tokens[j].key
                if word.startswith("ل") and lexicon.page.furniture.get(word[1:]) == "outlet_word":
                    yield Stretch(i, j, end, n, len(parts), "ل")
                    break


def _led(text: Text, first: int, last: int) -> int:
    """Return how many words stand before a name: `مراسل صدى الجنوب`, `عاجل الفجر الجديد`."""
    word = text.tokens[first].key
    return int(last - first > 1 + (word == _URGENT) and (word == _URGENT or word in _OWN))


def _end(text: Text, first: int, last: int) -> int:
    """Return the end of a stretch without what goes on in Latin letters, or says that somebody wrote."""
    while last > first + 1 and (text.tokens[last - 1].text.isascii() or text.tokens[last - 1].key in _WROTE):
        last -= 1
    return last


def _parted(text: Text, first: int, last: int) -> Iterator[tuple[int, int]]:
    """Yield the stretches of the tokens `first:last` between signs that part them."""
    tokens = text.tokens
    start: int | None = None
    for i in range(first, last + 1):
        ends = i == last or datelines.separates(tokens[i]) or datelines._is_crumb(tokens, i)
        ends = ends or (tokens[i].kind == "punct" and tokens[i].light not in ("_", "."))
        ends = ends or tokens[i].kind == "quote"
        if ends:
            if start is not None:
                yield start, i
            start = None
        elif start is None:
            start = i
        elif begins_date(tokens, i, last):
            yield start, i
            start = None


def _plain(text: Text, one: Stretch) -> str:
    name = text.slice((one.first, one.last)).strip(" .*#_").replace("_", " ")
    return name[1:] if one.led == "ل" else name


def _may_name(text: Text, one: Stretch, role: str, lexicon: PageLexicon, known: Known) -> bool:
    """Whether a stretch may be a name: short, no day, place, label or furniture, no part of what a headline tells."""
    tokens = text.tokens[one.first : one.last]
    if not tokens or len(tokens) > _LONGEST or tokens[0].kind != "word" or is_date(tokens, known):
        return False
    if (
        (role == "headline" or not one.line)
        and one.of > 1
        and {_sign(text, one.first - 1), _sign(text, one.last)} & _OF_HEADLINES
    ):
        # البنتاغون: ضربنا معسكرا, رواية «لوموند» عن مجزرة
        return False
    if any(lexicon.calendar.months.reach.get(token.key) for token in tokens) or tokens[-1].key in function_words():
        return False
    name = text.slice((one.first, one.last))
    if outlet_named(lexicon.outlets, name) is not None:
        return True
    phrase = " ".join(token.key for token in tokens)
    if phrase in lexicon.page.labels or lexicon.page.furniture.get(phrase) is not None:
        return False
    if tokens[0].key in function_words() or all(len(token.key) == 1 for token in tokens):
        # من الصحافة العبرية, أ ح
        return False
    if len(tokens) == 1 and not tokens[0].key.startswith("ال") and one.of > 1 and _sign(text, one.last) == "/":
        # عام / الدفاع المدني
        return False
    rest = [token.key for token in tokens[1:]]
    own_words = lexicon.page.furniture.get(tokens[0].key) == "outlet_word"
    if _TO in rest or (not own_words and lexicon.triggers.look_up(tokens[0].key)):
        # معارك الوادي, صوت القنابل يعود إلى دمشق
        return False
    if all(token.key in _NOUNS["no_name_of_outlet"] for token in tokens):
        # تقرير خاص
        return False
    if tokens[0].key in _NOUNS["names_no_outlet"] and any(
        len(some) > 1 and (some[0] == _FATHER or known.is_person(some)) for some in (rest, rest[1:])
    ):
        # صفحة الإعلامي أبو سليم
        return False
    told = any(token.key in function_words() or lexicon.triggers.look_up(token.key) for token in tokens)
    if role == "headline" and told and not own_words:
        # القوات العراقية في الموصل
        return False
    where = datelines.is_where(text, one.first, one.last, known)
    place = where or (len(tokens) == 1 and lexicon.may_be_place(name))
    return not place and not is_described(name, lexicon.page)


def is_described(name: str, page: Page) -> bool:
    """Whether words only say what a page is, not how it is called: `صحيفة سياسية يومية`."""
    words = name.split()
    kind = page.furniture.get(name_key(words[0])) if words else None
    return kind == "outlet_word" and len(words) > 1 and all(_is_indefinite_nisba(word) for word in words[1:])


def _is_indefinite_nisba(word: str) -> bool:
    return not word.startswith("ال") and word.endswith(("ي", "ية"))


def _kinds(text: Text, one: Stretch, lexicon: PageLexicon, known: Known) -> Iterator[str]:
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
    if words and lexicon.page.furniture.get(" ".join(words)) == "no_outlet":
        yield "section"
    if words and words[0] in lexicon.page.labels:
        yield f"label {lexicon.page.labels[words[0]].field}"


def _standing(one: Stretch, facts: Sequence[Fact], roles: Sequence[str], headline: int, told: int) -> Iterator[str]:
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


def _worded(text: Text, one: Stretch, lexicon: PageLexicon, known: Known) -> Iterator[str]:
    """Yield what the words of a stretch are."""
    tokens = text.tokens[one.first : one.last]
    words = [token.key for token in tokens if token.kind == "word"]
    yield f"words {min(len(words), 6)}"
    for kind in _kinds(text, one, lexicon, known):
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
    for kind, listed in _NOUNS.items():
        if words[0] in listed:
            yield f"opens {kind}"
    if words[0] in lexicon.persons.given:
        yield "given name"
    yield f"definite {words[0].startswith('ال')} {words[-1].startswith('ال')}"
    if len(words) == 1 and len(words[0]) < 3:
        yield "letters"
    yield f"behind {_sign(text, one.first - 1) if one.n or one.led else 'none'}"
    yield f"before {_sign(text, one.last) if one.n + 1 < one.of else 'none'}"


def _sign(text: Text, i: int) -> str:
    """Return the sign that token `i` is beside a stretch: `none` for a word, or at either end of a line."""
    token = text.tokens[i] if 0 <= i < len(text.tokens) else None
    if token is None or token.kind in ("word", "number", "break"):
        return "none"
    return "mark" if token.kind == "quote" else token.light[:1]


def _again(
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
