"""What stands outside the clause of an event and says that it did not happen, or may yet."""

import pytest

from rawi.read import read_text


def told(text: str, event_type: str) -> tuple[str, bool]:
    claim = next(c for c in read_text(text, published="2024-05-16").claims if c.event_type == event_type)
    return claim.modality, claim.polarity


@pytest.mark.parametrize(
    ("text", "event_type"),
    [
        ("قال مسؤول محلي إن الأنباء عن سقوط البلدة بيد المتمردين غير صحيحة.", "territory_change"),
        ("لا صحة لما أشيع عن مقتل قائد اللواء الخامس في تعز.", "killing"),
        ("غير صحيح أن المقاتلين سلموا أسلحتهم للجيش.", "surrender"),
        ("يروج إعلام النظام أن الفصائل تمنع المدنيين من الخروج وهذا كذب.", "siege"),
    ],
)
def test_what_is_called_untrue_is_denied(text: str, event_type: str) -> None:
    assert told(text, event_type) == ("denied", False)


@pytest.mark.parametrize(
    ("text", "event_type"),
    [
        ("أكدت الوزارة أنه لا أنباء عن إصابات بين الطواقم الطبية.", "injury"),
        ("قصفت الزوارق ساحل السودانية من دون أن تقع إصابات.", "injury"),
        ("حال القناصة دون وصول سيارات الإسعاف إلى الحي.", "aid"),
        ("كادت القذيفة أن تصيب حافلة ركاب في صيدا.", "injury"),
        ("رفضت الفصائل تسليم سلاحها للجيش اللبناني.", "surrender"),
        ("رفضت الحكومة السماح بدخول شاحنات الأمم المتحدة إلى كادقلي.", "aid"),
        ("لم تعد الحكومة تسيطر على مدينة غوما.", "territory_change"),
        ("منعت قوات التحالف سقوط عين العرب.", "territory_change"),
        ("أحبطت القوات تفجير سيارة مفخخة في بغداد.", "explosion"),
        ("أحبطت الأجهزة الأمنية محاولة تفجير انتحاري في كربلاء.", "explosion"),
    ],
)
def test_what_did_not_come_about_is_told_as_such(text: str, event_type: str) -> None:
    assert told(text, event_type) == ("asserted", False)


@pytest.mark.parametrize(
    ("text", "event_type"),
    [
        ("لم يمنع الجيش سقوط المدينة.", "territory_change"),
        ("منع الجيش دخول المساعدات بعد قصف المدينة.", "shelling"),
    ],
)
def test_what_nobody_kept_off_came_about(text: str, event_type: str) -> None:
    assert told(text, event_type) == ("asserted", True)


@pytest.mark.parametrize(
    ("text", "event_type", "made"),
    [
        ("يخشى سكان الجنينة أن يهاجم المسلحون مخيم النازحين من جديد.", "attack_on_civilians", "hypothetical"),
        ("يتوقع محللون أن تعلن الحكومة هدنة قبل رمضان.", "ceasefire", "hypothetical"),
        ("قد تشن إسرائيل هجوما بريا على جنوب لبنان.", "battle", "hypothetical"),
        ("قالت الفصائل: إن لم ترفعوا الحصار فسنقصف الميناء.", "shelling", "hypothetical"),
        ("تدرس قيادة التحالف شن غارات على مواقع التنظيم في سرت.", "airstrike", "planned"),
        ("هل قصفت إسرائيل مستشفى المعمداني؟", "shelling", "hypothetical"),
        ("لا تزال أنباء مقتل القيادي في درنة غير مؤكدة.", "killing", "hypothetical"),
        ("يفترض أن يُفرج عن خمسين أسيرا الأحد.", "release", "planned"),
        ("يُطالب السكان بأن تنسحب القوات من البلدة.", "retreat", "demanded"),
    ],
)
def test_what_is_still_to_come_is_no_fact(text: str, event_type: str, made: str) -> None:
    assert told(text, event_type) == (made, True)


@pytest.mark.parametrize(
    ("text", "event_type"),
    [
        ("سيطرت الفصائل على الثكنة ساعتين قبل أن تنسحب من القرية.", "retreat"),
        ("أرجأت المحكمة النظر في قضية تفجير الكنيسة إلى الشهر المقبل.", "explosion"),
        ("غادرت العائلات القرية خوفا من القصف الذي تواصل بالمدفعية على الأحياء.", "shelling"),
        ("ما كاد يغادر حتى اعتقل ناشط من منزله في الخرطوم.", "detention"),
        ("استطاع المسلحون أن يدخلوا بلدة مورك.", "advance"),
    ],
)
def test_what_is_known_or_done_stays_a_fact(text: str, event_type: str) -> None:
    assert told(text, event_type) == ("asserted", True)


