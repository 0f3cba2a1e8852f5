"""Whose page it is, chosen among the names that stand around its text by learned weights.

A candidate is a stretch of a line above or below the text, between dashes, strokes and brackets. Its signs say where it
stands, what its words are, what stands beside it, and whether the name comes again; what the rules found is one sign
among others. Nobody is chosen where no candidate is likely enough. Learned by `python bench/owners.py --write`.
"""

from collections.abc import Mapping, Sequence
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
from rawi.read.page import datelines, name_stretches, sections, statements
from rawi.read.page.dateline_days import is_date
from rawi.read.page.lines import Fact, PageLexicon, Piece
from rawi.read.page.metadata import Known
from rawi.read.page.name_stretches import ACCOUNTS, Stretch, plain, sign_at
from rawi.read.page.owner_signs import (
    KINDS_OF_TEXT,
    NOUNS,
    OF_HEADLINES,
    acts,
    doubts_of,
    formed,
    found_again,
    is_described,
    kinds_of,
    like_listed,
    lines_around,
    neighbours,
    standing,
    topical,
    worded_as,
)
from rawi.read.weighing import ALWAYS
from rawi.text import Text, key

TABLE = "owner_weights.tsv"
# Likely enough to be taken; one on a list; where lines name several outlets; against another name of the rules; by how
# much it must be likelier than that. Chosen on pages held out.
LEAST, _LISTED, _AMONG, _SURE, _BETTER = 0.4, 0.35, 0.8, 0.4, 0.15
_SEVERAL = "several"
_PREPOSITIONS = shape_words("opens_no_owner")
_LONGEST = 7
_NUMBER = key("رقم")
# A name that may be told in a headline must be likelier.
_MAY_BE_TOLD = 0.6
_DOUBTS = frozenset({"opens with deed", "told in headline"})
_LONGEST_WRITER, _NAME_AND_MORE = 3, 2
_PEN = key("بقلم")
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
    likely = [(own, source) for own, source in likely if own >= _MAY_BE_TOLD or not _is_doubted(found, source, lexicon)]
    best, likeliest = likely[0] if likely else (0.0, None)
    if ruled is None or _is_no_name(ruled.source.name, lexicon.page):
        several = any(f"ruled {_SEVERAL}" in one.signs for one in found)
        listed = likeliest is not None and _is_listed(likeliest, lexicon)
        return likeliest if best >= (_AMONG if several or not told else _LISTED if listed else LEAST) else None
    source = ruled.source
    opens = lexicon.page.furniture.get(name_key(source.name).partition(" ")[0])
    if likeliest is None or not told or ruled.how != "line" or opens == "outlet_word":
        # مجلة مرافئ
        return source
    one, other = f" {name_key(source.name)} ", f" {name_key(likeliest.name)} "
    if one in other or other in one:
        # ج ع, of ج ع 112
        return source
    own = next((chance for chance, named in likely if named.id == source.id), 0.0)
    # Given up for a likelier name only, never for nobody.
    return likeliest if best >= max(_SURE, own + _BETTER) else source


def _is_doubted(found: Sequence[Candidate], source: Source, lexicon: PageLexicon) -> bool:
    """Whether a name is one only where it may be what a headline tells (صوت القنابل يعود إلى دمشق)."""
    own = [one.signs for one in found if source_called(lexicon.outlets, one.name).id == source.id]
    return all(_DOUBTS & {*signs} for signs in own)


def _is_listed(source: Source, lexicon: PageLexicon) -> bool:
    """Whether a publisher is on a list, as an outlet or as an actor."""
    return source.kind != "unknown" or outlet_named(lexicon.outlets, source.name) is not None


