"""What the claims of one event come to, slot by slot: actors, place, days, figures, each with the claims behind it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from rawi.lexicon.event_families import event_families
from rawi.lexicon.places import PRECISION
from rawi.link.derived import Descents
from rawi.link.likeness import TOLL, counts
from rawi.link.sites import Site
from rawi.link.told import Book, Days, Told
from rawi.model import ClaimTime, EventFigure, EventType, Figure, Participant
from rawi.model.mention import PlacePrecision
from rawi.text import key

_PRECISION: Mapping[PlacePrecision, int] = {
    "point": 6,
    "town": 5,
    "subdistrict": 4,
    "district": 3,
    "area": 2,
    "governorate": 1,
    "country": 0,
}
_UNKNOWN = -1
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
    """Return who has a role, each once, those most claims name first; named by the words of the first claim."""
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


def place(told: Sequence[Told], book: Book) -> Participant | None:
    """Return the place most precisely told, of equals the one most claims name; where it is, not whence."""
    best: dict[str, tuple[int, int, int, Participant]] = {}
    for number, item in enumerate(told):
        for participant in item.claim.places:
            site = next((each for each in item.sites if each.text == key(participant.text)), None)
            if site is None:
                continue
            name = f"{site.entity}{site.sector}" if site.entity is not None else site.text
            votes = best[name][1] - 1 if name in best else -1
            where = best[name][3] if name in best else participant
            first = best[name][2] if name in best else number
            best[name] = (-precision(site, book), votes, first, where)
    ordered = sorted(best.values(), key=lambda found: found[:3])
    if len(ordered) > 1 and ordered[0][:2] == ordered[1][:2] and ordered[0][2] != ordered[1][2]:
        # Two accounts tell two places, and nothing speaks for one of them.
        return None
    return ordered[0][3] if ordered else None


def precision(site: Site, book: Book) -> int:
    """Return how precise a site is, 0 for a country to 6 for a point; one that no list knows counts least."""
    entity = book.entities.get(site.entity) if site.entity is not None else None
    if entity is None or not (entity.curated or entity.lat is not None):
        # What no list knows, but is a village or a camp by its name, says more than the north of a town.
        return _PRECISION["area"] + 1 if site.precision in ("point", "town") and site.sector is None else _UNKNOWN
    if site.sector is not None:
        return _PRECISION["area"]
    kind = site.precision or PRECISION.get(entity.subtype or "")
    return _PRECISION[kind or "area"]


def time(told: Sequence[Told], descents: Descents) -> ClaimTime | None:
    """Return the days of an event: where the claims agree, else as far as they reach, bounded by when it was told.

    Only claims that repeat no other one are asked where there is such a one: a day that an editor adds is the
    editor's. What is told as done was done by the day its first report was published; What may last
    (a siege, people leaving) may go on after it is told.
    """
    roots = originals(told, descents)
    dated = [item for item in roots if item.time is not None]
    latest = _told_by(told)
    if not dated:
        if latest is None:
            return None
        return ClaimTime(end=_iso(latest), precision="open", basis="publication", approximate=False)
    times = [item.time for item in dated if item.time is not None]
    start, end = meet(times)
    exact = [item.claim.time for item in dated if item.time == (start, end)]
    if exact and exact[0] is not None:
        return exact[0]
    approximate = any(item.claim.time is not None and item.claim.time.approximate for item in dated)
    one_day = start is not None and start == end
    bases = [item.claim.time.basis for item in dated if item.claim.time is not None]
    return ClaimTime(
        start=_iso(start),
        end=_iso(end),
        precision="day" if one_day else "days" if start is not None and end is not None else "open",
        basis=bases[0],
        approximate=approximate,
    )


def meet(times: Sequence[Days]) -> Days:
    """Return the days all stretches share, or, where they share none, the stretch that holds them all."""
    starts = [start for start, _ in times if start is not None]
    ends = [end for _, end in times if end is not None]
    start, end = max(starts, default=None), min(ends, default=None)
    if start is None or end is None or start <= end:
        return start, end
    open_start = len(starts) < len(times)
    open_end = len(ends) < len(times)
    return None if open_start else min(starts), None if open_end else max(ends)


def _told_by(told: Sequence[Told]) -> int | None:
    """Return the day by which an event was over; null where it may have gone on when it was told."""
    if event_families()[event_type(told)].lasts:
        return None
    days = [
        item.published[1]
        for item in told
        if item.claim.modality == "asserted" and item.claim.polarity and item.published is not None
    ]
    return min((day for day in days if day is not None), default=None)


def _iso(day: int | None) -> str | None:
    return date.fromordinal(day).isoformat() if day is not None else None


def figures(told: Sequence[Told]) -> tuple[EventFigure, ...]:
    """Return low and high for each thing that is named as counted, over all claims that count it and do not deny it.

    High is open where one claim leaves it open above all that is given.
    """
    found: dict[frozenset[str], list[tuple[Figure, str]]] = {}
    for item in told:
        if not item.claim.polarity:
            continue
        for figure in item.claim.quantities:
            if figure.what is not None and figure.what not in _NOT_COUNTED:
                found.setdefault(counts(figure), []).append((figure, item.id))
    return tuple(
        EventFigure(
            what=given[0][0].what,
            joint_with=given[0][0].joint_with,
            low=min((figure.low for figure, _ in given if figure.low is not None), default=None),
            high=_highest([figure for figure, _ in given]),
            claims=tuple(dict.fromkeys(claim for _, claim in given)),
        )
        for given in found.values()
        if any(figure.low is not None or figure.high is not None for figure, _ in given)
    )


def _highest(given: Sequence[Figure]) -> float | None:
    highest = max((figure.high for figure in given if figure.high is not None), default=None)
    open_above = [figure.low for figure in given if figure.high is None and figure.low is not None]
    if highest is None or any(low > highest for low in open_above):
        return None
    return highest
