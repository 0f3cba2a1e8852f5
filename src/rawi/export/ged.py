"""Deadly events in the shape of UCDP GED 23.1: its 49 columns in order, then ours.

Rawi is no part of UCDP: ids of conflicts, dyads and actors, Gleditsch and Ward codes and grid cells stay empty. Events
without a number of deaths or a place are no GED events; they stand in `left_out.csv` with the reason.
"""

import csv
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from rawi.export import coding, naming
from rawi.export.coding import Deaths, Named
from rawi.export.countries import Country
from rawi.export.csv import plain
from rawi.export.select import Dossier, Selected
from rawi.export.sheets import Cell, number
from rawi.link.texts.wording import days
from rawi.model import Document

# The order of UCDP's own file of version 23.1.
COLUMNS = (
    "id",
    "relid",
    "year",
    "active_year",
    "code_status",
    "type_of_violence",
    "conflict_dset_id",
    "conflict_new_id",
    "conflict_name",
    "dyad_dset_id",
    "dyad_new_id",
    "dyad_name",
    "side_a_dset_id",
    "side_a_new_id",
    "side_a",
    "side_b_dset_id",
    "side_b_new_id",
    "side_b",
    "number_of_sources",
    "source_article",
    "source_office",
    "source_date",
    "source_headline",
    "source_original",
    "where_prec",
    "where_coordinates",
    "where_description",
    "adm_1",
    "adm_2",
    "latitude",
    "longitude",
    "geom_wkt",
    "priogrid_gid",
    "country",
    "country_id",
    "region",
    "event_clarity",
    "date_prec",
    "date_start",
    "date_end",
    "deaths_a",
    "deaths_b",
    "deaths_civilians",
    "deaths_unknown",
    "best",
    "high",
    "low",
    "gwnoa",
    "gwnob",
)
OURS = (
    "rawi_event_type",
    "high_open",
    "joint_figures",
    "independent_origins_low",
    "independent_origins_high",
    "who_says_it",
    "documents",
    "disagreements",
    "open",
)
_STATE, _NON_STATE = frozenset({"state", "foreign state"}), frozenset({"armed", "identity"})
# Longest length in days of each of GED's precisions after the exact day.
_LENGTHS = ((1, 1), (6, 2), (7, 3), (31, 4), (366, 5))
_WHERE = {"governorate": 4, "district": 3, "region": 5, "mountain": 5, "road": 5, "island": 5, "country": 6, "water": 7}


class Sides(NamedTuple):
    """Side A and side B by name with GED's type of violence (None: open)."""

    a: Named | None
    b: Named | None
    violence: int | None


def ged(selected: Selected, output: Path) -> tuple[str, ...]:
    """Write `ged.csv` and `left_out.csv` into a folder."""
    rows = left = 0
    with (
        (output / "ged.csv").open("w", encoding="utf-8", newline="") as good,
        (output / "left_out.csv").open("w", encoding="utf-8", newline="") as out,
    ):
        coded_rows, left_rows = csv.writer(good), csv.writer(out)
        coded_rows.writerow([*COLUMNS, *OURS])
        left_rows.writerow(["left_out_because", *COLUMNS, *OURS])
        for dossier in selected.events():
            counted = coding.deaths(dossier)
            row = [plain(cell) for cell in _row(selected, dossier, counted)]
            reasons = _reasons(dossier, counted)
            if reasons:
                left += 1
                left_rows.writerow([plain("; ".join(reasons)), *row])
            else:
                rows += 1
                coded_rows.writerow(row)
    return (f"{rows} rows; {left} events are no GED events and stand in left_out.csv with the reason",)


def _reasons(dossier: Dossier, counted: Deaths) -> list[str]:
    time = dossier.event.time
    reasons = [] if coding.is_told_as_fact(dossier) else ["no account asserts that it happened"]
    if not counted.told:
        joint = "; ".join(coding.joint_in_words(figure) for figure in counted.joint)
        reasons.append(f"the dead are not counted by themselves ({joint})" if joint else "no deaths are told")
    elif counted.low is None or counted.low < 1:
        reasons.append("it is open whether anybody died")
    if time is None or time.start is None or time.end is None:
        reasons.append(f"the date is open: {days(*(time.start, time.end) if time is not None else (None, None))}")
    elif _date_precision(time.start, time.end) is None:
        reasons.append(f"GED has no code for this time: {time.start} to {time.end}")
    if dossier.place is None:
        reasons.append("no place is told")
    return reasons


def _row(selected: Selected, dossier: Dossier, counted: Deaths) -> list[Cell]:
    event, time = dossier.event, dossier.event.time
    country_name, country = coding.country_of(dossier.place)
    sides = _sides(selected, dossier, country)
    start, end = (time.start, time.end) if time is not None else (None, None)
    low = number(counted.low)
    return [
        event.id,
        f"RAWI-{event.id}",
        int(start[:4]) if start is not None else None,
        None,
        None,
        sides.violence,
        *(None,) * 5,
        f"{sides.a.name} - {sides.b.name}" if sides.a is not None and sides.b is not None else None,
        *(None, None, sides.a.name if sides.a is not None else None),
        *(None, None, sides.b.name if sides.b is not None else None),
        event.independent.low,
        *_sources(selected, dossier),
        *_where(selected, dossier),
        country_name,
        None,
        country.ucdp if country is not None else None,
        1 if start is not None and start == end and sides.a and sides.b and dossier.place is not None else 2,
        _date_precision(start, end),
        _day(start),
        _day(end),
        *_by_side(selected, dossier, counted, sides),
        low,
        number(counted.high) if counted.high is not None else low,
        low,
        None,
        None,
        event.event_type,
        "yes" if counted.told and counted.high is None else None,
        "; ".join(coding.joint_in_words(figure) for figure in counted.joint),
        event.independent.low,
        event.independent.high,
        coding.words_of(dossier, selected),
        len({told.document.id for told in dossier.told}),
        len(dossier.disagreements),
        "; ".join(naming.open_of_event(dossier.event, dossier.place)),
    ]


