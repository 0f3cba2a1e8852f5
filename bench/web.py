"""How fast the pages of a large case are: milliseconds of server time, and how many times the page that reads no case.

`python bench/web.py [--documents 20000] [--case DIR]`: without a case one is made (bench/synthetic.py). The baseline,
measured in the same run, is `/method`: the same frame, templates and checks, and no row of any case.
"""

import argparse
import re
import statistics
import tempfile
import time
import warnings
from collections.abc import Sequence
from pathlib import Path

from rawi.lexicon import load
from rawi.web.app import create_app
from rawi.web.security import Keys, Person
from synthetic import build_case

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from starlette.testclient import TestClient

BASELINE = "/method"
# Milliseconds of server time that a page may take, and kilobytes it may weigh.
FIRST_VIEW_MS, PAGE_MS, PAGE_KB = 300, 100, 500
# What the map draws comes after its page.
POINTS_MS = 1000
_TIMES = 7


def measure(client: TestClient, places: Sequence[str]) -> tuple[float, float]:
    """Return the median milliseconds of the pages, each asked for once before, and the largest in kilobytes."""
    took, largest = [], 0.0
    for place in places:
        largest = max(largest, len(client.get(place).content) / 1000)
        for _ in range(_TIMES):
            began = time.perf_counter()
            client.get(place)
            took.append((time.perf_counter() - began) * 1000)
    return statistics.median(took), largest


def found(client: TestClient, page: str, pattern: str) -> list[str]:
    """Return up to ten addresses on a page."""
    return list(dict.fromkeys(re.findall(rf'href="({pattern}[^"#?]*)', client.get(page).text)))[:10]


def run(case: Path) -> None:
    load()
    keys = Keys(owner=Person("bench", "admin"), token="bench")
    with TestClient(create_app(case, keys=keys, hosts=("127.0.0.1",)), base_url="http://127.0.0.1") as client:
        client.get("/?token=bench")
        base, _ = measure(client, [BASELINE])
        print(f"{'page':<34}{'ms':>8}{'x base':>8}{'KB':>8}   goal")
        print(f"{'baseline: ' + BASELINE:<34}{base:>8.1f}{1:>8.1f}")
        typed = [f"/search?q={'الجيش السوري'[:n]}" for n in range(2, 13, 2)]
        for name, places, goal in (
            ("first view", ["/"], FIRST_VIEW_MS),
            ("events", ["/events", "/events?page=20", "/events?differ=1&sort=differ"], PAGE_MS),
            ("event", found(client, "/events", "/events/eve"), PAGE_MS),
            ("reader", found(client, "/documents?sort=events", "/documents/doc"), PAGE_MS),
            ("side by side", found(client, "/quotations", "/pairs/der"), PAGE_MS),
            ("quotations", ["/quotations", "/quotations?verdict=altered"], PAGE_MS),
            ("source", found(client, "/sources", "/sources/sou"), FIRST_VIEW_MS),
            ("name", found(client, "/names", "/names/ent"), FIRST_VIEW_MS),
            ("search, as one types", typed, PAGE_MS),
            ("timeline", ["/timeline"], FIRST_VIEW_MS),
            ("graph", ["/graph"], FIRST_VIEW_MS),
            ("map", ["/map"], PAGE_MS),
            ("map, its 5000 points (data)", ["/map/points.json"], POINTS_MS),
        ):
            took, size = measure(client, places)
            kept = "" if goal is None else f"< {goal} ms" + ("" if took < goal and size < PAGE_KB else ": MISSED")
            print(f"{name:<34}{took:>8.1f}{took / base:>8.1f}{size:>8.0f}   {kept}")


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure the pages of a large case.")
    parser.add_argument("--documents", type=int, default=20_000)
    parser.add_argument("--case", type=Path)
    given = parser.parse_args()
    if given.case is not None:
        run(given.case)
        return
    with tempfile.TemporaryDirectory() as folder:
        run(build_case(Path(folder) / "case", documents=given.documents))


if __name__ == "__main__":
    main()
