"""Reading and linking all gold, and scoring the record that comes out."""

from collections.abc import Iterable
from pathlib import Path

from rawi.evaluate import case_scores, floors, gold, reading_scores, report
from rawi.evaluate.names import Names
from rawi.evaluate.tally import Tally
from rawi.lexicon import Lexicon
from rawi.lexicon import load as load_lexicon
from rawi.link.pipeline import link
from rawi.model import Links
from rawi.read import read

# Of this part only figures are read, so that nobody writes rules on it.
UNSEEN = "unseen"


def run(paths: Iterable[Path], *, lexicon: Lexicon | None = None) -> report.Report:
    """Return the scores of the record against the gold that the paths mean (files or folders).

    Every text is read with nothing but itself; a gold of several documents is also linked. The parts (the
    folders the gold lies in) are scored apart. Raises `gold.GoldError` for gold that cannot be used.
    """
    lexicon = lexicon or load_lexicon()
    tallies: dict[str, Tally] = {}
    documents: dict[str, int] = {}
    for case in [gold.load(path) for path in gold.find(paths)]:
        tallies.setdefault(case.part, Tally()).add(score(case, lexicon))
        documents[case.part] = documents.get(case.part, 0) + len(case.documents)
    return report.Report(
        parts=tuple(report.part(name, documents[name], tallies[name]) for name in sorted(tallies)),
        misses=tuple(miss for name in sorted(tallies) if name != UNSEEN for miss in tallies[name].misses),
    )


def score(case: gold.GoldCase, lexicon: Lexicon) -> Tally:
    """Return the counts of one gold file."""
    readings = tuple(read(document, lexicon) for document in case.documents)
    links = Links()
    if len(readings) > 1:
        readings, links = link(readings, lexicon, read=lambda document: read(document, lexicon))
    names = Names(readings)
    tally = Tally()
    for given, reading in zip(case.gold.documents, readings, strict=True):
        tally.add(reading_scores.score(given, reading, names))
    if len(readings) > 1:
        tally.add(case_scores.score(case.gold, readings, links, names))
    return tally


def floors_of(paths: Iterable[Path]) -> floors.Floors:
    """Return the floors that lie in the folders given. Raises `FloorError` where none does."""
    found: floors.Floors = {}
    files = [path / floors.NAME for path in paths if (path / floors.NAME).is_file()]
    if not files:
        raise floors.FloorError(f"no {floors.NAME} lies in the folders given")
    for file in files:
        found.update(floors.load(file))
    return found
