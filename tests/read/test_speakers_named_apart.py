"""Speakers whose name or body stands apart from the word for them, and words of saying that say nothing."""

import pytest

from rawi.read import read_text


def last(text: str) -> tuple[str | None, str | None]:
    """Return the words for who says the last claim of a text, and whether they are settled."""
    link = read_text(text, published="2024-05-16").claims[-1].attribution[-1]
    return link.text, link.speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("وروى عامل في الفندق، أوليكسي بوندار، وقد نجا، أن سيارة انفجرت عند المدخل.", "أوليكسي بوندار"),
        ("ووصف محاميه، الأستاذ صالح دبوز، الاعتقال بالتعسفي، مؤكدا أن الشرطة اعتقلت عشرة.", "صالح دبوز"),
        ("قال قرصان يسمى ليبان حسين لرويترز إن ثلاثة من رفاقه أسروا.", "ليبان حسين"),
        ("وأفاد مصدر ميداني في اللواء الرابع مقاومة بأن الحوثيين قصفوا القرية.", "مصدر ميداني في اللواء الرابع مقاومة"),
        ("قتل 49 مدنيا في الهجوم، وفق حصيلة نشرتها وزارة الدفاع المالية.", "حصيلة نشرتها وزارة الدفاع المالية"),
        ("وأشارت كتائب المجاهدين في بيان لاحق أنها قصفت المطار.", "كتائب المجاهدين"),
    ],
)
def test_who_is_named_apart(text: str, speaker: str) -> None:
    words, settled = last(text)
    assert speaker in (words or "") and settled is not None


@pytest.mark.parametrize(
    "text",
    [
        "وروى عامل في الفندق، وهو مصاب، أن سيارة انفجرت عند المدخل.",
        "قال قرصان كان في السفينة إن ثلاثة من رفاقه أسروا.",
        "وأفاد مصدر طبي في المستشفى بأن الحوثيين قصفوا القرية.",
        "قتل 49 مدنيا في الهجوم، وفق حصيلة مؤقتة.",
    ],
)
def test_who_is_only_described_stays_open(text: str) -> None:
    assert last(text)[1] is None


def chains(text: str) -> list[list[str | None]]:
    """Return for each claim of a text the words for all who say it."""
    return [[link.text for link in claim.attribution] for claim in read_text(text, published="2024-05-16").claims]


def test_what_comes_about_by_being_declared_is_told_by_the_narrator() -> None:
    assert chains("وأعلنت الحكومة حالة الطوارئ في المدينة ودفعت بالجيش إليها.")[0] == [None]
    assert chains("وأعلنت الحكومة مقتل ثلاثة جنود في المدينة.")[0][-1] == "الحكومة"


def test_a_report_of_nobody_reaches_to_the_comma() -> None:
    text = "أعلنت وزارة الداخلية أن القوات حاصرت المزارع إثر معلومات عن اختباء مسلحين، وأن القوات قتلت ستة منهم."
    assert chains(text)[-1][-1] == "وزارة الداخلية"


def test_what_is_published_does_not_speak() -> None:
    text = "وزارة الدفاع تنفي قصف المشفى، وتنشر صوراً تقول إنها تظهر مقتل مسلحين."
    assert all(link != "صوراً" for chain in chains(text) for link in chain)
    assert chains("لكن ممرضاً في المستشفى قال إن القصف قتل ثلاثة.")[0][-1] == "ممرضاً في المستشفى"


def test_a_call_before_marks_is_that_of_who_sends_it() -> None:
    assert chains("نداء من ممرضة في المركز الصحي: «حاصرونا وقصفوا سيارة الإسعاف ثم قتلوا السائق».")[0][-1] == (
        "ممرضة في المركز الصحي"
    )
    assert chains("نداء عاجل: حاصر الجنود المركز الصحي.")[0] == [None]


@pytest.mark.parametrize(
    ("above", "below", "named"),
    [
        ("طبيب في المدينة: قتل خمسة", "قال الدكتور سالم الحسن إن القصف قتل خمسة.", True),
        ("نازح من المدينة: قتلوا خمسة", "روى النازح سالم الحسن أن الجنود قتلوا خمسة.", True),
        ("نازح من المدينة: قتلوا خمسة", "قال الوزير سالم الحسن إن الجنود قتلوا خمسة.", False),
        ("مصدر في المدينة: قتلوا خمسة", "قال الدكتور سالم الحسن إن القصف قتل خمسة.", False),
    ],
)
def test_a_headline_means_who_is_named_below(above: str, below: str, named: bool) -> None:
    reading = read_text(f"{above}\n\nالساحل - 15 مايو 2024\n\n{below}", published="2024-05-16")
    first, *_, spoke = (claim.attribution[-1].speaker for claim in reading.claims)
    assert spoke is not None and (first == spoke) == named


def test_another_outlet_of_which_only_the_sort_is_told_passes_it_on() -> None:
    assert chains("وقال السائق سالم الحسن لإذاعة محلية إن الجنود قتلوا خمسة.")[0][1:] == [
        "إذاعة محلية",
        "السائق سالم الحسن",
    ]
    assert chains("وقال السائق سالم الحسن للإذاعة إن الجنود قتلوا خمسة.")[0][1:] == ["السائق سالم الحسن"]


