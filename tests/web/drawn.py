"""Small records to draw, and what a drawing must be whatever is in it."""

import re
from xml.etree import ElementTree

from markupsafe import Markup

from rawi.model import (
    Attribution,
    Claim,
    ClaimTime,
    Derivation,
    Document,
    Entity,
    Event,
    EventType,
    Interval,
    Origin,
    Participant,
    Passage,
    Published,
    Row,
    Source,
    Span,
)
from rawi.model.link import DerivationKind
from rawi.web.view import Record, arrange

HOSTILE = '</text><script>alert(1)</script>" onload="x" \u202eريف'


def link(identifier: str) -> str:
    return f"#{identifier}"


def account(number: int, *, narrator: str | None = None, day: str = "2020-01-05") -> list[Row]:
    """A document `d<n>` with one report `p<n>` of ten characters."""
    return [
        Document(
            id=f"d{number}", path=f"{number}.txt", sha256="0" * 64, text="قال كذا و", published=Published(day, day)
        ),
        Passage(id=f"p{number}", span=Span(f"d{number}", 0, 9), role="report", narrator=narrator),
    ]


def derives(target: str, source: str, *, kind: DerivationKind = "copies", share: float = 0.5) -> Derivation:
    return Derivation(id=f"x-{source}-{target}", source=source, target=target, kind=kind, declared=True, share=share)


def told(number: int, event: str) -> Claim:
    """A claim of account `p<n>`."""
    return Claim(
        id=f"c-{event}-{number}",
        span=Span(f"d{number}", 0, 3),
        text="قال",
        event_type="killing",
        attribution=(Attribution(speaker=None),),
        passage=f"p{number}",
    )


def event(
    name: str,
    claims: tuple[str, ...] = (),
    *,
    event_type: EventType = "killing",
    place: str | None = None,
    days: tuple[str | None, str | None] | None = None,
    origins: tuple[Origin, ...] = (),
) -> Event:
    return Event(
        id=name,
        event_type=event_type,
        title=f"Event {name}",
        place=Participant(entity=place, text=place, span=Span("d1", 0, 3)) if place else None,
        time=ClaimTime(start=days[0], end=days[1], precision="days") if days else None,
        claims=claims,
        origins=origins,
        independent=Interval(1, 1),
    )


def record(*rows: Row | list[Row]) -> Record:
    return arrange(row for given in rows for row in (given if isinstance(given, list) else [given]))


def source(name: str, words: str, *, interest: str = "unknown") -> Source:
    return Source(id=name, name=words, interest=interest)  # type: ignore[arg-type]


def place(name: str, lat: float | None, lon: float | None, *, subtype: str = "town") -> Entity:
    return Entity(id=name, kind="place", name=f"بلدة {name}", name_en=name, lat=lat, lon=lon, subtype=subtype)


def drawings(markup: Markup) -> list[ElementTree.Element]:
    """Parse every drawing in `markup`: each is well-formed XML, with no style, script or foreign address."""
    found = re.findall(r"<svg.*?</svg>", markup, flags=re.DOTALL)
    roots = [
        ElementTree.fromstring(
            text if "xmlns" in text else text.replace("<svg", "<svg xmlns='http://www.w3.org/2000/svg'", 1)
        )
        for text in found
    ]
    for root in roots:
        for element in root.iter():
            assert element.tag.endswith(("script", "foreignObject")) is False
            for name, value in element.attrib.items():
                assert not name.startswith("on"), name
                assert name != "style"
                assert name != "href" or value.startswith("#"), value
                assert not value.startswith(("http:", "https:", "//", "data:")) or name == "xmlns"
    return roots


def labels(root: ElementTree.Element) -> list[str]:
    """Return the words set in a drawing."""
    return ["".join(element.itertext()) for element in root.iter("{http://www.w3.org/2000/svg}text")]
