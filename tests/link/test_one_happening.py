"""One clause in like words that two pages share, each of which tells more: they tell of one happening, no copy."""

import pytest
from linked_texts import linked

DAY = "2021-10-20"
BOMB = (
    "أعلن مصدر عسكري عن استشهاد 14 شخصاً في {}.\n\nوقال المصدر إن وحدات الهندسة فككت عبوة ثالثة كانت مزروعة في المكان،"
    " وإن التحقيقات بدأت لكشف المنفذين."
)
AS_TOLD = "تفجير إرهابي بعبوتين ناسفتين استهدف حافلة مبيت عسكرية عند جسر الرئيس وسط دمشق صباح اليوم"
BESIDE = (
    "قال ناشطون إن 13 شخصاً، بينهم ثلاثة أطفال ومعلمة، قتلوا جراء قصف نفذته قوات النظام على مدينة أريحا صباح الأربعاء."
    "\n\nوجاء القصف بعد نحو ساعة من {}، أسفر عن مقتل 14 عسكرياً."
)


def test_who_tell_more_besides_need_not_have_it_from_each_other() -> None:
    other = "انفجار عبوتين ناسفتين بحافلة مبيت عسكرية عند جسر الرئيس في العاصمة دمشق"
    _, links = linked(BOMB.format(AS_TOLD), BESIDE.format(other), days=(DAY, DAY))
    assert links.derivations == ()


@pytest.mark.parametrize("days", [(DAY, DAY), (DAY, "2021-10-21")])
def test_word_for_word_it_is_a_copy(days: tuple[str, str]) -> None:
    _, links = linked(BOMB.format(AS_TOLD), BESIDE.format(AS_TOLD), days=days)
    assert len(links.derivations) == 1
