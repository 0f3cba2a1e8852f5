"""Whose deed a masdar is, and whom it befell: behind ل, between two sides, of who announces, orders, admits it."""

import pytest
from telling import agents, targets, told


@pytest.mark.parametrize(
    ("text", "event_type", "who"),
    [
        ("بعد الجلاء المفاجئ لحركة الشباب عن مقديشو، انتشرت القوات الحكومية.", "retreat", ["حركة الشباب"]),
        ("انسحاب جزئي لآليات الجيش الإسرائيلي من مخيم جنين.", "retreat", ["الجيش الإسرائيلي"]),
        ("أفاد الأهالي بتوغل محدود للجيش الإسرائيلي شرق القنيطرة.", "advance", ["لجيش الإسرائيلي"]),
        ("شهدت المدينة انتشارا كثيفا لقوات الأمن.", "movement_of_forces", ["قوات الأمن"]),
        ("قتل ثلاثة خلال احتجاجات لأبناء الهوسا في كسلا.", "protest", ["الهوسا"]),
        ("سيطرة كاملة للجيش على مدينة ود مدني.", "territory_change", ["لجيش"]),
        # What a protest is for, what a fight is for, and in whose favour are no doers.
        ("خرجت مسيرات مؤيدة لحركة حماس في عمان.", "protest", []),
        ("وقعت معارك لطرد داعش من الموصل.", "battle", []),
        ("تقدم عند حاجز لقوات النظام في إدلب.", "advance", []),
        ("اتفاق لوقف إطلاق النار لصالح الحكومة السودانية.", "agreement", []),
    ],
)
def test_behind_an_indefinite_or_described_masdar_who_does_it(text: str, event_type: str, who: list[str]) -> None:
    assert agents(text, event_type) == who


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("تمت عملية تبادل للأسرى بين الحكومة اليمنية وجماعة الحوثي.", ["الحكومة اليمنية", "جماعة الحوثي"]),
        ("نفذت عملية تبادل جثامين بين حزب الله وإسرائيل في الناقورة.", ["حزب الله", "إسرائيل"]),
        ("تأجلت صفقة تبادل الأسرى بعد قصف بين الجيش اللبناني وحزب الله.", []),
    ],
)
def test_prisoners_are_exchanged_between_two_sides(text: str, who: list[str]) -> None:
    assert agents(text, "prisoner_exchange") == who


@pytest.mark.parametrize(
    ("text", "who", "whom"),
    [
        ("دخل الجيش العراقي الفلوجة بعد معارك مع تنظيم الدولة.", ["الجيش العراقي"], ["تنظيم الدولة"]),
        ("قتل جنديان من الجيش النيجيري في مواجهات مع بوكو حرام.", ["الجيش النيجيري"], ["بوكو حرام"]),
        ("قتل خمسة جنود في اشتباكات مع مسلحي حركة الشباب في كسمايو.", [], ["حركة الشباب"]),
        # Aid workers fight nobody.
        ("قتل خمسة من الهلال الأحمر السوداني في اشتباكات مع قوات الدعم السريع.", [], ["قوات الدعم السريع"]),
        ("خاضت البيشمركة معارك ضد تنظيم الدولة في مخمور.", ["البيشمركة"], ["تنظيم الدولة"]),
    ],
)
def test_those_who_fell_in_clashes_with_somebody_fought_him(text: str, who: list[str], whom: list[str]) -> None:
    assert (agents(text, "battle"), targets(text, "battle")) == (who, whom)


@pytest.mark.parametrize(
    ("text", "event_type", "who"),
    [
        ("تركيا تعلن تحييد عشرة مسلحين في شمال العراق.", "killing", ["تحييد"]),
        ("أعلنت أذربيجان استعادة أربع قرى في ناغورنو كاراباخ.", "territory_change", ["استعادة"]),
        ("كينيا تعلن قتل عشرين من حركة الشباب.", "killing", ["قتل"]),
        # Its own dead, what others did on its soil, and what a ministry tells.
        ("إسرائيل تعلن مقتل 13 من لواء جولاني.", "killing", []),
        ("أكدت إيران اغتيال إسماعيل هنية في طهران.", "killing", []),
        ("أعلنت سوريا قصف مطار الشعيرات.", "shelling", []),
        ("وزارة الصحة الفلسطينية تعلن مقتل عشرة.", "killing", []),
    ],
)
def test_what_a_state_announces_it_has_done(text: str, event_type: str, who: list[str]) -> None:
    assert agents(text, event_type) == who


@pytest.mark.parametrize(
    ("text", "event_type", "who"),
    [
        ("أمرت النيابة العامة بحبس أربعة متهمين في القاهرة.", "detention", ["النيابة العامة"]),
        ("أمر الرئيس ديبي، قبل يومين، بإغلاق الحدود مع السودان.", "siege", ["الرئيس ديبي"]),
        ("أمر الرئيس التشادي الجيش بملاحقة المتمردين.", "battle", ["الجيش"]),
        ("أمر الجيش الإسرائيلي سكان خان يونس بإخلاء المدينة.", "displacement", []),
        ("طالبت الأمم المتحدة بفتح تحقيق في القصف.", "investigation", []),
    ],
)
def test_an_order_to_nobody_is_carried_out_in_the_name_of_who_gives_it(
    text: str, event_type: str, who: list[str]
) -> None:
    assert agents(text, event_type) == who


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        ("نفى تنظيم الدولة خسارة بلدة الشدادي.", ["خسارة"]),
        ("أقرت قوات الدعم السريع بخسارة مدينة ود مدني.", ["بخسارة"]),
        ("أعلن الجيش السوري خسارة داعش مدينة تدمر.", ["داعش"]),
        ("قال الجيش السوداني إن خسارة المدينة كارثة.", []),
    ],
)
def test_who_admits_or_denies_a_loss_suffered_it(text: str, whom: list[str]) -> None:
    claim = told(text, "territory_change")
    assert ([item.text for item in claim.targets], claim.agents) == (whom, ())


