"""Small words that turn what is told: since what, on what pretext, who renews what, the dead beside the wounded."""

import pytest
from telling import agents, innermost, told

from rawi.read import read_text

DAY = "2025-04-07"


def _harmed(raw: str) -> list[tuple[str, float | None]]:
    claims = read_text(raw, published=DAY).claims
    return [(claim.event_type, next((item.low for item in claim.quantities), None)) for claim in claims]


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("أدى القصف إلى سقوط عشرة قتلى وخمسة جرحى.", [("killing", 10), ("injury", 5)]),
        ("أسفر الهجوم عن سقوط ثلاثة جرحى وقتيلين.", [("injury", 3), ("killing", 2)]),
        ("خلف القصف سقوط 11 شهيدا وعشرات الجرحى.", [("killing", 11), ("injury", 20)]),
        ("أدى القصف إلى سقوط 11 قتيلا ومثلهم جرحى.", [("killing", 11)]),
    ],
)
def test_dead_and_wounded_of_one_noun_are_told_each(raw: str, expected: list[tuple[str, float | None]]) -> None:
    assert _harmed(raw) == expected


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("قتل أربعون ألف فلسطيني منذ هجوم 7 أكتوبر 2023.", ("2023-10-07", DAY)),
        ("نزح ألف شخص منذ سيطرة الحركة على المدينة في كانون الثاني 2025.", ("2025-01-01", DAY)),
        ("قتل خمسة مدنيين في هجوم 7 أكتوبر 2023.", ("2023-10-07", "2023-10-07")),
    ],
)
def test_what_is_counted_since_another_event_is_of_all_days_since(raw: str, expected: tuple[str, str]) -> None:
    time = told(raw, "displacement" if "نزح" in raw else "killing", published=DAY).time
    assert time is not None
    assert (time.start, time.end) == expected


@pytest.mark.parametrize("what", ["هذه أول غارة", "كانت هذه أعنف غارة", "شن الطيران غارة هي الأولى من نوعها"])
def test_the_first_since_another_event_is_not_of_its_day(what: str) -> None:
    assert told(f"{what} منذ وقف إطلاق النار في 27 تشرين الثاني.", "airstrike", published=DAY).time is None


@pytest.mark.parametrize(
    ("raw", "places"),
    [
        ("قصفت طائرات منزلا بحجة وجود مسلحين.", []),
        ("استهدفت غارة منزلا بحجة غربي اليمن.", ["حجة", "اليمن"]),
        ("استهدفت غارة منزلا في عبس بحجة وأصابت خمسة.", ["عبس", "حجة"]),
    ],
)
def test_a_pretext_is_no_governorate(raw: str, places: list[str]) -> None:
    assert [item.text.removeprefix("ب").split()[-1] for item in told(raw, "airstrike").places] == places


@pytest.mark.parametrize("why", ["على خلفية", "بحجة", "بذريعة", "ردا على"])
def test_who_answers_deaths_did_not_cause_them(why: str) -> None:
    assert agents(f"قصف الجيش القرية {why} مقتل جنديين.", "killing") == []
    assert agents("قصف الجيش القرية ما أدى إلى مقتل جنديين.", "killing") == ["الجيش"]


@pytest.mark.parametrize(
    ("raw", "speaker"),
    [
        ("جدد الطيران الروسي قصف المدينة.", ""),
        ("جدد التحالف غاراته على صنعاء.", ""),
        ("جددت طهران نفيها قصف القاعدة.", "طهران"),
        ("جدد الوزير دعوته إلى وقف القصف.", "الوزير"),
    ],
)
def test_who_renews_a_blow_says_nothing(raw: str, speaker: str) -> None:
    assert innermost(raw, "قصف" if "قصف" in raw else ("القصف" if "القصف" in raw else "غاراته")) == speaker


def test_a_place_is_no_verb_with_its_pronoun() -> None:
    assert agents("واصلت طائرات التحالف شن غاراتها على صعدة معقل جماعة الحوثي.", "airstrike") == ["طائرات التحالف"]


@pytest.mark.parametrize("outlet", ['لـ"المصدر أونلاين"', "للمصدر أونلاين"])
def test_an_outlet_called_a_source_is_named_whole(outlet: str) -> None:
    reading = read_text(f"وقالت مصادر محلية {outlet} إن طيران التحالف شن غارتين.")
    assert [source.name for source in reading.sources] == ["المصدر أونلاين"]


