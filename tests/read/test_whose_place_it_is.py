"""Whose a place or a man was that a blow hit, whose men fell in it, and who desists from what he did."""

import pytest
from telling import agents, targets


@pytest.mark.parametrize(
    ("raw", "event_type", "whom"),
    [
        ("استهدف الطيران الإسرائيلي مطار الضبعة التابع للجيش السوري.", "airstrike", ["لجيش السوري"]),
        ("قصف الحوثيون مصفاة رأس تنورة التابعة لشركة أرامكو.", "shelling", ["شركة أرامكو"]),
        ("سيطرت حركة الشباب على قاعدة بلدوين التابعة للجيش الصومالي.", "territory_change", ["لجيش الصومالي"]),
        # Whose the doers are, and who holds the town.
        ("هاجمت الكتائب التابعة للجيش السوداني معسكر زمزم.", "battle", []),
        ("قصفت القوات التابعة للحوثيين مدينة مأرب.", "shelling", []),
        ("قصف الجيش السوداني مدينة نيالا الخاضعة للدعم السريع.", "shelling", []),
        (
            "قتل القيادي الميداني في الجيش الوطني الليبي ونيس بوخمادة.",
            "killing",
            ["ونيس بوخمادة", "الجيش الوطني الليبي"],
        ),
        # An office is no member.
        ("قتل قائد الشرطة العسكرية ونيس بوخمادة.", "killing", ["ونيس بوخمادة"]),
    ],
)
def test_whose_it_was_that_was_hit(raw: str, event_type: str, whom: list[str]) -> None:
    assert targets(raw, event_type) == whom


@pytest.mark.parametrize(
    ("raw", "fell"),
    [
        ("هاجمت حركة الشباب دورية للجيش الصومالي فقتل خمسة من أفرادها.", True),
        ("نصب مقاتلو حزب الله كمينا لدورية من الجيش الإسرائيلي فقُتل ثلاثة من أفرادها.", True),
        # Nobody else is named whom the pronoun may mean.
        ("هاجمت حركة الشباب الثكنة فقتل خمسة من أفرادها.", False),
    ],
)
def test_those_of_the_patrol_fell_and_not_of_who_struck_it(raw: str, fell: bool) -> None:
    assert targets(raw, "killing") == (["أفرادها"] if fell else [])


@pytest.mark.parametrize(
    ("raw", "event_type", "who"),
    [
        ("كفت حركة الشباب عن مهاجمة القوافل.", "attack_on_civilians", ["حركة الشباب"]),
        ("توقفت الأمم المتحدة عن توزيع المساعدات.", "aid", ["الأمم المتحدة"]),
        ("الغارات التي قامت بها إسرائيل على غزة.", "airstrike", ["إسرائيل"]),
        ("الهجوم الذي قامت به إسرائيل.", "battle", ["إسرائيل"]),
        ("الهجمات التي تعرضت لها إسرائيل.", "battle", []),
    ],
)
def test_who_did_it_before_he_stopped(raw: str, event_type: str, who: list[str]) -> None:
    assert agents(raw, event_type) == who