@pytest.mark.parametrize(
    ("text", "event_type", "who"),
    [
        (
            "أسفر هجومان منفصلان، نفذهما يوم الخميس مسلحون من جماعة نصرة الإسلام والمسلمين، عن مصرع 49 مدنيا.",
            "killing",
            ["جماعة نصرة الإسلام والمسلمين"],
        ),
        ("اقتحام المستشفى، الذي نفذه الجيش الإسرائيلي فجرا، أدى إلى إصابة طبيبين.", "injury", ["الجيش الإسرائيلي"]),
        (
            "تعرضت المدينة لاعتداء مزدوج شاركت فيه كتيبة سبل السلام إلى جانب قوات الدعم السريع.",
            "attack_on_civilians",
            ["كتيبة سبل السلام", "قوات الدعم السريع"],
        ),
        # Who took part in what was attacked; whose base it was; who stood by.
        ("هجوم على عرض عسكري شاركت فيه قوات النظام.", "battle", []),
        ("هجوم على حفل شارك فيه الجيش.", "battle", []),
        ("هجوم على قاعدة، دمرتها حركة الشباب قبل عام.", "battle", []),
        ("اعتداءات نفذها مستوطنون تحت حماية الجيش الإسرائيلي في حوارة.", "attack_on_civilians", []),
    ],
)
def test_the_verb_behind_a_blow_says_who_did_it(text: str, event_type: str, who: list[str]) -> None:
    assert agents(text, event_type) == who


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "هدنة إنسانية لمدة 72 ساعة بين الجيش السوداني وقوات الدعم السريع.",
            ["الجيش السوداني", "قوات الدعم السريع"],
        ),
        ("أعلنت الأمم المتحدة عن هدنة مدتها شهران بين الحكومة اليمنية والحوثيين.", ["الحكومة اليمنية", "الحوثيين"]),
        ("وقف إطلاق النار بعد خلاف لثلاثة أيام بين حماس وفتح.", []),
    ],
)
def test_between_whom_a_truce_is_stands_behind_its_length(text: str, who: list[str]) -> None:
    assert agents(text, "ceasefire") == who


@pytest.mark.parametrize(
    ("text", "event_type", "whom"),
    [
        ("إعدام ميداني لثلاثة أسرى من البيشمركة على يد داعش.", "killing", ["البيشمركة"]),
        ("القتل الوحشي للقائد محمد حسن في طرابلس.", "killing", ["محمد حسن"]),
        ("إطلاق سراح مشروط للمعتقل عمر خالد.", "release", ["عمر خالد"]),
        # A side may as well have done it.
        ("نددت المنظمة بالاعتقال التعسفي للسلطات المصرية.", "detention", []),
    ],
)
def test_behind_a_described_masdar_whom_it_was_done_to(text: str, event_type: str, whom: list[str]) -> None:
    claim = told(text, event_type)
    assert [item.text for item in claim.targets] == whom


@pytest.mark.parametrize(
    ("text", "event_type", "who", "whom"),
    [
        (
            "اعتقال الاستخبارات التركية لقيادي في حزب العمال الكردستاني بالسليمانية.",
            "detention",
            ["الاستخبارات التركية"],
            ["حزب العمال الكردستاني"],
        ),
        ("أدى استهداف الحوثيين لناقلة نفط يونانية إلى غرق ثلاثة بحارة.", "attack_on_civilians", ["الحوثيين"], []),
        ("إطلاق نار كثيف من الجيش الهندي على قرى في كشمير.", "attack_on_civilians", ["الجيش الهندي"], []),
        ("ندد الأهالي باستهداف الجيش السوداني في بارا.", "battle", [], []),
    ],
)
def test_who_does_it_stands_before_whom_it_is_done_to(
    text: str, event_type: str, who: list[str], whom: list[str]
) -> None:
    assert (agents(text, event_type), targets(text, event_type)) == (who, whom)


@pytest.mark.parametrize(
    ("text", "event_type", "who"),
    [
        ("اتفاق لتبادل الجثامين بين أرمينيا وأذربيجان برعاية روسية.", "agreement", ["أرمينيا", "أذربيجان"]),
        ("اتفاق لوقف القصف بين الحكومة السورية وجبهة النصرة.", "agreement", ["الحكومة السورية", "جبهة النصرة"]),
        ("قصف متبادل بين حزب الله والجيش الإسرائيلي عبر الحدود.", "shelling", ["حزب الله", "الجيش الإسرائيلي"]),
        ("قصف الجيش مركز الشرطة في بعقوبة.", "shelling", ["الجيش"]),
        ("اندلعت مواجهات بين الجيش السوداني وقوات الدعم السريع، ما أدى إلى مقتل خمسة.", "killing", []),
        ("مواجهات بين متظاهرين وقوات الأمن الصومالية في بلدوين تخلف قتيلين.", "killing", []),
    ],
)
def test_what_is_between_two(text: str, event_type: str, who: list[str]) -> None:
    assert agents(text, event_type) == who
