"""What looks like one happening, or like a contradiction, and is none: own short texts, read and linked whole."""

import pytest
from linked_texts import linked

from rawi.lexicon import load
from rawi.link.pipeline import link
from rawi.model import Disagreement, Document, Event, Links, Published, Reading
from rawi.read import read

DAY, NEXT_DAY = "2025-05-03", "2025-05-04"


def case(*texts: str, days: tuple[str, ...] = ()) -> tuple[tuple[Reading, ...], Links]:
    """Return texts of sources of their own, read and linked; all are of one day unless `days` are given."""
    return linked(*texts, days=days or (DAY,) * len(texts))


def documents_of(event: Event, readings: tuple[Reading, ...]) -> set[str]:
    return {reading.document.path for reading in readings for claim in reading.claims if claim.id in set(event.claims)}


def told_together(kind: str, *texts: str, days: tuple[str, ...] = ()) -> int:
    """Return how many of the texts the widest event of a type has."""
    readings, links = case(*texts, days=days)
    return max(len(documents_of(event, readings)) for event in links.events if event.event_type == kind)


def disagreements(*texts: str, days: tuple[str, ...] = ()) -> list[Disagreement]:
    return list(case(*texts, days=days)[1].disagreements)


STRIKE = "قتل ستة أشخاص السبت في غارة إسرائيلية على {} في {} جنوب قطاع غزة، وفق ما قال {}."


def test_two_strikes_told_in_one_formula_are_two() -> None:
    one = STRIKE.format("منزل", "خان يونس", "مسعفون")
    other = STRIKE.format("خيمة للنازحين", "رفح", "الدفاع المدني")
    assert case(one, other)[1].derivations == ()
    assert told_together("airstrike", one, other) == 1
    assert told_together("killing", one, other) == 1


def test_a_strike_in_the_morning_and_one_in_the_evening_are_two() -> None:
    morning = "قتل خمسة مدنيين صباح السبت في قصف مدفعي على مدينة تعز."
    for other, expected in (
        ("قتل تسعة مدنيين مساء السبت في قصف مدفعي على مدينة تعز.", 1),
        ("قتل تسعة مدنيين ليلا في قصف مدفعي على مدينة تعز.", 2),  # perhaps the night before
        ("قتل تسعة مدنيين فجر السبت في قصف مدفعي على مدينة تعز.", 2),
        ("قتل تسعة مدنيين السبت في قصف مدفعي على مدينة تعز.", 2),
        ("قتل تسعة مدنيين في قصف مدفعي متواصل على مدينة تعز حتى مساء السبت.", 2),
        ("قتل تسعة مدنيين في القصف المدفعي على مدينة تعز منذ مساء الجمعة.", 2),
        ("قالت مصادر طبية مساء السبت إن تسعة مدنيين قتلوا في قصف مدفعي على مدينة تعز.", 2),
        ("ارتفعت حصيلة قتلى القصف المدفعي على مدينة تعز مساء السبت إلى تسعة مدنيين.", 2),
    ):
        assert told_together("killing", morning, other) == expected, other


def test_two_that_tell_one_number_tell_of_one_strike_whatever_the_hour() -> None:
    one = "قتل 37 مدنيا صباح السبت في قصف مدفعي على مدينة تعز."
    assert told_together("killing", one, one.replace("صباح", "مساء")) == 2


@pytest.mark.parametrize(("hour", "expected"), [("المساء", 1), ("الفجر", 2)])
def test_the_hour_may_stand_behind_the_word_for_the_strike(hour: str, expected: int) -> None:
    one = "قصف الطيران الروسي مدينة الباب صباح السبت."
    assert told_together("airstrike", one, f"غارة {hour} الروسية على مدينة الباب استهدفت السوق.") == expected


def test_the_wounded_of_another_strike_are_of_it_as_its_dead_are() -> None:
    one = "قصف الطيران الروسي السوق في مدينة الباب السبت، ما أدى إلى مقتل ستة وإصابة 43."
    second = "وأدت غارة ثانية على مدينة الباب إلى مقتل اثنين وإصابة أربعة."
    readings, links = case(f"{one} {second}")
    texts = {claim.id: claim.text for reading in readings for claim in reading.claims}
    tolls = [{texts[claim] for claim in event.claims} for event in links.events if event.event_type == "killing"]
    assert sorted(len(toll) for toll in tolls) == [2, 2]


def test_one_strike_told_twice_is_one() -> None:
    one = STRIKE.format("منزل", "خان يونس", "مسعفون")
    again = "وأفاد الدفاع المدني بمقتل ستة أشخاص في غارة إسرائيلية استهدفت منزلا في خان يونس يوم السبت."
    assert told_together("killing", one, again) == 2


