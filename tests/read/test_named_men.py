"""Whom it befell by his name, whatever title stands before it, and who receives what is handed over."""

import pytest
from telling import agents, targets

NAMED: list[tuple[str, str, list[str]]] = [
    # A title that is long, of no list, or that names a body.
    ("أودت القذيفة بمصور رويترز عصام عبد الله.", "killing", ["عصام عبد الله"]),
    ("استشهد قائد اللواء 35 السابق العميد فيصل رجب.", "killing", ["العميد فيصل رجب"]),
    ("ارتقى اليوم الزميل الطبيب محمد عثمان بشظايا دانة.", "killing", ["محمد عثمان"]),
    ("وقد استشهد المجند / أحمد رضا عبدالعاطى أثناء قيامه بواجبه.", "killing", ["أحمد رضا عبدالعاطى"]),
    ("قتل خمسة من رجال لواء القدس.", "killing", ["لواء القدس"]),
    # One of those counted.
    ("أصيب ثمانية بينهم قائد الكتيبة الثانية الرائد عبده الحالمي.", "injury", ["الرائد عبده الحالمي"]),
    ("ثلاثة وعشرون قتيلا أحدهم المستشار الثقافي إبراهيم الأنصاري.", "killing", ["إبراهيم الأنصاري"]),
    ("قتل خمسة في هجوم قرب منزل الوزير أحمد جبريل.", "killing", []),
    ("قتل شقيق الوزير أحمد جبريل.", "killing", []),
    # Who is joined to a man is called by whose he is.
    ("استشهدت مراسلة القناة فرح عمر وزميلها ربيع المعماري.", "killing", ["فرح عمر", "ربيع المعماري"]),
    # He is the subject before, and the verb is passive.
    ("استُدرج عبد الغني الككلي إلى اجتماع ثم أُعدم.", "killing", ["عبد الغني الككلي"]),
    ("دخلت الشرطة الروسية الحي ثم أُعدم عند مدخله تاجر.", "killing", []),
    ("هاجم القائد أحمد العلي القرية ثم قُتل إمامها.", "killing", []),
    ("هاجم القائد أحمد العلي القرية ثم قُتل في الهجوم إمامها.", "killing", []),
    # Whose men they were, or whom they stood with or against.
    ("مقتل متظاهرين معارضين للرئيس عمر البشير في مدينة الخرطوم.", "killing", []),
    ("مقتل عشرة موالين للواء خليفة حفتر في مدينة درنة.", "killing", []),
    ("مقتل ستة مقاتلين موالين للمشير خليفة حفتر.", "killing", []),
    ("مقتل سائق الوزير أحمد علي في مدينة عدن.", "killing", []),
    ("مقتل عشرة خلال زيارة الرئيس عمر البشير.", "killing", []),
    ("مقتل عشرة يوم زيارة الوزير أحمد العلي.", "killing", []),
    ("اعتقال قتلة الصحفي جمال خاشقجي.", "detention", []),
    ("اعتقال معارضي الرئيس قيس سعيد في مدينة تونس.", "detention", []),
    ("اعتقال معارضين سياسيين للرئيس قيس سعيد.", "detention", []),
    ("مقتل محامي الرئيس محمد مرسي.", "killing", []),
    ("مقتل طبيب الرئيس محمد مرسي.", "killing", []),
    ("أصيب ثلاثة بينهم سائق القائد أحمد العلي.", "injury", []),
    ("مقتل عدو القائد أحمد العلي.", "killing", []),
    ("اعتقال عناصر القائد الميداني أحمد العلي.", "detention", []),
    ("قضى سبعة، بينهم ثلاثة بريطانيين والسائق الفلسطيني سيف الدين أبو طه.", "killing", ["سيف الدين أبو طه"]),
    # A member of a body, behind in, by or for.
    ("قتلت المسيرة راكبها العنصر في حركة فتح.", "killing", ["حركة فتح"]),
    ("اغتال مجهولون ضابطا بالجيش الإسرائيلي.", "killing", ["الجيش الإسرائيلي"]),
    ("اغتال مجهولون مرشحا عن حركة فتح.", "killing", ["حركة فتح"]),
    ("اغتال مجهولون تاجرا في حي تسيطر عليه حركة فتح.", "killing", []),
    # A title behind a name only says who he is.
    ("قتل أحمد جبريل القيادي في حركة فتح في غزة.", "killing", ["أحمد جبريل"]),
    ("قتلت إسرائيل القيادي في حركة فتح أحمد جبريل.", "killing", ["أحمد جبريل", "حركة فتح"]),
    # The dead of a blow are those it was aimed at, if somebody counts them.
    ("نصب مسلحون كمينا لدورية من قوات الحزام الأمني مما أسفر عن سقوط أربعة قتلى.", "killing", ["قوات الحزام الأمني"]),
    ("نصب مسلحون كمينا لدورية من قوات الحزام الأمني مما أسفر عن سقوط أربعة مدنيين.", "killing", []),
]


@pytest.mark.parametrize(("text", "event_type", "suffered"), NAMED)
def test_whom_it_befell_is_named(text: str, event_type: str, suffered: list[str]) -> None:
    assert targets(text, event_type) == suffered


def test_a_title_behind_a_name_makes_nobody_the_doer() -> None:
    assert agents("قتل أحمد جبريل، القيادي في حركة فتح، في غزة.", "killing") == []
    assert agents("قتل القيادي في حركة فتح ثلاثة جنود في غزة.", "killing") == ["حركة فتح"]


def test_those_who_lay_an_ambush_are_not_made_of_those_it_is_laid_for() -> None:
    text = "نصب مسلحون كمينا لدورية من قوات الحزام الأمني."
    assert agents(text, "battle") == []
    assert targets(text, "battle") == ["قوات الحزام الأمني"]
    assert agents("هاجم تجمع لجنود الجيش السوري البلدة.", "battle") == ["الجيش السوري"]
