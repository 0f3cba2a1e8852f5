"""Events as ACLED codes them: one row a day and place, with its types, actors, precision codes and fatalities.

What ACLED has no code for is not forced into one: it stands in `left_out.csv`, coded as far as it goes, with the
reason. After ACLED's columns come ours: low and high, joint figures, independent origins, who says it.
"""

import csv
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from rawi.export import coding, naming
from rawi.export.acled_codes import (
    HIERARCHY,
    Code,
    Fatalities,
    When,
    code_of,
    disorder,
    fatalities,
    shares,
    when,
)
from rawi.export.coding import Named
from rawi.export.countries import Country
from rawi.export.csv import plain
from rawi.export.select import Dossier, Selected
from rawi.export.sheets import Cell, number
from rawi.link.texts.wording import figure as figure_in_words
from rawi.model import Claim, Event

# The columns of ACLED's own files, in its order (its codebook, "Data columns at a glance").
COLUMNS = (
    "event_id_cnty",
    "event_date",
    "year",
    "time_precision",
    "disorder_type",
    "event_type",
    "sub_event_type",
    "actor1",
    "assoc_actor_1",
    "inter1",
    "actor2",
    "assoc_actor_2",
    "inter2",
    "interaction",
    "civilian_targeting",
    "iso",
    "region",
    "country",
    "admin1",
    "admin2",
    "admin3",
    "location",
    "latitude",
    "longitude",
    "geo_precision",
    "source",
    "source_scale",
    "notes",
    "fatalities",
    "tags",
    "timestamp",
)
OURS = (
    "rawi_event",
    "rawi_day",
    "fatalities_rule",
    "fatalities_low",
    "fatalities_high",
    "joint_figures",
    "injured_low",
    "injured_high",
    "independent_origins_low",
    "independent_origins_high",
    "origins",
    "who_says_it",
    "documents",
    "disagreements",
    "absorbed",
    "open",
)
_INTER = {"state": 1, "foreign state": 8, "international": 8, "identity": 4, "civilians": 7, "protesters": 6}
# What may have no type by itself, but is part of what has one: a killing in a battle.
_PARTS = frozenset({"killing", "injury"})
_LARGE = frozenset({"governorate", "region", "district", "mountain", "water", "island", "road"})


class Coded(NamedTuple):
    """An event as far as it can be coded. `reasons`: why it is no row of ACLED's; none for one that is."""

    dossier: Dossier
    code: Code | None
    when: When
    geo_precision: int | None
    country: tuple[str, Country | None]
    agents: tuple[Named, ...]
    targets: tuple[Named, ...]
    reasons: tuple[str, ...]


def acled(selected: Selected, output: Path) -> tuple[str, ...]:
    """Write `acled.csv` and `left_out.csv` into a folder."""
    selected.index("killings", _killings(selected))
    selected.index("acled", ((key, event.id) for event in selected.rows(Event) if (key := _key(event)) is not None))
    rows = left = 0
    with (
        (output / "acled.csv").open("w", encoding="utf-8", newline="") as good,
        (output / "left_out.csv").open("w", encoding="utf-8", newline="") as out,
    ):
        coded_rows, left_rows = csv.writer(good), csv.writer(out)
        coded_rows.writerow([*COLUMNS, *OURS])
        left_rows.writerow(["left_out_because", *COLUMNS, *OURS])
        for dossier in selected.events():
            coded = _coded(selected, dossier)
            first, *others = _same(selected, coded)
            reasons = coded.reasons
            if first != dossier.event.id:
                reasons = (f"part of {first}: the same place, days and actors, and higher in ACLED's order",)
                others = []
            absorbed = [held for event in others if (held := selected.dossier(event)) is not None]
            made = [[plain(cell) for cell in row] for row in _rows(selected, coded, absorbed)]
            if reasons:
                left += 1
                left_rows.writerows([plain("; ".join(reasons)), *row] for row in made)
            else:
                rows += len(made)
                coded_rows.writerows(made)
    return (f"{rows} rows; {left} events are not coded and stand in left_out.csv with the reason",)


def _key(event: Event) -> str | None:
    """Return what two events of one row share: place, days and actors; None where one of them is open."""
    actors = sorted(actor.entity or "" for actor in (*event.agents, *event.targets))
    place, time = event.place, event.time
    if place is None or place.entity is None or not actors or not all(actors):
        return None
    if time is None or time.start is None or time.end is None:
        return None
    return "/".join((place.entity, time.start, time.end, *actors))


