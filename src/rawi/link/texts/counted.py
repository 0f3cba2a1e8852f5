"""What a figure of a claim counts, and what became of those it counts: the civilians killed are not those wounded."""

from collections.abc import Mapping
from functools import cache

from rawi.lexicon.counted import NOUNS, CountedNoun
from rawi.lexicon.tables import read_table
from rawi.model import Claim, EventFigure, EventType, Figure

# Small numbers agree by chance.
TELLING_NUMBER = 10
# What came of people: in one event so many cannot be counted as one and as another.
OUTCOMES: Mapping[EventType, str] = {
    "killing": "killed",
    "injury": "injured",
    "capture": "captured",
    "detention": "detained",
    "abduction": "abducted",
    "displacement": "displaced",
}


def counts(figure: Figure) -> frozenset[str]:
    """Return what a figure counts, all together."""
    return frozenset(figure.joint_with) | ({figure.what} if figure.what is not None else set())


def outcome(claim: Claim, figure: Figure) -> str | None:
    """Return what became of the people that a figure of a claim counts, where it does not say so itself.

    They are of those counted just before ("562 killed, 40 of them civilians, and 2,855 wounded, 106 of them
    civilians"), else of what the claim tells.
    """
    if figure.joint_with or figure.what not in people():
        return None
    before = [
        other
        for other in claim.quantities
        if other.what in OUTCOMES.values() and not other.joint_with and other.span.end <= figure.span.start
    ]
    if before:
        return max(before, key=lambda other: other.span.end).what
    return OUTCOMES.get(claim.event_type)


def counted(claim: Claim, figure: Figure) -> tuple[str, ...]:
    """Return what a figure counts, with what became of them where that is not what it counts."""
    became = outcome(claim, figure)
    what = sorted(counts(figure))
    return (*what, became) if became is not None else tuple(what)


def apart(figure: Figure, other: Figure) -> bool:
    """Whether two numbers of one thing cannot both be true."""
    return any(
        low.low is not None and high.high is not None and low.low > high.high
        for low, high in ((figure, other), (other, figure))
    )


def counts_the_same(claim: Claim, figure: Figure, whole: EventFigure) -> bool:
    """Whether a figure of a claim is one of those that a figure of its event spans."""
    of_whole = frozenset({whole.what, *whole.joint_with}) - {None}
    return counts(figure) == of_whole and outcome(claim, figure) == whole.outcome


@cache
def people() -> frozenset[str]:
    """Return what counts people by who they are."""
    rows = read_table(NOUNS, CountedNoun)
    return frozenset(row.what for row in rows if row.kind in ("person", "group")) - frozenset(OUTCOMES.values())
