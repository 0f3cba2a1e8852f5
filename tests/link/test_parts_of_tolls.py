"""Numbers that are parts of a toll contradict none; another strike has dead of its own; whose agency tells it."""

import pytest
from test_two_strikes import case, disagreements, documents_of

from rawi import read_text
from rawi.lexicon import load
from rawi.link.pipeline import link
from rawi.read import read

CHILDREN = "استهدف طيران التحالف بغارة حافلة تقل نازحين في الدريهمي يوم السبت، ما أدى إلى استشهاد 26 طفلا و4 نساء."


def numbers(*texts: str) -> set[str]:
    found = disagreements(*texts)
    return {position.value.split()[0] for one in found if one.about == "how_many" for position in one.positions}


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        ("قتل 30 مدنيا في غارة للتحالف على حافلة في الدريهمي يوم السبت.", set()),
        ("قتل 27 مدنيا في غارة للتحالف على حافلة في الدريهمي يوم السبت.", {"30", "27"}),
        ("قتل 31 شخصا بينهم 26 طفلا في غارة للتحالف على حافلة في الدريهمي يوم السبت.", {"30", "31"}),
    ],
)
def test_children_and_women_are_one_toll(other: str, expected: set[str]) -> None:
    assert numbers(CHILDREN, other) == expected
    event = next(event for event in case(CHILDREN)[1].events if event.event_type == "killing")
    assert [(figure.low, figure.high) for figure in event.figures if figure.what == "killed"] == [(30, 30)]


BOTH = "قتل 12 مدنيا وثمانية جنود في غارة للتحالف على سوق في الدريهمي يوم السبت."


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        ("قتل عشرون شخصا في غارة للتحالف على سوق في الدريهمي يوم السبت.", set()),
        ("أوقعت غارة للتحالف على سوق في الدريهمي يوم السبت عشرين قتيلا.", set()),
        ("قتل 19 شخصا في غارة للتحالف على سوق في الدريهمي يوم السبت.", {"20", "19"}),
        # Of whom one counts civilians alone, the other's civilians are asked.
        ("قتل 12 مدنيا في غارة للتحالف على سوق في الدريهمي يوم السبت.", set()),
        ("قتل 20 مدنيا في غارة للتحالف على سوق في الدريهمي يوم السبت.", {"12", "20"}),
    ],
)
def test_civilians_and_soldiers_are_one_toll(other: str, expected: set[str]) -> None:
    assert numbers(BOTH, other) == expected
    event = next(event for event in case(BOTH)[1].events if event.event_type == "killing")
    assert [(figure.low, figure.high) for figure in event.figures if figure.what == "killed"] == [(20, 20)]


def test_women_and_men_are_not_told_to_be_civilians_and_others() -> None:
    both = "قتل ثلاث نساء وخمسة رجال في غارة للتحالف على سوق في الدريهمي يوم السبت."
    assert numbers(both, "قتل ثمانية مدنيين في غارة للتحالف على سوق في الدريهمي يوم السبت.") == set()
    among = "قتل عشرون شخصا {} جنود في غارة للتحالف على سوق في الدريهمي يوم السبت."
    assert numbers(BOTH, among.format("بينهم")) == numbers(BOTH, among.format("من ضمنهم")) == set()


def test_a_part_told_by_one_is_no_part_of_what_two_others_tell_of_no_side() -> None:
    part = "قال السكان إن ثمانية أشخاص قتلوا في غارة للتحالف على سوق في الدريهمي يوم السبت."
    whole = "قالت منظمة الإغاثة إن عشرين شخصا قتلوا في غارة للتحالف على سوق في الدريهمي يوم السبت."
    assert numbers(part, whole, BOTH) == {"8", "20"}


def test_who_counts_one_part_contradicts_no_whole() -> None:
    whole = "قتل عشرون شخصا في غارة للتحالف على سوق في الدريهمي يوم السبت."
    part = "وقال طبيب إن 12 مدنيا قتلوا يوم السبت في الدريهمي حين قصف التحالف سوقا."
    assert numbers(whole, part) == {"20", "12"}
    assert numbers(BOTH, whole, part) == set()


@pytest.mark.parametrize(
    ("seen", "expected"),
    [
        ("وقال شاهد إنه رأى تسعة قتلى في مخيم جنين يوم السبت.", set()),
        ("وقال مراسلنا إنه شاهد بنفسه تسعة قتلى في مخيم جنين يوم السبت.", set()),
        ("وقال شاهد إن تسعة قتلوا في مخيم جنين يوم السبت.", {"9", "14"}),
        # Who saw more than others count contradicts them.
        ("وقال شاهد إنه رأى عشرين قتيلا في مخيم جنين يوم السبت.", {"20", "14"}),
    ],
)
def test_who_was_there_saw_some_of_them(seen: str, expected: set[str]) -> None:
    assert numbers("قتل 14 فلسطينيا في اقتحام مخيم جنين يوم السبت.", seen) == expected


def test_soldiers_and_gunmen_are_no_one_toll() -> None:
    event = next(event for event in case("قتل جنديان و18 مسلحا في هجوم قرب بئر العبد.")[1].events)
    assert all(figure.high != 20 for figure in event.figures)


def test_who_of_the_dead_were_fighters_is_no_toll() -> None:
    toll = "قتل ثمانية فلسطينيين في اقتحام مخيم جنين يوم السبت."
    assert numbers(toll, "وقال المركز إن تسعة من القتلى في اقتحام مخيم جنين يوم السبت كانوا من المقاتلين.") == set()
    assert numbers(toll, "وقال المركز إن تسعة فلسطينيين قتلوا في اقتحام مخيم جنين يوم السبت.") == {"8", "9"}


