"""A dual that is the subject of a verb of harm counts who did it, no dead."""

import pytest

from rawi import read_text


def killed(raw: str) -> list[float | None]:
    claims = read_text(raw, published="2024-05-01").claims
    return [figure.low for claim in claims for figure in claim.quantities if figure.what == "killed"]


@pytest.mark.parametrize(
    "raw",
    [
        "اغتال مسلحان على دراجة نارية الخبير الأمني هشام الهاشمي.",
        "قتل مسلحان ضابطا في عدن.",
        "مسلحان يغتالان ضابطا.",
        "أردى جنديان شابا.",
        "شرطيان يقتلان شابا.",
        "قتل رجلان شرطيا وأصابا آخر.",
    ],
)
def test_two_who_did_it_are_no_dead(raw: str) -> None:
    assert killed(raw) == []


@pytest.mark.parametrize(
    "raw",
    [
        "قتل شرطيان في بغداد.",
        "قتل شرطيان ذبحا.",
        "اغتيل ضابطان.",
        "اغتال ضابطين مسلحون.",
        "قتل مسلحان على يد الجيش.",
    ],
)
def test_two_whom_it_befell_are(raw: str) -> None:
    assert killed(raw) == [2.0]
