"""Who acts in a clause joined to another, and whose an aircraft is that several words name."""

import pytest
from telling import agents, targets, told


@pytest.mark.parametrize(
    ("raw", "kind", "doers"),
    [
        ("شن الجيش هجوما على القرية، وقتل تنظيم الدولة ثلاثة من قسد.", "killing", ["تنظيم الدولة"]),
        ("نفذت قوات النظام حملة دهم في المدينة، وأسر جيش الإسلام خمسة من عناصرها.", "capture", ["جيش الإسلام"]),
        ("شنت قسد عملية أمنية في الريف وقتل الجيش الوطني السوري أربعة جنود.", "killing", ["الجيش الوطني السوري"]),
        ("تعرض الحي لهجوم عنيف وخطف الحوثيون ثلاثة صحفيين.", "abduction", ["الحوثيون"]),
        ("تجددت الاشتباكات في مأرب، وقصف الحوثيون المدينة بصاروخ.", "shelling", ["الحوثيون"]),
        ("أطلق الجيش الإسرائيلي عملية في الضفة، وقتل حزب الله جنديين قرب الحدود.", "killing", ["حزب الله"]),
    ],
)
def test_who_follows_a_verb_joined_on_does_it(raw: str, kind: str, doers: list[str]) -> None:
    claim = told(raw, kind)
    assert [item.text for item in claim.agents] == doers
    assert claim.rule is not None and not claim.rule.startswith("noun")


@pytest.mark.parametrize(
    ("raw", "kind", "doers", "whom"),
    [
        ("تمكنت قسد من صد الهجوم وقتل عناصر تنظيم الدولة.", "killing", ["قسد"], ["تنظيم الدولة"]),
        ("أسفرت العملية عن تحرير القرية وأسر الحوثيين المتحصنين فيها.", "capture", [], ["الحوثيين"]),
        ("شن الجيش السوداني هجوما على القرية، وقتل ثلاثة من قسد.", "killing", ["الجيش السوداني"], ["قسد"]),
    ],
)
def test_what_is_joined_to_what_is_carried_stays_of_its_doer(
    raw: str, kind: str, doers: list[str], whom: list[str]
) -> None:
    assert (agents(raw, kind), targets(raw, kind)) == (doers, whom)


@pytest.mark.parametrize(
    ("raw", "doers", "whom"),
    [
        ("قصفت طائرة حربية مسيرة تابعة لقوات حفتر قاعدة معيتيقة.", ["قوات حفتر"], []),
        ("قصفت طائرة تركية مسيرة تابعة لقوات الوفاق رتلا لقوات حفتر.", ["قوات الوفاق"], ["قوات حفتر"]),
        ("قصفت الطائرة الحربية المسيرة التابعة لقوات حفتر قاعدة معيتيقة.", ["قوات حفتر"], []),
        ("قصفت طائرة حربية معسكرا تابعا لقوات حفتر.", [], ["قوات حفتر"]),
        ("قصفت طائرة مسيرة مواقع تابعة لقوات الدعم السريع في الفاشر.", [], ["قوات الدعم السريع"]),
        ("قصفت طائرة حربية مدفعية تابعة لقوات الدعم السريع في الفاشر.", [], ["قوات الدعم السريع"]),
    ],
)
def test_an_aircraft_of_several_words_is_one(raw: str, doers: list[str], whom: list[str]) -> None:
    assert (agents(raw, "airstrike"), targets(raw, "airstrike")) == (doers, whom)
