"""A denial of what was told before, which names it with ذلك alone: ونفى الجيش ذلك."""

import pytest

from rawi.read import read_text


def _denials(text: str) -> list[str | None]:
    """Return the words for who speaks in each claim of a denial that is not the thing denied itself."""
    reading = read_text(text, published="2024-05-16")
    return [c.attribution[-1].text for c in reading.claims if c.event_type == "denial" and c.modality == "denied"]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("اتهمت الحكومة الحركة بقتل عشرة، ونفى الجيش السوري ذلك.", ["الجيش السوري"]),
        ("اتهمت كينشاسا رواندا بإرسال جنود إلى شرق البلاد، لكن كيغالي تنفي ذلك.", ["كيغالي"]),
        ("اتهم الأهالي الشرطة بقتل الشاب. ونفت وزارة الداخلية ذلك جملة وتفصيلا.", ["وزارة الداخلية"]),
        # What is denied is named, or nobody denies it.
        ("ونفى الجيش السوري أن يكون قد قصف المدينة.", []),
        ("ونفى الجيش السوري قصف المدينة.", []),
        ("وأكدت وزارة الداخلية ذلك.", []),
        ("ولم ينف الجيش السوري ذلك.", []),
    ],
)
def test_denied_so(text: str, speakers: list[str]) -> None:
    assert _denials(text) == speakers