def test_the_dead_of_one_town_are_a_part_of_those_of_several() -> None:
    town = "قتل 18 متظاهرا في الناصرية يوم السبت، بحسب مصدر طبي."
    assert numbers("قتل 93 متظاهرا يوم السبت في بغداد والناصرية.", town) == set()
    assert numbers("قتل 93 متظاهرا يوم السبت في الناصرية.", town) == {"93", "18"}
    # A camp lies in the town that is named beside it.
    assert numbers("قتل 93 متظاهرا يوم السبت في ساحة الحبوبي في الناصرية.", town) == {"93", "18"}


@pytest.mark.parametrize(("strike", "expected"), [("غارة أخرى", 1), ("حادث منفصل، غارة", 1), ("غارة", 2)])
def test_the_dead_of_another_strike_are_others(strike: str, expected: int) -> None:
    one = "قتل ثلاثون مدنيا في غارة على حافلة في الدريهمي يوم السبت."
    other = f"قصف التحالف سوقا في الدريهمي يوم السبت. واستهدف في {strike} منزلا فيها، مخلفا شهيدين."
    readings, links = case(one, other)
    dead = [event for event in links.events if event.event_type == "killing"]
    assert max(len(documents_of(event, readings)) for event in dead) == expected


@pytest.mark.parametrize(("agency", "expected"), [("وكالة السودان للأنباء", "unknown"), ("رويترز", "third_party")])
def test_what_a_state_or_a_side_runs_is_no_third_party(agency: str, expected: str) -> None:
    text = (
        f"قتلى في قصف على الأبيض\n\n{agency} - 3 مايو 2025\n\nقصفت قوات الدعم السريع حيا في الأبيض وقتلت سبعة مدنيين."
    )
    events = link([read_text(text)], load(), read=read)[1].events
    assert {origin.interest for event in events for origin in event.origins} == {expected}


STRIKE = "قال مسعفون إن سبعة أشخاص قتلوا في غارة إسرائيلية على بلدة جويا يوم السبت"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{STRIKE}، وإن أربعة آخرين قتلوا في غارة على بلدة معروب.", {"7", "9"}),
        (f"{STRIKE}، وإن أحد عشر آخرين أصيبوا. وقتل أربعة في غارة على بلدة معروب.", {"7", "9"}),
        (f"{STRIKE}. وقتل اثنان في غارة على بلدة معروب. وقتل اثنان في غارة على بلدة صديقين.", {"7", "9"}),
        # Of one town it is the toll, whatever else the page counts elsewhere.
        ("قتل 11 شخصا في غارة على بلدة جويا يوم السبت. وقتل أربعة في معروب وسبعة في صديقين.", {"11", "9"}),
    ],
)
def test_a_headline_that_adds_up_two_towns_is_the_toll_of_neither(text: str, expected: set[str]) -> None:
    page = f"11 قتيلا في غارات إسرائيلية قرب صور\n\nصور - 3 مايو 2025\n\n{text}"
    assert numbers(page, "قتل تسعة أشخاص في غارة إسرائيلية على بلدة جويا يوم السبت.") == expected


def test_who_tells_of_children_alone_does_not_say_that_nobody_else_died() -> None:
    children = "قالت يونيسف إن أربعة أطفال قتلوا في غارة للتحالف على حافلة في الدريهمي يوم السبت."
    whole = "قتل 12 شخصا في غارة للتحالف على حافلة في الدريهمي يوم السبت."
    assert numbers(children, whole) == set()
    event = next(event for event in case(children, whole)[1].events if event.event_type == "killing")
    assert [(figure.low, figure.high) for figure in event.figures if figure.what == "killed"] == [(12, 12)]
    # More children than others count people is no part of them.
    assert numbers(whole, children.replace("أربعة أطفال", "عشرين طفلا")) == {"12", "20"}


def test_whom_one_hospital_took_in_is_no_toll() -> None:
    hospital = "قال طبيب إن مستشفى الدريهمي استقبل 14 جريحا بعد غارة للتحالف على حافلة في الدريهمي يوم السبت."
    whole = "أصيب أكثر من عشرين شخصا في غارة للتحالف على حافلة في الدريهمي يوم السبت."
    assert numbers(hospital, whole) == set()


@pytest.mark.parametrize(
    ("told", "dead"),
    [
        ("قتل ضابط برتبة ملازم وجنديان في هجوم على نقطة للجيش في العظيم يوم السبت.", 3),
        ("استشهاد ضابط وستة جنود في هجوم على نقطة للجيش في العظيم يوم السبت.", 7),
        ("قتل أربعة أطفال ومعلمة في هجوم على مدرسة في العظيم يوم السبت.", 5),
        # Some of those counted are none besides.
        ("قتل خمسة أشخاص بينهم طفل وامرأة في هجوم على سوق في العظيم يوم السبت.", 5),
        ("قتل خمسة أشخاص وأصيب طفل في هجوم على سوق في العظيم يوم السبت.", 5),
        # Nor is who speaks of them.
        ("مقتل أربعة أشخاص ورئيس البلدية يعلن الحداد", 4),
        ("مقتل أربعة أشخاص ورئيس البلدية", 5),
        ("قتل تسعة جنود ومدني واحد في هجوم على نقطة للجيش في العظيم يوم السبت.", 10),
    ],
)
def test_one_person_beside_a_number_is_one_more(told: str, dead: int) -> None:
    event = next(event for event in case(told)[1].events if event.event_type == "killing")
    assert [(figure.low, figure.high) for figure in event.figures if figure.what == "killed"] == [(dead, dead)]
