"""How far the numbers of two claims speak for their telling of one thing: equal, nearly equal, apart."""

from rawi.lexicon.event_families import event_families
from rawi.link.events.told import BODY, Told
from rawi.link.texts.counted import OUTCOMES, TELLING_NUMBER, apart, counts, people
from rawi.model import Figure

FIGURE, VAGUE_FIGURE, FAR_FIGURE = 0.8, 0.5, -0.4
FAR_RATIO = 3.0
# "Twenty" and "twenty-one" air strikes.
NEARLY = 1.1


def counterparts(one: Told, other: Told) -> list[tuple[Figure, Figure]]:
    """Return figures that count the same thing on both sides."""
    return [
        (figure, counterpart)
        for figure in one.claim.quantities
        for counterpart in other.claim.quantities
        if counts(figure) == counts(counterpart) and figure.what is not None
    ]


def figure_score(one: Told, other: Told) -> float:
    """Return how much the numbers of two claims say for their being one, below 0 where they are far apart."""
    scores = [0.0]
    for figure, counterpart in counterparts(one, other):
        if (figure.low, figure.high) == (counterpart.low, counterpart.high):
            vague = figure.comparator == "vague" or (figure.low or 0) < TELLING_NUMBER
            scores.append(VAGUE_FIGURE if vague else FIGURE)
        elif nearly(figure, counterpart):
            scores.append(VAGUE_FIGURE)
        elif apart(figure, counterpart) and is_whole(figure, one) and is_whole(counterpart, other):
            small, large = sorted((figure.high or figure.low or 0, counterpart.high or counterpart.low or 0))
            rises = "rise" in one.cues | other.cues
            scores.append(FAR_FIGURE if large > FAR_RATIO * small and not rises else 0.0)
    if same_people(one, other) and not _both_placed(one, other):
        # Where it happened says more: so many soldiers here and so many civilians there are two.
        scores.append(FIGURE)
    return max(scores) if max(scores) > 0 else min(scores)


def nearly(figure: Figure, other: Figure) -> bool:
    """Whether two large numbers, told as exact, differ by no more than who counts may miss."""
    small, large = sorted((figure.low or 0, other.low or 0))
    exact = "vague" not in (figure.comparator, other.comparator)
    return exact and small >= TELLING_NUMBER and large <= NEARLY * small


def is_whole(figure: Figure, told: Told) -> bool:
    """Whether a claim gives no higher number of what a figure counts, or of bodies, of which it is a part."""
    return all(
        (other.low or 0) <= (figure.low or 0)
        for other in told.claim.quantities
        if counts(other) == counts(figure) or (figure.what == OUTCOMES["killing"] and other.what == BODY)
    )


def same_people(one: Told, other: Told) -> bool:
    """Whether both count so many people, of whom one says that they are women and the other that they are students."""
    numbers = [
        {figure.low for figure in told.claim.quantities if figure.what in people() and figure.low == figure.high}
        for told in (one, other)
    ]
    return any(low is not None and low >= TELLING_NUMBER for low in numbers[0] & numbers[1])


def _both_placed(one: Told, other: Told) -> bool:
    families = event_families()
    return families[one.claim.event_type].placed and families[other.claim.event_type].placed
