"""Who runs a place, who these are, where fire comes from, who flees, whom an attack beaten back was meant for."""

import pytest
from telling import agents, targets

from rawi.read import read_text

CASES: list[tuple[str, str, list[str], list[str]]] = [
    # Who runs a place is not hit.
    ("قصفت طائرة أميركية مستشفى تديره منظمة أطباء بلا حدود في قندوز.", "airstrike", ["أميركية"], []),
    ("هاجم مسلحون من حركة الشباب مدرسة يديرها الجيش السوري.", "attack_on_civilians", ["حركة الشباب"], []),
    ("قصفت طائرة أميركية مستشفى لمنظمة أطباء بلا حدود في قندوز.", "airstrike", ["أميركية"], ["منظمة أطباء بلا حدود"]),
    ("هاجم الجيش السوري مقرا يحتله الحوثيون.", "battle", ["الجيش السوري"], ["الحوثيون"]),
    # Who died of his wounds killed nobody.
    ("قتل العقيد الليبي معمر القذافي متأثرا بجراحه قرب سرت.", "killing", [], ["العقيد الليبي معمر القذافي"]),
    ("قتل الجندي الإسرائيلي يوني ليفي شابا في جنين.", "killing", ["الإسرائيلي"], []),
    ("قتل الجيش الإسرائيلي قائدا في حماس متأثرا بجروح أصيب بها الأحد.", "killing", ["الجيش الإسرائيلي"], ["حماس"]),
    ("قتلت قوات الاحتلال الشاب خالد سالم متأثرا بجراحه في جنين.", "killing", ["قوات الاحتلال"], ["خالد سالم"]),
    ("قتل مسلحو داعش الضابط خالد عمر متأثرا بجراحه في الموصل.", "killing", ["داعش"], ["خالد عمر"]),
    # These are those named last.
    ("قصفت قوات النظام الموقع، بعد أن أقدم هؤلاء على ذبح رهينتين.", "killing", [], []),
    # Where fire comes from did it; whose men were shot suffered it.
    ("قتل ثلاثة محتجين برصاص حي من الشرطة السودانية.", "killing", ["الشرطة السودانية"], []),
    ("سقط خمسون جريحا بالرصاص الحي من قوات الأمن العراقية.", "injury", ["قوات الأمن العراقية"], []),
    ("قتل بالرصاص خمسة من الشرطة السودانية.", "killing", [], ["الشرطة السودانية"]),
    # Whom an attack was meant for that is beaten back.
    ("الجيش السوداني يصد هجوما على مقر الفرقة 22 في بابنوسة.", "battle", ["الجيش السوداني"], []),
    ("صد الجيش السوري هجوما لتنظيم الدولة على المطار.", "battle", ["الجيش السوري"], ["تنظيم الدولة"]),
    # Who flees behind a blow was dealt it.
    ("هاجمت القوات التركية مواقع الجيش السوري في البلدة ففروا باتجاه المطار.", "retreat", ["الجيش السوري"], []),
    ("هاجمت القوات التركية مواقع الجيش السوري ثم انسحبت باتجاه المطار.", "retreat", ["القوات التركية"], []),
    ("اقتحمت القوات التركية مواقع الجيش السوري ثم قصفت البلدة.", "shelling", ["القوات التركية"], []),
    ("نصب مجهولون كمينا للجيش المالي ولاذوا بالفرار.", "retreat", [], []),
    # Whose escort he was, or who was with his own.
    ("نجا الوزير فتحي باشاغا من محاولة اغتيال، وأصيب أحد مرافقيه.", "injury", [], []),
    ("هاجم مسلحون دورية للجيش السوري، وأصيب أحد عناصرها.", "injury", [], ["عناصرها"]),
    # Whose forces they are one says oneself, whoever spoke before.
    ("أعلنت باكو السيطرة على شوشة، في حين قالت يريفان إن قواتها أعادت الانتشار.", "retreat", ["قواتها"], []),
    ("أسقط الدفاع الجوي التركي مروحية سورية في النيرب وقتل طاقمها.", "killing", ["الدفاع الجوي التركي"], ["طاقمها"]),
    # What a band was exposed to, what was made somewhere.
    ("تعرضت دورية إسرائيلية لإطلاق نار قرب نابلس.", "attack_on_civilians", [], ["إسرائيلية"]),
    ("تعرضت دورية تركية لقصف إسرائيلي.", "shelling", ["إسرائيلي"], ["تركية"]),
    ("تعرضت بلدة سورية لقصف تركي.", "shelling", ["تركي"], []),
    ("قصفت طائرة روسية الصنع المطار.", "airstrike", [], []),
    ("قتل طفل بقذيفة مصدرها مواقع قسد.", "killing", [], []),
    ("استهدفت غارة جنودا أتراكا.", "airstrike", [], []),
    ("قصفت طائرة مقاتلين أتراكا قرب البلدة.", "airstrike", [], []),
    ("استهدفت مسيرات خبراء روسا في ميناء.", "airstrike", [], []),
    ("قصفت مسيرات أتراكا قرب البلدة.", "airstrike", [], []),
    ("استهدفت غارة جنديا تركيا.", "airstrike", [], []),
    ("قصفت طائرة مقاتلا روسيا.", "airstrike", [], []),
    ("قتل برصاص جنود أتراك راع قرب الحدود.", "killing", ["أتراك"], []),
    # The missiles' own targets.
    ("أعلن الجيش الأمريكي أن القذائف أصابت أهدافها.", "shelling", [], []),
    # A verb goes on with its object; whose that is did nothing.
    ("دخلت القوات التركية المدينة وأنزلت راية القاعدة عن القصر.", "territory_change", ["القوات التركية"], []),
    ("وصل جيش النظام معبر نصيب ورفع علمه.", "territory_change", ["جيش النظام"], []),
    ("وصل جيش النظام معبر نصيب ورفع مسلحون علم المعارضة.", "territory_change", [], []),
    ("دخلت القوات التركية المدينة وانهارت دفاعات داعش.", "retreat", ["داعش"], []),
]


def test_the_forces_are_those_of_who_says_so() -> None:
    reading = read_text("أعلنت باكو السيطرة على شوشة، في حين قالت يريفان إن قواتها أعادت الانتشار.")
    names = {entity.id: entity.name for entity in reading.entities}
    retreat = next(claim for claim in reading.claims if claim.event_type == "retreat")
    assert [names.get(item.entity or "") for item in retreat.agents] == ["أرمينيا"]


@pytest.mark.parametrize(("text", "event_type", "doers", "whom"), CASES)
def test_who_did_it_to_whom(text: str, event_type: str, doers: list[str], whom: list[str]) -> None:
    assert [agents(text, event_type), targets(text, event_type)] == [doers, whom]
