"""Who is who in words, for exports: names instead of ids, a chain of narrators as a sentence, what is left open."""

from collections.abc import Iterable, Sequence

from rawi.export.select import Place, Selected
from rawi.link.events.located import Located, located
from rawi.link.events.titles import BEARINGS
from rawi.link.texts.wording import PASSED_ON, interest, quoted
from rawi.model import Claim, ClaimTime, Entity, Event, Participant

UNNAMED = "an unnamed narrator"


def who(selected: Selected, identifier: str | None, words: str | None = None) -> str:
    """Return a name in English where there is one, else the sources' own in quotation marks."""
    name = selected.name(identifier, words)
    return name.en or (quoted(name.ar) if name.ar else UNNAMED)


def participants(selected: Selected, held: Iterable[Participant]) -> str:
    """Return the names of those in a role, each once, with semicolons; "" where nobody is named."""
    return "; ".join(dict.fromkeys(who(selected, one.entity, one.text) for one in held))


def chain(selected: Selected, claim: Claim) -> str:
    """Return who says it, the outermost narrator first, and how each passes on the next one's words."""
    outer, *inner = claim.attribution
    said = who(selected, outer.speaker, outer.text)
    if not inner and outer.mode == "own":
        return f"{said}, in its own voice"
    return said + "".join(f", {PASSED_ON[link.mode]} {who(selected, link.speaker, link.text)}" for link in inner)


def origins(selected: Selected, event: Event) -> str:
    """Return the roots an event rests on, with their interest, semicolons between them."""
    return "; ".join(f"{who(selected, origin.root)}{interest(origin.interest)}" for origin in event.origins)


def where(selected: Selected, place: Place | None) -> str:
    """Return a place by its name, or as so far from it as the words that name it say; "" where it is open."""
    if place is None:
        return ""
    name = who(selected, place.words.entity, place.words.text)
    value = place.value
    if value is not None and value.bearing is not None:
        anchor = who(selected, value.anchor or place.words.entity, place.words.text)
        far = f"{value.distance_km:g} km " if value.distance_km is not None else ""
        return f"{far}{BEARINGS[value.bearing]} of {anchor}"
    relation = place.words.relation or (value.relation if value is not None else "in")
    return f"{relation} {name}" if relation in {"near", "toward", "from", "via"} else name


def on_the_map(selected: Selected, place: Place | None) -> Located | None:
    """Return where a place lies, with its radius and precision; None where it is open or no list knows it."""
    if place is None:
        return None
    anchor = place.value.anchor if place.value is not None else None
    found = {one.id: one for one in (place.entity, selected.get(Entity, anchor)) if one is not None}
    return located(place.words, found, place.value)


def administration(place: Place | None) -> tuple[str, ...]:
    """Return what a place lies in, from the country down, a country or governorate being its own."""
    entity = place.entity if place is not None else None
    if entity is None:
        return ()
    own = entity.name_en or entity.name
    return (*entity.admin, own) if entity.subtype in {"country", "governorate"} else entity.admin


def open_of_event(event: Event, place: Place | None) -> tuple[str, ...]:
    """Return which of who, whom, where and when the accounts leave open, and which figures have an open bound."""
    found = [
        *open_roles(event.agents, event.targets),
        *(["where"] if place is None or place.entity is None else []),
        *open_time(event.time),
        *(
            f"{' and '.join((figure.what or 'what', *figure.joint_with))}: {bound} bound"
            for figure in event.figures
            for bound, value in (("lower", figure.low), ("upper", figure.high))
            if value is None
        ),
    ]
    return tuple(found)


def open_roles(agents: Sequence[Participant], targets: Sequence[Participant]) -> list[str]:
    """Return the roles in which nobody is named, or somebody whom the text does not settle."""
    return [
        role
        for role, held in (("who", agents), ("whom", targets))
        if not held or any(one.entity is None for one in held)
    ]


def open_time(time: ClaimTime | None) -> list[str]:
    """Return what is open of a time: all of it, or one of its days."""
    if time is None or (time.start is None and time.end is None):
        return ["when"]
    return ["first day"] if time.start is None else ["last day"] if time.end is None else []
