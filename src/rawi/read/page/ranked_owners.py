"""Whose page it is, chosen among the names that stand around its text by learned weights.

A candidate is a stretch of a line above or below the text, between dashes, strokes and brackets. Its signs say where it
stands, what its words are, what stands beside it, and whether the name comes again; what the rules found is one sign
among others. Nobody is chosen where no candidate is likely enough. Learned by `python bench/owners.py --write`.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from math import exp
from typing import Literal, NamedTuple

import msgspec

from rawi.lexicon.boilerplate import Page
from rawi.lexicon.function_words import function_words
from rawi.lexicon.outlets import name_key, outlet_named, source_called
from rawi.lexicon.shape_words import shape_words
from rawi.lexicon.tables import read_table
from rawi.model import Source
from rawi.read.page import datelines, name_stretches, outlet_shapes, sections, statements
from rawi.read.page.dateline_days import is_date
from rawi.read.page.lines import Fact, PageLexicon, Piece
from rawi.read.page.metadata import Known
from rawi.read.page.name_stretches import ACCOUNTS, Stretch, plain, sign_at
from rawi.read.weighing import ALWAYS
from rawi.text import Text, key

TABLE = "owner_weights.tsv"
# Likely enough to be taken; one on a list; where lines name several outlets; against another name of the rules; by how
# much it must be likelier than that. Chosen on pages held out.
LEAST, _LISTED, _AMONG, _SURE, _BETTER = 0.55, 0.4, 0.85, 0.65, 0.15
_SEVERAL, _DOUBT = "several", "doubted"
_LONGEST = 7
_TO, _FATHER, _NUMBER = key("إلى"), key("أبو"), key("رقم")
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
# A name of so many words is one where one of these signs says so.
_LONG = 4
_NAMED = frozenset(
    (
        "is listed",
        "is shaped",
        "is person",
        "actor",
        "body",
        "opens outlet_word",
        "opens outlet_opening",
        "ends outlet_end",
        "told",
    )
) | {"again around 1", "again around 2", "again in text"}


class OwnerWeight(msgspec.Struct, frozen=True):
    """What one sign of a candidate is worth, in log-odds."""

    sign: str
    weight: float


class Candidate(NamedTuple):
    """A name that may be whose page it is, as written, with its signs; none where it is but a label."""

    name: str
    signs: tuple[str, ...]


class Ruled(NamedTuple):
    """Whose page the rules say it is, and how they know.

    By a part of a `line`, `named` in another way around the text, `told` of in the text, `issuer` of all that is there.
    """

    source: Source
    how: Literal["line", "named", "told", "issuer"]


@cache
def weights() -> Mapping[str, float]:
    """Return what each sign is worth. Raises `LexiconError` if the table cannot be trusted."""
    return {row.sign: row.weight for row in read_table(TABLE, OwnerWeight, key=1)}


def ranked(found: Sequence[Candidate], worth: Mapping[str, float], lexicon: PageLexicon) -> list[tuple[float, Source]]:
    """Return who is named around the text and how likely he is, the likeliest first: one of them or nobody."""
    odds: dict[str, float] = {}
    named: dict[str, Source] = {}
    for one in found:
        source = named.setdefault((each := source_called(lexicon.outlets, one.name)).id, each)
        own = exp(sum([worth.get(sign, 0.0) for sign in (ALWAYS, *one.signs)])) if one.signs else 0.0
        odds[source.id] = odds.get(source.id, 0.0) + own
    total = 1 + sum(odds.values())
    return sorted(((share / total, named[name]) for name, share in odds.items()), key=_first, reverse=True)


def owner(
    found: Sequence[Candidate],
    ruled: Ruled | None,
    worth: Mapping[str, float],
    lexicon: PageLexicon,
    *,
    told: bool = True,
) -> Source | None:
    """Return whose page it is: what the rules say, or the likeliest candidate where it is likely enough, or null.

    What is listed, and what the rules know by more than its place in a line, is never given up. `told`: somebody
    reports there; who publishes nothing but a statement must be surer, for it becomes his.
    """
    if ruled is not None and _is_listed(ruled.source, lexicon):
        return ruled.source
    likely = ranked(found, worth, lexicon)
    best, likeliest = likely[0] if likely else (0.0, None)
    doubted = likeliest is not None and all(
        _DOUBT in one.signs for one in found if source_called(lexicon.outlets, one.name).id == likeliest.id
    )
    if doubted and best < _AMONG:
        best = 0.0
    if ruled is None or _is_no_name(ruled.source.name, lexicon.page):
        several = any(f"ruled {_SEVERAL}" in one.signs for one in found)
        listed = likeliest is not None and _is_listed(likeliest, lexicon)
        return likeliest if best >= (_AMONG if several or not told else _LISTED if listed else LEAST) else None
    source = ruled.source
    opens = lexicon.page.furniture.get(name_key(source.name).partition(" ")[0])
    if not told or ruled.how == "named" or opens == "outlet_word":
        # مجلة مرافئ
        return source
    if likeliest is not None and f" {name_key(source.name)} " in f" {name_key(likeliest.name)} ":
        # ج ع, of ج ع 112
        return source
    own = next((chance for chance, named in likely if named.id == source.id), None)
    sure = _SURE if own is None else max(LEAST, own + _BETTER)
    return likeliest if best >= sure and (own is not None or ruled.how == "line") else source


def _is_listed(source: Source, lexicon: PageLexicon) -> bool:
    """Whether a publisher is on a list, as an outlet or as an actor."""
    return source.kind != "unknown" or outlet_named(lexicon.outlets, source.name) is not None


def _is_no_name(name: str, page: Page) -> bool:
    """Whether words are a label, furniture, a bulletin with its number, or say only what a page is: موجز أسبوعي 16."""
    words = name_key(name).split()
    bulletin = words[0] in _NOUNS["no_name_of_outlet"] - _NOUNS["outlet_opening"]
    bulletin = bulletin and any(word == _NUMBER or word.isdigit() for word in words[1:])
    return bulletin or name_key(name) in page.labels or name_key(name) in page.furniture or is_described(name, page)


def _first(item: tuple[float, Source]) -> float:
    return item[0]


def candidates(
    text: Text,
    facts: Sequence[Fact],
    pieces: Sequence[Piece],
    lexicon: PageLexicon,
    known: Known,
    ruled: Ruled | None,
) -> list[Candidate]:
    """Return the names around the text with their signs; `ruled` is whose page the rules say it is."""
    roles = _roles(facts, pieces)
    headline = next((i for i, role in enumerate(roles) if role == "headline"), len(facts))
    told = next((i for i, role in enumerate(roles) if role in ACCOUNTS), len(facts))
    stretches = [*name_stretches.stretches(text, facts, roles, pieces, lexicon)]
    names = [name_key(plain(text, one)) for one in stretches]
    body = " ".join(
        token.key
        for fact, role in zip(facts, roles, strict=True)
        if role in ACCOUNTS
        for token in text.tokens[fact.line.first : fact.line.last]
    )
    named = {source_called(lexicon.outlets, piece.outlet).id for piece in pieces if piece.outlet is not None}
    nobody = _SEVERAL if len(named) > 1 else "none"
    found: list[Candidate] = []
    for one, name in zip(stretches, names, strict=True):
        if not name or not _may_name(text, one, roles[one.line], lexicon, known):
            continue
        colon = [token.light == ":" for token in text.tokens[one.last : one.last + 2]] == [True, False]
        if colon and one.line and not one.n and one.last + 1 < facts[one.line].line.last:
            # رقم الملف: 12
            found.append(Candidate(plain(text, one), ()))
            continue
        beside = {
            kind
            for other in stretches
            if other.line == one.line and other is not one and not other.led
            for kind in _kinds(text, other, lexicon, known)
        }
        worded = [*_worded(text, one, lexicon, known)]
        again = [*_again(one, name, stretches, names, body, known)]
        if len(name.split()) >= _LONG and not _NAMED & {*worded, *again}:
            # تمت المشاركة مع العامة
            found.append(Candidate(plain(text, one), ()))
            continue
        rule = nobody if ruled is None else "other"
        if ruled is not None and ruled.source.id == source_called(lexicon.outlets, plain(text, one)).id:
            rule = ruled.how
        person = "is person" in worded or ("given name" in worded and len(name.split()) > 1)
        apart = {"place", "day", "number"} & beside or facts[one.line].label is not None
        if person and apart and not {"is shaped", "is listed"} & {*worded} and rule in (nobody, "other"):
            # عدن - سالم باوزير, محمد العلي - 3/4/2019
            found.append(Candidate(plain(text, one), ()))
            continue
        signs = [
            *_standing(one, facts, roles, headline, told),
            *worded,
            *sorted(f"beside {kind}" for kind in beside),
            *again,
        ]
        doubts = [*_doubts(text, one, roles[one.line], lexicon, known)]
        signs += [*doubts, _DOUBT if doubts else "undoubted"]
        if sections.is_section(text, facts, one.line, len(facts), lexicon.page, lexicon.is_place):
            signs.append("in section")
        signs.append(f"ruled {rule}")
        signs += [
            f"{roles[one.line]}: {sign}"
            for sign in signs
            if sign.startswith(("is ", "words", "opens outlet", "body", "tells", "again"))
        ]
        signs += ["first" if not found else "later"]
        found.append(Candidate(plain(text, one), tuple(signs)))
    return found


def _roles(facts: Sequence[Fact], pieces: Sequence[Piece]) -> list[str]:
    roles = ["report"] * len(facts)
    for piece in pieces:
        if piece.role == "dateline" and piece.first == piece.last:
            continue
        for i in range(piece.first, piece.last):
            roles[i] = piece.role
    return roles


def _may_name(text: Text, one: Stretch, role: str, lexicon: PageLexicon, known: Known) -> bool:
    """Whether a stretch may be a name: short, no day, place, label or furniture, no part of what a headline tells."""
    tokens = text.tokens[one.first : one.last]
    if not tokens or len(tokens) > _LONGEST or tokens[0].kind != "word" or is_date(tokens, known):
        return False
    if role == "headline" and one.of > 1 and {sign_at(text, one.first - 1), sign_at(text, one.last)} & _OF_HEADLINES:
        # البنتاغون: ضربنا معسكرا, رواية «لوموند» عن مجزرة
        return False
    if any(lexicon.calendar.months.reach.get(token.key) for token in tokens) or tokens[-1].key in function_words():
        return False
    if outlet_named(lexicon.outlets, text.slice((one.first, one.last))) is not None:
        return True
    own_words = lexicon.page.furniture.get(tokens[0].key) == "outlet_word"
    if tokens[0].key in function_words():
        # من الصحافة العبرية
        return False
    opens = one.of > 1 and lexicon.triggers.look_up(tokens[0].key) and tokens[0].key not in _NOUNS["outlet_opening"]
    if opens and not own_words:
        # معارك الوادي - 3/4/2019
        return False
    told = any(token.key in function_words() or lexicon.triggers.look_up(token.key) for token in tokens[1:])
    name = text.slice((one.first, one.last))
    if (not own_words and role == "headline" and told) or _is_no_name(name, lexicon.page):
        # صوت القنابل يعود إلى دمشق, القوات العراقية في الموصل, صحيفة سياسية يومية
        return False
    phrase = " ".join(token.key for token in tokens)
    return not (phrase in lexicon.page.labels or lexicon.page.furniture.get(phrase) not in (None, "slogan"))


def _doubts(text: Text, one: Stretch, role: str, lexicon: PageLexicon, known: Known) -> Iterator[str]:
    """Yield what speaks against a stretch being a name."""
    tokens = text.tokens[one.first : one.last]
    name = text.slice((one.first, one.last))
    if all(len(token.key) == 1 for token in tokens):
        # أ ح
        yield "letters alone"
    if len(tokens) == 1 and not tokens[0].key.startswith("ال") and one.of > 1 and sign_at(text, one.last) == "/":
        # عام / الدفاع المدني
        yield "file"
    rest = [token.key for token in tokens[1:]]
    if rest and tokens[0].key in _NOUNS["no_name_of_outlet"] and known.is_place(text.slice((one.first + 1, one.last))):
        # أخبار سوريا
        yield "of a place"
    if _TO in rest:
        yield "to"
    if all(token.key in _NOUNS["no_name_of_outlet"] for token in tokens):
        # تقرير خاص
        yield "kind of text"
    if tokens[0].key in _NOUNS["names_no_outlet"] and any(
        len(some) > 1 and (some[0] == _FATHER or known.is_person(some)) for some in (rest, rest[1:])
    ):
        # صفحة الإعلامي أبو سليم
        yield "of a person"
    if not one.line and {sign_at(text, one.first - 1), sign_at(text, one.last)} & _OF_HEADLINES:
        yield "may be told"
    if datelines.is_where(text, one.first, one.last, known):
        yield "where"
    elif len(tokens) == 1 and lexicon.may_be_place(name):
        yield "may be place"


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
    elif len(words) > 1 and statements.is_organisation(name, lexicon.cues):
        yield "body"
    if words and lexicon.page.furniture.get(" ".join(words)) == "no_outlet":
        yield "section"
    if is_described(name, lexicon.page):
        yield "described"
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
    yield f"behind {sign_at(text, one.first - 1) if one.n or one.led else 'none'}"
    yield f"before {sign_at(text, one.last) if one.n + 1 < one.of else 'none'}"


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
