"""What a text tells, for tests: the first claim of a type, its participants, and who says something."""

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


def innermost(text: str, words: str) -> str:
    """Return the words for the innermost speaker of the claims that tell `words`, empty for the page itself."""
    reading = read_text(text, published="2024-05-16")
    (chain,) = {claim.attribution for claim in reading.claims if words in claim.text}
    return chain[-1].text or "" if len(chain) > 1 else ""
