"""Doers of what a side without a name of its own says of itself (قال الجيش إنه دمر)."""

import pytest
from telling import agents


@pytest.mark.parametrize(
    ("text", "event_type", "doers"),
    [
        ("قال الجيش إنه دمر منصة إطلاق صواريخ.", "destruction", ["الجيش"]),
        ("وأعلن الجيش أنه سيطر على البلدة.", "territory_change", ["الجيش"]),
        ("وذكر الجيش أنه أسر عشرة مسلحين.", "capture", ["الجيش"]),
        # The pronoun is another's, and who is no side does nothing.
        ("قال الجيش إنها دمرت منصة إطلاق صواريخ.", "destruction", []),
        ("قال الوزير إنه دمر منصة إطلاق صواريخ.", "destruction", []),
        ("قال شاهد إنه أسر عشرة مسلحين.", "capture", []),
    ],
)
def test_who_says_he_did_it_did_it(text: str, event_type: str, doers: list[str]) -> None:
    assert agents(text, event_type) == doers
