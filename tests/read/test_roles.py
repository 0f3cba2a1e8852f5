"""Who did what to whom, in the constructions that tell it: titles, owners, relative clauses, subjects left unsaid."""

import pytest
from telling import agents, targets, told

SENTENCES = [
    ("مقتل العشرات، من بينهم مدير عام الشرطة اللواء سامي جبر، في قصف على مدينة غزة.", "killing", "", "سامي جبر"),
    ("اغتيال قائد الأمن الوطني أبو سالم العموري وأربعة من مرافقيه في مخيم عين الحلوة.", "killing", "", "العموري"),
    ("مقتل القيادي في هيئة تحرير الشام أبو محمد الحلبي بغارة للتحالف الدولي.", "killing", "تحالف", "الحلبي"),
    ("قتل قناص الصحفية هدى سلامة في مخيم جنين.", "killing", "", "هدى سلامة"),
    ("كتائب الأسد لم تتقدم شبراً داخل مدينة الرستن.", "advance", "كتائب الأسد", ""),
    ("قال شهود إن مليشيا الكانيات كانت قد خطفت عشرات العائلات في ترهونة.", "abduction", "الكانيات", ""),
    ("مقتل طفلين بقصف من قوات النظام على بلدة النيرب.", "shelling", "قوات النظام", ""),
    ("أصيب خمسون في قصف قوات النظام.", "injury", "قوات النظام", ""),
    ("قتل ثلاثة مدنيين بقصف قوات النظام.", "killing", "قوات النظام", ""),
    ("بعد معارك مع فصائل من الجيش الحر سيطر التنظيم على بلدة النيرب.", "battle", "", "الجيش الحر"),
    ("استهدف حزب الله بالصواريخ تجمعا لجنود الجيش الإسرائيلي في عيترون.", "shelling", "حزب الله", "الإسرائيلي"),
    ("ستة من الأسرى كان قد أسرهم تنظيم الدولة عند تل أبيض.", "capture", "تنظيم الدولة", ""),
    ("أصيب تاجر بقصف صاروخي نفذته قوات النظام على بلدة سرمين.", "shelling", "قوات النظام", ""),
    ("ارتفع عدد قتلى المجزرة التي ارتكبتها قوات النظام في بلدة سرمين.", "attack_on_civilians", "قوات النظام", ""),
    ("أصيب حارسان في هجوم استهدف به تنظيم داعش بلدة داقوق.", "battle", "داعش", ""),
    ("وقع هجوم بطائرة مسيرة نفذته قوات الدعم السريع فجرا.", "airstrike", "الدعم السريع", ""),
    ('قصفت فصائل "الفتح المبين" مواقع لقوات النظام في جورين.', "shelling", "الفتح المبين", "قوات النظام"),
    ("هاجم الثوار قرية الخاضعة لسيطرة قوات النظام.", "battle", "الثوار", ""),
    ("قتل مدني إثر انفجار عبوة ناسفة زرعها تنظيم داعش على الطريق.", "explosion", "داعش", ""),
    ("واتهم عمر قوات حفتر صراحة بتنفيذ الغارة.", "airstrike", "قوات حفتر", ""),
    ("بايع قياديان سابقان في جبهة النصرة تنظيم الدولة.", "alliance_or_collusion", "جبهة النصرة", "تنظيم الدولة"),
    ("قتل ثلاثة مدنيين بقذائف قوات النظام في مدينة دوما.", "killing", "قوات النظام", ""),
    ("قتل جنديان من الجيش المالي في كمين نصبته حركة الشباب قرب ميناكا.", "killing", "حركة الشباب", "الجيش المالي"),
    ("تصدت قوات الوفاق لمحاولة تقدم قوات حفتر نحو غريان.", "battle", "قوات الوفاق", "قوات حفتر"),
    ("استولى مقاتلو جبهة النصرة على دبابتين لقوات النظام.", "capture", "جبهة النصرة", "قوات النظام"),
    ("صادر عناصر تنظيم الدولة الأسلحة والسيارات.", "capture", "تنظيم الدولة", ""),
    ("نصب اللواء 27 التابع للجيش الوطني كمينا لقوات الدعم السريع.", "battle", "اللواء 27", "الدعم السريع"),
    ("قتل تسعة من الجيش الوطني الليبي بقيادة خليفة حفتر في معارك قرب سرت.", "killing", "", "الجيش الوطني الليبي"),
]


