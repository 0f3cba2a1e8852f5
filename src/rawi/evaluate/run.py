"""Reading and linking all gold, and scoring the record that comes out."""

from collections.abc import Iterable
from pathlib import Path

import msgspec

from rawi.evaluate import case_scores, floors, gold, reading_scores, report, sentences
from rawi.evaluate.names import Names
from rawi.evaluate.tally import Tally
from rawi.lexicon import Lexicon
from rawi.lexicon import load as load_lexicon
from rawi.link.pipeline import link
from rawi.model import Links, Reading
from rawi.read import read

# Of this part only figures are read, so that nobody writes rules on it.
UNSEEN = "unseen"


def run(paths: Iterable[Path], *, lexicon: Lexicon | None = None) -> report.Report:
    """Return the scores of the record against the gold that the paths mean (files or folders).

    Every text is read with nothing but itself; a gold of several documents is also linked. The parts of the gold are
    scored apart (see `part_of`), each table of sentences is one. Raises `gold.GoldError` for gold that cannot be used.
    """
    lexicon = lexicon or load_lexicon()
    tallies: dict[str, Tally] = {}
    documents: dict[str, int] = {}
    paths = list(paths)
    tables = sentences.find(paths)
    for path in tables:
        part = f"{part_of(path)} {path.stem}"
        tallies[part], documents[part] = sentences.score(path, lexicon)
    for case in [gold.load(path) for path in gold.find(paths, other=tables)]:
        part = part_of(case.path)
        tallies.setdefault(part, Tally()).add(score(case, lexicon))
        documents[part] = documents.get(part, 0) + len(case.documents)
    return report.Report(
        parts=tuple(report.part(name, documents[name], tallies[name]) for name in sorted(tallies)),
        misses=tuple(miss for name in sorted(tallies) if UNSEEN not in name for miss in tallies[name].misses),
    )


def part_of(path: Path) -> str:
    """Return the part of the gold that a file belongs to: the folders between `gold` and its own, `clusters dev`.

    A gold of several documents has a folder to itself, which is no part. Outside of a folder called `gold` the part
    is the name of the folder. What is unseen stays unseen however it is reached.
    """
    folders = list(path.absolute().parent.parts)
    if path.name == f"{folders[-1]}{gold.SUFFIX}":
        folders.pop()
    below = folders[len(folders) - folders[::-1].index("gold") :] if "gold" in folders else folders[-1:]
    unseen = any(_is_unseen(name) for name in folders) and not any(map(_is_unseen, below))
    return " ".join([*below, UNSEEN] if unseen else below) or folders[-1]


def _is_unseen(folder: str) -> bool:
    """Whether a folder holds gold that nobody who writes rules looks at: `unseen`, `unseen-2`."""
    return folder.partition("-")[0] == UNSEEN


def score(case: gold.GoldCase, lexicon: Lexicon) -> Tally:
    """Return the counts of one gold file."""
    readings = tuple(read(document, lexicon) for document in case.documents)
    links = Links()
    if len(readings) > 1:
        readings, links = link(readings, lexicon, read=read)
        readings = tuple(_checked(reading, links) for reading in readings)
    names = Names(readings)
    tally = Tally()
    for given, reading in zip(case.gold.documents, readings, strict=True):
        tally.add(reading_scores.score(given, reading, names))
    if len(readings) > 1:
        tally.add(case_scores.score(case.gold, readings, links, names))
    return tally


def _checked(reading: Reading, links: Links) -> Reading:
    """Return a reading with its quotations checked."""
    checked = {quotation.id: quotation for quotation in links.quotations}
    quotations = tuple(checked.get(quotation.id, quotation) for quotation in reading.quotations)
    return msgspec.structs.replace(reading, quotations=quotations)


def floors_of(paths: Iterable[Path]) -> floors.Floors:
    """Return the floors that lie in the folders given. Raises `FloorError` where none does."""
    found: floors.Floors = {}
    files = [path / floors.NAME for path in paths if (path / floors.NAME).is_file()]
    if not files:
        raise floors.FloorError(f"no {floors.NAME} lies in the folders given")
    for file in files:
        found.update(floors.load(file))
    return found
