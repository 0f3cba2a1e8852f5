"""Whose page it is, where no list and no rule says so: the names around its text, by learned weights."""

import pytest

from rawi.read import read_text

BODY = (
    "قُتل خمسة جنود وأصيب ثمانية آخرون، فجر اليوم، في كمين نصبه مسلحون لرتل عسكري على الطريق بين المدينتين، "
    "وقال ضابط في المكان إن الاشتباك استمر ساعتين قبل أن تصل التعزيزات وينسحب المهاجمون إلى الجبال القريبة.\n\n"
    "وأضاف الضابط أن الجيش أغلق الطريق أمام السيارات المدنية وأن مروحيتين نقلتا الجرحى إلى المستشفى العسكري."
)


def owner(text: str) -> str | None:
    reading = read_text(text)
    names = {source.id: source.name for source in reading.sources}
    return next((names[p.narrator] for p in reading.passages if p.role == "report" and p.narrator), None)


@pytest.mark.parametrize(
    ("above", "name"),
    [
        ("ضفاف الوادي - صحيفة سياسية يومية - العدد 77 - السبت 4 يناير 1997\n\nكمين على طريق الجبال", "ضفاف الوادي"),
        ("ضفاف الوادي | قناة إخبارية\n\nكمين على طريق الجبال يوقع خمسة قتلى", "ضفاف الوادي"),
    ],
)
def test_what_a_page_is_called_beside_what_it_is(above: str, name: str) -> None:
    assert owner(f"{above}\n\n{BODY}") in (name, None)


@pytest.mark.parametrize(
    "above",
    [
        "القوات الحكومية في الوادي",
        "البنتاغون: ضربنا معسكرا للمسلحين",
        "رواية «الغد البعيد» عن الكمين",
        "كمين على طريق الجبال\n\nرقم الملف: ب-77",
        "تقرير خاص\n12 مارس 2019",
        "الألغام تحصد تسعة أرواح\nصدرت في 17 أيار 2022",
        "المتحدث باسم الجيش: دمرنا الجسر\nكمين على طريق الجبال",
    ],
)
def test_a_headline_a_label_and_who_wrote_are_no_owners(above: str) -> None:
    assert owner(f"{above}\n\n{BODY}") is None


def test_whom_an_open_letter_is_for_did_not_write_it() -> None:
    body = "إخواني في القيادات: لقد رأيت بعيني من يترك أخاه جريحا وينسحب."
    assert all(s.name != "قيادة الفصائل" for s in read_text(f"رسالة مفتوحة إلى قيادة الفصائل\n{body}").sources)
    assert any(s.name == "قيادة الفصائل" for s in read_text(f"بيان صادر عن قيادة الفصائل\n{body}").sources)


def test_a_bulletin_with_its_number_is_nobody() -> None:
    text = "المنظمة الليبية لتوثيق الانتهاكات\nموجز أسبوعي 16 – 22 مايو 2020\nوثقت المنظمة مقتل تسعة في الوطية."
    assert "موجز أسبوعي 16" not in [source.name for source in read_text(text).sources]
    text = "أخبار الساحل 24\nمقتل تسعة في الوطية\nقتل تسعة في الوطية يوم 18 مايو."
    assert [source.name for source in read_text(text).sources] == ["أخبار الساحل 24"]


@pytest.mark.parametrize(
    "line", ["قوات النظام تقصف حلب", "حركة الشباب تهاجم قاعدة", "قوات الأمن تعتقل ناشطا", "الجيش يقصف مخيما"]
)
def test_what_a_body_does_is_no_name(line: str) -> None:
    reading = read_text(f"{line}\n\nقتل ثلاثة مدنيين بقصف على أطراف البلدة فجر اليوم.")
    assert reading.document.source is None


@pytest.mark.parametrize("name", ["شبكة أهالي سترة", "شبكة تدمر الإخبارية", "المركز السوري يوثق"])
def test_a_name_that_holds_what_may_be_a_verb_is_one(name: str) -> None:
    reading = read_text(f"{name}\n\nقتل ثلاثة مدنيين بقصف على أطراف البلدة فجر اليوم.")
    assert [source.name for source in reading.sources] == [name]


def test_a_kind_of_text_alone_is_no_name() -> None:
    page = "شهادة\nسعاد، معلمة من سكان حي الزهور\n\nكنت في البيت حين سقطت القذيفة على منزل الجيران، وقتلت أم وطفلاها."
    assert read_text(page).document.source is None
    page = "شهادة | مقتل 59 في هجوم على قاعدة\nالأحد 3 ذو الحجة 1445هـ\n\nدهم مقاتلو الحركة القاعدة فجرا."
    assert [source.name for source in read_text(page).sources] == ["شهادة"]