def test_who_is_named_behind_a_quotation_is_around_who_speaks_in_it() -> None:
    text = "«اتصلنا بالمطافئ فقالوا لنا إن المسلحين قصفوا السيارات»، يضيف القس بولس نصيف."
    assert chains(text)[-1][1:] == ["القس بولس نصيف", None]
    apart = "«اتصلنا بالمطافئ ولم يأت أحد». وقال ضابط إن المسلحين قصفوا السيارات."
    assert chains(apart)[-1][1:] == ["ضابط"]


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("ونقلت سانا عن وزارة العدل نفيها قتل المعتقلين.", ["سانا", "وزارة العدل"]),
        ("ونقلت عن وزارة العدل نفيها قتل المعتقلين.", ["وزارة العدل"]),
        (
            "وفي أول بلاغ عسكري لها، أوردته وكالة رويترز، ذكرت وزارة الدفاع أن وحداتها شنت هجوما.",
            ["وكالة رويترز", "وزارة الدفاع"],
        ),
        ("وفي أول بلاغ عسكري لها، ذكرت وزارة الدفاع أن وحداتها شنت هجوما.", ["وزارة الدفاع"]),
        ('اتهمت قوات الدعم السريع "بعض مسؤولي حزب الأمة" بإخلاء مواقعهم أمام هجوم الجيش.', ["قوات الدعم السريع"]),
    ],
)
def test_who_passes_it_on(text: str, links: list[str]) -> None:
    assert chains(text)[-1][1:] == links


def test_a_carrier_with_a_pronoun_is_of_who_spoke() -> None:
    text = "أعلنت وزارة الدفاع مقتل عشرة. وأشار بيانها إلى إصابة 28."
    first, second = (claim.attribution[-1].speaker for claim in read_text(text, published="2024-05-16").claims)
    assert first == second
    other = "قال الوزير سالم الحسن إن عشرة قتلوا. وأشار بيانها إلى إصابة 28."
    first, second = (claim.attribution[-1].speaker for claim in read_text(other, published="2024-05-16").claims)
    assert first is not None and second is None


def test_what_fighters_are_thought_to_be_is_no_report() -> None:
    text = "ذبح مسلحون يُعتقد أنهم من حركة الشباب عشرات المدنيين في حي بن طلحة، في هجوم دام أربع ساعات."
    assert all(chain == [None] for chain in chains(text))
    assert chains("ويُعتقد أن مسلحين ذبحوا عشرات المدنيين.")[-1][1:] == [None]


@pytest.mark.parametrize(
    ("text", "army"),
    [
        ("قصف الجيش الإسرائيلي مدرسة. ونفى متحدث عسكري إسرائيلي أن تكون القوات قتلت مدنيين.", True),
        ("قصف الجيش الإسرائيلي مدرسة. ونفى متحدث عسكري أن تكون القوات قتلت مدنيين.", True),
        ("قصف الجيش الإسرائيلي والجيش اللبناني مدرسة. ونفى متحدث عسكري أن تكون القوات قتلت مدنيين.", False),
        ("قصف الجيش الإسرائيلي مدرسة. ونفى متحدث عسكري لبناني أن تكون القوات قتلت مدنيين.", False),
        ("قصف الجيش الإسرائيلي مدرسة. وقال ضابط عسكري إن القوات قتلت مدنيين.", False),
    ],
)
def test_a_military_spokesman_speaks_for_the_army_of_the_text(text: str, army: bool) -> None:
    assert (last(text)[1] is not None) == army


def test_behind_a_clause_with_while_the_narrator_goes_on() -> None:
    said = "وفيما قالت وزارة الدفاع إن القصف قتل ثلاثة، مؤكدة أن الجيش انسحب"
    assert chains(f"{said}، قتل الجنود خمسة.")[-1] == [None]
    assert chains(f"{said}، وأن الجنود قتلوا خمسة.")[-1][-1] == "وزارة الدفاع"
    assert chains("وفيما توعد المجلس بالرد، قتل الجنود ثلاثة، وفق ما روى شقيقه.")[-1][1:] == ["شقيقه"]


def test_behind_but_who_says_nothing_the_narrator_goes_on() -> None:
    said = "رجح خبراء أن صاروخا أصاب السفينة"
    assert chains(f"{said}، لكن إسرائيل لم تعلن مسؤوليتها عن الهجوم.")[-1] == [None]
    assert chains(f"{said}، وأن إسرائيل لم تعلن مسؤوليتها عن الهجوم.")[-1] == [None, "خبراء"]


def test_a_verb_with_and_has_no_subject_before_it() -> None:
    text = "شككت المعارضة في رواية الشرطة عن مقتل المتظاهر وقالت إن قناصا أرداه."
    assert chains(text)[-1] == [None, "المعارضة"]
    assert chains("أما المعارضة فقالت إن قناصا أرداه.")[-1] == [None, "المعارضة"]


def test_what_somebody_pledges_does_not_speak() -> None:
    text = "ودانت بعثة الاتحاد الأفريقي الهجوم وتعهدت دعم الحكومة الفيدرالية «حتى دحر الإرهاب من البلاد»."
    assert all("الحكومة" not in (link or "") for chain in chains(text) for link in chain)


def test_what_only_looks_like_a_turn_or_an_outlet() -> None:
    assert len(chains("وقال السائق سالم الحسن لوسائل إعلام محلية إن الجنود قتلوا خمسة.")[0]) == 2
    about = "وفيما يخص الأسرى قالت وزارة الدفاع إن ثلاثة قتلوا، بينهم طفل قتل تحت التعذيب."
    assert all(chain[-1] == "وزارة الدفاع" for chain in chains(about))
    assert all(len(chain) > 1 for chain in chains("ووردت أنباء عن مقتل ثلاثة مدنيين، وإصابة خمسة."))
