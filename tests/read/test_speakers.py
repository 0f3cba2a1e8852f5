"""Who is meant by the words for a speaker: of no list, who is addressed, who spoke before."""

import pytest

from rawi.model import Reading
from rawi.read import read_text

TOOK = "القوات سيطرت على مدينة مأرب"


def read(text: str) -> Reading:
    return read_text(text, published="2024-05-10")


def speakers(text: str) -> list[list[str | None]]:
    """Return the names of those who say each claim, after the narrator of the page; null where they are open."""
    reading = read(text)
    known = {entity.id: entity.name for entity in reading.entities}
    known |= {source.id: source.name for source in reading.sources}
    return [[known[link.speaker] if link.speaker else None for link in c.attribution[1:]] for c in reading.claims]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("قال المجلس المحلي في محجة", "المجلس المحلي في محجة"),
        ("وقالت عملية رمال الوادي التابعة للحكومة", "عملية رمال الوادي"),
        ("وذكر محافظ درعا", "محافظ درعا"),
        ("وأكدت لجنة أطباء الوادي المركزية", "لجنة أطباء الوادي المركزية"),
        ("وقال المسعف في فرق الوادي سلام ضاهر", "سلام ضاهر"),
        ("قال مدير مستشفى الوادي العام الدكتور همسي السرحان", "همسي السرحان"),
        ("وروى الخباز الحبيب المنصوري", "الحبيب المنصوري"),
        ("وروت الناجية نفيسة", "نفيسة"),
        ("وأعلن محافظ درعا المقال نجم الدين كريم", "نجم الدين كريم"),
        ("وأوضح رئيس مركز الوادي اللواء أليكسي تسيغانكوف", "أليكسي تسيغانكوف"),
        ("وذكر سائق من أهل القرية", None),
        ("وقال متحدث باسم اللجنة", None),
        ("قالت لجنة محلية", None),
        ("وقال مدير المشفى", None),
        ("وقال قائد ميداني في المدينة", None),
        ("وقال مصدر طبي", None),
    ],
)
def test_speakers_of_no_list(words: str, name: str | None) -> None:
    assert speakers(f"{words} إن {TOOK}.") == [[name]]


def test_links_name_the_source_in_their_own_words() -> None:
    text = f"وقالت عملية «رمال الوادي» التابعة للحكومة إن {TOOK}."
    reading = read(text)
    link = reading.claims[0].attribution[1]
    assert link.span is not None
    assert text[link.span.start : link.span.end] == link.text == "عملية «رمال الوادي»"
    assert link.speaker in {source.id for source in reading.sources if source.name == "عملية رمال الوادي"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("وناشد الأمم المتحدة التدخل لإجلاء الجرحى.", None),
        ("دعا مجلس الأمن الحوثيين إلى وقف الهجوم على مأرب.", "مجلس الأمن الدولي"),
        ("دعت منظمة العفو الدولية الحكومة السورية إلى الإفراج عن المعتقلين.", "منظمة العفو الدولية"),
        ("طالب المجلس المحلي في دوما الأمم المتحدة بفتح ممر آمن.", "المجلس المحلي في دوما"),
        ("وناشد المجلس النرويجي للاجئين الأطراف ضمان عودة آمنة للنازحين.", "المجلس النرويجي للاجئين"),
    ],
)
def test_who_is_addressed_does_not_speak(text: str, name: str | None) -> None:
    assert {chain[-1] for chain in speakers(text)} == {name}


def test_who_goes_on_in_a_sentence_addresses_whom_the_next_verb_names() -> None:
    text = f"قال المجلس المحلي في دوما إن {TOOK}، ودعا مجلس الأمن إلى وقف القصف."
    assert {chain[-1] for chain in speakers(text)} == {"المجلس المحلي في دوما"}


@pytest.mark.parametrize(
    "text",
    [
        "لم يؤكد الجيش الإسرائيلي مقتل القيادي في الغارة.",
        "رفض متحدث باسم البنتاغون التعليق على الغارة التي قتلت عشرة مدنيين.",
        "ولم تعلن أي جهة مسؤوليتها عن التفجير الذي أوقع 20 قتيلا.",
        "امتنع المتحدث عن التعليق على قصف المستشفى.",
    ],
)
def test_what_is_not_said_is_nobodys_word(text: str) -> None:
    assert all(chain == [] for chain in speakers(text))


@pytest.mark.parametrize(
    "phrase", ["وفقا للأمم المتحدة", "ووفق الأمم المتحدة", "طبقا للأمم المتحدة", "بحسب الأمم المتحدة"]
)
@pytest.mark.parametrize("comma", ["", "،"])
def test_according_to_somebody_at_the_head_of_a_sentence(phrase: str, comma: str) -> None:
    assert speakers(f"{phrase}{comma} نزح أكثر من عشرين ألف شخص من المدينة.") == [["الأمم المتحدة"]]


@pytest.mark.parametrize("phrase", ["على حد تعبير الأمم المتحدة", "بحسب الأمم المتحدة", "وفق ما أعلنته الأمم المتحدة"])
def test_according_to_somebody_after_what_is_said(phrase: str) -> None:
    assert speakers(f"نزح أكثر من عشرين ألف شخص من المدينة، {phrase}.") == [["الأمم المتحدة"]]


