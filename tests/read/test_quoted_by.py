"""Whose words stand in quotation marks: verbs behind them, who acts in the clause, what names in marks look like."""

import pytest

from rawi.read import read_text


def quoted(text: str) -> list[tuple[str, str | None]]:
    """Return kind and innermost speaker of each quotation; null where nobody is known."""
    reading = read_text(text)
    names = {entity.id: entity.name for entity in reading.entities} | {s.id: s.name for s in reading.sources}
    return [(q.kind, names.get(q.attribution[-1].speaker or "") if q.attribution else None) for q in reading.quotations]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("«هربنا في الليل»، تروي سعاد التي وصلت إلى المخيم. «مشينا يومين بلا ماء».", ["سعاد", "سعاد"]),
        ("«نحن لا نستهدف الصحافيين»، اكتفى بالقول المتحدث العسكري حازم الأعرجي.", ["حازم الأعرجي"]),
        ("«لن نقبل بأي وجود هنا»، قال القيادي حازم الأعرجي للصحفيين، «وعلى الحكومة أن تختار».", ["حازم الأعرجي"] * 2),
        ("وأفادنا عبده سيف بأنهم منعوا. «لم يخبرنا أحد بأنه ملغوم»، مضى قائلاً.", ["عبده سيف"]),
        ("روى القس بولس نصيف أنهم سرقوا الكنيسة. «اتصلنا بالمطافئ خمس مرات»، يضيف القس.", ["بولس نصيف"]),
        ("وقالت السائحة إلكه برانت من فراشها: «ظننت أن أطفالاً يقذفوننا».", ["إلكه برانت"]),
    ],
)
def test_a_verb_behind_the_marks_says_who_speaks(text: str, found: list[str]) -> None:
    assert [speaker for _, speaker in quoted(text)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("وسخرت وزارة الخارجية الإسرائيلية مما سمته «يخت السيلفي».", ("echo", "وزارة الخارجية الإسرائيلية")),
        ("وهدد حزب الله في بيانه الحكومة بـ«حد السيف».", ("echo", "حزب الله")),
        ("وكان المعبر مغلقا منذ «سنوات طويلة».", ("scare", None)),
    ],
)
def test_who_acts_in_the_clause_says_what_is_quoted(text: str, found: tuple[str, str | None]) -> None:
    assert quoted(text) == [found]


@pytest.mark.parametrize(
    "text",
    [
        "«الداخلية»: منفذ التفجير دخل البلاد أمس",
        "وداهمت «قوة مكافحة الإرهاب» مستودعا في البلدة.",
        "وصلت السفينة «غالاكسي ليدر» إلى الميناء.",
        "وتسلل مهاجمون من «داعش» إلى السجن.",
    ],
)
def test_names_in_marks(text: str) -> None:
    assert [kind for kind, _ in quoted(text)] == ["name"]


@pytest.mark.parametrize(
    "text",
    [
        "وقال حزب الله إن الهجوم «المروع» يفضح العدو.",
        "واعتبر حزب الله التقرير «اعترافا».",
        "وقال حزب الله إنه أسر من وصفهم بـ«مرتزقة فاغنر».",
        "واتهم حزب الله قوات حفتر بالوقوف وراء العملية «لتشويه الثوار».",
    ],
)
def test_words_of_judgement_are_no_names(text: str) -> None:
    assert [kind for kind, _ in quoted(text)] == ["echo"]


def test_who_is_addressed_is_no_part_of_a_name() -> None:
    assert quoted("وقالت شرطة المنية للسكان إن الطريق «مغلق حتى إشعار آخر».")[0][1] == "شرطة المنية"


def test_a_mark_with_a_space_behind_it_opens_words() -> None:
    text = 'وكتبت اللجنة الدولية للصليب الأحمر في تغريدة على حسابها " وقع صباح اليوم هجوم على حافلة" في ضحيان.'
    assert quoted(text) == [("clause", "اللجنة الدولية للصليب الأحمر")]


def chains(text: str) -> list[tuple[str, int]]:
    return [(claim.event_type, len(claim.attribution)) for claim in read_text(text).claims]


@pytest.mark.parametrize(
    "text",
    [
        "حماس تستهدف حافلة عسكرية: مقتل خمسة جنود\n\nغزة - معا\n\nأغلق المعبر اليوم الخميس بعد اجتماع طويل للحكومة.",
        "وفيما قال التحالف العربي إنه قصف معسكرا، فإن المستشفى تسلم الجثث بعد مقتل خمسة.",
        "وكانت تفجيرات أعلن تنظيم داعش مسؤوليته عنها في بغداد قد أودت بحياة خمسة وأدت إلى مقتل جندي.",
    ],
)
def test_what_the_narrator_tells_beside_somebody_is_his_own(text: str) -> None:
    assert ("killing", 1) in chains(text)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("أعلن حزب الله أن الغارة «أصابت هدفها تماما»، بحسب رويترز.", "حزب الله"),
        ("أعلن حزب الله أن الغارة «أصابت هدفها تماما»، وفق ما أفاد مراسل قناة الميادين.", "حزب الله"),
        ("أعلن حزب الله أن الغارة «أصابت هدفها تماما»، وفق بيان نشرته وكالة الأناضول.", "حزب الله"),
        ("وحذر حزب الله، في بيان، القوات الأميركية من الرد، وجاء فيه: «لن نسكت بعد اليوم».", "حزب الله"),
        (
            "أفاد المرصد السوري لحقوق الإنسان بمقتل عشرة. وزار وفد المرصد الأورومتوسطي لحقوق الإنسان المخيم. وأكد "
            "المرصد أن الوضع «كارثي بكل المقاييس».",
            None,
        ),
        ("وأفاد المرصد السوري لحقوق الإنسان بمقتل عشرة. وقال مدير المرصد إنهم «مدنيون جميعا بلا شك».", True),
    ],
)
def test_the_press_passes_on_and_short_nouns_mean_one_body(text: str, speaker: str | bool | None) -> None:
    found = quoted(text)[0][1]
    assert (found == "المرصد السوري لحقوق الإنسان") if speaker is True else (found == speaker)
