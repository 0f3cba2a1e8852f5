"""Tolls told around the event they are of: which clause has the figure, and which figure is the new one."""

import pytest

from rawi.read import read_text


def _told(raw: str) -> dict[str, list[tuple[str | None, float | None, float | None]]]:
    claims = read_text(raw, published="2021-06-15").claims
    return {claim.event_type: [(item.what, item.low, item.high) for item in claim.quantities] for claim in claims}


@pytest.mark.parametrize(
    ("raw", "dead"),
    [
        ("بلغ عدد قتلى النظام خلال معركة خان طومان 32 قتيلا.", 32),
        ("أودى هجوم على حافلة في حمص بحياة خمسة أشخاص.", 5),
        ("ارتفعت حصيلة ضحايا هجوم على قرية صلحان من 114 إلى 132 قتيلا.", 132),
        ("ارتفاع حصيلة هجوم مطار عدن إلى 26 قتيلا", 26),
        ("ارتفاع حصيلة قصف مخيم السويداء بمأرب إلى 12 قتيلاً", 12),
        ("ارتفاع حصيلة تفجير مسجد الروضة إلى 305 شهداء", 305),
        ("ارتفعت حصيلة الكمين إلى 16 قتيلا.", 16),
        ("ارتفع إلى 15 عدد القتلى في حمص.", 15),
        ("قتل تسعة بغارات للنظام في إدلب.", 9),
        ("تسبب الحريق في مقتل تسعة.", 9),
    ],
)
def test_the_dead_are_counted_in_the_clause_of_the_dead(raw: str, dead: int) -> None:
    told = _told(raw)
    assert told.pop("killing") == [("killed", dead, dead)]
    assert not any(told.values())


@pytest.mark.parametrize(
    ("raw", "figures"),
    [
        ("شن الطيران غارات قتل فيها تسعة مدنيين.", {"airstrike": [], "killing": [("killed", 9, 9)]}),
        ("حصيلة قصف اليوم ثلاثون غارة.", {"airstrike": [("airstrike", 30, 30)]}),
        ("قالت السلطات إن مدنيا قتل وأصيب أربعة في القصف.", {"killing": [], "injury": [("injured", 4, 4)]}),
        ("ذكر مصدر طبي أن امرأة قتلت وجرح ثلاثة أطفال.", {"killing": [], "injury": [("injured", 3, 3)]}),
        ("قال إن القصف قتل وجرح عشرة.", {"killing": [("killed", 10, 10)]}),
        ("في حلب قتل وجرح عشرة.", {"killing": [("killed", 10, 10)]}),
        ("قصف الجيش المدينة بخمسين قذيفة.", {"shelling": [("shell", 50, 50)]}),
    ],
)
def test_what_a_blow_counts_stays_with_it(
    raw: str, figures: dict[str, list[tuple[str | None, float | None, float | None]]]
) -> None:
    assert _told(raw) == figures


@pytest.mark.parametrize(
    "raw",
    [
        "حصيلة ضحايا تفجير بيروت 200 مفقود.",
        "حصيلة الهجوم على القاعدة 20 أسيرا.",
        "حصيلة الهجوم على القاعدة إنقاذ 20 مدنيا.",
        "حصيلة القصف على البلدة نزوح 300 مدني.",
    ],
)
def test_a_toll_of_the_living_tells_of_no_dead(raw: str) -> None:
    assert "killing" not in _told(raw)


@pytest.mark.parametrize(
    ("raw", "low", "high"),
    [
        ("عدلت الوزارة حصيلة هجوم المعسكر، بمنطقة تيلابيري، من 25 إلى 89 قتيلا.", 89, 89),
        ("رفعت الوزارة عدد الضحايا، أمس، من 25 إلى 89 قتيلا.", 89, 89),
        ("قُتل من 20 إلى 30 مسلحا.", 20, 30),
        ("زاد عدد الجنود في القاعدة، وقتل من 25 إلى 30 مسلحا.", 25, 30),
        ("رفعوا عدد القتلى، وتحدثوا عن من 10 إلى 15 جريحا.", 10, 15),
        ("رفعوا علم فلسطين من 5 إلى 10 شبان.", 5, 10),
        ("رفعت الوزارة عدد القتلى والجرحى، أمس، من 25 إلى 89 شخصا.", 89, 89),
        ("رفعوا حصيلة الضحايا من 25 إلى 89 قتيلا.", 89, 89),
        ("قدرت حصيلة الهجوم، بحسب السكان، بما بين 25 و30 قتيلا.", 25, 30),
    ],
)
def test_of_a_toll_that_changed_the_new_one_counts(raw: str, low: int, high: int) -> None:
    mentions = read_text(raw, published="2021-06-15").mentions
    values = [item.value for item in mentions if item.kind == "quantity"]
    assert [(value.low, value.high) for value in values] == [(low, high)]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "raw",
    [
        "لم يذكر الجيش السوداني حصيلة للقتلى في صفوفه.",
        "لم تكشف الوزارة عن عدد القتلى.",
        "لم يحدد البيان هوية الجرحى.",
        "ضربت العقوبات الاقتصاد في مقتل.",
    ],
)
def test_to_give_no_toll_denies_none(raw: str) -> None:
    assert not {"killing", "injury"}.intersection(_told(raw))