def test_what_is_done_day_after_day_is_not_the_blow_of_one_day() -> None:
    blow = "قصفت قوات الدعم السريع مدينة الأبيض صباح السبت."
    for habit, expected in (
        ("وتقصف قوات الدعم السريع مدينة الأبيض بصورة شبه يومية.", 1),
        ("وقصفت قوات الدعم السريع مدينة الأبيض السبت.", 2),
    ):
        assert told_together("shelling", blow, habit) == expected


def test_a_part_of_a_toll_contradicts_no_toll() -> None:
    one = "قتل 30 جنديا في هجوم على قاعدة العند يوم السبت، وفق ما أعلنت وزارة الدفاع."
    part = "تحققت مواطنة من مقتل {}، بينهم سبعة تقل أعمارهم عن 18 عاما، في هجوم على قاعدة العند يوم السبت."
    found = disagreements(one, part.format("34 جنديا"))
    values = {position.value for item in found if item.about == "how_many" for position in item.positions}
    assert any("34" in value for value in values)
    assert not any(value.startswith("7 ") for value in values)


def test_wounded_who_died_since_are_no_other_toll() -> None:
    first = "قتل تسعة أشخاص وأصيب عشرون في تفجير استهدف مقهى في مقديشو مساء السبت، وفق ما قالت الشرطة."
    died = "وقال طبيب إن أربعة من الجرحى الذين أصيبوا في تفجير المقهى في مقديشو توفوا الأحد."
    other = "وقال طبيب إن أربعة أشخاص قتلوا في تفجير المقهى في مقديشو مساء السبت."
    days = (DAY, NEXT_DAY)
    assert not [item for item in disagreements(first, died, days=days) if item.about == "how_many"]
    assert [item for item in disagreements(first, other, days=days) if item.about == "how_many"]


def test_who_denies_that_officers_died_denies_no_dead_civilians() -> None:
    toll = "قتل خمسة أشخاص في تفجير استهدف مقهى في مقديشو السبت، وفق ما قال شهود."
    charge = "وقالت حركة الشباب إن خمسة ضباط قتلوا في تفجير استهدف مقهى في مقديشو السبت."
    denial = "ونفت الشرطة الصومالية مقتل أي ضابط في التفجير الذي وقع السبت أمام مقهى في مقديشو."
    assert not [item for item in disagreements(toll, denial) if item.about == "modality"]
    assert [item for item in disagreements(charge, denial) if item.about == "modality"]


@pytest.mark.parametrize(
    ("repelled", "expected"),
    [
        ("أعلنت القوات المشتركة إفشال هجوم شنته جماعة الحوثي على مواقعها في حيس.", 2),
        ("أعلنت القوات المشتركة إفشال هجوم شنته جماعة الحوثي على مواقعها في مأرب.", 1),
    ],
)
def test_who_repelled_an_attack_and_who_attacked_tell_of_one(repelled: str, expected: int) -> None:
    attack = "قُتل جنديان من القوات المشتركة في هجوم شنه الحوثيون بالطيران المسير على مواقع في حيس."
    readings, links = case(repelled, attack)
    assert max(len(documents_of(event, readings)) for event in links.events) == expected


def test_the_south_of_a_country_reaches_as_far_as_the_country() -> None:
    far = "قتل 30 جنديا يوم السبت في هجوم على قاعدة في {} اليمن، وفق ما قال مسؤولون طبيون."
    near = "أعلنت وزارة الدفاع أن هجوما للحوثيين على قاعدة العند الجوية في لحج أدى إلى مقتل 30 جنديا يوم السبت."
    assert told_together("killing", far.format("جنوب"), near) == 2
    assert told_together("killing", far.format("شمال"), near) == 1


def test_another_town_around_a_market_of_one_name_is_told_as_changed() -> None:
    text = (
        "قتل 14 مدنيا وجرح 31 آخرون صباح السبت في قصف شنته قوات الدعم السريع على سوق المواشي في مدينة {}، بحسب شبكة "
        "أطباء السودان.\n\nوقالت الشبكة في بيان إن خمس قذائف سقطت على السوق وقت الذروة وإن المستشفى استقبل عشرات "
        "المصابين بينهم أطفال ونساء وإن الكوادر الطبية تعاني نقصا حادا في الأدوية."
    )
    changed = disagreements(text.format("الأبيض"), text.format("النهود"))
    assert "where" in {item.about for item in changed}
    assert "where" not in {item.about for item in disagreements(text.format("الأبيض"), text.format("الأبيض"))}


