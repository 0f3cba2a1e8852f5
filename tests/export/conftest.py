"""The example as a case, traced once."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import interchange
import pytest

from rawi.case import Case
from rawi.export.select import Selected, select


@pytest.fixture(scope="session")
def example_case() -> Path:
    return interchange.example()


@pytest.fixture
def example(example_case: Path) -> Iterator[Selected]:
    """Return the whole of the example."""
    with Case.open(example_case) as case, select(case) as selected:
        yield selected


@contextmanager
def chosen(folder: Path, **options: object) -> Iterator[Selected]:
    with Case.open(folder) as case, select(case, **options) as selected:  # type: ignore[arg-type]
        yield selected
