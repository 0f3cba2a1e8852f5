"""What tests of judgements share: a copy of a case, and how to find an event and its claim in the example."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rawi.case import Case
from rawi.model import Claim, Event

EXAMPLE = Path(__file__).parents[2] / "examples" / "khwein-2018"
BY = "ليلى"
CAPTURE = "Capture of members of Islamic State at Al-Khuwayn"
TAKEOVER = "Takeover by Islamic State at Al-Khuwayn"


@contextmanager
def copied(folder: Path, copy: Path) -> Iterator[Case]:
    copy.mkdir()
    for each in folder.iterdir():
        if each.is_file():
            (copy / each.name).write_bytes(each.read_bytes())
    with Case.create(copy) as opened:
        yield opened


def record(case: Case) -> list[str]:
    return [line for line in case.lines() if not line.startswith('{"type":"judgement"')]


def event(case: Case, title: str) -> Event:
    return next(row for row in case.rows(Event) if row.title == title)


def claim_of(case: Case, title: str) -> Claim:
    (row,) = case.find(event(case, title).claims[0])
    assert isinstance(row, Claim)
    return row


def event_now(case: Case, identifier: str) -> Event:
    (row,) = case.find(identifier)
    assert isinstance(row, Event)
    return row
