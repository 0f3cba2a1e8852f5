"""Offices speak for the actor their name ends in; a body that watches an actor does not."""

import pytest

from rawi.link.texts.organs import bare_name, by_bare_names, called_alike, listed_behind


@pytest.mark.parametrize(
    ("office", "actor"),
    [
        ("المركز الإعلامي لقوات سوريا الديمقراطية", "Syrian Democratic Forces"),
        ("رئاسة الأركان التركية", "Turkish Armed Forces"),
        ("المتحدث العسكري باسم الجيش الإسرائيلي", "Israel Defense Forces"),
        ("المتحدث باسم الجيش الإسرائيلي للإعلام العربي", "Israel Defense Forces"),
        ("المكتب الإعلامي لحزب الله", "Hezbollah"),
        ("القيادة العامة لقوات الدعم السريع", "Rapid Support Forces"),
    ],
)
def test_an_office_belongs_to_the_actor_it_is_named_after(office: str, actor: str) -> None:
    found = listed_behind(office)
    assert found is not None
    assert found.name_en == actor


@pytest.mark.parametrize(
    "name",
    [
        "مركز توثيق انتهاكات الجيش الإسرائيلي",
        "لجنة ضحايا قوات الدعم السريع",
        "المركز الإعلامي",
        "حزب الله",
        "مجلس الأمن",
    ],
)
def test_who_only_names_an_actor_is_no_office_of_it(name: str) -> None:
    assert listed_behind(name) is None


def test_little_words_and_towns_make_no_other_body() -> None:
    assert called_alike("المجلس المحلي لمدينة محجة", "المجلس المحلي في محجة")
    assert not called_alike("المجلس المحلي في محجة", "المجلس المحلي في بصر")
    assert not called_alike("المجلس المحلي في محجة", "المجلس العسكري في محجة")


def test_a_town_and_its_governorate_have_each_a_body() -> None:
    assert called_alike("قوة حماية مدينة درنة", "قوة حماية درنة")
    assert called_alike("مكتب الصحة بمحافظة الحديدة", "مكتب الصحة في الحديدة")
    assert not called_alike("مجلس محافظة حلب", "مجلس مدينة حلب")


def test_a_name_that_two_bodies_may_have_is_of_neither() -> None:
    names = [("a", "مجلس محافظة حلب"), ("b", "مجلس مدينة حلب"), ("c", "قوة حماية درنة"), ("d", "قوة حماية مدينة درنة")]
    assert by_bare_names(names) == {bare_name("قوة حماية درنة").words: "c"}