def test_who_demands_that_something_end_denies_nothing() -> None:
    siege = "وتحاصر قوات الدعم السريع مدينة الفاشر منذ أشهر."
    demand = "وطالبت لجان المقاومة المجتمع الدولي بالتدخل العاجل لفك الحصار عن مدينة الفاشر."
    denial = "ونفت قوات الدعم السريع حصار مدينة الفاشر."
    assert not [item for item in disagreements(siege, demand) if item.about == "modality"]
    assert [item for item in disagreements(siege, denial) if item.about == "modality"]


def test_who_denies_that_it_was_his_deed_says_who_did_not_do_it() -> None:
    charge = "اتهمت الحكومة جماعة الحوثي بقصف معسكر في قاعدة العند يوم السبت."
    guilt = "ونفت جماعة الحوثي مسؤوليتها عن قصف معسكر في قاعدة العند يوم السبت."
    deed = "ونفت جماعة الحوثي قصف معسكر في قاعدة العند يوم السبت."
    for denial, about in ((guilt, {"who"}), (deed, {"modality"})):
        assert {item.about for item in disagreements(charge, denial)} & {"who", "modality"} == about


def test_one_sentence_that_each_has_from_somebody_else_is_no_copy() -> None:
    agency = (
        "قتل 60 شخصا على الأقل في قصف نفذته قوات الدعم السريع بطائرات مسيرة على مركز إيواء في مدينة الفاشر، "
        "بحسب ما أفاد ناشطون محليون السبت."
    )
    told = "قالت {} إن 60 شخصا قتلوا في قصف نفذته قوات الدعم السريع بالمدفعية والمسيرات على مركز إيواء ليلة الجمعة."
    assert case(agency, told.format("شبكة أطباء السودان"))[1].derivations == ()
    copied = agency.replace("بحسب ما أفاد ناشطون محليون السبت", "وفق ناشطين محليين")
    assert case(agency, copied)[1].derivations


def test_a_time_told_less_exactly_is_no_other_time() -> None:
    text = (
        "أقدمت المليشيات {} على قصف مخيم السويداء للنازحين شرق مدينة مأرب بصاروخ باليستي أدى إلى مقتل سبعة مدنيين "
        "بينهم ثلاثة أطفال وإصابة تسعة عشر آخرين بجروح متفاوتة نقلوا إلى مستشفى المدينة العام لتلقي العلاج."
    )
    exact = text.format("في الثالثة من فجر اليوم السبت")
    for other, told in (("فجر اليوم السبت", False), ("فجر أمس الجمعة", True)):
        found = {item.about for item in disagreements(exact, text.format(other))}
        assert ("when" in found) == told


def test_a_sentence_with_one_number_changed_and_one_kept_is_a_copy() -> None:
    text = "قال مسعفون إن ستة أشخاص قتلوا السبت في غارة جوية إسرائيلية على منزل في خان يونس، بينهم {}."
    links = case(text.format("ثلاثة أطفال"), text.format("طفلان"))[1]
    assert links.derivations
    assert {item.nature for item in links.disagreements if item.about == "how_many"} == {"editorial_change"}


AGENCY = (
    "عدن 29 أغسطس آب (رويترز) - قال مسؤولون طبيون إن ما لا يقل عن 30 جنديا قتلوا وأصيب أكثر من 60 يوم الأحد في هجوم "
    "على قاعدة تستخدمها قوات التحالف بقيادة السعودية في جنوب اليمن، وإن فرق الإنقاذ تبحث عن ناجين تحت الأنقاض."
)


@pytest.mark.parametrize(
    ("day", "expected"), [("2021-08-30", "2021-08-29"), ("2021-08-29", "2021-08-29"), ("2021-11-02", None)]
)
def test_a_dateline_without_a_year_has_that_of_who_copies_it(day: str, expected: str | None) -> None:
    undated = read(Document(id="doc-agency", path="a.txt", sha256="", text=AGENCY), load())
    published = Published(start=day, end=day, basis="explicit")
    text = f"نقلا عن رويترز: {AGENCY.partition(' - ')[2]}"
    copy = read(
        Document(
            id="doc-copy", path="b.txt", sha256="", text=text, published=published, extra={"source": "صحيفة الوادي"}
        ),
        load(),
    )
    readings, links = link((undated, copy), load(), read=read)
    assert links.derivations
    assert {one.document.path: one.document.published.start for one in readings}["a.txt"] == expected


WEDDING = "قتل 20 شخصا مساء الأحد في غارة للتحالف استهدفت حفل عرس في {}، قال مصدر طبي."
STATION = "قتل 20 شخصا مساء {} في غارة للتحالف استهدفت محطة وقود في {}، قال مصدر طبي."
HAJJAH = ("2018-04-23", "2018-04-24")


