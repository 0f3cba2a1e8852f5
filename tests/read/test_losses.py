"""Who lost men, or only told of the harm, is not who did it."""

import pytest
from telling import agents, targets

from rawi.read import read_text

CAST: list[tuple[str, str, list[str], list[str]]] = [
    # Whose the dead are.
    ("واحتسبت قوات الدعم السريع ثمانية من الشهداء في المعركة.", "killing", [], ["قوات الدعم السريع"]),
    ("وهاجم مقاتلو حركة الشباب القاعدة وقدموا أربعة شهداء.", "killing", [], ["حركة الشباب"]),
    ("هاجمت قواتنا معسكرات العدو، واحتسبت ثمانية من الشهداء.", "killing", [], []),
    ("قضى الطفل محمد علي برصاص قناص في مدينة جنين.", "killing", [], ["محمد علي"]),
    ("تزف حركة حماس شهداء حزب الله في مدينة بيروت.", "killing", [], ["حزب الله"]),
    ("خسر الجيش السوداني مدينة الفاشر بعد سقوط عشرة شهداء.", "killing", [], []),
    ("انسحب جيش لبنان الجنوبي تحت النار، فقتل له جنديان.", "killing", [], ["له"]),
    ("هاجمت حركة الشباب القاعدة وقتلت جنديين.", "killing", ["حركة الشباب"], []),
    ("قال مراسلنا إن قوات الجيش هاجمت مواقع الحوثيين وإن سبعة من عناصرها خرجوا بجروح.", "injury", [], ["عناصرها"]),
    ("قصفت قوات الجيش مواقع الحوثيين وقتل عشرة منهم.", "killing", ["قوات الجيش"], ["منهم"]),
    ("قضى في صدهم هلال الأسد قائد الدفاع الوطني في اللاذقية.", "killing", [], ["هلال الأسد"]),
    # Behind one's own loss more of one's own are hurt.
    ("قتلت قواتنا في صنعاء عشرين مسلحا، فيما استشهد عشرة من جنودنا وأصيب خمسة آخرون.", "injury", [], []),
    ("قصفت قواتنا الموقع في صنعاء وقتلت عشرين مسلحا وأصيب خمسة آخرون.", "injury", ["قواتنا"], []),
    # For whom an ambush was laid is not who laid it.
    ("في كمين نصبه مسلحون لوحدة من الجيش المالي قرب بوني.", "battle", [], ["الجيش المالي"]),
    ("استهدفت الطائرات تجمعا لجنود الجيش المالي قرب بوني.", "airstrike", [], ["الجيش المالي"]),
    # What is announced, and is no deed.
    ("شرطة دبي: احتراق ناقلة في الميناء.", "destruction", [], []),
    ("شرطة نينوى: اعتقال ثلاثة مطلوبين في الموصل.", "detention", ["اعتقال"], []),
    ("قال يحيى سريع إن 73 غارة أمريكية طالت خمس محافظات.", "airstrike", ["أمريكية"], []),
    (
        "أعلن الجيش السوري أن قواته دخلت القرية، وأن عجلة مفخخة بلغت الساتر فأصابت ثمانية مقاتلين.",
        "injury",
        [],
        [],
    ),
    ("أعلن الجيش السوري أن قواته دخلت القرية وقتلت سبعة مسلحين.", "killing", ["قواته"], []),
    # What others did.
    ("دخلت قوات الجيش البلدة، فيما غضب الأهالي وأحرقوا المتاجر.", "destruction", [], []),
    ("دخلت قوات الدعم السريع القرية وأحرقوا المتاجر.", "destruction", ["قوات الدعم السريع"], []),
    ("علقت الأونروا مساعداتها فصب العشرات غضبهم على مكتبها وحطموا أبوابه.", "destruction", [], []),
    # What had been before.
    ("فرقت الشرطة المتظاهرين بالغاز، وكانت المدينة قد ودعت شهداء ارتقوا في غارة.", "killing", [], []),
    # The nominative is no object.
    ("سلم جهاز الردع السفينة إلى النيابة، وأوقف على خلفية القضية موظفان.", "detention", [], []),
    ("سلم جهاز الردع السفينة إلى النيابة، وأوقف على خلفية القضية موظفين.", "detention", ["جهاز الردع"], []),
]


@pytest.mark.parametrize(("text", "event_type", "did", "suffered"), CAST)
def test_losers_and_tellers_are_no_doers(text: str, event_type: str, did: list[str], suffered: list[str]) -> None:
    assert agents(text, event_type) == did
    assert targets(text, event_type) == suffered


