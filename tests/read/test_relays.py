"""Chains of those who pass on, speakers named after their words, verbs that say in one spelling or with one noun."""

import pytest

from rawi.read import read_text


def chain(text: str, event_type: str) -> list[str | None]:
    """Return the words for each speaker behind the first claim of a type, the page apart."""
    claim = next(item for item in read_text(text).claims if item.event_type == event_type)
    return [link.text for link in claim.attribution[1:]]


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("نسبت وكالة تاس إلى ضابط روسي أن مسيرة قتلت خمسة مدنيين.", ["وكالة تاس", "ضابط روسي"]),
        ("قتل خمسة مدنيين، وفقاً لما نقلته وكالة رويترز عن مصدر أمني.", ["وكالة رويترز", "مصدر أمني"]),
        ("الإذاعة الإسرائيلية نقلاً عن مصدر عسكري: مقتل خمسة جنود.", ["الإذاعة الإسرائيلية", "مصدر عسكري"]),
        (
            '"رأينا كيف قتل الجنود أطفالا في القرى"، قالت المنسقة نقلاً عن عاملين صحيين.',
            ["المنسقة", "عاملين صحيين"],
        ),
        ("قال الوزير سالم العلي إن المعبر مغلق. وقتل خمسة جنود، بحسب ما نقلت عنه رويترز.", ["رويترز", None]),
    ],
)
def test_who_passes_on_whose_words(text: str, links: list[str | None]) -> None:
    found = chain(text, "killing")
    assert found[0] == links[0]
    assert len(found) == len(links)
    assert links[1] is None or found[1] == links[1]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("قُتل اثنان من رفاقي هناك، قال الشاب.", "الشاب"),
        ("أُصيب عشرة وقُتل خمسة من الحراس، يقول عمدة البلدة.", "عمدة البلدة"),
        ("قال الطبيب أحمد العلي إن الحي قُصف. وقُتل خمسة من المرضى، يضيف.", "الطبيب أحمد العلي"),
        ('وقُتل خمسة من المرضى، يضيف الطبيب أحمد العلي، و"الطائرات لم تغادر السماء بعد".', "الطبيب أحمد العلي"),
    ],
)
def test_who_said_what_stands_before(text: str, speaker: str) -> None:
    assert chain(text, "killing") == [speaker]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("وتفاخرت حركة الشباب بأنها قتلت عشرة جنود.", "حركة الشباب"),
        ("وأسرّ موظف لوكالتنا بأن مسلحين قتلوا عشرة جنود.", "موظف"),
        ("وذهب المتحدث باسم الجيش سالم العلي إلى أن مسلحين قتلوا عشرة جنود.", "المتحدث باسم الجيش سالم العلي"),
        ("ورأى رئيس الحكومة نجيب ميقاتي أن مسلحين قتلوا عشرة جنود.", "رئيس الحكومة نجيب ميقاتي"),
        ("وقال مدير الإسعاف في وزارة الصحة د. معاوية حسنين إن غارة قتلت عشرة.", "معاوية حسنين"),
        ("وقال مصدر طبي، رفض الكشف عن اسمه، إن غارة قتلت عشرة.", "مصدر طبي"),
        ("وقالت سارة ليا ويتسن، المديرة التنفيذية، إن غارة قتلت عشرة.", "سارة ليا ويتسن"),
    ],
)
def test_more_verbs_and_names(text: str, speaker: str) -> None:
    assert (chain(text, "killing")[0] or "").endswith(speaker)


@pytest.mark.parametrize(
    "text",
    [
        "وذهب المتحدث باسم الجيش إلى المدينة بعد مقتل عشرة جنود.",
        "ودّعت العاصمة عشرة جنود بعد مقتل قائدهم.",
        "أسرت قوات النظام عشرة مقاتلين بعد مقتل قائدهم.",
        "ورفعت القوات علمها على المبنى بعد مقتل عشرة جنود.",
        "ووجهت القوات ضرباتها إلى الموقع بعد مقتل عشرة جنود.",
        "وألقت الشرطة القبض على رجل بعد مقتل عشرة جنود.",
    ],
)
def test_the_same_letters_say_nothing(text: str) -> None:
    assert chain(text, "killing") == []


@pytest.mark.parametrize(
    "text",
    [
        "وحمّلت قيادة العمليات المشتركة القوات التركية مسؤولية القصف.",
        "إلا أن قيادة العمليات المشتركة حمّلت وزير الداخلية سالم العلي مسؤولية القصف.",
        "ووجّهت قيادة العمليات المشتركة أصابع الاتهام إلى القوات التركية.",
        "وألقت قيادة العمليات المشتركة باللائمة على القوات التركية.",
    ],
)
def test_who_lays_blame(text: str) -> None:
    assert chain(text, "accusation") == ["قيادة العمليات المشتركة"]
