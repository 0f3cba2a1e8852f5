"""Those counted who did it are no dead: a dual as the subject of a verb of harm, who acts, by whom it was."""

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


@pytest.mark.parametrize(
    ("raw", "dead"),
    [
        ("قتل جندي جراء إطلاق النار عليه من قبل مسلحين اثنين في بلدة ذيبان.", []),
        ("قتل عنصر برصاص ثلاثة مسلحين.", []),
        ("أقدم ثلاثة مسلحين على قتل مختار قرية الشعفة.", []),
        ("مسلحان يستقلان دراجة نارية أقدما على اغتيال عنصر من قسد.", []),
        ("قام أربعة جنود بقتل ثلاثة مدنيين.", [3.0]),
        ("تسبب خمسة انتحاريين بمقتل 40 مصليا.", [40.0]),
        ("قتل ثلاثة أشخاص على يد خمسة ملثمين.", [3.0]),
        ("خمسة عشر شخصا قامت القوات بقتلهم في القرية.", [15.0]),
        ("عشرة أشخاص أدى القصف إلى مقتلهم.", [10.0]),
        ("تمكن الجيش من قتل 20 إرهابيا.", [20.0]),
    ],
)
def test_who_acts_and_by_whom_it_was_are_no_dead(raw: str, dead: list[float]) -> None:
    assert killed(raw) == dead
