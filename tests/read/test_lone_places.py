"""The one of its kind where a text is: which place المستشفى and المطار are, and where what happens there happened."""

import pytest

from rawi.model import Entity
from rawi.read import read_text
from rawi.read.entities import lone_places
from rawi.read.entities.context import Context
from rawi.read.places.drafts import PlaceDraft


def _of(raw: str) -> tuple[dict[str, Entity | None], list[list[str]]]:
    """Return the places of a text by their words, and the names of the places of each claim."""
    reading = read_text(raw, published="2014-02-19")
    known = {entity.id: entity for entity in reading.entities}
    places = {item.text: known.get(item.entity or "") for item in reading.mentions if item.kind == "place"}
    told = [
        [known[place.entity].name_en or known[place.entity].name for place in claim.places if place.entity]
        for claim in reading.claims
    ]
    return places, told


@pytest.mark.parametrize(
    ("raw", "noun", "town"),
    [
        ("سقوط ملكال وجثث في المستشفى", "المستشفى", "Malakal"),
        ("سيطر المتمردون على ملكال. وقال شاهد إن جنودا أطلقوا النار على الكنيسة.", "الكنيسة", "Malakal"),
        ("دخل الجيش مدينة درعا مساء، ثم قصفت مدفعيته المشفى.", "المشفى", "Daraa"),
        ("دخلت القوات بلدة دير حافر، وانفجرت عبوة عند الجسر.", "الجسر", "Deir Hafer"),
        ("اقتحم مسلحون مدينة سبها واعتقلوا سبعة من حراس المعسكر.", "المعسكر", "Sabha"),
    ],
)
def test_it_is_that_of_the_town_the_text_is_about(raw: str, noun: str, town: str) -> None:
    places, told = _of(raw)
    place = places[noun]
    assert place is not None
    assert (place.name, place.admin[0]) == (noun, town)
    # What happens there happens in that town: where that is, is known.
    assert told[-1] == [town]


def test_the_airport_of_a_town_is_the_listed_one() -> None:
    places, _ = _of("قُتل خمسة في القامشلي، ومنع حاجز عند المطار مرور الأهالي")
    assert (place := places["المطار"]) is not None and place.name_en == "Qamishli Airport"


def test_of_a_town_without_an_airport_on_the_list_none_is_made_up() -> None:
    places, _ = _of("قُتل خمسة في بلدة دير حافر، وقصفت الطائرات المطار")
    assert places["المطار"] is None


def test_the_towns_of_a_text_are_counted_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = 0

    def struck(place: PlaceDraft, context: Context) -> bool:
        nonlocal asked
        asked += 1
        return True

    monkeypatch.setattr(lone_places, "_is_struck", struck)
    read_text("قصفت الطائرات الجسر في حلب. " * 40)
    assert asked == 40


def test_what_is_named_further_on_is_meant() -> None:
    places, _ = _of("في أكسوم قُصف المستشفى فجرا. وقالت الوزارة إن مستشفى سانت ماري أُصيب مرتين.")
    assert places["المستشفى"] == places["مستشفى سانت ماري"] is not None


@pytest.mark.parametrize(
    ("raw", "noun"),
    [
        ("اشتباكات في الرمادي والفلوجة، وقصف المستشفى", "المستشفى"),
        ("قال أحد سكان بيروت إن الجسر المؤدي إليها قُصف", "الجسر"),
        ("عبر ثمانية آلاف لاجئ إلى مدينة أدري، وسلم جنود بنادقهم عند المعبر.", "المعبر"),
        ("وصل الوفد إلى تيزي وزو، ثم عقد مهرجان في القصر", "القصر"),
        # Where somebody met, spoke, came or fired from is not where the blow fell; nor is a town with elsewhere behind.
        ("اجتمع الوفد في جنيف. وقالت الأمم المتحدة إن الحوثيين قصفوا الميناء.", "الميناء"),
        ("قال المبعوث من القاهرة إن قوات حفتر قصفت المطار.", "المطار"),
        ("قال ترامب في واشنطن إن الصاروخ أصاب المطار.", "المطار"),
        ("التقى الرئيس في باريس نظيره. قصفت الطائرات الجسر والمستشفى.", "الجسر"),
        ("أعلن الوزير في باريس مقتل خمسة. وقصفت الطائرات المستشفى.", "المستشفى"),
        ("حلب هادئة اليوم. وفي مكان آخر قصفت الطائرات المطار.", "المطار"),
        ("قصف الجيش حلب. وفي مكان آخر قصفت الطائرات المطار.", "المطار"),
        ("هبطت الطائرة القادمة من الدوحة قبل قصف المطار.", "المطار"),
        ("صواريخ من درنة سقطت على المطار.", "المطار"),
        ("أطلق صاروخ من صنعاء نحو المطار.", "المطار"),
    ],
)
def test_what_the_text_does_not_settle_stays_open(raw: str, noun: str) -> None:
    places, _ = _of(raw)
    assert places.get(noun) is None


def test_the_hospital_to_which_the_wounded_were_brought_is_no_place_of_what_befell_them() -> None:
    _, told = _of("قُتل تسعة في مدينة كركوك. وفي ألتون كوبري انفجرت عبوة ونقل خمسة جرحى إلى المستشفى.")
    assert ["Kirkuk"] not in told[1:]


def test_a_blow_is_not_at_the_hospital_to_which_its_dead_were_brought() -> None:
    _, told = _of("وصل إلى مستشفى الشفاء 17 شهيدا و30 مصابا جراء قصف منزل عائلة الكحلوت")
    assert told[-1] == []
    _, told = _of("قصفت الطائرات مستشفى الشفاء فجرا.")
    assert told[-1] == ["Al-Shifa Hospital"]
