"""The first claim of a type that a text tells, and its participants, for tests of roles."""

from rawi.model import Claim
from rawi.read import read_text


def told(text: str, event_type: str, *, published: str | None = None) -> Claim:
    """Return the first claim of a type."""
    return next(claim for claim in read_text(text, published=published).claims if claim.event_type == event_type)


def agents(text: str, event_type: str) -> list[str]:
    """Return the words for those who act in the first claim of a type."""
    return [item.text for item in told(text, event_type).agents]


def targets(text: str, event_type: str) -> list[str]:
    """Return the words for those acted upon in the first claim of a type."""
    return [item.text for item in told(text, event_type).targets]
