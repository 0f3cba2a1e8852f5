"""Two of a thing that are one in a copy are another number, also with an adjective behind them."""

import pytest
from linked_texts import linked

FIRST = (
    "قيادة شرطة ديالى\n\nبيان\n\nتم تفكيك {} عثر عليها بجامع السلام في ناحية العظيم، وضبط مخبأ للأسلحة في قرية "
    "البو بكر."
)
COPY = (
    "قالت قيادة شرطة ديالى في بيان إنه تم تفكيك {} عثر عليها بجامع السلام في ناحية العظيم، وضبط مخبأ للأسلحة في "
    "قرية البو بكر."
)


@pytest.mark.parametrize(
    ("was", "now", "changed"),
    [
        ("عبوتين ناسفتين", "عبوة ناسفة", True),
        ("عبوة ناسفة", "عبوتين ناسفتين", True),
        ("عبوتين ناسفتين", "عبوتين", False),
    ],
)
def test_two_that_became_one_are_another_number(was: str, now: str, changed: bool) -> None:
    _, links = linked(FIRST.format(was), COPY.format(now), days=("2019-04-01", "2019-04-01"))
    kinds = {one.kind for reuse in links.reuses for one in reuse.changes}
    assert ("number_changed" in kinds) is changed
    assert any(one.about == "how_many" for one in links.disagreements) is changed