def test_what_is_not_revealed_of_a_deed_leaves_the_deed() -> None:
    assert "killing" in _told("لم تكشف الحكومة ملابسات مقتل الصحفي خالد سالم في بغداد.")
    assert "explosion" in _told("لم تحدد السلطات هوية منفذي تفجير السوق في بغداد.")


@pytest.mark.parametrize(
    ("raw", "dead"),
    [
        ("ارتفع عدد قتلى الهجوم الذي استهدف السوق إلى 17.", (17, 17)),
        ("بلغ عدد ضحايا القصف المتواصل على المدينة منذ أسبوع 300.", (300, 300)),
        ("عدد قتلى الهجومين اللذين نفذهما متشددون في طهران ارتفع إلى 17.", (17, 17)),
        ("ارتفع عدد قتلى أعمال العنف القبلي في الجنينة عاصمة ولاية غرب دارفور إلى 129.", (129, 129)),
        ("ارتفعت حصيلة ضحايا الغارة التي شنها الطيران على سوق في الأتارب إلى 69 قتيلا.", (69, 69)),
        ("ارتفع عدد القتلى في الغارات التي استهدفت مخيما في بلدة سراقب من 12 إلى 19.", (19, 19)),
        ("ارتفع عدد قتلى الهجوم، الذي وقع أمس في كابل، إلى 17.", (17, 17)),
        ("ارتفع إلى 17 عدد قتلى الهجوم الذي استهدف السوق.", (17, 17)),
        ("ارتفعت حصيلة القصف الذي طال الخميس مخيما للنازحين إلى 12 قتيلا.", (12, 12)),
        ("تجاوز عدد قتلى الحملة العسكرية على درنة 200 خلال أسبوعين.", (200, None)),
        ("لم يتجاوز عدد قتلى الغارة التي استهدفت المبنى 3.", (None, 3)),
    ],
)
def test_more_is_told_before_the_number_of_a_toll(raw: str, dead: tuple[float | None, float | None]) -> None:
    told = _told(raw)
    assert ("killed", *dead) in told.pop("killing")
    assert not any(what == "killed" for figures in told.values() for what, _, _ in figures)


@pytest.mark.parametrize(
    "raw",
    [
        "ارتفع عدد القتلى في غزة، وتوجهت الفرق إلى 17 موقعا.",
        "ارتفع عدد القتلى في الهجوم الذي نقل إثره المصابون إلى ثلاثة مستشفيات.",
        "ارتفع عدد قتلى الهجوم وأصيب عشرون.",
        "ارتفع عدد القتلى الذين سلمت جثامينهم إلى 17 عائلة.",
        "وصل عدد الأسرى الذين أفرجت عنهم إسرائيل ضمن الصفقة إلى 90.",
        "ارتفع إلى 24 عدد الصواريخ التي أطلقت على تل أبيب.",
    ],
)
def test_what_else_is_counted_behind_the_dead_is_no_toll(raw: str) -> None:
    assert not any(what == "killed" for figures in _told(raw).values() for what, _, _ in figures)


def test_who_dies_later_is_told_of_by_itself() -> None:
    raw = "ارتفعت حصيلة القصف الذي طال الخميس مخيما للنازحين إلى 12 قتيلا، بعد وفاة ثلاثة مصابين."
    claims = read_text(raw, published="2021-11-08").claims
    assert [(claim.event_type, [item.low for item in claim.quantities]) for claim in claims] == [
        ("killing", [12]),
        ("killing", [3]),
    ]


def test_others_behind_a_toll_are_told_of_by_themselves() -> None:
    raw = "ارتفعت حصيلة القصف الإسرائيلي على بعلبك إلى 12 قتيلا و30 جريحا، بينهم 5 أطفال."
    claims = read_text(raw, published="2024-10-30").claims
    assert [(claim.event_type, [item.low for item in claim.quantities]) for claim in claims] == [
        ("killing", [12]),
        ("injury", [30, 5]),
    ]
    assert claims[1].text.startswith("و30 جريحا")


def test_the_displaced_are_no_toll_of_a_blow() -> None:
    raw = "وصل عدد النازحين بسبب القصف الذي شنه الجيش على سراقب إلى 3000."
    assert all(not claim.quantities for claim in read_text(raw, published="2020-02-01").claims)


@pytest.mark.parametrize(
    ("between", "others"),
    [
        ("على الأقل", []),
        ("بينهم 6 أطفال", [("child", 6, 6)]),
        ("على الأقل بينهم 6 أطفال و3 نساء", [("child", 6, 6), ("woman", 3, 3)]),
    ],
)
def test_a_toll_is_told_behind_some_of_its_dead(
    between: str, others: list[tuple[str | None, float | None, float | None]]
) -> None:
    dead = _told(f"ارتفع إلى 15 {between} عدد الشهداء جراء ضربات جوية على سوق بلدة الأتارب.")["killing"]
    assert dead == [("killed", 15, None if "الأقل" in between else 15), *others]
