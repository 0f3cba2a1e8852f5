"""How a parser that works in the worker process says that it gets on, so that it is not taken for one that hangs."""

from collections.abc import Callable

_listener: Callable[[str | None], None] | None = None


def step(part: str | None = None) -> None:
    """Say that work gets on. `part` names the inner file that is being read from now on, "" the outer one."""
    if _listener is not None:
        _listener(part)


def listen(listener: Callable[[str | None], None]) -> None:
    """Have `listener` told of every step from now on; the worker process does so once."""
    global _listener  # noqa: PLW0603
    _listener = listener