STRUCK: list[tuple[str, str, list[str], list[str]]] = [
    ("نسف انتحاري مدخل مقر حركة فتح في صيدا.", "destruction", [], ["حركة فتح"]),
    ("نسف لواء القدس مقر حركة فتح في صيدا.", "destruction", ["لواء القدس"], ["حركة فتح"]),
    ("حطم الداخلون تمثال كاوا الحداد في عفرين.", "destruction", [], []),
    ("أوقعت مفخخة استهدفت مقرين لفيلق الشام عشرين قتيلا.", "battle", [], ["فيلق الشام"]),
    ("استهدف فيلق الشام مقرين لقوات النظام.", "battle", ["فيلق الشام"], ["قوات النظام"]),
    ("قصفت طائراتنا مواقع الحشد الشعبي وداعش.", "airstrike", [], ["الحشد الشعبي", "داعش"]),
    # In disguise.
    ("تسلل خمسة بلباس الشرطة إلى السوق وقتلوا رجلين.", "killing", [], []),
    ("هاجم مسلحون بزي الجيش العراقي حاجزا.", "battle", [], []),
    ("دخلت قوات الجيش العراقي بلباس مدني البلدة.", "advance", ["قوات الجيش العراقي"], []),
    ("اعتقل عناصر الشرطة بلباس مدني ناشطا.", "detention", ["الشرطة"], ["مدني ناشطا"]),
]


@pytest.mark.parametrize(("text", "event_type", "did", "suffered"), STRUCK)
def test_the_struck_and_the_uniform_are_no_doers(
    text: str, event_type: str, did: list[str], suffered: list[str]
) -> None:
    assert agents(text, event_type) == did
    assert targets(text, event_type) == suffered


DEAD: list[tuple[str, str, list[str]]] = [
    ("شيعت اليوم في القيروان جنازة وكيل الحرس حسن السلطاني.", "other", []),
    ("شيع حزب الله خمسة من عناصره.", "other", ["حزب الله"]),
    ("شيع جثمان منير اليافعي أبو اليمامة في عدن.", "protest", []),
    ("شيعت حركة حماس جثمان القائد صالح العاروري في بيروت.", "protest", ["حركة حماس"]),
    # The object stands in front, with its pronoun on the verb.
    ("ظهر جثمان علي عبد الله صالح ملفوفا ببطانية يسحله مسلحون إلى سيارة.", "attack_on_civilians", []),
    ("قتل حزب الله جنديين قرب جنازة في صور.", "killing", ["حزب الله"]),
]


@pytest.mark.parametrize(("text", "event_type", "did"), DEAD)
def test_the_dead_do_nothing(text: str, event_type: str, did: list[str]) -> None:
    assert agents(text, event_type) == did


@pytest.mark.parametrize(
    ("raw", "missing"),
    [
        ("قتل سبعة أشخاص وفقد ثمانية آخرون في غرق القارب.", 8),
        ("أوقع الحادث سبعة قتلى، في حين فقد ثمانية من الطاقم.", 8),
        ("فقد ثلاثة صيادين قبالة سواحل غزة.", 3),
        ("إن ستة عمال قتلوا وفقد اثنان آخران في انهيار نفق.", 2),
        ("قتل 12 مهاجرا وفقد 30 إثر غرق قاربهم.", 30),
    ],
)
def test_who_went_missing_is_not_dead(raw: str, missing: int) -> None:
    claims = read_text(raw, published="2024-05-10").claims
    told = {item.what: item.low for claim in claims for item in claim.quantities if claim.event_type == "other"}
    assert told == {"missing": missing}


@pytest.mark.parametrize(
    "raw",
    [
        "فقد الجيش ثمانية من عناصره.",
        "هاجم التنظيم الثكنة وفقد 20 مقاتلا.",
        "التنظيم فقد 300 من عناصره.",
        "كما فقد 5 مقاتلين من حزب الله في معارك القصير.",
        "فقد تسعة مدنيين حياتهم في القصف.",
    ],
)
def test_who_lost_men_has_dead(raw: str) -> None:
    claims = read_text(raw, published="2024-05-10").claims
    assert "missing" not in {item.what for claim in claims for item in claim.quantities}
    assert "killing" in {claim.event_type for claim in claims}


@pytest.mark.parametrize("raw", ["لم تسلم الحكومة الجثث إلى ذويها.", "لم تسلم المستشفيات من القصف."])
def test_bodies_not_handed_over_are_no_killing_denied(raw: str) -> None:
    claims = read_text(raw, published="2024-05-10").claims
    assert all(claim.event_type == "handover" and "الجثث" in claim.text for claim in claims)


def test_arms_are_handed_over_whatever_they_are() -> None:
    claims = read_text("سلم المسلحون القذائف والصواريخ إلى الجيش في درعا.", published="2024-05-10").claims
    assert [claim.event_type for claim in claims] == ["handover"]


@pytest.mark.parametrize("raw", ["فقد ثلاثة أطفال والديهم في القصف على رفح.", "فقد 4 جنود الاتصال بقاعدتهم."])
def test_who_lost_others_is_not_missing(raw: str) -> None:
    claims = read_text(raw, published="2024-05-10").claims
    assert "missing" not in {item.what for claim in claims for item in claim.quantities}


@pytest.mark.parametrize("raw", ["عذب الجوع أهالي غزة.", "عذب الحر النازحين في مخيم دير البلح."])
def test_hunger_and_heat_do_not_torture(raw: str) -> None:
    assert not read_text(raw, published="2024-05-10").claims