def test_across_is_no_expression() -> None:
    text = f'وقال المتحدث العسكري العميد محمد سمير، عبر صفحته على "فيس بوك"، إن {TOOK}.'
    assert speakers(text) == [["محمد سمير"]]


def test_a_subject_before_what_commas_put_in() -> None:
    assert speakers(f"لكن اللواء أحمد المسماري، الناطق باسم «الجيش»، قال إن {TOOK}.") == [["أحمد المسماري"]]


def test_the_last_part_of_a_name_means_who_spoke_before() -> None:
    text = f"وقال المسعف في فرق الوادي سلام ضاهر إن {TOOK}. وقال ضاهر إن خمسة مدنيين قتلوا في مدينة تعز."
    assert speakers(text) == [["سلام ضاهر"], ["سلام ضاهر"]]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ('ووصف المجلس المحلي في دوما القصف بأنه "مسلخ مفتوح" أمس.', "echo"),
        ('عرفت قوات الفرقة الخامسة، المعروفة بـ"الهجانة"، في المدينة.', "name"),
        ('استهدفت القوات المدمرة البريطانية "دايموند" في البحر.', "name"),
        ('وأكد الوزير أن الدولة "في حالة حرب حقيقية" منذ أمس.', "clause"),
    ],
)
def test_names_told_from_what_somebody_calls_a_thing(text: str, kind: str) -> None:
    assert [quotation.kind for quotation in read(text).quotations] == [kind]


def test_the_statement_is_of_who_said_so_in_one() -> None:
    text = "أعلنت قوات الدعم السريع سيطرتها على كازقيل، وقالت في بيان إن الجيش انسحب من القرية. وأضاف البيان أن {took}."
    assert speakers(text.format(took=TOOK))[-1] == ["قوات الدعم السريع"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (f"غير أن مصدرا في الشرطة، طلب إغفال اسمه، قال إن {TOOK}.", None),
        (f"إلا أن محاميه، ناصر العلي، شدد على أن {TOOK}.", "ناصر العلي"),
        (f"وذُكر أن {TOOK}.", None),
        (f"لم يؤكد الجيش اللبناني ذلك، لكنه قال إن {TOOK}.", "الجيش اللبناني"),
        (f"أما الوزير ناصر العلي فأبلغ الصحيفة أن {TOOK}.", "ناصر العلي"),
    ],
)
def test_who_speaks_across_what_is_put_in(text: str, name: str | None) -> None:
    assert speakers(text)[-1] == [name]


def test_according_to_somebody_in_the_middle_of_a_clause() -> None:
    text = "قصف الطيران البلدة، ما أسفر، بحسب الوزير ناصر العلي، عن مقتل خمسة مدنيين."
    assert speakers(text) == [[], ["ناصر العلي"]]


def test_the_narrator_goes_on_after_what_no_clause_holds() -> None:
    text = "أعلن الوزير ناصر العلي الحداد على القتلى، حيث قصفت الطائرات مدينة مأرب."
    assert speakers(text)[-1] == []


def test_scripture_is_nobodys_speech() -> None:
    assert all(len(chain) == 0 for chain in speakers("قال تعالى: إن ينصركم الله. سيطرت القوات على مدينة مأرب."))


def test_the_noun_of_the_pages_own_name_is_the_page() -> None:
    text = f"مركز الوادي للتوثيق\n\nالأحد 9 آذار 2025\n\nوقعت معارك في ريف مأرب صباح اليوم. ويؤكد المركز أن {TOOK}."
    reading = read(text)
    assert {len(claim.attribution) for claim in reading.claims} == {1}


def test_the_spokesman_alone_is_the_one_who_spoke_before() -> None:
    text = "قال ناطق باسم حركة حماس إن الجيش الإسرائيلي قصف رفح. وأضاف الناطق أن القصف أسفر عن مقتل 15 شخصا."
    assert speakers(text) == [["حركة المقاومة الإسلامية حماس"], ["حركة المقاومة الإسلامية حماس"]]


def test_a_body_in_an_item_of_a_toll_says_nothing() -> None:
    text = "قتل 83 مدنيا، يتوزعون على النحو التالي:\n- قوات سوريا الديمقراطية: 5 مدنيين بينهم طفل."
    assert all(chain == [] for chain in speakers(text))


def test_a_body_named_in_marks_speaks() -> None:
    reading = read_text(f'أعلنت "منسقية مقاومة الوادي" أن {TOOK}.')
    assert [claim.attribution[-1].text for claim in reading.claims] == ['"منسقية مقاومة الوادي"']


@pytest.mark.parametrize("who", ["عائلته", "حكومته", "أسرة القتيل"])
def test_somebodys_own_people_speak_for_themselves_behind_but(who: str) -> None:
    reading = read_text(f"قال الجيش الإسرائيلي إنه قتل مسلحا، لكن {who} قالت إن {TOOK}.")
    assert [link.text for link in reading.claims[-1].attribution[1:]] == [who]
