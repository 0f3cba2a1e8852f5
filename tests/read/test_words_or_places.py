"""Words that are places as well as something else, and what shows which: تدمر destroys, a ship has a town's name."""

import pytest

from rawi.read import read_text


def _named(raw: str) -> list[str]:
    return [item.text for item in read_text(raw, published="2021-06-15").mentions if item.kind == "place"]


def _meant(raw: str) -> list[str | None]:
    """Return the English names of the places that the text names, in its order."""
    reading = read_text(raw, published="2024-06-15")
    names = {entity.id: entity.name_en for entity in reading.entities}
    return [names.get(item.entity or "") for item in reading.mentions if item.kind == "place"]


@pytest.mark.parametrize(
    ("raw", "places"),
    [
        ("المعارضة تستهدف مطار حماة وتدمر طائرة", ["مطار حماة"]),
        ("الغارات تدمر منزلا في تدمر", ["تدمر"]),
        ("إسرائيل تقصف غزة وتدمر بيوتا", ["غزة"]),
        ("طيران النظام يقصف سراقب وتدمر سيارة إسعاف", ["سراقب"]),
        ("القوات تدمر ثلاث دبابات", []),
        # The town.
        ("بعد أن دمر داعش آثار تدمر", ["تدمر"]),
        ("سيطر التنظيم على تدمر ثلاث مرات", ["تدمر"]),
        ("دخل الجيش تدمر صباح أمس وقصف حمص", ["تدمر", "حمص"]),
        ("غارات روسية على دير الزور وتدمر والسخنة", ["دير الزور", "تدمر", "السخنة"]),
    ],
)
def test_what_destroys_is_no_town(raw: str, places: list[str]) -> None:
    assert _named(raw) == places


@pytest.mark.parametrize(
    ("raw", "places"),
    [
        ('هجوم مزدوج على سفينة "تمبكتو" ومعسكر بامبا', ["معسكر بامبا"]),
        ("أسقطت المدمرة كارني ثلاثة صواريخ", []),
        ("قصفت المدمرة كارني مواقع الحوثيين", []),
        ("استهدف الحوثيون المدمرة كارني بالصواريخ", []),
        ("قصفت البارجة غزة فقتل خمسة.", ["غزة"]),
        ("استهدفت المدمرة طرابلس بالصواريخ.", ["طرابلس"]),
        ("قصفت الفرقاطة اللاذقية وقتل جندي.", ["اللاذقية"]),
        ("دخلت الباخرة بيروت وعلى متنها مساعدات.", ["بيروت"]),
        ("غادرت السفينة عدن قبل القصف.", ["عدن"]),
        ("قصفت المدينة المدمرة دوما بالبراميل.", ["دوما"]),
        ("قتل خمسة في العمارة المجاورة لميسان.", ["العمارة", "ميسان"]),
        ("غرقت ناقلة إيران قبالة بانياس", ["بانياس"]),
        ("سقطت قذيفة على العمارة المقابلة", []),
        ("قصف على العمارة في ميسان", ["العمارة", "ميسان"]),
        ("وصلت سفينة إلى جدة", ["جدة"]),
    ],
)
def test_ships_and_buildings(raw: str, places: list[str]) -> None:
    assert _named(raw) == places


@pytest.mark.parametrize(
    ("raw", "places"),
    [
        ("باتجاه مطار الملك خالد الدولي في الرياض", ["مطار الملك خالد الدولي", "الرياض"]),
        ("دخلت إلى البحرين عبر جسر الملك فهد بطلب من الحكومة", ["البحرين", "جسر الملك فهد"]),
        ("انفجار قرب مستشفى الأمير راشد في إربد", ["مستشفى الأمير راشد", "إربد"]),
        ("مقتل 600 شخص في ماي كادرا", ["ماي كادرا"]),
    ],
)
def test_named_after_rulers_and_months(raw: str, places: list[str]) -> None:
    assert _named(raw) == places
    assert not [item for item in read_text(raw, published="2021-06-15").mentions if item.kind in ("person", "time")]


@pytest.mark.parametrize(
    ("raw", "places"),
    [
        ("قتل ثلاثة في سنسن الواقعة شمال كادقلي", ["سنسن", "شمال كادقلي"]),
        ("قتل عشرة في مورا التابعة لدائرة جينيه", ["مورا", "جينيه"]),
        ("اشتباكات في دوقس المحاذية لعاليه", ["دوقس", "عاليه"]),
        # A noun with its owner, one with the article, an adjective without it.
        ("قتلوا في مناطقهم الواقعة شمال حلب", ["شمال حلب"]),
        ("قصفوا المدن الواقعة شمال حلب", ["شمال حلب"]),
        ("قتل خمسة في ثكنة تابعة للجيش", []),
    ],
)
def test_what_lies_somewhere_is_a_name(raw: str, places: list[str]) -> None:
    assert _named(raw) == places


