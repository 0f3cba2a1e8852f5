"""What tests of reading share."""

import pytest


@pytest.fixture(params=[0, 45], ids=["as told", "45 days later"])
def days_later(request: pytest.FixtureRequest) -> int:
    """How much later the reference is."""
    return int(request.param)
