"""A title for an event in plain English: its type, who, against whom, where; Arabic names where no other is known."""

from collections.abc import Sequence

from rawi.lexicon.event_families import event_families
from rawi.link.events.sites import Site
from rawi.link.events.told import Book, Told
from rawi.model import EventType, Participant
from rawi.text import key

_MOST_NAMES = 3
_PREFIX = {
    "denied": "Denied: ",
    "untrue": "Did not happen: ",
    "demanded": "Demanded: ",
    "promised": "Promised: ",
    "planned": "Planned: ",
    "hypothetical": "Possible: ",
}
# A type that is itself a way of speaking needs no prefix.
_SPEECH = frozenset({"demand", "promise", "denial", "statement", "accusation"})
BEARINGS = {
    "N": "north",
    "NE": "north-east",
    "E": "east",
    "SE": "south-east",
    "S": "south",
    "SW": "south-west",
    "W": "west",
    "NW": "north-west",
}
_AREAS = frozenset({"governorate", "country", "district", "subdistrict", "region"})


def title(
    told: Sequence[Told],
    book: Book,
    *,
    event_type: EventType,
    agents: Sequence[Participant],
    targets: Sequence[Participant],
    place: Participant | None,
) -> str:
    """Return the title of the event that the claims tell of, its slots already agreed upon."""
    row = event_families()[event_type]
    acting, suffering = _names(agents, book), _names(targets, book)
    if acting and suffering:
        pattern = row.with_both
    elif acting:
        pattern = row.with_agents
    else:
        pattern = row.with_targets if suffering else row.alone
    members = _names(targets, book, members=True)
    words = pattern.replace("{A}", acting).replace("{T}", suffering).replace("{M}", members)
    return f"{_prefix(told, event_type)}{words}{_where(told, place, book)}"


def _names(actors: Sequence[Participant], book: Book, *, members: bool = False) -> str:
    known = [
        book.entities[actor.entity] for actor in actors if actor.entity is not None and actor.entity in book.entities
    ]
    names = [
        f"members of {entity.name_en or entity.name}"
        if members and entity.kind == "actor"
        else entity.name_en or entity.name
        for entity in known
    ]
    if len(names) > _MOST_NAMES:
        names = [*names[: _MOST_NAMES - 1], "others"]
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1]))) if names else ""


def _prefix(told: Sequence[Told], event_type: EventType) -> str:
    if event_type in _SPEECH:
        return ""
    modalities = {_stance(item) for item in told}
    return _PREFIX.get(modalities.pop(), "") if len(modalities) == 1 else ""


def _stance(told: Told) -> str:
    if told.claim.polarity or told.claim.modality != "asserted":
        return told.claim.modality
    # Who tells in his own voice what did not happen answers nobody.
    return "untrue" if told.own else "denied"


def _where(told: Sequence[Told], place: Participant | None, book: Book) -> str:
    if place is None:
        return ""
    site = _site(told, place)
    entity = site.entity if site is not None else place.entity
    name = book.name(entity) or place.text
    if site is not None and site.sector is not None:
        return f", {BEARINGS[site.sector]} of {name}"
    known = book.entities.get(entity) if entity is not None else None
    relation = site.relation if site is not None else "in"
    if relation in ("toward", "near"):
        return f", {relation} {name}"
    return f" in {name}" if known is not None and known.subtype in _AREAS else f" at {name}"


def _site(told: Sequence[Told], place: Participant) -> Site | None:
    wanted = key(place.text)
    return next((site for item in told for site in item.sites if site.text == wanted), None)
