"""Milliseconds to draw, beside writing the same rows as JSON: the least that any page showing them must do.

5,000 events as GeoJSON for the map, 300 as a timeline, 60 accounts as a graph, 500 places as a map for print. The
baseline is msgspec, which writes JSON in C: a ratio of 10 is ten times that, in Python. The case is synthetic.
"""

import argparse
import json
import platform
import statistics
import sys
import time
from collections.abc import Callable, Sequence

import synthetic
from rawi.lexicon import load
from rawi.model import Event, Row, encode
from rawi.web.draw import basemap, derivations, graph, timeline
from rawi.web.draw import map as places
from rawi.web.draw.geo import geojson
from rawi.web.view import Record, arrange

ROUNDS = 5
SEED = 11


def rows(events: int) -> list[Row]:
    """Return the rows of a synthetic case of so many events."""
    documents = max(60, events)
    read = [row for reading in synthetic.readings(documents, seed=SEED, events=events) for row in reading.rows()]
    linked = synthetic.links(documents, seed=SEED, events=events)
    return [*read, *linked.derivations, *linked.events, *linked.disagreements]


def milliseconds(work: Callable[[], object]) -> float:
    """Return the median time of a piece of work over some rounds."""
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        work()
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times)


def link(identifier: str) -> str:
    return f"#{identifier}"


def first(record: Record, events: int) -> Record:
    """Return a record with its first events only."""
    kept = dict(list(record.events.items())[:events])
    return Record(**{**vars(record), "events": kept})


def measured(record: Record, events: int) -> list[tuple[str, float, float, int]]:
    """Return for each drawing its name, its time, that of its baseline, and its size in bytes."""
    names = basemap.labels(load())
    some, few = first(record, min(500, events)), first(record, min(300, events))
    drawn = derivations.case_graph(record)
    work: Sequence[tuple[str, Callable[[], str], Sequence[Event]]] = (
        (
            f"GeoJSON of {events} events",
            lambda: json.dumps(geojson(record, lang="ar", link=link), ensure_ascii=False),
            tuple(record.events.values()),
        ),
        (
            f"timeline of {len(few.events)} events, wide and narrow, with its list",
            lambda: timeline.figure(few, lang="ar", link=link, name="t"),
            tuple(few.events.values()),
        ),
        (
            f"map of {len(some.events)} events for print, wide and narrow, with its table",
            lambda: places.figure(some, names=names, lang="ar", link=link, name="m"),
            tuple(some.events.values()),
        ),
        (
            f"graph of {len(drawn.nodes) + len(drawn.alone)} accounts, wide and narrow, with its list",
            lambda: graph.figure(drawn, record, lang="ar", link=link, name="g"),
            tuple(record.events.values())[:60],
        ),
    )
    return [
        (name, milliseconds(draw), milliseconds(lambda held=held: [encode(row) for row in held]), len(draw().encode()))
        for name, draw, held in work
    ]


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--events", type=int, default=5000)
    wanted = parser.parse_args()
    record = arrange(rows(wanted.events))
    events = len(record.events)
    print(f"Python {platform.python_version()}, {sys.platform}; medians of {ROUNDS}")
    print("baseline: the same events as JSON lines")
    for name, drawing, baseline, size in measured(record, events):
        print(f"{name:70} {drawing:8.1f} ms  {drawing / baseline:7.1f} x  {size / 1000:8.1f} kB")


if __name__ == "__main__":
    main()
