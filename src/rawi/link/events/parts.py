"""Which numbers of a claim are a whole toll: those of two kinds of people told beside each other are one."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations, islice

import msgspec

from rawi.lexicon.counted import NOUNS, CountedNoun
from rawi.lexicon.tables import read_table
from rawi.link.events.sites import are_elsewhere, best, is_fine
from rawi.link.events.timing import days_between
from rawi.link.events.told import Book, Told, number_of_dead
from rawi.link.events.victims import kinds_counted, victims
from rawi.link.texts.counted import APART, TELLING_NUMBER, counted
from rawi.model import Figure, Span
from rawi.text import key, stem, tokenise

# What stands between two numbers that are told beside each other: so many of one kind and so many of another.
_AND = re.compile(r"\s*،?\s*و\s*")
_OF = "من"
# So many claims behind a toll its parts are looked for.
_NEAREST = 8


def tolls(told: Told) -> tuple[Figure, ...]:
    """Return the numbers of a claim, those of two kinds of people as one, without those told as a part of the dead.

    "26 children and 4 women" are 30, "five civilians and three soldiers" eight; "nine of the twelve dead were fighters"
    tells no toll.
    """
    found: list[Figure] = []
    for figure in sorted(told.claim.quantities, key=lambda figure: figure.span):
        if _is_of_the_harmed(figure, told):
            continue
        if found and _goes_on(found[-1], figure, told):
            found[-1] = _together(found[-1], figure, told)
        else:
            found.append(figure)
    return tuple(found)


def summed(claims: Sequence[Told], book: Book) -> Iterator[tuple[str, str]]:
    """Yield claims of the dead in one document of which one tells so many as two others behind it, with each of these.

    "Fifteen were killed. He saw eleven bodies in the hospital; four others were taken to the other one." Of two towns,
    days or kinds of people they are no sum: a bulletin tells many numbers, and the dead of each place apart. A sentence
    that tells of both kinds breaks up a whole that says neither (20 شخصا: 12 مدنيا وثمانية جنود).
    """
    dead = [(told, number) for told in claims if (number := number_of_dead(told)) is not None]
    for at, (told, whole) in enumerate(dead):
        if whole < TELLING_NUMBER:
            continue
        behind = ((other, number) for other, number in islice(dead, at + 1, None) if other.voice == told.voice)
        for (one, first), (other, second) in combinations(islice(behind, _NEAREST), 2):
            if first + second == whole and _may_make_up(told, one, other, book):
                yield told.id, one.id
                yield told.id, other.id


def parts(figure: Figure, told: Told) -> tuple[Figure, ...]:
    """Return the numbers of a claim that are told beside each other and make up one of `tolls`, if any do."""
    inside = (part for part in told.claim.quantities if part.span != figure.span)
    return tuple(part for part in inside if figure.span.contains(part.span))


def of_kind(figure: Figure, told: Told, kind: frozenset[str]) -> Figure:
    """Return the part of a number that counts civilians alone or fighters alone, else the number as it is.

    Of women and men, of whom neither is said to be one or the other, none is such a part.
    """
    sides = [(part, sides_of(part)) for part in parts(figure, told)]
    theirs = [part for part, side in sides if side == kind]
    return theirs[0] if len(theirs) == 1 and all(side for _, side in sides) else figure


def _may_make_up(whole: Told, one: Told, other: Told, book: Book) -> bool:
    """Whether nothing puts two claims of the dead, or either and the whole, in two places, on two days or two sides."""
    pairs = tuple(combinations((whole, one, other), 2))
    if any(
        are_elsewhere(this.sites, that.sites, book.entities) or (days_between(this, that) or 0) > 0
        for this, that in pairs
    ):
        return False
    of_both = not victims(whole) and (one.sentence, one.claim.passage) == (other.sentence, other.claim.passage)
    asked = pairs[:2] if of_both else pairs
    return not any(_are_of_two_kinds(this, that) for this, that in asked)


def _are_of_two_kinds(one: Told, other: Told) -> bool:
    """Whether two claims of the dead tell of two kinds of people."""
    return len({kinds for told in (one, other) if (kinds := victims(told))}) > 1


def of_a_part(one: tuple[Figure, Told], other: tuple[Figure, Told], book: Book) -> bool:
    """Whether the smaller of two numbers counts in one of several towns, in all of which the larger one counts."""
    (small, here), (large, there) = sorted((one, other), key=lambda given: given[0].low or 0)
    ours, theirs = ([site for site in told.sites if is_fine(site, book.entities)] for told in (here, there))
    named = {site.entity for site in theirs}
    if not ours or (small.low or 0) >= (large.low or 0) or any(site.entity not in named for site in ours):
        return False
    return any(best([site], ours, book.entities) == "apart" for site in theirs)


def _is_of_the_harmed(figure: Figure, told: Told) -> bool:
    """Whether a number is told as one of the dead or wounded, who are known (تسعة من القتلى)."""
    words = [word.key for word in tokenise(told.document.text[figure.span.end : told.claim.span.end])][:2]
    return len(words) == 2 and words[0] == _OF and words[1].startswith("ال") and stem(words[1]) in _harmed()


def _goes_on(figure: Figure, other: Figure, told: Told) -> bool:
    """Whether one number is told beside another, of people who cannot be the same."""
    if counted(told.claim, figure) != counted(told.claim, other) or other.low is None or figure.low is None:
        return False
    between = told.document.text[figure.span.end : other.span.start]
    return _AND.fullmatch(between) is not None and any(
        kinds(figure) and kinds(other) and kinds(figure).isdisjoint(kinds(other)) for kinds in (_kinds, sides_of)
    )


def _together(figure: Figure, other: Figure, told: Told) -> Figure:
    span = Span(figure.span.document, figure.span.start, other.span.end)
    highs = figure.high, other.high
    return msgspec.structs.replace(
        figure,
        low=(figure.low or 0) + (other.low or 0),
        high=None if None in highs else sum(high or 0 for high in highs),
        comparator=figure.comparator if figure.comparator != "exact" else other.comparator,
        text=told.document.text[span.start : span.end],
        span=span,
    )


def _kinds(figure: Figure) -> frozenset[str]:
    """Return which kinds of people that nobody is two of a number counts, by its words."""
    forms = {stem(word.key) for word in tokenise(figure.text)}
    return frozenset(kind for kind in APART if not forms.isdisjoint(_nouns(kind)))


def counts_fewer(figure: Figure, other: Figure) -> bool:
    """Whether a number counts children, women or men alone, and the other, a higher one, people of no kind.

    Who tells of four children killed does not say that nobody else was.
    """
    higher = (figure.low or 0) < (other.low or 0) and other.what not in APART
    return higher and len(_kinds(figure)) == 1 and not _kinds(other)


def sides_of(figure: Figure) -> frozenset[str]:
    """Return whether a number counts civilians, fighters or both, by its words."""
    return frozenset[str]().union(*(kinds_counted(word.key) for word in tokenise(figure.text)))


@cache
def _nouns(what: str) -> frozenset[str]:
    return frozenset(_stems(what))


@cache
def _harmed() -> frozenset[str]:
    return frozenset(form for what in ("killed", "injured") for form in _stems(what))


def _stems(what: str) -> Iterator[str]:
    for row in read_table(NOUNS, CountedNoun):
        if row.what == what:
            yield from (stem(key(form)) for form in (row.noun, *row.plural) if " " not in form)
            yield from (stem(key(f"{form}ا")) for form in (row.noun,) if " " not in form)