def test_the_first_night_is_not_tonight() -> None:
    times = [item.text for item in read_text("مقتل عشرة في الليلة الأولى من رمضان", published="2021-06-15").mentions]
    assert "الليلة" not in times


@pytest.mark.parametrize(
    ("raw", "places"),
    [
        ("نزحت عائلات من قرى تل حدة وكفر ناصح ومعها أغنامها", ["تل حدة", "كفر ناصح"]),
        ("قتل ثلاثة في بلدة حزانو وأبو عدنان نفى ذلك", ["بلدة حزانو"]),
        ("قتل ثلاثة في بلدة حزانو وأم عصمان تبكي", ["بلدة حزانو"]),
    ],
)
def test_a_list_goes_on_with_places_and_no_persons(raw: str, places: list[str]) -> None:
    assert _named(raw) == places


@pytest.mark.parametrize(
    ("raw", "places"),
    [
        ("دخلت القوات المغربية المحبس.", ["المحبس"]),
        ("قوات الشغب البحرينية تقتحم سترة من جهة المعامير.", ["سترة", "المعامير"]),
        ("قصفت طائرات تركية سنجار، واقتحم الجيش اللبناني بريتال.", ["سنجار", "بريتال"]),
        ("وبعد اقتحام مركبا في لبنان", ["مركبا", "لبنان"]),
        ("ارتفعت حصيلة تفجير الكرادة إلى 324 قتيلا.", ["الكرادة"]),
        ("منفذ هجوم بيجي من الموصل", ["بيجي", "الموصل"]),
        ("معركة الكرامة وقصف المخيم وهجوم الفجر", []),
        # Words where nothing in the text is of their country, and what the verb takes is not the name.
        ("قصف الجيش الخيام في المخيم", []),
        ("دخل الجيش المعركة بقوة وحرر الجنود الرهائن.", []),
        ("ارتدى الجنود البحرينيون سترة واقية.", []),
        ("وصلوا إلى مركبا في لبنان. وهاجموا مركبا في البحر.", ["مركبا", "لبنان"]),
    ],
)
def test_a_verb_of_place_shows_its_object(raw: str, places: list[str]) -> None:
    assert _named(raw) == places


@pytest.mark.parametrize(
    ("raw", "places"),
    [
        ("قتل مدنيان في صور في لبنان، وسقطت قذائف على مركبا.", ["صور", "لبنان", "مركبا"]),
        ("اشتباكات في السودان، وقصف على بارا.", ["السودان", "بارا"]),
        # Vessels are no town where they are an object, nor is a name of another country's.
        ("قتل مدنيان في صور في لبنان، وأغرق الجيش مركبا.", ["صور", "لبنان"]),
        ("اشتباكات في تونس، وقصف على قولو.", ["تونس"]),
    ],
)
def test_what_can_be_no_word_behind_a_preposition_is_a_place_of_the_country(raw: str, places: list[str]) -> None:
    assert _named(raw) == places


@pytest.mark.parametrize("name", ["تلرفعت", "كفر نبل", "كفرنبل", "أمدرمان", "برسالوجو", "غالكعيو", "جالكعيو"])
def test_names_are_written_in_several_ways(name: str) -> None:
    assert _named(f"قصف على {name} أمس.") == [name]


@pytest.mark.parametrize(
    ("raw", "place"),
    [
        # The one whose name needs no help, unless the text is of another country, also by many of its people.
        ("استشهد مدنيان في قصف على البريج.", "Bureij camp"),
        ("قصف على البريج في حلب.", "Breij (Aleppo)"),
        ("استشهد فلسطينيان في قصف على تل السلطان.", "Tel al-Sultan"),
        ("نزح سوريون كثيرون بعد قصف على تل السلطان.", "Tell al-Sultan"),
    ],
)
def test_of_two_places_of_one_name(raw: str, place: str) -> None:
    assert place in _meant(raw)


@pytest.mark.parametrize(
    ("raw", "place"),
    [
        ("نقلت السفينة من الصومال ثم قال قراصنة في بونتلاند إنها رست في مومباسا.", "Mombasa"),
        ("عبر آلاف من الكويت والبصرة إلى الرويشد.", "Ruwaished"),
    ],
)
def test_a_name_that_is_no_word_is_the_place_wherever_the_text_is(raw: str, place: str) -> None:
    assert _meant(raw)[-1] == place


def test_a_short_name_may_be_a_word_with_a_letter_before_it() -> None:
    entities = read_text("في درعا وإزرع بحوران اعتصام بنوى.", published="2011-06-15").entities
    assert "Benue" not in {entity.name_en for entity in entities}
