"""How far linking is, told now and then."""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

T = TypeVar("T")

# A stage, how much of it is through, and of how much.
Step = Callable[[str, int, int], None]
_EVERY = 64


def quiet(stage: str, done: int, total: int) -> None:
    """Tell nobody."""


def through(values: Sequence[T], stage: str, step: Step) -> Iterator[T]:
    """Yield values one by one, and tell how many of a stage are through."""
    for number, value in enumerate(values):
        if not number % _EVERY:
            step(stage, number, len(values))
        yield value
