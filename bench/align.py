"""Milliseconds a pair aligned and what is found, beside two plain methods, on the two pages of the example.

difflib compares the words of both texts and keeps blocks of two words and more; word 5-grams keep every run of five
words that both texts share. Both get the same folded words as the program. What is right is known from the gold of
the example; these two pages are development data, so the figures rank methods on them and say no more.
"""

import json
import platform
import statistics
import sys
import time
from collections.abc import Callable
from difflib import SequenceMatcher
from pathlib import Path
from typing import NamedTuple

from rawi import read_text
from rawi.ingest import ingest
from rawi.lexicon import load
from rawi.link.pairs.align import align, align_forms
from rawi.link.texts.features import prepare
from rawi.read import read
from rawi.text import tokenise

ROOT = Path(__file__).parent.parent
EXAMPLE = ROOT / "examples" / "khwein-2018"
GOLD = ROOT / "tests" / "gold" / "cases" / "khwein-2018.gold.json"
ROUNDS = 30
SHORTEST_BLOCK = 2
GRAM = 5

# Target start, end, source start, end.
Place = tuple[int, int, int, int]


class Word(NamedTuple):
    start: int
    end: int
    key: str


def words(text: str, low: int, high: int) -> list[Word]:
    """Return the folded words of a stretch of a text."""
    return [
        Word(token.start, token.end, token.key)
        for token in tokenise(text)
        if token.kind in ("word", "number") and low <= token.start < high
    ]


def by_difflib(target: list[Word], source: list[Word]) -> list[Place]:
    """Return the blocks of words difflib finds in both."""
    matcher = SequenceMatcher(None, [w.key for w in target], [w.key for w in source], autojunk=False)
    return [
        (target[b.a].start, target[b.a + b.size - 1].end, source[b.b].start, source[b.b + b.size - 1].end)
        for b in matcher.get_matching_blocks()
        if b.size >= SHORTEST_BLOCK
    ]


def by_grams(target: list[Word], source: list[Word]) -> list[Place]:
    """Return the runs of five words both texts hold."""
    places: dict[tuple[str, ...], int] = {}
    for at in range(len(source) - GRAM + 1):
        places.setdefault(tuple(w.key for w in source[at : at + GRAM]), at)
    found = []
    for at in range(len(target) - GRAM + 1):
        there = places.get(tuple(w.key for w in target[at : at + GRAM]))
        if there is not None:
            found.append(
                (target[at].start, target[at + GRAM - 1].end, source[there].start, source[there + GRAM - 1].end)
            )
    return found


def score(target: list[Word], gold: list[Place], found: list[Place]) -> tuple[float, float, float]:
    """Return precision, recall and F by word of the target: right if the source is met in the right place too."""
    right = wanted = given = 0
    for word in target:
        cases = [case for case in gold if case[0] < word.end and word.start < case[1]]
        hits = [one for one in found if one[0] < word.end and word.start < one[1]]
        right += any(case[2] < hit[3] and hit[2] < case[3] for case in cases for hit in hits)
        wanted += bool(cases)
        given += bool(hits)
    precision, recall = (right / given if given else 0.0), right / wanted
    return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def timed(work: Callable[[], object]) -> float:
    """Return the median of the milliseconds of CPU time a piece of work takes."""
    work()
    taken = []
    for _ in range(ROUNDS):
        begin = time.process_time()
        work()
        taken.append(1000 * (time.process_time() - begin))
    return statistics.median(taken)


def main() -> None:
    """Print the table."""
    lexicon = load()
    target, source = (read(ingest(path), lexicon) for path in sorted(EXAMPLE.glob("*.txt")))
    here, there = target.document.text, source.document.text
    statement = next(passage.span for passage in source.passages if passage.role == "statement")
    gold = [
        (one["target"]["start"], one["target"]["end"], one["source"]["start"], one["source"]["end"])
        for one in json.loads(GOLD.read_text(encoding="utf-8"))["reuse"]
        if Path(one["target"]["document"]).name == target.document.path
        or Path(one["target"]["document"]).name == Path(target.document.path).name
        if not one.get("optional")
    ]
    mine, theirs = words(here, 0, len(here)), words(there, statement.start, statement.end)
    prepared = prepare(source), prepare(target)
    # The statement by itself, without the archive's summary of it: the pair of 350 by 250 words.
    alone = prepare(read_text(f"{source.document.title}\n\n{there[statement.start : statement.end]}"))
    ours = [
        (r.target.span.start, r.target.span.end, r.source.span.start, r.source.span.end)
        for r in align_forms(*prepared).reuses
    ]
    rows = [
        ("rawi, both texts read", timed(lambda: align_forms(*prepared)), score(mine, gold, ours)),
        ("rawi, the statement alone", timed(lambda: align_forms(alone, prepared[1])), score(mine, gold, ours)),
        ("rawi, with preparing the words", timed(lambda: align(source, target)), score(mine, gold, ours)),
        (
            "difflib, blocks of two words",
            timed(lambda: by_difflib(mine, theirs)),
            score(mine, gold, by_difflib(mine, theirs)),
        ),
        ("word 5-grams", timed(lambda: by_grams(mine, theirs)), score(mine, gold, by_grams(mine, theirs))),
    ]
    print(f"Python {platform.python_version()}, {platform.machine()}; {len(mine)} x {len(theirs)} words")
    print(f"{'method':<32}{'ms a pair':>10}{'precision':>11}{'recall':>8}{'F':>6}")
    for name, milliseconds, (precision, recall, f) in rows:
        print(f"{name:<32}{milliseconds:>10.1f}{precision:>11.2f}{recall:>8.2f}{f:>6.2f}")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