@pytest.mark.parametrize("whose", ["لعائلة النجار", "للمواطن أحمد علي", "لقيادي في الحركة"])
def test_a_house_that_is_somebodys_returns_nowhere(whose: str) -> None:
    claims = read_text(f"قصفت الطائرات منزلا يعود {whose} غربي خان يونس.").claims
    assert [claim.event_type for claim in claims] == ["airstrike"]
    assert told("عاد ألف مدني إلى مدينة عفرين.", "displacement")


def test_one_of_the_squares_is_no_town() -> None:
    squares = told("انفجرت سيارتان في أحد الميادين المزدحمة شمال بغداد.", "explosion").places
    assert "الميادين" not in [item.text for item in squares]
    assert [item.text for item in told("انفجرت سيارتان في الميادين.", "explosion").places] == ["الميادين"]


def test_one_belt_in_the_accusative_is_one() -> None:
    assert told("فجر أحد عناصره حزاما ناسفا في الساحة.", "explosion").quantities == ()
    assert told("قتل رجلا أمن في دير الزور.", "killing").quantities[0].low == 2


def test_people_who_gather_are_no_group() -> None:
    assert agents("وعندما تجمع المواطنون فجر نفسه.", "explosion") == []


def test_a_base_told_of_before_is_no_organisation() -> None:
    before = "هاجم مقاتلو حركة الشباب المرتبطة بتنظيم القاعدة {}. وقال المتحدث إن مقاتلي الحركة هاجموا القاعدة."
    claims = [read_text(before.format(what)).claims[-1] for what in ("قاعدة عسكرية", "ثكنة")]
    assert [[item.text for item in claim.targets] for claim in claims] == [[], ["القاعدة"]]


@pytest.mark.parametrize(
    ("raw", "kind", "doers"),
    [
        ("هاجم تنظيم القاعدة قاعدة عسكرية في أبين، وسيطرت القاعدة على المعسكر.", "territory_change", ["القاعدة"]),
        ("شن تنظيم القاعدة هجوما على قاعدة العند. وقتلت القاعدة عشرة جنود.", "killing", ["القاعدة"]),
        (
            "قصفت طائرة أمريكية من قاعدة في جيبوتي موقعا لتنظيم القاعدة. وتسيطر القاعدة على المدينة.",
            "territory_change",
            ["القاعدة"],
        ),
        ("هاجم تنظيم القاعدة قاعدة العند. وقال الجيش إن مقاتليه قتلوا خمسة داخل القاعدة.", "killing", ["مقاتليه"]),
    ],
)
def test_an_organisation_that_acts_is_no_base(raw: str, kind: str, doers: list[str]) -> None:
    claim = next(claim for claim in reversed(read_text(raw).claims) if claim.event_type == kind)
    assert [item.text for item in claim.agents] == doers


@pytest.mark.parametrize(
    "raw",
    [
        "مثل البشير أمام المحكمة في الخرطوم بتهمة قتل متظاهرين.",
        "مثلت المتهمة أمام القضاء العسكري في بيروت.",
        "مثل خمسة جنود أمام محكمة عسكرية في عدن.",
        "يمثل المتهمون أمام قضاة في لاهاي.",
    ],
)
def test_who_stands_before_a_court_is_tried(raw: str) -> None:
    assert told(raw, "investigation")


@pytest.mark.parametrize(
    "done", ["وأعلن الجيش تأمين القاعدة وقتل", "واستعاد الجيش القاعدة وقتل", "وتعرضت القاعدة لهجوم قتل فيه"]
)
def test_what_is_done_to_a_base_is_not_done_to_or_by_an_organisation(done: str) -> None:
    claims = read_text(f"هاجم تنظيم القاعدة قاعدة عسكرية في أبين. {done} خمسة مسلحين.").claims[1:]
    assert not [item for claim in claims for item in (*claim.agents, *claim.targets) if "القاعدة" in item.text]


@pytest.mark.parametrize(
    "raw",
    [
        "يمثل السفير بلاده لدى المحكمة.",
        "وقف أمام هيئات مثل المحكمة العليا.",
        "قتل 11 ومثلهم من الجرحى.",
        "قتل محامون مثل خالد العمري أمام محكمة في بغداد.",
        "قتل عدة أشخاص في هجمات مثل تفجير أمام محكمة الاستئناف في كويتا.",
        "مثل عناصر الميليشيا بجثة الشاب أمام المحكمة في مدينة درعا.",
        "مثلت المنظمة عائلات الضحايا أمام المحكمة الجنائية في لاهاي.",
    ],
)
def test_who_stands_for_others_is_not_tried(raw: str) -> None:
    assert not [claim for claim in read_text(raw).claims if claim.event_type == "investigation"]


