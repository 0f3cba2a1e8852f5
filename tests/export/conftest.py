"""The example as a case, traced once."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from rawi.case import Case
from rawi.case.trace import trace
from rawi.export.select import Selected, select

EXAMPLE = Path(__file__).parents[2] / "examples" / "khwein-2018"


class Silent:
    """Tells nobody how the work goes."""

    def problem(self, sentence: str) -> None:
        raise AssertionError(sentence)

    def step(self, stage: str, done: int, total: int | None) -> None:
        pass


@pytest.fixture(scope="session")
def example_case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("example") / "case"
    with Case.create(folder) as case:
        trace([EXAMPLE], case, watch=Silent())
    return folder


@pytest.fixture
def example(example_case: Path) -> Iterator[Selected]:
    """Return the whole of the example."""
    with Case.open(example_case) as case, select(case) as selected:
        yield selected


@contextmanager
def chosen(folder: Path, **options: object) -> Iterator[Selected]:
    with Case.open(folder) as case, select(case, **options) as selected:  # type: ignore[arg-type]
        yield selected
