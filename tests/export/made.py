"""Small cases of events made by hand: who did what where and when, in what number, on whose word."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from losses import table

from rawi.case import Case, Item, Read
from rawi.export.select import Selected, select
from rawi.ingest import same_content
from rawi.lexicon import load
from rawi.model import (
    Attribution,
    Claim,
    ClaimTime,
    Document,
    Entity,
    Event,
    EventFigure,
    Figure,
    Interval,
    Links,
    Mention,
    Origin,
    Participant,
    Passage,
    PlaceValue,
    Published,
    Reading,
    Source,
    Span,
)


def listed(name_en: str) -> Entity:
    """Return an entity of the shipped lists by its English name."""
    return next(entity for entity in load().entities.values() if entity.name_en == name_en)


class Told(NamedTuple):
    """One document's claim: figures as (what, joint, low, high, comparator, words); `speaker` None = its own voice."""

    figures: Sequence[tuple[str, tuple[str, ...], float | None, float | None, str, str]] = ()
    speaker: Entity | None = None
    modality: str = "asserted"
    event_type: str | None = None
    polarity: bool = True


class Happening(NamedTuple):
    """An event and who tells of it."""

    event_type: str
    agent: Entity | str | None = None
    target: Entity | str | None = None
    place: Entity | str | None = None
    start: str | None = None
    end: str | None = None
    precision: str = "day"
    relation: str = "in"
    bearing: str | None = None
    approximate: bool = False
    told: Sequence[Told] = (Told(),)


@contextmanager
def exported(folder: Path, *events: Happening) -> Iterator[Selected]:
    """Make a case of these events and select the whole of it."""
    readings: list[Reading] = []
    made = [_event(n, happening, readings) for n, happening in enumerate(events)]
    with Case.create(folder) as case:
        for reading in readings:
            content = same_content(reading.document)
            item = Item(f"/{reading.document.path}", reading.document.sha256, 1, content)
            case.add([Read(content, reading)], [item])
        case.replace_links(tuple(readings), Links(events=tuple(made)), state=case.state())
    with Case.open(folder) as case, select(case) as selected:
        yield selected


def coded(
    write: Callable[[Selected, Path], object], name: str, folder: Path, *events: Happening
) -> tuple[list[dict[str, str]], list[dict[str, str]]]:
    """Return the rows a writer of coded events makes of these, and those it leaves out."""
    out = folder / "out"
    out.mkdir()
    with exported(folder / "case", *events) as selected:
        write(selected, out)
    return table(out / f"{name}.csv"), table(out / "left_out.csv")


def _event(n: int, of: Happening, readings: list[Reading]) -> Event:
    claims: list[Claim] = []
    for told in of.told:
        readings.append(_reading(len(readings), of, told))
        claims += readings[-1].claims
    roots = {claim.attribution[-1].speaker: claim for claim in claims}
    first = claims[0]
    figures: dict[tuple[str | None, tuple[str, ...]], list[tuple[Claim, Figure]]] = {}
    for claim in claims:
        for figure in claim.quantities:
            figures.setdefault((figure.what, figure.joint_with), []).append((claim, figure))
    return Event(
        id=f"eve-{n:016x}",
        event_type=of.event_type,  # type: ignore[arg-type]
        title=f"Event {n}",
        agents=first.agents,
        targets=first.targets,
        place=first.places[0] if first.places else None,
        time=first.time,
        figures=tuple(
            EventFigure(
                what=what,
                joint_with=joint,
                low=min((f.low for _, f in held if f.low is not None), default=None),
                high=None if any(f.high is None for _, f in held) else max(f.high or 0 for _, f in held),
                claims=tuple(claim.id for claim, _ in held),
            )
            for (what, joint), held in figures.items()
        ),
        claims=tuple(claim.id for claim in claims),
        origins=tuple(
            Origin(root=root, claims=(claim.id,), documents=(claim.span.document,)) for root, claim in roots.items()
        ),
        independent=Interval(len(roots), len(roots)),
    )


def _reading(n: int, of: Happening, told: Told) -> Reading:
    document, text = f"doc-{n:016x}", ""

    def words(said: str) -> Span:
        nonlocal text
        text += said + " "
        return Span(document, len(text) - len(said) - 1, len(text) - 1)

    def participant(held: Entity | str | None, **more: Any) -> tuple[Participant, ...]:
        if held is None:
            return ()
        said, entity = (held, None) if isinstance(held, str) else (held.name, held.id)
        return (Participant(entity=entity, text=said, span=words(said), **more),)

    source = Source(id="sou-0000000000000001", name="وكالة", name_en="Agency", kind="news_agency")
    agents, targets = participant(of.agent), participant(of.target)
    places = participant(of.place, relation=of.relation)
    chain = [Attribution(speaker=source.id)]
    if told.speaker is not None:
        chain.append(Attribution(speaker=told.speaker.id, mode="indirect"))
    mention = [
        Mention(
            id=f"men-{n:016x}",
            span=place.span,
            text=place.text,
            kind="place",
            entity=place.entity,
            value=PlaceValue(relation=of.relation, bearing=of.bearing, precision="area" if of.bearing else "town"),  # type: ignore[arg-type]
            rule="test",
        )
        for place in places
    ]
    figures = tuple(
        Figure(what=what, joint_with=joint, low=low, high=high, comparator=comparator, text=said, span=words(said))  # type: ignore[arg-type]
        for what, joint, low, high, comparator, said in told.figures
    )
    span = Span(document, 0, len(text) or 1)
    text = text or "."
    claim = Claim(
        id=f"cla-{n:016x}",
        span=span,
        text=text,
        event_type=told.event_type or of.event_type,  # type: ignore[arg-type]
        agents=agents,
        targets=targets,
        places=places,
        time=ClaimTime(start=of.start, end=of.end, precision=of.precision, approximate=of.approximate),  # type: ignore[arg-type]
        quantities=figures,
        modality=told.modality,  # type: ignore[arg-type]
        polarity=told.polarity,
        attribution=tuple(chain),
        passage=f"pas-{n:016x}",
        mentions=tuple(one.id for one in mention),
    )
    everyone = [one for one in (of.agent, of.target, of.place, told.speaker) if isinstance(one, Entity)]
    return Reading(
        document=Document(
            id=document,
            path=f"{n}.txt",
            sha256=f"{n:064x}",
            text=text,
            title=f"خبر {n}",
            source=source.id,
            published=Published("2018-02-13", "2018-02-13", "metadata"),
        ),
        sources=(source,),
        passages=(Passage(id=f"pas-{n:016x}", span=span, role="report", narrator=source.id),),
        entities=tuple({one.id: one for one in everyone}.values()),
        mentions=tuple(mention),
        claims=(claim,),
    )