@pytest.mark.parametrize(("sentence", "event_type", "agent", "target"), SENTENCES)
def test_roles(sentence: str, event_type: str, agent: str, target: str) -> None:
    assert [agent in words for words in agents(sentence, event_type)] == ([True] if agent else [])
    assert [target in words for words in targets(sentence, event_type)] == ([True] if target else [])


def test_who_made_an_agreement_is_not_who_mediated_it() -> None:
    shelled = "استهدفت قوات النظام بالمدفعية بلدة كنصفرة، في خرق جديد للاتفاق الذي"
    assert agents(f"{shelled} أبرمته موسكو وأنقرة في الخامس من آذار.", "agreement") == ["موسكو", "أنقرة"]
    assert agents(f"{shelled} أبرمته لجنة الوساطة في الخامس من آذار.", "agreement") == []


def test_both_are_the_two_sides_told_of_last() -> None:
    text = "اندلعت اشتباكات بين كتيبة ثوار طرابلس ولواء الصمود، وتراشق الجانبان بالمدفعية حتى الفجر."
    assert agents(text, "shelling") == ["الجانبان", "الجانبان"]
    assert len({item.entity for item in told(text, "shelling").agents}) == 2
    assert agents("وتراشق الجانبان بالمدفعية حتى فجر اليوم.", "shelling") == []


def test_a_band_with_the_adjective_of_a_state_is_of_its_forces() -> None:
    text = "داهمت قوة إسرائيلية بلدة قباطية واعتقلت ثلاثة شبان."
    assert agents(text, "movement_of_forces") == agents(text, "detention") == ["إسرائيلية"]
    assert agents("اعتقلت قوة مجهولة ثلاثة شبان.", "detention") == []


def test_who_covers_an_attack_takes_part_in_it() -> None:
    text = "سيطرت قوات البيشمركة بغطاء من طيران التحالف الدولي على بعشيقة."
    assert agents(text, "territory_change") == ["قوات البيشمركة", "طيران التحالف الدولي"]


def test_what_an_issuer_calls_its_own_men_is_itself() -> None:
    text = "كتائب عز الدين القسام\nبيان عسكري\n\nاغتنم المجاهدون ثلاث بنادق في مدينة رفح أمس.\n\nكتائب القسام"
    claim = told(text, "capture")
    assert [item.text for item in claim.agents] == ["المجاهدون"]
    assert claim.agents[0].entity is not None


