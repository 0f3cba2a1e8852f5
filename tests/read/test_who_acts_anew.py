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


@pytest.mark.parametrize(
    ("raw", "kind", "doers", "whom"),
    [
        ("ودمر دبابة إسرائيلية بصاروخ.", "destruction", [], ["إسرائيلية"]),
        ("دمرت طائرتين تركيتين.", "destruction", [], ["تركيتين"]),
        ("قصف الحزب الموقع. وأصاب مروحية إسرائيلية قرب الحدود.", "airstrike", [], ["إسرائيلية"]),
        ("ثم استهدف دورية أمريكية عند الحاجز.", "battle", [], ["أمريكية"]),
        ("ودمر ناقلة جند إسرائيلية بعبوة.", "destruction", [], []),
        ("ودمر طائرتين تركيتين مسيرتين يستخدمها الأتراك في حربهم.", "destruction", [], ["الأتراك"]),
        ("دمرت طائرتان تركيتان مقرا للحزب.", "destruction", ["تركيتان"], []),
        ("قصف رتل تركي القرية.", "shelling", ["تركي"], []),
        ("استهدف طائرة إسرائيلية سيارة في صيدا.", "airstrike", ["إسرائيلية"], []),
        ("قصفت مدافع تركية القرية.", "shelling", ["تركية"], []),
    ],
)
def test_a_band_that_cannot_be_the_subject_is_hit(raw: str, kind: str, doers: list[str], whom: list[str]) -> None:
    assert (agents(raw, kind), targets(raw, kind)) == (doers, whom)


@pytest.mark.parametrize(
    ("raw", "kind", "doers", "whom"),
    [
        (
            'وقالت قوات الدعم السريع: "تمكنا من تحرير الفرقة السادسة بمدينة الفاشر".',
            "territory_change",
            ["تحرير"],
            [],
        ),
        ('وقالت الحركة: "بدأنا قصف حزب الله".', "shelling", [], ["حزب الله"]),
        ("وقاموا بقصف حزب الله.", "shelling", [], ["حزب الله"]),
        ("وأقدمت على قصف حزب الله.", "shelling", [], ["حزب الله"]),
        ("بدأ قصف حزب الله على المستوطنات.", "shelling", ["حزب الله"], []),
        ("تعرضت لقصف الجيش السوري.", "shelling", ["الجيش السوري"], []),
        ("بعد تحرير الجيش السوري مدينة تدمر.", "territory_change", ["الجيش السوري"], []),
    ],
)
def test_whom_a_pronoun_acts_on_does_nothing(raw: str, kind: str, doers: list[str], whom: list[str]) -> None:
    assert (agents(raw, kind), targets(raw, kind)) == (doers, whom)


@pytest.mark.parametrize(
    ("raw", "doers", "whom"),
    [
        ("تمكنت قسد من صد هجوم داعش.", ["قسد"], ["داعش"]),
        ("تمكنوا من صد هجوم داعش.", [], ["داعش"]),
        ("صد هجوم داعش على القرية.", [], ["داعش"]),
        ("تم إحباط تسلل الحوثيين.", [], ["الحوثيين"]),
        ("تصدت الفصائل لهجوم الحوثيين.", ["الفصائل"], ["الحوثيين"]),
        ("كسرت قوات سوريا الديمقراطية هجوم قوات النظام على البلدة.", ["قوات سوريا الديمقراطية"], ["قوات النظام"]),
        ("تم إحباط الجيش السوداني لهجوم على القرية.", ["الجيش السوداني"], []),
        ("صد هجوما الجيش السوري.", ["الجيش السوري"], []),
        ("تم التصدي لهجوم على قوات النظام.", [], []),
    ],
)
def test_whose_attack_was_beaten_back_did_not_beat_it_back(raw: str, doers: list[str], whom: list[str]) -> None:
    assert (agents(raw, "battle"), targets(raw, "battle")) == (doers, whom)


@pytest.mark.parametrize(
    ("raw", "kind", "doers"),
    [
        ("الجيش السوري، بدعم من الطيران الروسي، سيطر على بلدة مورك.", "territory_change", ["الجيش السوري"]),
        (
            "أعلنت الوزارة أن الجيش العراقي، بمساندة الحشد الشعبي، حرر قضاء القائم.",
            "territory_change",
            ["الجيش العراقي"],
        ),
        (
            "قوات سوريا الديمقراطية، بالتنسيق مع التحالف الدولي، اعتقلت قياديا في داعش.",
            "detention",
            ["قوات سوريا الديمقراطية"],
        ),
        (
            "إن الفرقة السادسة، بالتعاون مع القوة المشتركة (للحركات المسلحة)، تمكنت من صد هجوم.",
            "battle",
            ["الفرقة السادسة"],
        ),
        ("اللواء 35 مدرع، بالتعاون مع المقاومة الشعبية، صد هجوما للحوثيين.", "battle", ["اللواء 35 مدرع"]),
        ("في حلب، بدعم من الجيش السوري، سيطر على القرية مسلحون.", "territory_change", []),
        ("لكن قوات الدعم السريع، التي تسيطر على الخرطوم، قصفت حي الثورة.", "shelling", ["قوات الدعم السريع"]),
        ("الحوثيون، الذين يسيطرون على صنعاء، أطلقوا صاروخا على مأرب.", "shelling", ["الحوثيون"]),
        ("الجيش السوري، الذي سيطر على المدينة، اعتقل ثلاثة شبان.", "detention", ["الجيش السوري"]),
        ("هاجم مسلحون الجيش السوري، الذي يسيطر على البلدة، قتلوا ثلاثة.", "killing", []),
        ("في مواجهة الجيش السوري، الذي سيطر على المدينة، قتل ثلاثة.", "killing", []),
        ("قتل ثلاثة من الجيش السوري، بدعم من الطيران الروسي، سيطر على بلدة مورك.", "territory_change", []),
    ],
)
def test_with_whose_help_stands_between_who_acts_and_the_deed(raw: str, kind: str, doers: list[str]) -> None:
    assert [item for item in agents(raw, kind) if item != "مسلحون"][:1] == doers


