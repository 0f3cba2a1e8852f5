"""What one more document costs in a case on disk, stage by stage: the split of the time of linking and storing.

The case is made of synthetic readings (`bench/synthetic.py`), linked whole, and given one document after the other.
Times are CPU time, the least of a few; starting the program and reading the document are not in them.
"""

import argparse
import functools
import gc
import resource
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

from rawi.case import Case, Item, Read, lookup_fill, overlay, relinking, remembered, stored
from rawi.ingest import same_content
from rawi.lexicon import load
from rawi.link import assess, pipeline
from rawi.link.derivations import documents as linked_documents
from rawi.text import attested
from synthetic import readings

SIZES = (500, 2_000, 10_000)
MORE = 3
_BATCH = 256
# What each stage is called, and the function that does it.
STAGES: tuple[tuple[str, ModuleType, str], ...] = (
    ("load the readings", relinking, "_machine"),
    ("load what is remembered", remembered, "known"),
    ("fingerprints", linked_documents, "fingerprint"),
    ("candidates", pipeline, "pairs"),
    ("pairs", linked_documents, "align_forms"),
    ("settle", pipeline, "settle"),
    ("claims in their surroundings", assess, "book"),
    ("which claim repeats which", assess, "descents"),
    ("events", assess, "group"),
    ("changes on the way", assess, "edits"),
    ("origins, disagreements, titles", assess, "_assessed"),
    ("write: what is remembered", remembered, "keep"),
    ("write: rows of links", stored, "insert"),
    ("write: judgements", overlay, "after_linking"),
    ("write: look-ups", lookup_fill, "fill"),
    ("write: digests", stored, "digest_of_links"),
)


def timed(took: dict[str, float], stage: str, act: Callable[..., Any]) -> Callable[..., Any]:
    """Return a function that does the same and adds the time it took to its stage; an iterator is gone through."""

    @functools.wraps(act)
    def timing(*given: Any, **named: Any) -> Any:
        begin = time.process_time()
        found = act(*given, **named)
        if hasattr(found, "__next__"):
            found = list(found)
        took[stage] += time.process_time() - begin
        return found

    return timing


def linked(case: Case, growth: relinking.Growth | None = None) -> tuple[float, float]:
    """Link a case and store it; returns the seconds of both."""
    begin = time.process_time()
    state, found = case.state(), case.link(growth=growth)
    between = time.process_time()
    assert case.replace_links(found.readings, found.links, state=state, memory=found.memory)
    return between - begin, time.process_time() - between


def measure(folder: Path, documents: int, took: dict[str, float], *, seed: int) -> None:
    """Make a case, link it, add documents, and print what the cheapest of these cost."""
    every = [Read(same_content(reading.document), reading) for reading in readings(documents + 2 * MORE, seed=seed)]
    with Case.create(folder, by="bench") as case:
        for at in range(0, documents, _BATCH):
            put(case, every[at : min(at + _BATCH, documents)])
        link, store = linked(case)
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(
            f"{documents:,} documents: linked whole in {link:.1f} s, stored in {store:.1f} s, {memory:,.0f} MB at most"
        )
        splits = []
        for one in every[documents : documents + MORE]:
            put(case, [one])
            took.clear()
            splits.append((*linked(case), dict(took)))
        growth, stays = relinking.Growth(), []
        linked(case, growth)
        begun = linked(case, growth)
        for one in every[documents + MORE :]:
            put(case, [one])
            took.clear()
            stays.append((*linked(case, growth), dict(took)))
    print(f"  set up in a process that stays in {begun[0]:.1f} s")
    for what, found in (("one more", splits), ("one more in a process that stays", stays)):
        link, store, split = min(found, key=lambda split: split[0] + split[1])
        print(f"  {what}: linked in {link:.2f} s, stored in {store:.2f} s")
        for stage, _, _ in STAGES:
            print(f"    {stage:<32}{split.get(stage, 0.0):>7.2f}", flush=True)


def put(case: Case, batch: list[Read]) -> None:
    """Add documents to a case."""
    documents = [read.reading.document for read in batch]
    items = [
        Item(f"/synthetic/{one.path}", one.sha256, len(one.text.encode()), read.content)
        for one, read in zip(documents, batch, strict=True)
    ]
    case.add(batch, items)


def main() -> None:
    """Print the split for each size."""
    parser = argparse.ArgumentParser(description="Split the time of linking one more document.")
    parser.add_argument("--documents", type=int, nargs="*", default=SIZES)
    parser.add_argument("--seed", type=int, default=7)
    given = parser.parse_args()
    gc.set_threshold(100_000)
    # What the program has loaded when it begins to link.
    assert attested("قال") and load().outlet_entities and load().entities
    took: dict[str, float] = defaultdict(float)
    for stage, module, name in STAGES:
        setattr(module, name, timed(took, stage, getattr(module, name)))
    for documents in given.documents:
        with tempfile.TemporaryDirectory() as folder:
            measure(Path(folder) / "case", documents, took, seed=given.seed)


if __name__ == "__main__":
    main()