VERBS_WITHOUT_A_SUBJECT = [
    # Who speaks of himself is meant by the verb alone.
    ("وتفاخرت حركة الشباب بأنها أجهزت على عشرين جنديا قرب أفجوي.", "killing", "أجهزت"),
    ("أنزلت دورية من الجيش المالي ستة ركاب من سيارتهم في ديابالي وأعدمتهم.", "killing", "الجيش المالي"),
    ("أُغلق المستشفى إثر دخول قوات الدعم السريع التي أطلقت الرصاص داخله.", "attack_on_civilians", "قوات الدعم السريع"),
    ("فتسلل من الثغرة مهاجمون من تنظيم الدولة إلى الحي.", "movement_of_forces", "تنظيم الدولة"),
    ("أوقعت وحدة من الجيش السوري مجموعة تسللت من بئر عجم في كمين، وقضت على ثمانية منها.", "killing", "الجيش السوري"),
    ("دخلت ستون آلية من كتيبة درع ليبيا المدينة واتخذت مواقع لها.", "movement_of_forces", "كتيبة درع ليبيا"),
    ("هاجم الجيش المالي القرية، وعاودت حركة الشباب التسلل إليها وخطفت ثلاثة مدنيين.", "abduction", "حركة الشباب"),
    ("تعهد أن الجزائر لم تدفع سنتيما واحدا ولم تطلق سراح أي إرهابي.", "release", "الجزائر"),
    ("وكانت إسرائيل أغلقت الخميس مطار إيلات لساعات.", "siege", "إسرائيل"),
    ("بين العائدين ستة متضامنين رحّلتهم إسرائيل أمس إلى الأردن.", "displacement", "إسرائيل"),
    ("غير أن العدو أدخل مسيّرات حديثة زودته بها الإمارات.", "alliance_or_collusion", "الإمارات"),
    ("أعلن حلف شمال الأطلسي تنفيذ ستين طلعة قتالية.", "airstrike", "طلعة"),
    ("قال الفريق إن مسلحين من تنظيم القاعدة قد اختطفوهم في مديرية مودية.", "abduction", "تنظيم القاعدة"),
]


@pytest.mark.parametrize(("sentence", "event_type", "agent"), VERBS_WITHOUT_A_SUBJECT)
def test_subjects_left_unsaid(sentence: str, event_type: str, agent: str) -> None:
    assert agents(sentence, event_type) == [agent]


WHAT_STANDS_STILL = [
    ("قال إن الهجوم الذي استهدف فجر أمس ثكنة للجيش المالي في نامبالا فشل.", "battle", "", "لجيش المالي"),
    ("فهوجمت نقطتان للجيش العراقي في الرشاد.", "battle", "", "لجيش العراقي"),
    ("سلّم أربعة عناصر من ولاية سيناء، بينهم خبير العبوات، أنفسهم للجيش.", "surrender", "ولاية سيناء", "لجيش"),
]


@pytest.mark.parametrize(("sentence", "event_type", "agent", "target"), WHAT_STANDS_STILL)
def test_what_stands_still_does_nothing(sentence: str, event_type: str, agent: str, target: str) -> None:
    assert agents(sentence, event_type) == ([agent] if agent else [])
    assert targets(sentence, event_type) == [target]


AIMED = [
    ('سقط تسعة عناصر في ثلاث هجمات "منسقة" استهدفت قوات حفتر في درنة.', "battle", "", "قوات حفتر"),
    ("سقط تسعة عناصر في هجمات استهدفت قوات حفتر في درنة.", "battle", "", "قوات حفتر"),
    ("سقط تسعة عناصر في هجمات استهدفت قوات حفتر بدرنة شرقي ليبيا.", "battle", "", "قوات حفتر"),
    ("أمس استهدفت قوات النظام حاجزا لحركة أحرار الشام في ريف حماة.", "battle", "قوات النظام", "حركة أحرار الشام"),
    ("قال إن عدد قتلى الجيش السوداني بلغ 70 عنصرا في بابنوسة.", "killing", "", "الجيش السوداني"),
    ("وصلت تعزيزات من الشرطة الاتحادية لقتال تنظيم داعش في تلعفر.", "movement_of_forces", "الشرطة الاتحادية", ""),
    ("بعد هجوم حركة حماس الذي أدى إلى مقتل 20 شخصا، شن الجيش الإسرائيلي غارات على رفح.", "killing", "حركة حماس", ""),
    ("قتل ستة مدنيين في غارات شنها الجيش الإسرائيلي على رفح.", "killing", "الجيش الإسرائيلي", ""),
]


@pytest.mark.parametrize(("sentence", "event_type", "agent", "target"), AIMED)
def test_who_is_aimed_at_does_nothing(sentence: str, event_type: str, agent: str, target: str) -> None:
    assert agents(sentence, event_type) == ([agent] if agent else [])
    assert targets(sentence, event_type) == ([target] if target else [])
