"""Who is told how the work on a case goes."""

from typing import Protocol


class Watch(Protocol):
    """Who is told how the work goes."""

    def problem(self, sentence: str) -> None:
        """Something could not be done; the rest goes on."""

    def step(self, stage: str, done: int, total: int | None) -> None:
        """`done` of `total` (None = not known) of a stage are through."""
