"""Cases of any size, made directly: no text is read and nothing is linked, but every row is one that could have been.

A story depends on the seed and its number only, so that a case of a million documents is made in the memory of one.
"""

import argparse
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, overload

from rawi.case import Case, Item, Read
from rawi.ingest import same_content
from rawi.model import Links, Reading
from story import DOCUMENTS_A_STORY, EVENTS_A_STORY, Story, story, world

_BATCH = 256


def readings(n: int, *, seed: int, events: int | None = None) -> Iterator[Reading]:
    """Yield `n` readings; `events` (default: 1.5 times as many) sets how much each of them tells."""
    for made in _stories(n, seed=seed, events=events):
        yield from made.readings


def links(n: int, *, seed: int, events: int | None = None) -> Links:
    """Return what joins the readings that `readings` yields for the same arguments, in memory."""
    stories = list(_stories(n, seed=seed, events=events))
    return Links(
        reuses=tuple(row for made in stories for row in made.reuses),
        derivations=tuple(row for made in stories for row in made.derivations),
        events=tuple(row for made in stories for row in made.events),
        disagreements=tuple(row for made in stories for row in made.disagreements),
    )


def build_case(folder: Path, *, documents: int, events: int | None = None, seed: int = 7) -> Path:
    """Make a case in a new folder, linked and searchable; returns the folder. Memory does not grow with its size."""

    class Streamed(Sequence[Any]):
        """Rows of one kind, made anew each time they are gone through."""

        def __init__(self, kind: str) -> None:
            self._kind = kind

        @overload
        def __getitem__(self, n: int) -> Any: ...
        @overload
        def __getitem__(self, n: slice) -> Sequence[Any]: ...
        def __getitem__(self, n: Any) -> Any:
            return next(iter(self)) if n == 0 else list(self)[n]

        def __len__(self) -> int:
            return sum(1 for _ in self)

        def __bool__(self) -> bool:
            return next(iter(self), None) is not None

        def __iter__(self) -> Iterator[Any]:
            for made in _stories(documents, seed=seed, events=events):
                yield from getattr(made, self._kind)

    with Case.create(folder) as case:
        batch: list[Read] = []
        for reading in readings(documents, seed=seed, events=events):
            batch.append(Read(same_content(reading.document), reading))
            if len(batch) >= _BATCH:
                case.add(batch, [_item(read) for read in batch])
                batch.clear()
        case.add(batch, [_item(read) for read in batch])
        # The links of a large case at once would not fit; the case goes through each kind once.
        kinds: Any = {kind: Streamed(kind) for kind in ("reuses", "derivations", "events", "disagreements")}
        assert case.replace_links((), Links(**kinds), state=case.state())
    return folder


def _item(read: Read) -> Item:
    document = read.reading.document
    return Item(f"/synthetic/{document.path}", document.sha256, len(document.text.encode()), read.content)


def _stories(documents: int, *, seed: int, events: int | None) -> Iterator[Story]:
    of = world()
    wanted = documents * EVENTS_A_STORY // DOCUMENTS_A_STORY if events is None else events
    count = max(1, -(-documents // DOCUMENTS_A_STORY))
    for number in range(count):
        # Shares that add up to what was asked for.
        here = min(DOCUMENTS_A_STORY, documents - number * DOCUMENTS_A_STORY)
        told = wanted * (number + 1) // count - wanted * number // count
        yield story(number, seed=seed, of=of, documents=here, events=max(told, 1))


def main() -> None:
    parser = argparse.ArgumentParser(description="Make a synthetic case.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--documents", type=int, default=20_000)
    parser.add_argument("--events", type=int)
    parser.add_argument("--seed", type=int, default=7)
    given = parser.parse_args()
    started = time.perf_counter()
    build_case(given.folder, documents=given.documents, events=given.events, seed=given.seed)
    print(f"{given.documents:,} documents in {time.perf_counter() - started:.1f} s")


if __name__ == "__main__":
    main()
