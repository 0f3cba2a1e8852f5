"""The case of the example, traced once for all who judge it, and a copy of it for each of them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from judging import EXAMPLE, copied

from rawi.case import Case
from rawi.case.trace import trace
from tools import Silent


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("judged") / "case"
    with Case.create(folder) as case:
        trace([EXAMPLE], case, watch=Silent())
    return folder


@pytest.fixture
def case(folder: Path, tmp_path: Path) -> Iterator[Case]:
    with copied(folder, tmp_path / "case") as opened:
        yield opened