def _sides(selected: Selected, dossier: Dossier, country: Country | None) -> Sides:
    """Return the two sides, the state's first as in GED; open where one of them is not named or not what it is."""
    agents = coding.actors(selected, dossier.event.agents, country)
    targets = coding.actors(selected, dossier.event.targets, country)
    a, b = agents[0] if agents else None, targets[0] if targets else None
    if dossier.event.event_type == "attack_on_civilians" and (b is None or b.side == "unknown"):
        b = Named(None, "Civilians", "civilians")
    if a is None or b is None:
        return Sides(a, b, None)
    if b.side == "civilians":
        return Sides(a, b._replace(name="Civilians"), 3)
    if b.side in _STATE and a.side not in _STATE:
        a, b = b, a
    if a.side in _STATE:
        return Sides(a, b, 1 if b.side in _STATE | _NON_STATE else None)
    return Sides(a, b, 2 if {a.side, b.side} <= _NON_STATE else None)


def _by_side(selected: Selected, dossier: Dossier, counted: Deaths, sides: Sides) -> tuple[Cell, Cell, Cell, Cell]:
    """Return the deaths of side A, side B, civilians and the unknown: a side's only where a claim says whose they are.

    That is a claim of killing with one target, all claims that give the lowest number agreeing on it.
    """
    low = number(counted.low)
    if low is None:
        return (None, None, None, None)
    whose = {
        told.claim.targets[0].entity or told.claim.targets[0].text
        if told.claim.event_type in {"killing", "attack_on_civilians"} and len(told.claim.targets) == 1
        else None
        for told, figure in counted.told
        if figure.low == counted.low
    }
    victim = next(iter(whose)) if len(whose) == 1 else None
    if victim is None:
        return (0, 0, 0, low)
    if sides.b is not None and sides.b.side == "civilians":
        return (0, 0, low, 0)
    if sides.a is not None and victim == sides.a.id:
        return (low, 0, 0, 0)
    return (0, low, 0, 0) if sides.b is not None and victim == sides.b.id else (0, 0, 0, low)


def _sources(selected: Selected, dossier: Dossier) -> tuple[Cell, ...]:
    """Return article, office, date, headline of each document, and on whose word it is: as many, in the same order."""
    documents = list({told.document.id: told.document for told in dossier.told}.values())
    office = [_one(_publisher(selected, document)) for document in documents]
    published = [document.published.start or "" for document in documents]
    headline = [_one(document.title or document.path) for document in documents]
    dated = [f" ({day})" if day else "" for day in published]
    article = [f'{who}{day}: "{title}"' for who, day, title in zip(office, dated, headline, strict=True)]
    original = [naming.who(selected, origin.root) for origin in dossier.event.origins]
    return tuple(";".join(values) for values in (article, office, published, headline, map(_one, original)))


def _publisher(selected: Selected, document: Document) -> str:
    return naming.who(selected, document.source) if document.source is not None else document.path


def _one(words: str) -> str:
    """Return words as one value in a cell of several: on one line, without the mark that parts them."""
    return " ".join(words.replace(";", ",").split())


def _where(selected: Selected, dossier: Dossier) -> Iterator[Cell]:
    place = dossier.place
    spot = naming.on_the_map(selected, place)
    lies_in = naming.administration(place)
    yield _where_precision(dossier)
    yield naming.who(selected, place.words.entity, place.words.text) if place is not None else None
    yield f"{naming.where(selected, place)} («{place.words.text}»)" if place is not None else None
    yield lies_in[1] if len(lies_in) > 1 else None
    yield None
    yield spot.lat if spot is not None else None
    yield spot.lon if spot is not None else None
    yield f"POINT ({spot.lon} {spot.lat})" if spot is not None else None
    yield None


def _where_precision(dossier: Dossier) -> int | None:
    """Return GED's code: 1 the spot, 2 near it, 3 a district, 4 a governorate, 5 a wider one, 6 a country, 7 sea."""
    place = dossier.place
    if place is None or place.entity is None:
        return None
    value, relation = place.value, place.words.relation
    if (code := _WHERE.get(place.entity.subtype or "")) is not None:
        return 5 if code in {3, 4} and value is not None and value.bearing is not None else code
    exact = relation in {None, "at", "in"} and (value is None or (value.bearing is None and value.precision != "area"))
    return 1 if exact else 2


def _date_precision(start: str | None, end: str | None) -> int | None:
    if start is None or end is None:
        return None
    length = (date.fromisoformat(end) - date.fromisoformat(start)).days + 1
    return next((code for longest, code in _LENGTHS if 1 <= length <= longest), None)


def _day(day: str | None) -> date | None:
    return date.fromisoformat(day) if day is not None else None
