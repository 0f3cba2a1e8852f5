"""All cores, in order, few in flight."""

import os
import time
from collections.abc import Iterator

import pytest

from rawi.case.pool import in_order


def slowly_squared(value: int) -> int:
    # The first of each ten takes longest, so that order is not chance.
    time.sleep(0.02 if value % 10 == 0 else 0)
    return value * value


def process_of(value: int) -> int:
    time.sleep(0.02)
    return os.getpid()


def refuse(value: int) -> int:
    if value == 30:
        raise ValueError("thirty")
    return value


@pytest.mark.parametrize("workers", [1, 2, 4])
@pytest.mark.parametrize("count", [0, 1, 7, 8, 100])
def test_results_are_in_order(workers: int, count: int) -> None:
    assert list(in_order(slowly_squared, range(count), workers=workers)) == [n * n for n in range(count)]


def test_it_uses_the_processes_it_is_given() -> None:
    assert len(set(in_order(process_of, range(40), workers=2)) - {os.getpid()}) == 2
    assert set(in_order(process_of, range(40), workers=1)) == {os.getpid()}
    assert set(in_order(process_of, range(4), workers=2)) == {os.getpid()}


def test_few_values_are_taken_before_results_are() -> None:
    taken = 0

    def values() -> Iterator[int]:
        nonlocal taken
        for value in range(1_000):
            taken += 1
            yield value

    most = 0
    for given, _ in enumerate(in_order(slowly_squared, values(), workers=2), start=1):
        most = max(most, taken - given)
    assert taken == 1_000
    assert most <= 2 * 16


def test_a_failure_reaches_the_caller_and_ends_the_processes() -> None:
    with pytest.raises(ValueError, match="thirty"):
        list(in_order(refuse, range(100), workers=2))


def test_a_caller_that_has_enough_does_not_wait() -> None:
    started = time.perf_counter()
    results = in_order(process_of, range(1_000), workers=2)
    next(results)
    results.close()
    assert time.perf_counter() - started < 5
