"""Who looks like the doer and is none: to whom one surrenders, whose spokesman fell, who answered a death."""

import pytest
from telling import agents, targets, told

from rawi.read import read_text

CAST: list[tuple[str, str, list[str], list[str]]] = [
    ("استسلم آخر مقاتلي آزوف للقوات الروسية في مصنع آزوفستال.", "surrender", [], ["لقوات الروسية"]),
    ("سلم عشرون من عناصر بوكو حرام أنفسهم للجيش الكاميروني.", "surrender", ["بوكو حرام"], ["لجيش الكاميروني"]),
    ("قتل الناطق باسم كتائب حزب الله جعفر الحسيني في بغداد.", "killing", [], ["جعفر الحسيني"]),
    ("قتل أربعة جنود في كمين لحركة حماس في رفح.", "battle", ["حركة حماس"], []),
    (
        "نفذت كتائب القسام كمينا لقوات الاحتلال الإسرائيلي في رفح.",
        "battle",
        ["كتائب القسام"],
        ["قوات الاحتلال الإسرائيلي"],
    ),
    ("أدان الوزير قصف العراق للمنشآت النفطية الكويتية.", "shelling", ["العراق"], []),
    ("مقتل الصحافية ماري كولفن والمصور ريمي أوشليك في حمص.", "killing", [], ["ماري كولفن", "ريمي أوشليك"]),
    ("استقبل السفير ماري كولفن بعد مقتل الصحافي علي حسن والتقى ريمي أوشليك.", "killing", [], ["علي حسن"]),
    ("نعى حزب الله خمسة من مقاتليه قضوا في غارات على البقاع.", "killing", [], ["مقاتليه"]),
    ("قضت القوات الأميركية على خلية من ثلاثة مسلحين في الموصل.", "killing", ["القوات الأميركية"], []),
    ("مروحية مجهولة قصفت البلدة قبل دخول الجيش السوداني.", "airstrike", [], []),
    ("قال العقيد عبدي ياري إن الجيش الكيني عثر على عبوة ناسفة ودمرها.", "destruction", ["الجيش الكيني"], []),
    ("هاجمت القوات الكينية حركة الشباب ودمرتها.", "destruction", ["القوات الكينية"], ["حركة الشباب"]),
    ("الناشط علي جاسم رهن الاعتقال لدى المخابرات منذ أسبوع.", "detention", [], ["علي جاسم"]),
    ("هاجم مسلحون صوماليون القرية.", "battle", [], []),
    ("هاجم مرتزقة سودانيون البلدة.", "battle", [], []),
    ("خطف مهربون ليبيون عشرين مهاجرا.", "abduction", [], []),
    ("أفرج قراصنة صوماليون عن السفينة وطاقمها.", "release", [], []),
    ("هاجم جنود إثيوبيون البلدة.", "battle", ["إثيوبيون"], []),
    ("قصفت طائرات الاحتلال التركي البلدة.", "airstrike", ["طائرات الاحتلال التركي"], []),
    ("ردا على مقتل أحد ضباطه، قصف الجيش التركي مواقع في جبال قنديل.", "killing", [], ["ضباطه"]),
]


@pytest.mark.parametrize(("text", "event_type", "doers", "whom"), CAST)
def test_the_parts_are_those_of_the_clause(text: str, event_type: str, doers: list[str], whom: list[str]) -> None:
    assert (agents(text, event_type), targets(text, event_type)) == (doers, whom)


def test_who_announces_a_death_caused_none_even_where_it_is_not_known_that_he_speaks() -> None:
    assert agents("أعلنت القوات المسلحة، في حصيلة جديدة هي الثالثة، مقتل خمسة مسلحين.", "killing") == []
    assert agents("قتلت القوات المسلحة في الجمهورية خمسة مسلحين.", "killing") == ["القوات المسلحة"]


def test_an_explosion_aimed_at_somebody_is_one() -> None:
    text = "تبنى تنظيم داعش التفجير الذي استهدف حافلة للجيش السوري على طريق تدمر."
    assert told(text, "explosion").targets
    assert told("تبنى تنظيم داعش الهجوم الذي استهدف قاعدة للجيش السوري قرب تدمر.", "battle").targets


def test_a_capital_that_forces_took_is_no_side() -> None:
    assert told("أعلن عبد الفتاح البرهان أن قواته استعادت الخرطوم من الدعم السريع.", "territory_change").places
    assert agents("مع انسحاب القوات قصفت روسيا حلب.", "shelling") == ["روسيا"]


def test_forces_of_the_one_told_of_since_a_commander_spoke_are_not_his() -> None:
    text = "يعلن القائد الميداني أبو عاقلة كيكل سقوط المدينة، والجيش السوداني يقر بانسحاب قواته من ود مدني."
    named = {item.text: item.entity for item in read_text(text).mentions}
    assert named["قواته"] == named["الجيش السوداني"]


def test_what_was_decided_or_asked_after_a_blow_is_no_deed_and_does_not_make_the_blow_one() -> None:
    clash = "قررت السلطات في كركوك فرض حظر تجول بعد صدامات بين محتجين أسفرت عن أربعة قتلى."
    assert agents(clash, "killing") == []
    closed = told("قررت السلطات إغلاق الحدود عقب هجوم أسفر عن مقتل ستة.", "battle")
    assert (closed.agents, closed.modality) == ((), "asserted")
    assert told("دعت الحكومة إلى ضبط النفس إثر هجوم على السفارة.", "battle").modality == "asserted"
    assert told("يعتزم الجيش اقتحام المدينة بعد قصفها.", "battle").modality == "planned"
