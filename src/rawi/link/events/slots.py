"""What the claims of one event come to, slot by slot: type, actors, figures, each with the claims behind it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from rawi.link.events.alike import is_whole
from rawi.link.events.derived import Descents
from rawi.link.events.parts import counts_fewer, tolls
from rawi.link.events.told import Told, denies
from rawi.link.events.victims import died_since
from rawi.link.texts.counted import apart, counted, outcome
from rawi.link.texts.kinds import TOLL
from rawi.model import EventFigure, EventType, Figure, Participant
from rawi.text import key

# What is counted without counting victims, captives, things of the event itself.
_NOT_COUNTED = frozenset({"distance", "duration", "percent"})


def event_type(told: Sequence[Told]) -> EventType:
    """Return the type most claims give, the first told of equals; a toll of dead and wounded is one of dead."""
    votes: dict[EventType, int] = defaultdict(int)
    for item in told:
        votes[item.claim.event_type] += 1
    return "killing" if votes.keys() >= TOLL else max(votes, key=votes.__getitem__)


def originals(told: Sequence[Told], descents: Descents) -> list[Told]:
    """Return the claims that repeat no other claim of the event: what an editor adds or turns round is the editor's."""
    kept = set(descents.originals([item.id for item in told]))
    return [item for item in told if item.id in kept]


def participants(told: Iterable[Told], *, role: str) -> tuple[Participant, ...]:
    """Return who has a role, each once, those most claims name first; named by the words of the first claim.

    Who denies a deed that others tell is none of its doers.
    """
    told = list(told)
    if role == "agents":
        told = [item for item in told if not denies(item)] or told
    first: dict[str, Participant] = {}
    votes: dict[str, int] = defaultdict(int)
    for item in told:
        given: tuple[Participant, ...] = getattr(item.claim, role)
        for name in {participant.entity or key(participant.text) for participant in given}:
            votes[name] += 1
        for participant in given:
            first.setdefault(participant.entity or key(participant.text), participant)
    known = [name for name in first if first[name].entity is not None]
    # A common word that nobody settled is worth showing only where no name is.
    shown = known or list(first)
    return tuple(first[name] for name in sorted(shown, key=lambda name: -votes[name]))


def figures(told: Sequence[Told]) -> tuple[EventFigure, ...]:
    """Return low and high for each thing that is named as counted, over all claims that count it and do not deny it.

    A part of a number ("34 killed, seven of them children") is none of its own, nor are the wounded who died since
    where others are counted; children and women told beside each other are one number.
    High is open where one claim leaves it open above all that is given. "Dozens" say nothing beside "at least 80".
    """
    found: dict[tuple[str, ...], list[tuple[Figure, Told]]] = {}
    told = [item for item in told if item.claim.polarity]
    for item in [item for item in told if not died_since(item, told)] or told:
        for figure in tolls(item):
            if figure.what is not None and figure.what not in _NOT_COUNTED and is_whole(figure, item):
                found.setdefault(counted(item.claim, figure), []).append((figure, item))
    found = {what: _settled(given) for what, given in found.items()}
    return tuple(
        EventFigure(
            what=given[0][0].what,
            joint_with=given[0][0].joint_with,
            outcome=outcome(given[0][1].claim, given[0][0]),
            low=min((figure.low for figure, _ in given if figure.low is not None), default=None),
            high=_highest([figure for figure, _ in given]),
            claims=tuple(dict.fromkeys(item.id for _, item in given)),
        )
        for given in found.values()
        if any(figure.low is not None or figure.high is not None for figure, _ in given)
    )


def _settled(given: list[tuple[Figure, Told]]) -> list[tuple[Figure, Told]]:
    """Leave out words for a number ("dozens") that a number somebody tells may be, and children counted alone."""
    given = [one for one in given if not any(counts_fewer(one[0], other) for other, _ in given)]
    told = [figure for figure, _ in given if figure.comparator != "vague"]
    return [
        (figure, item)
        for figure, item in given
        if figure.comparator != "vague" or all(apart(figure, other) for other in told)
    ]


def _highest(given: Sequence[Figure]) -> float | None:
    highest = max((figure.high for figure in given if figure.high is not None), default=None)
    open_above = [figure.low for figure in given if figure.high is None and figure.low is not None]
    if highest is None or any(low >= highest for low in open_above):
        return None
    return highest
