"""The same function over many values on all cores: results in order, few in flight, so that memory stays bounded."""

import gc
import multiprocessing
import os
import signal
import threading
import time
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from itertools import chain, islice
from typing import TypeVar

from rawi.case.large_pages import use_large_pages

A = TypeVar("A")
B = TypeVar("B")

# Below this many values starting processes costs more than it saves.
_WORTH_A_POOL = 8
# Enough that one long document does not leave the other cores idle.
_IN_FLIGHT = 16
# So many objects more than were let go: a document makes some thousands that are all let go with it.
_COLLECT_AFTER = 50_000
# After so many seconds of computing a process has its tables full; what large pages cost is paid back in as many.
_SETTLED = 2.0


# How many bytes of this process were put into large pages, once they were.
_paged: list[int] = []


def processes() -> int:
    """Return how many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def in_order(function: Callable[[A], B], values: Iterable[A], *, workers: int) -> Generator[B, None, None]:
    """Yield `function(value)` for each value, in order, worked out by `workers` processes.

    `function` is a module's own, its values and results can be pickled. `values` is taken from as results are
    taken out. When the caller stops early (Ctrl-C among others) the processes are ended at once.
    """
    values = iter(values)
    first = list(islice(values, _WORTH_A_POOL))
    if workers < 2 or len(first) < _WORTH_A_POOL:
        yield from map(function, chain(first, values))
        return
    # What the first one loads is there for the processes that are forked from this one.
    yield function(first[0])
    others = set(multiprocessing.active_children())
    pool = ProcessPoolExecutor(workers, initializer=_as_worker)
    waiting: deque[Future[B]] = deque()
    try:
        with _interrupts_held():
            waiting.append(pool.submit(_worked, function, first[1]))
        for value in chain(first[2:], values):
            waiting.append(pool.submit(_worked, function, value))
            if len(waiting) >= workers * _IN_FLIGHT:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    except BaseException:
        for process in set(multiprocessing.active_children()) - others:
            process.terminate()
        pool.shutdown(wait=False, cancel_futures=True)
        raise
    pool.shutdown()


def _as_worker() -> None:
    # What the parent loaded stays, and rows come and go by the thousand and hold no cycles: both are left unsearched.
    gc.freeze()
    gc.set_threshold(_COLLECT_AFTER)
    # Ctrl-C reaches the whole group; the parent alone decides what to do.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _worked(function: Callable[[A], B], value: A) -> B:
    if not _paged and time.process_time() > _SETTLED:
        _paged.append(use_large_pages())
    return function(value)


def _end_with_parent() -> None:
    """End this process when the one that started it is gone: a killed parent cannot say so."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Hold back Ctrl-C while processes start, so that it cannot hit them before they are deaf to it."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
