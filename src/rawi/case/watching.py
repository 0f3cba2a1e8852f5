"""Who is told how the work on a case goes."""

from pathlib import Path
from typing import Protocol


class Watch(Protocol):
    """Who is told how the work goes."""

    def problem(self, where: Path | str, what: str) -> None:
        """A file or document could not be taken in; the rest goes on. `what` says why and what to do."""

    def step(self, stage: str, done: int, total: int | None) -> None:
        """`done` of `total` (None = not known) of a stage are through."""