@pytest.mark.parametrize(
    "raw",
    [
        "عاد آلاف النازحين للشيخ زويد في سيناء.",
        "عادت مئات العائلات النازحة للشيخ مقصود في حلب.",
        "وصل نازحون لأحد المخيمات في إدلب.",
        "وصل نازحون من دوما لأسرة في حماة.",
        "عاد النازحون إلى منازلهم والسبب هو الهدنة.",
        "عاد آلاف النازحين لعائلاتهم في حمص.",
    ],
)
def test_the_displaced_return_to_whom_they_may(raw: str) -> None:
    assert told(raw, "displacement")


@pytest.mark.parametrize("whose", ["يعود لعائلة نازحة", "تعود ملكيته لعائلة نازحة", "يعود لأحد النازحين"])
def test_whose_a_house_is_nobody_returned(whose: str) -> None:
    claims = read_text(f"قصفت الطائرات منزلا {whose} في خان يونس.").claims
    assert [claim.event_type for claim in claims] == ["airstrike"]


@pytest.mark.parametrize(
    ("forces", "named"),
    [
        ("قوات الحكومة العراقية", "Iraqi Armed Forces"),
        ("القوات الحكومية العراقية", "Iraqi Armed Forces"),
        ("قوات الحكومة الليبية", None),
        ("قوات الحكومة", "Syrian government forces"),
    ],
)
def test_the_forces_of_a_government_are_of_the_country_it_says(forces: str, named: str | None) -> None:
    reading = read_text(f"نفذت القوات الحكومية السورية غارات على حلب. وقتلت {forces} ثلاثة مدنيين.")
    (agent,) = next(claim for claim in reading.claims if claim.event_type == "killing").agents
    assert next((item.name_en for item in reading.entities if item.id == agent.entity), None) == named


def test_what_a_page_says_in_short_news_is_the_pages_word() -> None:
    raw = "لكن قناة المسيرة الناطقة باسم الجماعة، قالت في خبر مقتضب إن الطيران شن 18 غارة."
    assert innermost(raw, "غارة") == "قناة المسيرة"


@pytest.mark.parametrize(
    ("raw", "doers"),
    [
        ("قصف الجيش القرية وقتل خمسة من عناصر الجيش.", []),
        ("تقدمت جماعة الحوثي نحو الموقع، وسط سقوط العشرات من مسلحي الحوثي.", []),
        ("قصف الجيش القرية وقتل خمسة من السكان.", ["الجيش"]),
    ],
)
def test_whose_men_died_did_not_kill_them(raw: str, doers: list[str]) -> None:
    assert agents(raw, "killing") == doers


@pytest.mark.parametrize("verb", ["وقع", "خلف القصف", "خلفت الغارة", "أدى القصف إلى سقوط"])
def test_dead_and_wounded_of_one_number_are_one(verb: str) -> None:
    (claim,) = read_text(f"{verb} عشرات القتلى والجرحى.").claims
    assert claim.event_type == "killing"
    assert [(item.what, item.joint_with, item.low) for item in claim.quantities] == [("killed", ("injured",), 20)]


@pytest.mark.parametrize(
    ("raw", "harm"),
    [
        ("وقع 30 قتيلا وأسيرا من الحوثيين في مأرب.", "capture"),
        ("خلفت المعارك 100 قتيل ونازح.", "displacement"),
        ("خلف القصف آلاف القتلى والنازحين.", "displacement"),
    ],
)
def test_captives_and_displaced_of_one_number_are_told_apart(raw: str, harm: str) -> None:
    assert [claim.event_type for claim in read_text(raw).claims] == ["killing", harm]


@pytest.mark.parametrize("part", ["منهم 40 على يد قوات النظام", "منهم 40 على يد قوات النظام و12 على يد القوات الروسية"])
def test_who_killed_a_part_did_not_kill_all(part: str) -> None:
    assert agents(f"وثقت الشبكة مقتل 91 مدنيا في آذار، {part}.", "killing") == []
    assert agents("وثقت الشبكة مقتل 91 مدنيا في آذار على يد قوات النظام.", "killing") == ["قوات النظام"]


@pytest.mark.parametrize("others", ["والقوات الروسية 12", "والشرطة ثلاثة"])
def test_who_did_it_to_others_is_no_victim(others: str) -> None:
    raw = f"قتلت قوات النظام 40 مدنيا {others}."
    assert (agents(raw, "killing"), told(raw, "killing").targets) == (["قوات النظام"], ())


