"""Doers of verbs whose subject an earlier clause of the sentence names, with counter-examples where it stays open."""

import pytest
from telling import agents

GIVEN: list[tuple[str, str, list[str]]] = [
    # He who pledges is named by the words of his deed.
    ("وعدت بعثة الاتحاد الأوروبي بإرسال سيارتي إسعاف إلى تاجوراء.", "aid", ["بإرسال"]),
    ("انتقدت حركة طالبان القرار، واعتقلت ثلاثة صحفيين في كابل.", "detention", ["حركة طالبان"]),
    ("وانتقدت جماعة الحوثي بيان منظمة الصحة العالمية، واحتجزت أربعة من موظفيها.", "detention", ["جماعة الحوثي"]),
    ("طالبت تركيا واشنطن بسحب السلاح من الوحدات، وقصفت مواقع في تل رفعت.", "shelling", ["تركيا"]),
    ("واستنكرت الحكومة العراقية الهجومين، واعتقلت عشرين مشتبها به.", "detention", ["الحكومة العراقية"]),
    ("الفصائل الفلسطينية التي حاصرت الموقع سبع ساعات تراجعت عنه.", "siege", ["الفصائل الفلسطينية"]),
]
OPEN: list[tuple[str, str]] = [
    ("كسر الجيش اليمني بإسناد من مقاتلات التحالف هجوما شنه الحوثيون على مواقعه، وقتل نحو ثلاثين منهم.", "killing"),
    ("استنكرت الحكومة اليمنية الغارات التي استهدفت سوقا في صعدة وقتلت عشرين مدنيا.", "killing"),
    ("نددت الحكومة الليبية بغارات على ترهونة قتلت عشرة مدنيين، وأصابت آخرين.", "injury"),
    ("تفقدت وزارة الصحة الفلسطينية المستشفى، وانفجرت عبوة ناسفة قرب بوابته فقتلت ممرضا.", "killing"),
    ("أوفدت جامعة الدول العربية مراقبين إلى حمص، وقتلت قذيفة صحفيا فرنسيا.", "killing"),
    ("قالت بعثة الأمم المتحدة في ليبيا إن قذيفة سقطت على مخيم، وأصابت ثلاث نساء.", "injury"),
    ("قصفت طائرات يعتقد أنها إسرائيلية مواقع للحشد الشعبي قرب البوكمال فقتلت خمسة عناصر.", "killing"),
    ("استهدفت مسيرة مجهولة سيارة تابعة لقوات سوريا الديمقراطية في القامشلي فقتلت اثنين من ركابها.", "killing"),
    ("انفجرت سيارة في منطقة تسيطر عليها فصائل الجيش الوطني في رأس العين وقتلت ثلاثة مدنيين.", "killing"),
    ("استنكرت المؤسسة الوطنية للنفط القصف، وقالت إن ألسنة النار دمرت خزانين.", "destruction"),
]


@pytest.mark.parametrize(("text", "event_type", "doers"), GIVEN)
def test_the_one_side_that_can_be_the_subject_is_the_doer(text: str, event_type: str, doers: list[str]) -> None:
    assert agents(text, event_type) == doers


@pytest.mark.parametrize(("text", "event_type"), OPEN)
def test_what_may_be_the_deed_of_an_event_or_of_nobody_named_stays_open(text: str, event_type: str) -> None:
    assert agents(text, event_type) == []