def _same(selected: Selected, coded: Coded) -> list[str]:
    """Return the events that share a row with an event, the one that the row is of first."""
    own = coded.dossier.event.id
    key = _key(coded.dossier.event)
    alike = selected.indexed("acled", key) if key is not None else ()
    if len(alike) < 2:
        return [own]
    held = (_coded(selected, dossier) for event in alike if (dossier := selected.dossier(event)) is not None)
    ranked = sorted(
        (HIERARCHY.index(one.code) if one.code is not None else len(HIERARCHY), n, one.dossier.event.id)
        for n, one in enumerate(held)
        if not one.reasons or (one.dossier.event.event_type in _PARTS and len(one.reasons) == 1)
    )
    first = [event for rank, _, event in ranked if rank < len(HIERARCHY)][:1]
    together = [*first, *(event for _, _, event in ranked if event not in first)] if first else []
    return together if own in together else [own]


def _coded(selected: Selected, dossier: Dossier) -> Coded:
    event = dossier.event
    country = coding.country_of(dossier.place)
    agents = coding.actors(selected, event.agents, country[1])
    targets = coding.actors(selected, event.targets, country[1])
    code = code_of(event, agents, targets)
    moment = when(event)
    precision = _geo_precision(dossier)
    reasons = [
        *([] if isinstance(code, Code) else [code]),
        *([] if coding.is_told_as_fact(dossier) else ["no account asserts that it happened"]),
        *([moment.open] if moment.open else []),
        *([] if isinstance(precision, int) else [precision]),
    ]
    return Coded(
        dossier,
        code if isinstance(code, Code) else None,
        moment,
        precision if isinstance(precision, int) else None,
        country,
        agents,
        targets,
        tuple(reasons),
    )


def _geo_precision(dossier: Dossier) -> int | str:
    """Return ACLED's code for a place, or why it has none."""
    place = dossier.place
    if place is None or place.entity is None:
        return "the place is open"
    if place.entity.lat is None or place.entity.lon is None:
        return "no coordinates are known of the place"
    if place.entity.subtype == "country":
        return "the place is a whole country"
    value, relation = place.value, place.words.relation
    if place.entity.subtype in _LARGE:
        return 3
    exact = relation in {None, "at", "in"} and (value is None or (value.bearing is None and value.precision != "area"))
    return 1 if exact and not coding.is_wide(place) else 2


def _rows(selected: Selected, coded: Coded, absorbed: Sequence[Dossier]) -> Iterator[list[Cell]]:
    """Yield the rows of an event: one for each day, one without a day where that is open."""
    dossiers = (coded.dossier, *absorbed)
    counted = fatalities(dossiers)
    if counted.number == 0 and (others := _deaths_aside(selected, coded, dossiers)):
        counted = Fatalities(
            None, f"deaths told in the same documents may be of this event ({', '.join(others)}): left empty"
        )
    held: tuple[date | None, ...] = coded.when.days or (None,)
    words = coding.words_of(coded.dossier, selected)
    for n, (day, share) in enumerate(zip(held, shares(counted.number, len(held)), strict=True), start=1):
        place = _place(selected, coded)
        yield [
            f"{coded.dossier.event.id}{f'-{n}' if len(held) > 1 else ''}",
            day,
            day.year if day is not None else None,
            coded.when.precision or None,
            *((disorder(coded.code), *coded.code) if coded.code is not None else (None, None, None)),
            *_actors(coded),
            *place,
            "; ".join(coding.outlets(selected, coded.dossier)),
            None,
            _notes(selected, coded, counted, words, day=n, count=len(held)),
            share,
            "; ".join(_tags(coded, counted)),
            None,
            *_ours(selected, dossiers, counted, words, day=f"{n}/{len(held)}"),
        ]


def _killings(selected: Selected) -> Iterator[tuple[str, str]]:
    """Yield each event that tells of deaths, with each document that asserts it."""
    for event in selected.rows(Event):
        if event.event_type == "killing" or any("killed" in (f.what, *f.joint_with) for f in event.figures):
            told = (selected.get(Claim, claim) for claim in event.claims)
            asserted = (one for one in told if one is not None and one.modality == "asserted" and one.polarity)
            for document in sorted({claim.span.document for claim in asserted}):
                yield document, event.id


def _deaths_aside(selected: Selected, coded: Coded, own: Sequence[Dossier]) -> tuple[str, ...]:
    """Return the events of deaths that the same documents tell and that may be of this violence: then 0 is not known.

    None where place, days or those who did it are told and are others.
    """
    if coded.code is None or disorder(coded.code) == "Strategic developments":
        return ()
    known = {dossier.event.id for dossier in own}
    documents = {told.document.id for dossier in own for told in dossier.told}
    aside = {event for document in documents for event in selected.indexed("killings", document)} - known
    event = coded.dossier.event
    return tuple(
        one for one in sorted(aside) if (other := selected.get(Event, one)) is not None and _may_be_of(other, event)
    )


def _may_be_of(killing: Event, event: Event) -> bool:
    places = {one.place.entity for one in (killing, event) if one.place is not None and one.place.entity is not None}
    first, second = ({actor.entity for actor in one.agents} for one in (killing, event))
    return (
        len(places) < 2
        and _begins_by(killing, event)
        and _begins_by(event, killing)
        and (not first or not second or None in first | second or bool(first & second))
    )


