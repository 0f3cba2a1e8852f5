"""Those before a verb whom a pronoun behind it takes up do nothing where an actor follows it."""

import pytest

from rawi.read import read_text


@pytest.mark.parametrize(
    ("text", "doers", "done_to"),
    [
        ("وصل أسرى من الحوثيين أفرجت عنهم السعودية.", ["السعودية"], ["الحوثيين"]),
        ("وصل مقاتلون من حركة حماس أفرجت عنهم السلطات المصرية.", ["السلطات المصرية"], ["حركة حماس"]),
        ("عاد مقاتلون من حركة حماس أفرجت عنهم إسرائيل.", [], ["حركة حماس"]),
        # Who stands before the verb acts, as no actor follows its pronoun.
        ("الحكومة اليمنية أفرجت عن أسرى من الحوثيين.", ["الحكومة اليمنية"], ["الحوثيين"]),
    ],
)
def test_who_released_them(text: str, doers: list[str], done_to: list[str]) -> None:
    claim = next(claim for claim in read_text(text).claims if claim.event_type == "release")
    assert [item.text for item in claim.agents] == doers
    assert [item.text for item in claim.targets] == done_to
