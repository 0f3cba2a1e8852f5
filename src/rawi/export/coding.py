"""What event datasets (ACLED, UCDP GED) ask of an event, told from the record: sides, country, deaths, who says so."""

from collections.abc import Iterable
from typing import Literal, NamedTuple

from rawi.export import naming
from rawi.export.countries import COUNTRIES, Country
from rawi.export.select import Dossier, Place, Selected, Told
from rawi.lexicon import load
from rawi.link.texts.wording import bounds
from rawi.model import Entity, EventFigure, Figure, Participant

# What an actor is, as far as the lists tell. `armed`: organised and armed, whether for or against a state.
Side = Literal["state", "foreign state", "armed", "identity", "international", "civilians", "protesters", "unknown"]

_STATE = frozenset({"state", "state_force"})
_ARMED = frozenset({"armed_group", "operations_room"})
_CIVILIAN_WORDS = ("مدني", "المدني", "أهالي", "الأهالي", "السكان", "سكان")
_NARROW = frozenset({"city", "town", "village", "neighbourhood", "camp", "site", "airport", "crossing", "base"})


class Named(NamedTuple):
    """An actor with the name it goes by and what it is."""

    id: str | None
    name: str
    side: Side


class Deaths(NamedTuple):
    """What accounts that assert the event say of deaths alone; `joint` are figures that count others with the dead."""

    told: tuple[tuple[Told, Figure], ...]
    joint: tuple[EventFigure, ...]
    low: float | None
    high: float | None


def actors(selected: Selected, held: Iterable[Participant], country: Country | None) -> tuple[Named, ...]:
    """Return those in a role by name, each once."""
    found = {}
    for one in held:
        entity = selected.get(Entity, one.entity)
        name = naming.who(selected, one.entity, one.text)
        found[one.entity or name] = Named(one.entity, name, _side(entity, one.text, country))
    return tuple(found.values())


def country_of(place: Place | None) -> tuple[str, Country | None]:
    """Return the country a place lies in, with its codes; ("", None) where it is open."""
    lies_in = naming.administration(place)
    name = lies_in[0] if lies_in else ""
    return name, COUNTRIES.get(name)


def is_told_as_fact(dossier: Dossier) -> bool:
    """Whether an account asserts that the event happened: does not deny, demand, promise, plan or suppose it."""
    return any(told.claim.modality == "asserted" and told.claim.polarity for told in dossier.told)


def deaths(dossier: Dossier) -> Deaths:
    """Return the figures of deaths; injured never count, nor does what is counted together with others."""
    told = tuple(
        (one, figure)
        for one in dossier.told
        if one.claim.modality == "asserted" and one.claim.polarity
        for figure in one.claim.quantities
        if figure.what == "killed" and not figure.joint_with
    )
    lows = [figure.low for _, figure in told]
    highs = [figure.high for _, figure in told]
    return Deaths(
        told,
        tuple(f for f in dossier.event.figures if f.joint_with and "killed" in (f.what, *f.joint_with)),
        min((low for low in lows if low is not None), default=None),
        max((high for high in highs if high is not None), default=None) if None not in highs else None,
    )


def joint_in_words(figure: EventFigure) -> str:
    """Return a joint figure as one: "killed and injured together: 20 to 99"."""
    return (
        f"{' and '.join((figure.what or 'something', *figure.joint_with))} together: {bounds(figure.low, figure.high)}"
    )


def is_wide(place: Place) -> bool:
    """Whether a place is a stretch of land by its kind, not a spot."""
    return place.entity is None or place.entity.subtype not in _NARROW


def outlets(selected: Selected, dossier: Dossier) -> tuple[str, ...]:
    """Return who publishes the documents that tell of it, each once; by its file where the publisher is open."""
    return tuple(
        dict.fromkeys(
            naming.who(selected, one.document.source) if one.document.source else one.document.path
            for one in dossier.told
        )
    )


def words_of(dossier: Dossier, selected: Selected) -> str:
    """Return the chains of narrators of the claims, each once, with bars between them."""
    return " | ".join(dict.fromkeys(naming.chain(selected, told.claim) for told in dossier.told))


def _side(entity: Entity | None, words: str, country: Country | None) -> Side:
    if entity is None:
        return "civilians" if words.startswith(_CIVILIAN_WORDS) else "unknown"
    if entity.subtype in _STATE:
        actors_listed = load().actors
        row = actors_listed.rows.get(actors_listed.by_entity.get(entity.id, ""))
        if row is None or not row.countries or country is None:
            return "unknown"
        return "state" if row.countries[0] == country.alpha2 else "foreign state"
    if entity.subtype in _ARMED:
        return "armed"
    if entity.subtype == "tribe":
        return "identity"
    return "international" if entity.subtype in {"international", "coalition"} else "unknown"
