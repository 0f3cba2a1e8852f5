"""A town, a dash and the news in one line: the news is read. A town and who reports stay a dateline."""

import pytest

from rawi.read import read_text

DAY = "2019-05-02"


def read_in(text: str) -> str:
    """Return what is told, neither framed nor furniture."""
    reading = read_text(text, published=DAY)
    return " / ".join(text[p.span.start : p.span.end] for p in reading.passages if p.role in ("report", "headline"))


def roles(text: str) -> set[str]:
    return {passage.role for passage in read_text(text, published=DAY).passages}


@pytest.mark.parametrize(
    "text",
    [
        "درعا - مقتل مدني برصاص مجهولين",
        "إدلب/ قتيلان بقصف على كفريا",
        "حلب – إصابة طفلين بانفجار لغم",
        "الرقة | اعتقال شابين من بلدة الكرامة",
        "تعز - قصف حوثي على حي الروضة",
    ],
)
def test_what_happened_in_a_town_is_read(text: str) -> None:
    news = text.split(maxsplit=1)[1].lstrip("-–/| ")
    assert news in read_in(text)
    assert news in read_in(f"بلدة حارم - إصابة رجل بقذيفة\n{text}")
    assert read_text(text, published=DAY).claims


def test_several_towns_of_one_post_are_all_read() -> None:
    text = "درعا - مقتل مدني برصاص مجهولين\nحمص - قصف على الرستن يوقع ثلاثة جرحى\nإدلب/ قتيلان بقصف على كفريا"
    assert all(news in read_in(text) for news in ("مقتل مدني", "قصف على الرستن", "قتيلان بقصف"))


def test_urgent_news_of_a_town_names_no_narrator() -> None:
    assert not any(passage.narrator for passage in read_text("عاجل | درعا - مقتل مدني", published=DAY).passages)


@pytest.mark.parametrize(
    "line",
    [
        "عدن - سالم باوزير",
        "بيروت – تحرير: نهى الحسيني",
        "دمشق - سانا",
        "درعا - مراسل الشرق",
        "صنعاء - نصر العمري",
        "صنعاء / الصمود الوطني",
        "عدن - صوت الجنوب الحر",
        "تعز - وقفة الأحرار",
    ],
)
def test_who_reports_from_where_stays_a_dateline(line: str) -> None:
    page = f"قتلى في انفجار\n{line}\nقتل خمسة جنود في انفجار لغم قرب البلدة صباح أمس الأول."
    assert {"dateline", "byline", "metadata"} & roles(page)


def test_a_sentence_that_begins_with_a_verb_like_a_label_is_read() -> None:
    assert "metadata" not in roles("حررت القوات 12 رهينة من يد داعش.")
    assert "metadata" in roles(
        "مقتل خمسة جنود\nحررت: 14 يونيو 2015\nقتل خمسة جنود في انفجار لغم قرب البلدة صباح أمس الأول."
    )
