"""Whose words: occasions and descriptions between a verb and what it says, sources of a ministry, what is passed on."""

import pytest

from rawi.read import read_text

TEXTS: list[tuple[str, str | None]] = [
    ("قال وزير الدفاع أحمد العلي لدى مخاطبته حشدا في المدينة إن ثلاثة جنود قتلوا.", "أحمد العلي"),
    ("وكانت وزارة الداخلية قد أصدرت بيانا تحصي فيه 43 قتيلا.", "وزارة الداخلية"),
    ("وحمّلت هيئة علماء المسلمين، بلسان أمينها حارث الضاري، الشرطة مسؤولية قتل ستة مصلين.", "حارث الضاري"),
    ("قيادة الجيش حذرت في بيان من أن ثلاثة جنود قتلوا.", "قيادة الجيش"),
    ("وأعلن رئيس المجلس في الجزيرة رأفت العلي أن خمسة مدنيين قتلوا.", "رأفت العلي"),
    ("وبحسب شهادة جندي من لواء غفعاتي، فقد قتلت امرأتان.", None),
    ("واشترط لفتح الطريق أن يفرج عن ثلاثة أسرى.", None),
    ("ووقّع محامون رسالة تطالب بوقف أحكام الإعدام.", None),
    ("سقطت قذائف على المصيف، أسفرت بحسب الوزير سامان برزنجي عن مقتل تسعة سياح.", "سامان برزنجي"),
]


def _speaker(text: str) -> set[str | None]:
    reading = read_text(text, published="2024-05-16")
    names = {entity.id: entity.name for entity in reading.entities} | {item.id: item.name for item in reading.sources}
    return {names.get(claim.attribution[-1].speaker or "") for claim in reading.claims if len(claim.attribution) > 1}


@pytest.mark.parametrize(("text", "speaker"), TEXTS)
def test_who_says_it(text: str, speaker: str | None) -> None:
    assert _speaker(text) == {speaker}


def test_a_former_toll_is_nobody_who_speaks() -> None:
    reading = read_text("وكانت حصيلة سابقة أشارت إلى مقتل 20 شخصا.", published="2024-05-16")
    assert [len(claim.attribution) for claim in reading.claims] == [1]


def test_an_outlet_passes_on_the_word_of_a_cell() -> None:
    text = "انفجرت سيارة مفخخة أمس، وفق ما أوردته الإذاعة الوطنية نقلا عن خلية الأزمة بالولاية."
    chain = read_text(text, published="2024-05-16").claims[0].attribution
    assert [link.text for link in chain[1:]] == ["الإذاعة الوطنية", "خلية الأزمة بالولاية"]


def test_who_mourns_or_shows_says_nothing() -> None:
    reading = read_text("بوروندي تشيّع عشرة من جنودها قتلوا في الصومال.", published="2024-05-16")
    assert {len(claim.attribution) for claim in reading.claims} == {1}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("دعت الجزائر إلى وقف القتال، ودفعت موريتانيا بتعزيزات إلى حدودها فقتلت خمسة مسلحين.", "فقتلت خمسة مسلحين"),
        ("ولم يصدر عن الجيش ما يؤكد مقتل ثلاثة من جنوده.", "مقتل ثلاثة من جنوده"),
        ("369 أسيرا مقابل ثلاثة محتجزين: مقتل خمسة مدنيين أمس.", "مقتل خمسة مدنيين"),
    ],
)
def test_what_the_narrator_tells_himself(text: str, told: str) -> None:
    reading = read_text(text, published="2024-05-16")
    (claim,) = [claim for claim in reading.claims if told.rsplit(maxsplit=1)[-1] in claim.text]
    assert len(claim.attribution) == 1


def test_a_witness_goes_on_as_we() -> None:
    text = "وقال الناشط أحمد العلي إن القصف قتل خمسة. أصابوا جيراننا أيضا وقتلوا ثلاثة رجال."
    reading = read_text(text, published="2024-05-16")
    assert {claim.attribution[-1].text for claim in reading.claims} == {"الناشط أحمد العلي"}


def test_items_of_a_statement_are_of_places() -> None:
    text = "بيان صادر عن لواء الفجر\n\nبسم الله الرحمن الرحيم\n\n1- جبهة الساحل: قتل مجاهدونا خمسة جنود.\n"
    reading = read_text(text, published="2024-05-16")
    assert {len(claim.attribution) for claim in reading.claims} == {1}


@pytest.mark.parametrize(
    ("text", "links"),
    [
        (
            "وكانت وكالة رويترز قد نقلت الجمعة عن طبيب في المستشفى أن ثماني جثث وصلت.",
            ["وكالة رويترز", "طبيب في المستشفى"],
        ),
        ("وقال المتحدث أحمد العلي في اتصال مع فرانس برس إن خمسة قتلوا.", ["فرانس برس", "المتحدث أحمد العلي"]),
    ],
)
def test_on_whose_word(text: str, links: list[str]) -> None:
    claim = read_text(text, published="2024-05-16").claims[0]
    assert [link.text for link in claim.attribution[1:]] == links


def test_what_is_said_in_a_quotation_ends_with_it() -> None:
    text = "«اتصلنا بالمطافئ خمس مرات فقالوا لنا إن السيارات احترقت»، يضيف الناشط أحمد العلي."
    (quoted,) = read_text(text, published="2024-05-16").quotations
    assert [link.text for link in quoted.attribution[1:]] == ["الناشط أحمد العلي"]


def test_a_surname_alone_is_who_spoke_by_his_whole_name() -> None:
    text = "وروى المسافر وليد حمود أن صاروخا قتل ثلاثة. «ركضنا نحو البوابة وقتل اثنان»، تابع حمود."
    reading = read_text(text, published="2024-05-16")
    assert len({claim.attribution[-1].speaker for claim in reading.claims}) == 1


def test_the_day_behind_a_name_is_no_part_of_it() -> None:
    text = "وقال الناشط سامر العبدو الاثنين، في بيان على فيسبوك، إن القصف قتل خمسة."
    claim = next(claim for claim in read_text(text, published="2024-05-16").claims if "خمسة" in claim.text)
    assert claim.attribution[-1].text == "الناشط سامر العبدو"