def test_an_agreement_under_somebodys_care_is_one() -> None:
    assert told("توصل الطرفان إلى اتفاق لوقف إطلاق النار برعاية روسية في درعا.", "agreement")


@pytest.mark.parametrize(
    ("who", "told_as"),
    [("علقت منظمة أطباء بلا حدود", "other"), ("علق برنامج الأغذية العالمي", "other"), ("علقت روسيا", "ceasefire")],
)
def test_who_brings_aid_ceases_no_fire(who: str, told_as: str) -> None:
    assert [claim.event_type for claim in read_text(f"{who} عملياتها في إدلب.").claims] == [told_as]


def test_captives_who_are_exchanged_are_not_taken() -> None:
    claims = read_text("جرت عملية تبادل شملت 36 أسيرا من الطرفين في تعز.").claims
    assert [claim.event_type for claim in claims] == ["prisoner_exchange"]


@pytest.mark.parametrize("deed", ["عملية إطلاق النار", "إطلاق النار"])
def test_who_owns_up_to_an_operation_did_it(deed: str) -> None:
    reading = read_text(f"تبنت كتائب القسام {deed} قرب رام الله.")
    (agent,) = reading.claims[0].agents
    assert next(item.name_en for item in reading.entities if item.id == agent.entity) == "Al-Qassam Brigades"


def test_a_strike_on_a_car_is_told() -> None:
    assert told("استهدفت ضربة إسرائيلية سيارة في صور وقتلت القيادي أحمد العلي.", "airstrike").agents
    assert told("استهدف انتحاري بسيارة مفخخة رتلا للجيش.", "explosion")


@pytest.mark.parametrize("died", ["ومقتل خمسة مهربين", "وقتل خمسة مهربين"])
def test_who_died_while_another_thing_was_tried_died(died: str) -> None:
    assert told(f"أعلن الجيش إحباط محاولة تسلل {died}.", "killing").quantities[0].low == 5
    assert told("حاول مسلحون اغتيال المحافظ.", "attack_on_civilians")


@pytest.mark.parametrize(
    ("met", "accused"),
    [
        ("التقتهم «المجد»", ["الجيش الجزائري"]),
        ("حاورتهم صحيفة النهار", ["الجيش الجزائري"]),
        ("في المدينة", ["الجيش الجزائري"]),
    ],
)
def test_who_met_those_who_accuse_is_not_accused(met: str, accused: list[str]) -> None:
    raw = f"المجد، الأربعاء 24/9/1997، الصفحة الأولى\n\nواتهم ناجون {met} الجيش الجزائري بالتواطؤ."
    claim = next(claim for claim in read_text(raw).claims if claim.event_type == "accusation")
    assert [item.text for item in claim.targets] == accused


@pytest.mark.parametrize(
    ("raw", "doers"),
    [
        ("لم يكن الجيش هو من قصف القرية.", ["الجيش"]),
        ("لم تكن إسرائيل هي التي قصفت المشفى.", ["إسرائيل"]),
        ("لم يكن الحوثيون هم من قصفوا السوق في تعز.", ["الحوثيون"]),
        ("ليست روسيا هي التي قصفت المشفى.", ["روسيا"]),
    ],
)
def test_who_was_not_the_one_that_did_it_did_not(raw: str, doers: list[str]) -> None:
    claim = told(raw, "shelling")
    assert ([item.text for item in claim.agents], claim.modality, claim.polarity) == (doers, "denied", False)


@pytest.mark.parametrize(
    "raw",
    [
        "لم يكن معروفا من هو الذي قصف مدينة دوما.",
        "لم يكن الحوثيون وحدهم هم من قصفوا مدينة مأرب.",
        "لم يكن الجيش فقط هو الذي قصف مدينة دوما.",
    ],
)
def test_what_others_did_too_or_is_not_known_whose_it_is_happened(raw: str) -> None:
    assert (told(raw, "shelling").modality, told(raw, "shelling").polarity) == ("asserted", True)


def test_what_is_counted_since_it_began_anew_is_of_all_days_since() -> None:
    raw = "قتل 300 فلسطيني منذ استئناف القصف على قطاع غزة الجمعة."
    time = told(raw, "killing", published=DAY).time
    assert time is not None and (time.start, time.end) == ("2025-04-04", DAY)


def test_who_was_the_one_that_did_it_did() -> None:
    claim = told("وكان الجيش هو من قصف القرية.", "shelling")
    assert ([item.text for item in claim.agents], claim.modality, claim.polarity) == (["الجيش"], "asserted", True)
