"""Large pages are asked for where there may be some; where there are none nothing changes."""

import ctypes
from types import SimpleNamespace

import pytest

from rawi.case import large_pages, pool


def test_whole_large_pages_are_told() -> None:
    held = [bytes(1000) for _ in range(10_000)]
    assert large_pages.use_large_pages() % (2 << 20) == 0
    assert held == [bytes(1000)] * 10_000


def test_elsewhere_than_on_linux_nothing_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "darwin")
    monkeypatch.setattr(ctypes, "CDLL", lambda _: pytest.fail("the system was asked"))
    assert large_pages.use_large_pages() == 0


def test_an_older_system_says_no(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ctypes, "CDLL", lambda _: SimpleNamespace(madvise=_Refuses()))
    assert large_pages.use_large_pages() == 0
    monkeypatch.setattr(ctypes, "CDLL", lambda _: SimpleNamespace())
    assert large_pages.use_large_pages() == 0


class _Refuses:
    def __call__(self, *_: int) -> int:
        return -1


def _doubled(number: int) -> int:
    return 2 * number


def test_what_processes_give_stays_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "_SETTLED", 0.0)
    assert list(pool.in_order(_doubled, range(40), workers=2)) == [2 * number for number in range(40)]