def _is_no_name(name: str, page: Page) -> bool:
    """Whether words are a label, furniture, a bulletin with its number, or say only what a page is: موجز أسبوعي 16."""
    words = name_key(name).split()
    if not words:
        return True
    first = words[0].removeprefix("ال")
    bulletin = words[0] in NOUNS["no_name_of_outlet"] - NOUNS["outlet_opening"] or first in KINDS_OF_TEXT
    bulletin = (bulletin or first == _NUMBER) and any(word == _NUMBER or word.isdigit() for word in words[1:])
    # المجد is a newspaper too.
    furniture = page.furniture.get(name_key(name)) not in (None, "slogan")
    return bulletin or furniture or name_key(name) in page.labels or is_described(name, page)


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
    stretches = [*name_stretches.stretches(text, facts, roles, pieces, lexicon, known)]
    if not stretches:
        return []
    names = [name_key(plain(text, one)) for one in stretches]
    body = " ".join(
        [
            token.key
            for fact, role in zip(facts, roles, strict=True)
            if role in ACCOUNTS
            for token in text.tokens[fact.line.first : fact.line.last]
        ]
    )
    titled = frozenset(
        word
        for fact, role in zip(facts, roles, strict=True)
        if role == "headline"
        for word in (token.key for token in text.tokens[fact.line.first : fact.line.last])
    )
    around = [*lines_around(text, facts, roles)]
    named = {source_called(lexicon.outlets, piece.outlet).id for piece in pieces if piece.outlet is not None}
    nobody = _SEVERAL if len(named) > 1 else "none"
    found: list[Candidate] = []
    for one, name in zip(stretches, names, strict=True):
        if not name or facts[one.line].nameless or not _may_name(text, one, roles[one.line], lexicon, known):
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
            for kind in kinds_of(text, other, lexicon, known)
        }
        worded = [*worded_as(text, one, lexicon, known)]
        again = [*found_again(one, name, stretches, names, body, known)]
        if len(name.split()) >= _LONG and not _NAMED & {*worded, *again}:
            # تمت المشاركة مع العامة
            found.append(Candidate(plain(text, one), ()))
            continue
        told_in_title = "actor" in worded and one.line and _is_titled(text, one, name, facts, roles)
        writes = one.of == 1 and headline < one.line < told and _is_writers(name, {*worded, *again})
        if told_in_title or writes or _is_translated(text, one, stretches):
            # داعش, below «هجوم لداعش»; منصف الجريدي, a line of its own below the headline
            found.append(Candidate(plain(text, one), ()))
            continue
        rule = nobody if ruled is None else "other"
        if ruled is not None and ruled.source.id == source_called(lexicon.outlets, plain(text, one)).id:
            rule = ruled.how
        person = "is person" in worded or ("given name" in worded and len(name.split()) > 1)
        apart = {"place", "day", "number"} & beside or facts[one.line].label is not None
        if person and apart and not {"is shaped", "is listed"} & {*worded}:
            # عدن - سالم باوزير, محمد العلي - 3/4/2019
            if rule in (nobody, "other"):
                found.append(Candidate(plain(text, one), ()))
                continue
            again.append("writer")
        signs = [
            *standing(one, facts, roles, headline, told),
            *worded,
            *sorted(f"beside {kind}" for kind in beside),
            *again,
            *neighbours(around, one.line),
            *topical(one, name, roles, headline, titled, body),
            *like_listed(name),
            *formed(text, one),
        ]
        doubts = [*doubts_of(text, one, roles[one.line], lexicon, known)]
        signs += [*doubts, "doubted" if doubts else "undoubted"]
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


def _is_translated(text: Text, one: Stretch, stretches: Sequence[Stretch]) -> bool:
    """Whether behind a name stands who wrote, below the body that translates: `«المساء» – بقلم: فلان`."""
    beside = (other for other in stretches if other.line == one.line and other.n != one.n)
    signed = one.line and any(text.tokens[other.first].key == _PEN or other.led == _PEN for other in beside)
    return bool(signed) and any(other.line == 0 and other.of == _NAME_AND_MORE for other in stretches)


def _is_writers(name: str, signs: set[str]) -> bool:
    """Whether two or three words that no word of outlets or bodies marks and nothing repeats are who wrote."""
    return 1 < len(name.split()) <= _LONGEST_WRITER and not (_NAMED - {"is person"}) & signs


def _is_titled(text: Text, one: Stretch, name: str, facts: Sequence[Fact], roles: Sequence[str]) -> bool:
    """Whether a longer line of the headline holds a name."""
    words = {*name.split()}
    return any(
        role == "headline"
        and i != one.line
        and fact.words > len(words) + 1
        and words <= {token.key for token in text.tokens[fact.line.first : fact.line.last]}
        for i, (fact, role) in enumerate(zip(facts, roles, strict=True))
    )


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
    if (len(tokens) == 1 and len(tokens[0].key) < 3) or tokens[-1].key.rstrip("ـ") == "ل":
        # م, هـ, يكتبها لـ
        return False
    if one.of == 1 and len(tokens) == 1 and tokens[0].key in KINDS_OF_TEXT:
        # شهادة, alone on its line; `شهادة | مقتل 59` is an agency.
        return False
    if role == "headline" and one.of > 2 and one.n + 1 < one.of and sign_at(text, one.last) == "/":
        # أمن / الشمال / بيان للجيش
        return False
    if role == "headline" and one.of > 1 and {sign_at(text, one.first - 1), sign_at(text, one.last)} & OF_HEADLINES:
        # البنتاغون: ضربنا معسكرا, رواية «لوموند» عن مجزرة
        return False
    if any(lexicon.calendar.months.reach.get(token.key) for token in tokens) or tokens[-1].key in function_words():
        return False
    if (
        len(tokens) > 1
        and known.is_place(tokens[0].text)
        and all(lexicon.page.furniture.get(token.key) == "no_outlet" for token in tokens[1:])
    ):
        # دمشق وكالات
        return False
    name = text.slice((one.first, one.last))
    if outlet_named(lexicon.outlets, name) is not None:
        return True
    headed = len(tokens) > 1 and tokens[0].key in NOUNS["no_name_of_outlet"]
    if headed and known.is_place(text.slice((one.first + 1, one.last))):
        # أخبار سوريا
        return False
    if tokens[0].key in _PREPOSITIONS or statements.is_unnamed_organ(name) or acts(name, lexicon):
        # من الصحافة العبرية, مكتب الناطق الرسمي, قوات النظام تقصف حلب
        return False
    phrase = " ".join(token.key for token in tokens)
    if datelines.is_where(text, one.first, one.last, known):
        return False
    known_words = phrase in lexicon.page.labels or lexicon.page.furniture.get(phrase) not in (None, "slogan")
    return not known_words and not _is_no_name(name, lexicon.page)
