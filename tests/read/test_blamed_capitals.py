"""On whom the blame for a deed is laid is no place of it, though it is called by its capital."""

import pytest
from telling import told


@pytest.mark.parametrize(
    ("raw", "places"),
    [
        ("الأهالي يحملون صنعاء مسؤولية قصف القرية في مأرب.", ["مأرب"]),
        ("وجهاء القبائل يحملون صنعاء وواشنطن مسؤولية قصف العرس.", []),
        # Nothing is laid on these.
        ("قصف الجيش مدينة تعز في اليمن، وحمل الأهالي الحكومة المسؤولية.", ["مدينة تعز", "اليمن"]),
        ("قصف مسلحون صنعاء ومأرب.", ["صنعاء", "مأرب"]),
    ],
)
def test_who_is_blamed_is_no_place(raw: str, places: list[str]) -> None:
    assert [item.text for item in told(raw, "shelling").places] == places