def _begins_by(one: Event, other: Event) -> bool:
    start = one.time.start if one.time is not None else None
    end = other.time.end if other.time is not None else None
    return start is None or end is None or start <= end


def _actors(coded: Coded) -> tuple[Cell, ...]:
    """Return actor1 to civilian_targeting. ACLED gives no direction, except that the attacked civilians come second."""
    country = f" ({coded.country[0]})" if coded.country[0] else ""
    civilians = f"Civilians{country}"
    first, second = (
        [one._replace(name=civilians) if one.side == "civilians" else one for one in held]
        for held in (coded.agents, coded.targets)
    )
    kind = coded.code.event_type if coded.code is not None else ""
    if kind == "Protests":
        first = [Named(None, f"Protesters{country}", "protesters"), *first]
    if kind == "Violence against civilians":
        second = [Named(None, civilians, "civilians"), *(one for one in second if one.side != "civilians")]
    inter1, inter2 = (_INTER.get(held[0].side) if held else None for held in (first, second))
    both = sorted(code for code in (inter1, inter2) if code is not None)
    known = len(both) == bool(first) + bool(second) and both
    targeted = bool(second) and second[0].side == "civilians"
    return (
        *_side(first),
        inter1,
        *_side(second),
        inter2,
        f"{both[0]}{both[1] if len(both) > 1 else 0}" if known else None,
        "Civilian targeting" if targeted else None,
    )


def _side(held: Sequence[Named]) -> tuple[str | None, str]:
    return (held[0].name if held else None), "; ".join(one.name for one in held[1:])


def _place(selected: Selected, coded: Coded) -> tuple[Cell, ...]:
    name, country = coded.country
    place = coded.dossier.place
    spot = naming.on_the_map(selected, place)
    lies_in = naming.administration(place)
    return (
        country.numeric if country is not None else None,
        country.acled if country is not None else None,
        name,
        lies_in[1] if len(lies_in) > 1 else None,
        None,
        None,
        naming.who(selected, place.words.entity, place.words.text) if place is not None else None,
        round(spot.lat, 4) if spot is not None else None,
        round(spot.lon, 4) if spot is not None else None,
        coded.geo_precision,
    )


def _notes(selected: Selected, coded: Coded, counted: Fatalities, words: str, *, day: int, count: int) -> str:
    event = coded.dossier.event
    figures = "; ".join(figure_in_words(figure) for figure in event.figures)
    divided = (
        f" The total of {counted.number} is divided over {count} days, the remainder on the first; this is day {day}."
        if count > 1 and counted.number
        else ""
    )
    parts = [
        f"{event.title}.",
        f"Place: {naming.where(selected, coded.dossier.place)}." if coded.dossier.place is not None else "",
        coded.when.note,
        f"Said by: {words}.",
        f"Figures: {figures}." if figures else "",
        f"Fatalities: {counted.rule}.{divided}",
        f"Accounts differ about: {', '.join(sorted({d.about.replace('_', ' ') for d in coded.dossier.disagreements}))}."
        if coded.dossier.disagreements
        else "",
    ]
    return " ".join(part for part in parts if part)


def _tags(coded: Coded, counted: Fatalities) -> Iterator[str]:
    if counted.number is None:
        yield "rawi: fatalities open"
    if any(figure.joint_with for figure in coded.dossier.event.figures):
        yield "rawi: joint figure"
    if coded.dossier.event.independent.high <= 1:
        yield "rawi: one independent origin"


def _ours(
    selected: Selected, dossiers: Sequence[Dossier], counted: Fatalities, words: str, *, day: str
) -> tuple[Cell, ...]:
    main, *absorbed = dossiers
    event = main.event
    found = [one for one in map(coding.deaths, dossiers) if one.told]
    lows = [one.low for one in found if one.low is not None]
    highs = [one.high for one in found if one.high is not None]
    injured = [f for dossier in dossiers for f in dossier.event.figures if f.what == "injured" and not f.joint_with]
    joint = [figure for dossier in dossiers for figure in dossier.event.figures if figure.joint_with]
    return (
        event.id,
        day,
        counted.rule,
        number(min(lows, default=None)),
        number(max(highs)) if highs and len(highs) == len(found) else None,
        "; ".join(coding.joint_in_words(figure) for figure in joint),
        number(min((f.low for f in injured if f.low is not None), default=None)),
        number(max((f.high for f in injured if f.high is not None), default=None)),
        event.independent.low,
        event.independent.high,
        naming.origins(selected, event),
        words,
        len({told.document.id for told in main.told}),
        len(main.disagreements),
        "; ".join(dossier.event.id for dossier in absorbed),
        "; ".join(naming.open_of_event(main.event, main.place)),
    )
