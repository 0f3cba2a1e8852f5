"""What adding one document to a case costs in linking while the case grows, as a table and as a drawing.

Every document goes through the same door (`rawi.link.growing`): its words are prepared, its pairs found, aligned and
settled with its neighbours, and the events and disagreements of those it has a part with are assessed. The last ones
before each size come in one by one and are timed, those before them in batches; what the store writes is not in it
(see `bench/archive.py`). Times are CPU time, so that other work on the machine does not count.
"""

import argparse
import gc
import math
import resource
import statistics
import time
from itertools import islice
from pathlib import Path

from rawi.lexicon import load
from rawi.link.growing import GrowingCase
from rawi.read import read
from synthetic import readings

SIZES = (1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000)
# So many adds before each size are timed; so many come in together before these.
TIMED = 300
TOGETHER = 400
WIDTH, HEIGHT, LEFT, BOTTOM, RIGHT, TOP = 640, 320, 60, 40, 34, 20
LIMIT_MS = 30.0


def measure(largest: int, *, seed: int) -> list[tuple[int, float, float]]:
    """Return for each size up to the largest the median and the 95th percentile of milliseconds an add took."""
    # As the program has it.
    gc.set_threshold(500_000)
    growing = GrowingCase(load(), read=read)
    rows: list[tuple[int, float, float]] = []
    coming = readings(largest, seed=seed)
    held = 0
    for size in [size for size in SIZES if size <= largest]:
        while held < size - TIMED:
            batch = list(islice(coming, min(TOGETHER, size - TIMED - held)))
            growing.add(batch)
            held += len(batch)
        gc.collect()
        gc.freeze()
        taken = []
        for reading in islice(coming, TIMED):
            begin = time.process_time()
            growing.add([reading])
            taken.append(1000 * (time.process_time() - begin))
        held += TIMED
        taken.sort()
        rows.append((size, statistics.median(taken), taken[int(0.95 * TIMED)]))
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(
            f"{size:>8,} documents  median {rows[-1][1]:6.2f} ms  mean {statistics.mean(taken):6.2f} ms"
            f"  95 % {rows[-1][2]:6.2f} ms  {memory:,.0f} MB",
            flush=True,
        )
    return rows


def drawing(rows: list[tuple[int, float, float]]) -> str:
    """Return the growth as SVG: documents from left to right (each step ten times as many), milliseconds upwards."""
    sizes = [row[0] for row in rows]
    decades = len(str(max(sizes) - 1)) - 3 or 1
    top_ms = max(LIMIT_MS, *(row[2] for row in rows)) * 1.1

    def x(size: int) -> float:
        return LEFT + (WIDTH - LEFT - RIGHT) * math.log10(size / 1000) / decades

    def y(ms: float) -> float:
        return HEIGHT - BOTTOM - (HEIGHT - BOTTOM - TOP) * ms / top_ms

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-size="12">',
        "<title>Milliseconds of linking that one more document costs</title>",
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>',
        f'<path d="M{LEFT} {TOP}V{HEIGHT - BOTTOM}H{WIDTH - RIGHT}" fill="none" stroke="#444"/>',
        f'<path d="M{LEFT} {y(LIMIT_MS):.1f}H{WIDTH - RIGHT}" stroke="#a33" stroke-dasharray="4 4"/>',
        f'<text x="{LEFT + 6}" y="{y(LIMIT_MS) - 5:.1f}" fill="#a33">30 ms</text>',
    ]
    for size in sizes:
        if str(size).strip("0") == "1":
            parts.append(f'<text x="{x(size):.1f}" y="{HEIGHT - BOTTOM + 18}" text-anchor="middle">{size:,}</text>')
    for ms in range(0, int(top_ms) + 1, 10):
        parts.append(f'<text x="{LEFT - 8}" y="{y(ms) + 4:.1f}" text-anchor="end">{ms}</text>')
    for column, colour, name in ((1, "#1b5e9a", "median"), (2, "#7a9cbd", "95 %")):
        points = " ".join(f"{x(row[0]):.1f},{y(row[column]):.1f}" for row in rows)
        parts.append(f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="2"/>')
        at, up = x(rows[-1][0]) - 4, y(rows[-1][column]) - 6
        parts.append(f'<text x="{at:.1f}" y="{up:.1f}" text-anchor="end" fill="{colour}">{name}</text>')
    middle = LEFT + (WIDTH - LEFT - RIGHT) / 2
    parts.append(f'<text x="{middle}" y="{HEIGHT - 6}" text-anchor="middle">documents in the case</text>')
    parts.append(
        f'<text x="14" y="{TOP + 60}" transform="rotate(-90 14 {TOP + 60})" text-anchor="middle">ms</text></svg>'
    )
    return "\n".join(parts) + "\n"


def main() -> None:
    """Print the table; write the drawing where it is asked for."""
    parser = argparse.ArgumentParser(description="Time adding a document to a case while it grows.")
    parser.add_argument("--documents", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--svg", type=Path)
    given = parser.parse_args()
    rows = measure(given.documents, seed=given.seed)
    if given.svg and rows:
        given.svg.write_text(drawing(rows), encoding="utf-8")


if __name__ == "__main__":
    main()
