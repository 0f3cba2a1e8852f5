"""Tolls of one happening in pages as they are written: former and newer ones, whoever fled, who did not repel."""

import msgspec
import pytest

from rawi.lexicon import load
from rawi.link.pipeline import link
from rawi.model import Links
from rawi.read import read, read_text

SITE = (
    "مقتل 6 مدنيين في سنجة\n\nسودان الآن - 29 يونيو 2024\n\n"
    "قتل 6 مدنيين على الأقل وأصيب 20 آخرون، اليوم السبت، في قصف مدفعي على مدينة سنجة، وفق مصدر طبي.\n"
)
DOCTORS = (
    "شبكة أطباء السودان\n1 يوليو 2024\n\n"
    "تؤكد شبكة أطباء السودان مقتل 11 مدنيا في مدينة سنجة يوم السبت.\n"
    "وتشير الشبكة إلى أن حصيلة أولية كانت قد تحدثت عن 6 قتلى.\n"
)


def linked(*pages: tuple[str, str]) -> Links:
    readings = []
    for number, (text, published) in enumerate(pages):
        made = read_text(text, published=published)
        readings.append(
            msgspec.structs.replace(made, document=msgspec.structs.replace(made.document, path=f"{number}"))
        )
    return link(tuple(readings), load(), read=read)[1]


def test_a_later_account_that_calls_a_number_a_former_one_updates_it() -> None:
    found = linked((SITE, "2024-06-29"), (DOCTORS, "2024-07-01"))
    killed = [item for item in found.disagreements if any("11 killed" in one.value for one in item.positions)]
    assert {item.nature for item in killed} == {"update"}


def test_more_than_so_many_leaves_the_event_open_above() -> None:
    found = linked(("أسرت قوات الدعم السريع أكثر من 300 جندي في مدينة سنجة.", "2024-06-29"))
    figures = [of for event in found.events for of in event.figures if of.low == 300]
    assert figures
    assert all(of.high is None for of in figures)


def test_who_fled_from_a_town_was_in_it() -> None:
    found = linked(("نزح 55 ألف شخص من مدينة سنجة إلى ولاية القضارف.", "2024-07-02"))
    places = {event.place.text for event in found.events if event.event_type == "displacement" and event.place}
    assert not any("القضارف" in place for place in places)


def test_who_tried_to_repel_an_advance_did_not() -> None:
    found = linked(
        ("حررت قوات الحشد الشعبي قرية البشير جنوب كركوك يوم الأحد 1 أيار 2016.", "2016-05-01"),
        ("قال قيادي في الحشد الشعبي إن تنظيم داعش حاول صد تقدم قواتنا في قرية البشير يوم الأحد.", "2016-05-01"),
    )
    assert not [item for item in found.disagreements if item.about == "what"]


def test_civilians_killed_there_are_those_of_another_account_that_names_the_place_before() -> None:
    found = linked(
        (SITE, "2024-06-29"),
        (
            "تقرير ميداني\n\n29 يونيو 2024\n\nتعرضت مدينة سنجة اليوم السبت لقصف مدفعي.\n"
            "ووثق فريقنا بالأسماء تسعة قتلى من المدنيين، أربعة منهم أطفال.\n",
            "2024-06-29",
        ),
    )
    assert [item.nature for item in found.disagreements if item.about == "how_many"] == ["contradiction"]


def test_bodies_brought_to_a_hospital_fell_elsewhere() -> None:
    found = linked(("تسلم مستشفى شهداء الأقصى في دير البلح 19 جثة من مخيم المغازي يوم الثلاثاء.", "2024-06-18"))
    places = {event.place.text for event in found.events if event.event_type == "killing" and event.place}
    assert not any("مستشفى" in place or "دير البلح" in place for place in places)


def test_a_toll_that_rose_updates_no_part_of_it_told_beside_it() -> None:
    found = linked(
        (
            "انتشلت طواقمنا ثمانية شهداء من تحت الأنقاض في مدينة سنجة.\n"
            "وبذلك ترتفع حصيلة القصف إلى سبعة وعشرين شهيدا.\n",
            "2024-06-29",
        )
    )
    assert not found.disagreements


def test_of_the_bodies_so_many_are_children_is_no_other_toll() -> None:
    counted = (
        "قال مسؤولون محليون إن أكثر من 137 مدنيا قتلوا في غارة جوية على حي الزنجيلي في الموصل يوم 17 مارس.\n"
        "وقال القائممقام حسين حاجم إن فرق الدفاع المدني انتشلت {} جثث بينها جثث 42 طفلا.\n"
    )
    monitor = "وثق مرصد نينوى مقتل 139 مدنيا في الغارة الجوية على حي الزنجيلي في الموصل يوم 17 مارس.\n"
    found = linked((counted.format(108), "2017-03-25"), (monitor, "2017-03-26"))
    assert any(len(event.claims) > 2 for event in found.events)
    assert not [one for one in found.disagreements if "42" in str(one.positions)]


@pytest.mark.parametrize(
    ("head", "below", "positions"),
    [
        ("مقتل العشرات", "138 شخصا", {"138", "91"}),
        ("مقتل العشرات", "ستة أشخاص", {"20–99", "6", "91"}),
        ("مقتل 40 شخصا", "138 شخصا", {"40", "138", "91"}),
    ],
)
def test_dozens_in_a_headline_are_the_number_of_its_text(head: str, below: str, positions: set[str]) -> None:
    page = (
        f"{head} في قصف على سجن في صعدة\n\nصحيفة الوادي\n22 يناير 2022\n\n"
        f"قال طبيب إن {below} قتلوا يوم الجمعة في قصف على سجن في صعدة."
    )
    other = "صحيفة النهر\n22 يناير 2022\n\nقتل 91 شخصا يوم الجمعة في قصف على سجن في مدينة صعدة."
    links = linked((page, "2022-01-22"), (other, "2022-01-22"))
    counted = [one for one in links.disagreements if one.about == "how_many"]
    assert {item.value.partition(" killed")[0] for one in counted for item in one.positions} == positions
