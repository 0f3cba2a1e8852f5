"""The memory of one process that reads document after document, each with words that no list has and none had before.

    python bench/memory.py [DOCUMENTS]

What is kept of words is bounded, so that it grows until that is full and then no more. A hundred thousand documents,
the default, take some minutes.
"""

import random
import sys
from pathlib import Path

from rawi.read import read_text

DOCUMENTS = 100_000
# Memory is told after so many documents, and after all.
TOLD = (1, 100, 1_000, 5_000, 10_000, 20_000, 50_000)
LETTERS = "بتثجحخدذرزسشصضطظعغفقكلمنهوي"
REPORTS = (
    "قالت وكالة {} إن قوات {} و{} قصفت بلدة {} قرب {}.\nوأضاف العقيد {} {} أن خمسة {} قتلوا، وأن {} انسحبت من {}.",
    "أعلنت حركة {} في بيان أن {} {} سيطروا على قرية {}.\nونفى المتحدث {} {} أن يكون {} قد أسر في {}، ووصف {} بأنه {}.",
    "أصيب {} و{} بجروح في غارة على سوق {} في مدينة {}، بحسب {} {}.\nوطالب {} بوقف {} في {} حتى 12 {}.",
)


def report(chance: random.Random) -> str:
    """Return a report in which ten words are made up."""
    made_up = ["".join(chance.choices(LETTERS, k=chance.randint(4, 7))) for _ in range(10)]
    return chance.choice(REPORTS).format(*made_up)


def megabytes() -> float:
    """Return what of this process is in memory (Linux)."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.partition("VmRSS:")[2].split()[0]) / 1024


def main() -> None:
    documents = int(sys.argv[1]) if len(sys.argv) > 1 else DOCUMENTS
    chance = random.Random(1)
    for n in range(1, documents + 1):
        read_text(report(chance))
        if n in TOLD or n == documents:
            print(f"{n:>9,} documents {megabytes():>7,.0f} MB", flush=True)


if __name__ == "__main__":
    main()