@pytest.mark.parametrize(
    ("wedding", "station", "day", "expected"),
    [
        # Two districts, two villages that no list knows.
        ("مديرية بني قيس بمحافظة حجة", "مديرية عبس بمحافظة حجة", "الاثنين", 1),
        ("قرية الراحة بمحافظة حجة", "قرية الشعب بمحافظة حجة", "الاثنين", 1),
        # A village may lie in the district; who names the governorate alone says nothing else; a day may be mistaken.
        ("قرية الراحة بمحافظة حجة", "مديرية بني قيس بمحافظة حجة", "الأحد", 2),
        ("محافظة حجة", "مديرية عبس بمحافظة حجة", "الأحد", 2),
        ("مديرية عبس بمحافظة حجة", "مديرية عبس بمحافظة حجة", "الاثنين", 2),
    ],
)
def test_strikes_of_two_days_in_two_places_of_one_governorate_are_two(
    wedding: str, station: str, day: str, expected: int
) -> None:
    pages = WEDDING.format(wedding), STATION.format(day, station)
    assert told_together("killing", *pages, days=HAJJAH) == expected


BOTH = (
    "شهدت محافظة حجة غارتين للتحالف خلال يومين: الأولى مساء الأحد على عرس في بني قيس قتل فيها 33 شخصا، والثانية مساء "
    "الاثنين على محطة وقود في عبس قتل فيها 18 سائقا."
)


def test_one_short_sentence_in_other_words_with_another_number_is_no_copy() -> None:
    page = STATION.format("الاثنين", "مديرية عبس بمحافظة حجة")
    links = case(page, BOTH, days=(HAJJAH[1], HAJJAH[1]))[1]
    assert links.derivations == ()
    assert [item.nature for item in links.disagreements] == ["contradiction"]


def test_one_sentence_told_by_itself_is_a_source_of_none_that_has_it_from_a_speaker() -> None:
    own = "قتل سبعة مزارعين في قصف مدفعي لقوات النظام على أطراف بلدة كفرزيتا صباح السبت وأصيب آخرون بجروح."
    told = "قال مصدر طبي إن سبعة مزارعين قتلوا صباح السبت في قصف مدفعي على كفرزيتا."
    copied = "قتل سبعة مزارعين في قصف مدفعي لقوات النظام على أطراف بلدة كفرزيتا صباح السبت وأصيب آخرون."
    assert case(own, told)[1].derivations == ()
    assert case(own, copied)[1].derivations


def test_a_word_of_a_name_tells_of_no_civilians() -> None:
    report = (
        "قصفت طائرات حربية تركية فجر السبت مقر وحدات حماية الشعب في شنكال، ما أدى إلى استشهاد 20 مقاتلا. وزعمت تركيا "
        "أنها قتلت 70 {}."
    )
    assert "whom" not in {item.about for item in disagreements(report.format("من حزب العمال"))}
    assert "whom" in {item.about for item in disagreements(report.format("عاملا مدنيا"))}


@pytest.mark.parametrize(
    ("where", "expected"),
    [("في بلدة معروب", 1), ("على أطراف بلدة معروب", 2), ("قرب بلدة جويا", 2), ("في بلدة جويا", 2)],
)
def test_strikes_on_two_neighbouring_villages_are_two(where: str, expected: int) -> None:
    one = "قتل سبعة مدنيين في غارة إسرائيلية على منزل في بلدة جويا جنوبي لبنان يوم السبت."
    other = f"قتل أربعة مسعفين {where} جنوبي لبنان يوم السبت في غارة إسرائيلية."
    assert told_together("killing", one, other) == expected


def test_two_quarters_of_a_city_are_two_places() -> None:
    one = "قتل سبعة مدنيين في غارة إسرائيلية على منزل في حي الشجاعية بمدينة غزة يوم السبت."
    other = "قتل أربعة مدنيين في غارة إسرائيلية على منزل في حي التفاح بمدينة غزة يوم السبت."
    assert told_together("killing", one, other) == 1
    assert told_together("killing", one, other.replace("حي التفاح", "حي الشجاعية")) == 2


@pytest.mark.parametrize(("where", "expected"), [("غزة", 2), ("جنين", 1)])
def test_a_school_of_no_known_place_may_lie_in_a_town_of_its_governorate(where: str, expected: int) -> None:
    one = "ارتكب جيش الاحتلال الإسرائيلي فجر السبت مجزرة داخل مدرسة التابعين راح ضحيتها أكثر من 100 شهيد."
    other = (
        f"عشرات القتلى في غارة إسرائيلية على مدرسة في {where}\n\nقتل 60 شخصا في غارة إسرائيلية فجر السبت على مدرسة "
        f"{'التابعين' if expected == 2 else 'البنات'} في مدينة {where}."
    )
    assert told_together("airstrike", one, other) == expected