@pytest.mark.parametrize(
    ("raw", "kind", "doers", "whom"),
    [
        ("قصف مدفعي للقوات الروسية والسورية على بلدة كفرنبل.", "shelling", ["لقوات الروسية", "السورية"], []),
        ("دخلت القوات الإثيوبية والإريترية أكسوم.", "advance", ["القوات الإثيوبية", "الإريترية"], []),
        ("القوات الأمريكية والعراقية اعتقلت ثلاثة من داعش.", "detention", ["القوات الأمريكية", "العراقية"], ["داعش"]),
        (
            "استهدف الحوثيون القوات السعودية والإماراتية في مأرب.",
            "battle",
            ["الحوثيون"],
            ["القوات السعودية", "الإماراتية"],
        ),
        ("القوات الروسية والروسية اعتقلت ثلاثة من داعش.", "detention", [], ["داعش"]),
        ("القوات الروسية والسوريون اعتقلوا ثلاثة من داعش.", "detention", ["القوات الروسية"], ["داعش"]),
        ("القوات الروسية والمحلية اعتقلت ثلاثة من داعش.", "detention", [], ["داعش"]),
    ],
)
def test_two_adjectives_name_the_forces_of_two_states(raw: str, kind: str, doers: list[str], whom: list[str]) -> None:
    assert (agents(raw, kind), targets(raw, kind)) == (doers, whom)


@pytest.mark.parametrize(
    ("raw", "whom"),
    [
        ("قتل عشرة أشخاص على الأقل بينهم ضابط برتبة عقيد في الشرطة العراقية.", ["الشرطة العراقية"]),
        ("قتل خمسة أشخاص، من بينهم ضابط في الجيش السوري.", ["الجيش السوري"]),
        ("سقط 15 قتيلا بينهم جنود من الجيش السوري.", ["الجيش السوري"]),
        ("قتل 26 جنديا بينهم قائد الكتيبة 103 صاعقة.", ["الكتيبة 103 صاعقة"]),
        ("قتل ضابط برتبة عقيد في الشرطة العراقية.", ["الشرطة العراقية"]),
        ("قتل سبعة بينهم القيادي أحمد الجعبري.", ["أحمد الجعبري"]),
    ],
)
def test_whose_men_are_among_those_killed_is_hit_with_them(raw: str, whom: list[str]) -> None:
    assert targets(raw, "killing") == whom
    assert agents(raw, "killing") == []


@pytest.mark.parametrize(
    ("raw", "kind", "doers", "whom"),
    [
        ("قتل ستة في هجوم بطائرة مسيرة لقوات الدعم السريع استهدف مخيما.", "airstrike", ["قوات الدعم السريع"], []),
        ("قتل مدنيان بقصف بطائرة مسيرة لحزب الله على كريات شمونة.", "killing", ["حزب الله"], []),
        ("أصيب ثلاثة بغارة بمسيرة تابعة للجيش السوداني على سوق.", "airstrike", ["لجيش السوداني"], []),
        ("هجوم بصواريخ لجماعة الحوثي على مأرب.", "battle", ["جماعة الحوثي"], []),
        ("هجوم بمسيرات حزب الله على حيفا.", "airstrike", ["حزب الله"], []),
        ("استهداف بطائرة مسيرة لقوات الدعم السريع في الفاشر.", "airstrike", [], []),
        ("قصف بالطائرات لقوات الأسد في إدلب.", "airstrike", [], []),
        ("هجوم بطائرة مسيرة على معسكر لقوات الدعم السريع.", "airstrike", [], ["قوات الدعم السريع"]),
        ("قصف بقذائف هاون لقرية تابعة لحزب الله.", "shelling", [], []),
    ],
)
def test_whose_arms_a_blow_was_dealt_with_dealt_it(raw: str, kind: str, doers: list[str], whom: list[str]) -> None:
    assert (agents(raw, kind), targets(raw, kind)) == (doers, whom)


def test_a_place_put_in_between_is_not_where_the_deed_was() -> None:
    claim = told("الحوثيون، الذين يسيطرون على صنعاء، أطلقوا صاروخا على مأرب.", "shelling")
    assert [place.text for place in claim.places] == ["مأرب"]


@pytest.mark.parametrize(
    ("raw", "kind", "doers"),
    [
        ("الجيش السوري هو من قصف الحي.", "shelling", ["الجيش السوري"]),
        ("الحوثيون هم من قصفوا المدينة.", "shelling", ["الحوثيون"]),
        ("وأكد أن داعش هي من قتلت الشيخ.", "killing", ["داعش"]),
        ("قال إن إسرائيل هي من قصفت المستشفى.", "shelling", ["إسرائيل"]),
        ("قوات الدعم السريع هي من اقتحمت القرية.", "battle", ["قوات الدعم السريع"]),
        ("ليس الجيش السوري هو من قصف الحي.", "shelling", ["الجيش السوري"]),
        ("قتل ثلاثة من قصف الجيش السوري على المدينة.", "shelling", ["الجيش السوري"]),
        ("عانى الأهالي من قصف المدينة.", "shelling", []),
    ],
)
def test_who_it_was_behind_a_pronoun_did_it(raw: str, kind: str, doers: list[str]) -> None:
    claim = told(raw, kind)
    assert [item.text for item in claim.agents] == doers
    assert claim.polarity is not raw.startswith("ليس")
