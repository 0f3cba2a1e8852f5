"""A deputy who is the chief in the copy, a former officer who is one: whom it befell was changed on the way."""

import pytest
from linked_texts import linked

FIRST = (
    "وزارة الدفاع العراقية\n\nبيان\n\nقتلت قواتنا فجر الأحد سبعة مسلحين في قرية المطيبيجة، بينهم {} أبو طلحة، "
    "ودمرت مخبأ للأسلحة."
)
COPY = "قتلت القوات العراقية فجر الأحد سبعة مسلحين في قرية المطيبيجة، بينهم {}، ودمرت مخبأ للأسلحة."


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("نائب قائد ولاية ديالى", "قائد ولاية ديالى"),
        ("المدير السابق لسجن بادوش", "المدير لسجن بادوش"),
    ],
)
def test_who_became_the_chief_on_the_way(was: str, now: str) -> None:
    _, links = linked(FIRST.format(was), COPY.format(now), days=("2018-04-01", "2018-04-02"))
    found = [
        tuple(position.value for position in one.positions)
        for one in links.disagreements
        if one.about == "whom" and one.nature == "editorial_change"
    ]
    assert any(before.replace(" السابق", "").replace("نائب ", "") == after != before for before, after in found)


def test_other_words_left_out_make_no_other_of_him() -> None:
    _, links = linked(
        FIRST.format("قائد ولاية ديالى الخطير"), COPY.format("قائد ولاية ديالى"), days=("2018-04-01", "2018-04-02")
    )
    assert not any("الخطير" in position.value for one in links.disagreements for position in one.positions)