def test_what_is_not_meant_is_negated() -> None:
    assert told("لا نية لدى الحكومة لإعلان هدنة في الوقت الراهن.", "ceasefire") == ("denied", False)
    assert told("يحظر الاتفاق على الطرفين نشر قوات إضافية في المنطقة.", "movement_of_forces") == ("demanded", False)


@pytest.mark.parametrize(
    ("text", "event_type", "made"),
    [
        ("يرجح أن يكون المسلحون قد انسحبوا نحو الجبال.", "retreat", ("hypothetical", True)),
        ("لو لم تنسحب القوات لوقعت مجزرة.", "retreat", ("hypothetical", True)),
        ("لا بد من محاسبة قتلة المتظاهرين.", "investigation", ("demanded", True)),
        ("تعهدت الفصائل بعدم قصف المدنيين.", "shelling", ("promised", False)),
        ("يحذر خبراء من مجاعة وشيكة في دارفور.", "statement", ("hypothetical", True)),
        ("تجنبت القوات قصف الأحياء السكنية.", "shelling", ("asserted", False)),
        ("أعلن الناطق انتهاء حصار البلدة.", "siege", ("asserted", False)),
        ("صوت البرلمان بعد تصويت طويل على سحب القوات الأجنبية.", "retreat", ("planned", True)),
    ],
)
def test_moods_that_small_words_make(text: str, event_type: str, made: tuple[str, bool]) -> None:
    assert told(text, event_type) == made


@pytest.mark.parametrize(
    ("text", "event_type"),
    [
        ("انسحب المسلحون من قبل أن يقصف الجيش حلب.", "shelling"),
        ("أدى القصف إلى أن ينزح السكان من حلب.", "displacement"),
        ("وحدث أن يقصف الجيش حلب كل يوم.", "shelling"),
        ("القاضي ياسين خضر اغتيل أمس في المكلا.", "killing"),
    ],
)
def test_what_follows_or_comes_of_a_deed_is_told_as_done(text: str, event_type: str) -> None:
    assert told(text, event_type) == ("asserted", True)


def test_what_is_still_needed_is_not_done() -> None:
    assert told("نحتاج إلى أن ينسحب الجيش من حلب.", "retreat") == ("hypothetical", True)


def test_that_nobody_owns_up_to_a_deed_does_not_undo_it() -> None:
    claims = read_text("لم تتبن أي جهة الهجوم.", published="2024-05-16").claims
    assert all(claim.polarity for claim in claims if claim.event_type == "battle")


@pytest.mark.parametrize(
    ("text", "event_type", "made"),
    [
        ("لم تفرج السلطات عن الصحفي في تعز إلا بعد شهر.", "release", ("asserted", True)),
        ("لم تفرج السلطات عن الصحفي في تعز.", "release", ("asserted", False)),
        ("هذا هو التفاهم: تسليم البنادق للفرقة الرابعة في مدينة حرستا.", "handover", ("planned", True)),
        ("تساوم اللجان الأهالي على ترحيل الشبان من مدينة زملكا.", "displacement", ("hypothetical", True)),
        ("تسليح الفصائل بالعتاد في مدينة الفاشر ليس عملنا.", "alliance_or_collusion", ("denied", False)),
    ],
)
def test_what_stands_around_an_event_says_how_it_is_meant(text: str, event_type: str, made: tuple[str, bool]) -> None:
    assert told(text, event_type) == made


@pytest.mark.parametrize(
    ("sentence", "modality"),
    [
        ("نفت الشرطة مقتل أي ضابط في التفجير الذي وقع الأحد أمام مقهى في مقديشو.", "asserted"),
        ("نفى الناطق باسم الجيش سقوط قتلى في صفوفه خلال التفجير الذي هز مدينة سرت.", "asserted"),
        ("نفت الحركة ضلوعها في التفجير الذي استهدف الحافلة قرب القدس.", "denied"),
    ],
)
def test_what_something_else_is_denied_of_did_happen(sentence: str, modality: str) -> None:
    assert [one.modality for one in read_text(sentence).claims if one.event_type == "explosion"] == [modality]


def test_a_parade_is_no_offer() -> None:
    assert told("وكان هجوم بطائرة مسيرة على عرض عسكري قد أودى بحياة خمسة جنود.", "killing") == ("asserted", True)
    assert told("عرضت القوات هدنة في مدينة الفاشر.", "ceasefire") == ("planned", True)


def test_who_speaks_first_in_a_text_is_governed_by_no_word() -> None:
    told = read_text("تؤكد الحكومة: هدنة في المدينة قبل أن").claims
    assert [(claim.event_type, claim.modality) for claim in told] == [("ceasefire", "asserted")]
