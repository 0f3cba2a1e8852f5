"""Places in sentences: what counts as one, which of several is meant, bearings, distances, back-references."""

import pytest

from rawi.lexicon import load
from rawi.model import PlaceValue
from rawi.read import read_text
from rawi.read.entities.names import find_names
from rawi.text import analyse


def places(raw: str) -> list[tuple[str, str | None, PlaceValue]]:
    drafts, entities = find_names(analyse(raw), load())
    names = {entity.id: entity.name_en or entity.name for entity in entities}
    found = []
    for draft in drafts:
        if draft.kind == "place":
            assert isinstance(draft.value, PlaceValue)
            found.append((raw[draft.start : draft.end], names[draft.entity] if draft.entity else None, draft.value))
    return found


def named(raw: str) -> list[tuple[str, str | None]]:
    return [(words, name) for words, name, _ in places(raw)]


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (
            "على قرية الخوين في منطقة معرة النعمان",
            [("قرية الخوين", "Al-Khuwayn"), ("منطقة معرة النعمان", "Maarat al-Numan")],
        ),
        ('نحو بلدة "الخوين" كي', [('بلدة "الخوين"', "Al-Khuwayn")]),
        ("من منطقة عقيربات بحماة عبر", [("منطقة عقيربات", "Uqayribat"), ("حماة", "Hama")]),
        ("غارات على بلدتي كفرتبنيت وأرنون", [("كفرتبنيت", "Kfar Tebnit"), ("أرنون", "Arnoun")]),
        (
            "تحرير ثلاثة أحياء هي الثورة والزنجيلي في الموصل",
            [("الثورة", "Al-Thawra (Mosul)"), ("الزنجيلي", "Al-Zanjili"), ("الموصل", "Mosul")],
        ),
        ("سيطروا على بلدتي معان والشعثة", [("معان", "Maan"), ("الشعثة", "Al-Shaatha")]),
        ("غارات على وادي حباب", [("وادي حباب", "وادي حباب")]),
        ("وأدى القصف الجوي إلى مقتل خمسة", []),
        ("عبرت دورية سورية شمال سورية", [("شمال سورية", "Syria")]),
        ("وقف الجنود في الباحة", []),
        ("وكُسرت خمس سيارات", []),
        ("إن 50 روسيا قتلوا", []),
        ("قتل خمسة عشر سوريا", []),
        ("في عام 2011 شهدت سوريا", [("سوريا", "Syria")]),
        ("أخلفت وعدها بحجة أن المهلة انتهت", []),
        ("قتل ثلاثة في حجة شمال غرب صنعاء", [("حجة", "Hajjah"), ("شمال غرب صنعاء", "Sana'a")]),
        (
            "قصف غرب تعز\nسقطت قذيفة غربي مدينة تعز اليمنية",
            [("غرب تعز", "Taiz"), ("غربي مدينة تعز", "Taiz")],
        ),
        ("من مسقط إلى عمان", [("مسقط", "Muscat"), ("عمان", "Oman")]),
        ("من إربد إلى عمان", [("إربد", "Irbid"), ("عمان", "Amman")]),
        ("قال الوزير الأردني في عمان", [("عمان", "Amman")]),
        ("نزح سكان معسكر زمزم أمس", [("معسكر زمزم", "Zamzam camp")]),
        ("الهاربة من الرقة ودير الزور", [("الرقة", "Raqqa"), ("دير الزور", "Deir ez-Zor")]),
        ("على مشارف العاصمة الليبية", [("العاصمة الليبية", "Tripoli")]),
        ("فتح طريق الحديدة صنعاء أمام", [("طريق الحديدة صنعاء", "طريق الحديدة صنعاء")]),
        ("اقتحام حاجز الجلاب عند مدخل النبك", [("حاجز الجلاب", "حاجز الجلاب"), ("النبك", "Al-Nabek")]),
        ("في سجن الرقة المركزي", [("سجن الرقة المركزي", "سجن الرقة المركزي")]),
        ("عبر الحدود السورية اللبنانية", [("الحدود السورية اللبنانية", "الحدود السورية اللبنانية")]),
        ("غارة على قرية تل العصيد أمس", [("قرية تل العصيد", "تل العصيد")]),
        (
            "معارك في قنفودة والقوارنصة وسوق الحوت",
            [("قنفودة", "Ganfouda"), ("القوارنصة", "القوارنصة"), ("سوق الحوت", "Souq al-Hout")],
        ),
        ("حريق في المستشفى الجنوبي بالفاشر", [("المستشفى الجنوبي", "المستشفى الجنوبي"), ("الفاشر", "El Fasher")]),
        ("نصب المسلحون كمينا محكما قرب بلدة مارع", [("بلدة مارع", "Marea")]),
        ("عند كمينا زغدان والصفا", [("زغدان", "كمينا زغدان"), ("الصفا", "الصفا")]),
        ("كمينا بـالشيخ زويد أمس", [("الشيخ زويد", "Sheikh Zuweid")]),
        ("انفجر لغم باتجاه الحلايشة، فأودى", [("الحلايشة", "الحلايشة")]),
        ("نظم أهالي بني خضراش وقفة", [("بني خضراش", "بني خضراش")]),
        ("مرت عبر طريق معبر نصيب أمس", [("معبر نصيب", "Nasib crossing")]),
        ("أحرقوا القنصلية الإيرانية في النجف", [("القنصلية الإيرانية في النجف", "القنصلية الإيرانية في النجف")]),
        ("من مطاري صنعاء وسيئون", [("صنعاء", "Sana'a International Airport"), ("سيئون", "Seiyun Airport")]),
        ("قال رئيس بلدية أرنون إن", [("أرنون", "Arnoun")]),
        ("في مشاورات مونترو بسويسرا", [("مونترو", "Montreux"), ("سويسرا", "Switzerland")]),
    ],
)
def test_names(raw: str, expected: list[tuple[str, str]]) -> None:
    assert named(raw) == expected


def test_a_name_made_sure_once_counts_again() -> None:
    raw = "قصف على بلدة زوبعينة. ثم تقدمت القوات من زوبعينة. وسيطرت على مديرية عسيلان. عادت عسيلان هادئة"
    assert [words for words, _ in named(raw)] == ["بلدة زوبعينة", "زوبعينة", "مديرية عسيلان", "عسيلان"]


def test_a_distance_keeps_the_word_that_makes_it_a_guess() -> None:
    (found,) = places("تحطمت طائرة نحو 60 كم شرق بنغازي")
    assert found[0] == "نحو 60 كم شرق بنغازي"
    assert found[2].distance_km == 60


@pytest.mark.parametrize(
    "raw",
    [
        "فتح الباب أمام الحل",
        "تداولت شبكات إخبارية محلية شريطاً مصوراً",
        "نشرت الصور أمس",
        "قتل عنه وعن غيره",
        "قرية صغيرة في الجبل",
        "منطقة خفض التصعيد",
        "مخيم النازحين",
        "وصلوا إلى بنك الدم",
        "نقل السفارة الأمريكية",
        "تواصلوا عبر واتساب",
        "باب الأمل",
        'في إطار عملية "سيناء 2018"',
        "دعت حكومة الوفاق الوطني",
        "قال الدكتور محمد صلاح الدين إن",
        "تدمير الآليات والقضاء على 115 عنصرا",
        "قال إن القضاء العسكري يحقق",
    ],
)
def test_words_are_not_places(raw: str) -> None:
    assert named(raw) == []


@pytest.mark.parametrize(
    ("raw", "words", "bearing", "anchor", "distance"),
    [
        ("القضاء على التنظيم جنوب شرق إدلب", "جنوب شرق إدلب", "SE", "Idlib Governorate", None),
        ("تقدم التنظيم لجنوب شرق إدلب", "جنوب شرق إدلب", "SE", "Idlib Governorate", None),
        ("المعرة (38 كم جنوب إدلب)", "38 كم جنوب إدلب", "S", "Idlib", 38.0),
        ("إلى ريف إدلب الشرقي", "ريف إدلب الشرقي", "E", "Idlib Governorate", None),
        ("في ريف حماة الشمالي الغربي", "ريف حماة الشمالي الغربي", "NW", "Hama Governorate", None),
        ("بريف حماة الشمالي، وإدلب الشرقي", "إدلب الشرقي", "E", "Idlib Governorate", None),
        ("شرقي مدينة حلب", "شرقي مدينة حلب", "E", "Aleppo", None),
        ("في أحياء حلب الشرقية", "أحياء حلب الشرقية", "E", "Aleppo", None),
        ("في الشمال السوري", "الشمال السوري", "N", "Syria", None),
        ("على بعد 2.5 كيلومتر من تعز", "2.5 كيلومتر من تعز", None, "Taiz", 2.5),
    ],
)
def test_bearings_and_distances(raw: str, words: str, bearing: str | None, anchor: str, distance: float | None) -> None:
    found = {text: value for text, _, value in places(raw)}
    _, entities = find_names(analyse(raw), load())
    names = {entity.id: entity.name_en for entity in entities}
    value = found[words]
    assert (value.bearing, value.distance_km) == (bearing, distance)
    assert value.anchor is not None
    assert names[value.anchor] == anchor


@pytest.mark.parametrize(
    ("raw", "relation"),
    [
        ("في بلدة سرمين", "in"),
        ("بمدينة رفح", "in"),
        ("من بلدة سرمين", "from"),
        ("وصلوا إلى بلدة سرمين", "toward"),
        ("باتجاه بلدة التمانعة", "toward"),
        ("نقلهم عبر بلدة سرمين", "via"),
        ("قصف أطراف أريحا", "near"),
        ("قرب بلدة سرمين", "near"),
        ("دخلت القوات مدينة سراقب", "at"),
    ],
)
def test_relations(raw: str, relation: str) -> None:
    assert [value.relation for _, _, value in places(raw)] == [relation]


@pytest.mark.parametrize(
    ("raw", "words", "name"),
    [
        ("في طرابلس وبيروت وصيدا", "طرابلس", "Tripoli (Lebanon)"),
        ("في طرابلس ومصراتة وسرت", "طرابلس", "Tripoli"),
        ("اشتباكات في حي صلاح الدين وبستان القصر في حلب", "حي صلاح الدين", "Salah al-Din (Aleppo)"),
        ("في مدينة رفح وخان يونس بقطاع غزة", "مدينة رفح", "Rafah"),
        ("اقتحام مخيم جنين. وحاصرت المخيم", "المخيم", "Jenin refugee camp"),
        ("سيطر على مطار الحديدة. ونفى سقوط المطار", "المطار", "Hodeidah Airport"),
        ("قصف بلدة أرنون. وغادر أهالي البلدة", "البلدة", "Arnoun"),
    ],
)
def test_which_place_is_meant(raw: str, words: str, name: str) -> None:
    assert (words, name) in named(raw)


def test_what_the_text_does_not_settle_is_left_open_with_its_candidates() -> None:
    ((words, name, value),) = places("سيطروا على قرية الطيبة أمس")
    assert (words, name) == ("قرية الطيبة", None)
    assert len(value.candidates) > 1


def test_a_place_of_no_list_is_an_entity_without_position() -> None:
    _, entities = find_names(analyse("دخلوا قرية تلصفيح الشرقية"), load())
    (entity,) = entities
    assert (entity.name, entity.curated, entity.lat, entity.subtype) == ("تلصفيح الشرقية", False, None, "village")


def test_a_noun_that_names_begin_with_is_no_name_by_itself_nor_a_verb() -> None:
    words = [place[0] for place in named("سيطر الجيش على قرية عين الصفا وعلى محور عين الصفا.")]
    assert words == ["قرية عين الصفا", "محور عين الصفا"]


def test_a_name_inside_the_name_of_a_group_is_no_place() -> None:
    assert named("أعلنت كتيبة جنين ومجلس منبج العسكري وفيلق حمص") == []


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("بغداد - تقدمت القوات شمالي الفلوجة وقصفت مواقع جنوب المدينة", "Fallujah"),
        ("بغداد - تقدمت القوات ثم قصفت مواقع جنوب المدينة", "Baghdad"),
        ("بيروت - انفجر لغم على بعد 5 كم من تدمر. وأغلقت طرق المدينة", "Palmyra"),
    ],
)
def test_the_place_a_bearing_is_from_can_be_referred_to_and_a_dateline_comes_last(raw: str, expected: str) -> None:
    assert named(raw)[-1][1] == expected


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        ("مأرب - سقط صاروخ على مخيم السويداء شمال مدينة مأرب", "مخيم السويداء"),
        ("سقط صاروخ في حي الروضة وسط مدينة مأرب", "حي الروضة"),
    ],
)
def test_a_camp_or_neighbourhood_is_not_the_town_of_that_name(raw: str, words: str) -> None:
    _, entities = find_names(analyse(raw), load())
    assert (words, words) in named(raw)
    assert next(entity for entity in entities if entity.name == words).curated is False


@pytest.mark.parametrize(
    "raw",
    [
        "مركز غسيل كلى في إدلب",
        "بشكل كلي في إدلب",
        "خرجت مظاهرات سلمية في حماة",
        "استخدموا أسلحة حديثة في الأنبار",
        "دمروا 20 بيتا في نابلس",
        "تحدث معربا عن قلقه في درعا",
    ],
)
def test_words_that_are_spelt_like_places_are_none(raw: str) -> None:
    assert len(named(raw)) == 1


def test_who_governs_a_place_or_lives_there_shows_that_it_is_one() -> None:
    assert named("قال محافظ معان فهد الشوابكة إن") == [("معان", "Ma'an")]
    assert named("في مستشفى الاتحاد بعد القصف") == [("مستشفى الاتحاد", "مستشفى الاتحاد")]


def test_what_is_named_around_a_place_tells_which_of_its_name_is_meant() -> None:
    assert named("انفجار في مديرية المنصورة بمدينة عدن")[0] == ("مديرية المنصورة", "Al-Mansura (Aden)")
    assert named("انفجار في حي عبد العزيز بمنطقة المنصورة بعدن")[0] == ("حي عبد العزيز", "عبد العزيز")
    assert [words for words, _ in named("المطار العامل في طرابلس")] == ["طرابلس"]


def test_of_two_towns_named_together_the_town_may_be_either() -> None:
    raw = "سقطت بلدتا سراقب وخان شيخون ثم غادر الأهالي المدينة"
    assert named(raw)[-1] == ("المدينة", None)


def test_the_bank_of_a_river_is_no_west_bank_and_a_verb_no_name() -> None:
    assert named("عبروا إلى الضفة الشمالية من النهر") == []
    assert named("إخلاء معسكر بدر نجم عن الانفجار") == [("معسكر بدر", "معسكر بدر")]
    assert named("يبعد معسكر خالد منصور عن مدينة تعز")[0] == ("معسكر خالد منصور", "معسكر خالد منصور")


def test_a_capital_of_two_words_is_a_place_unless_its_state_is_meant() -> None:
    assert named("سقط صاروخ في تل أبيب") == [("تل أبيب", "Tel Aviv")]
    assert named("أعلنت تل أبيب مقتل جندي") == []


def test_a_name_is_one_where_a_place_is_joined_to_it() -> None:
    assert [words for words, _ in named("دخلت القوات صرمان وصبراتة")] == ["صرمان", "صبراتة"]


def test_sites_of_many_in_a_town_are_where_the_town_is() -> None:
    assert named("أخرجوا من سجون ممباسا") == [("ممباسا", "Mombasa")]


def test_a_noun_that_is_a_town_elsewhere_refers_back() -> None:
    raw = "هاجموا قصر قريطم. ثم تقدموا نحو القصر. وقال أهالي القصر إنهم بخير"
    assert [words for words, _ in named(raw)] == ["قصر قريطم", "القصر", "القصر"]
    assert len({name for _, name in named(raw)}) == 1


def test_the_town_is_one_of_the_country_the_text_is_about() -> None:
    raw = "في نيويورك، قالت المنظمة إن القتال بلغ كادقلي والدلنج والفاشر في السودان. وسقطت المدينة"
    assert named(raw)[-1] == ("المدينة", None)


def test_a_name_that_is_also_a_word_counts_after_its_head_noun() -> None:
    assert named("في بلدة كلي ومدينة سلمية") == [("بلدة كلي", "Killi"), ("مدينة سلمية", "Salamiyah")]


def test_a_village_of_a_country_that_nothing_else_shows_is_another_of_that_name() -> None:
    raw = "سقط صاروخ على الروضة قرب صرواح في مأرب"
    drafts, entities = find_names(analyse(raw), load())
    (meant,) = [draft.entity for draft in drafts if raw[draft.start : draft.end] == "الروضة"]
    (entity,) = [entity for entity in entities if entity.id == meant]
    assert (entity.name, entity.curated) == ("الروضة", False)


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        ("اشتباكات جنوب طرابلس بين قوات حفتر وقوات حكومة الوفاق", "Tripoli District"),
        ("اشتباكات جنوب طرابلس أمس", None),
    ],
)
def test_the_country_of_the_actors_tells_places_of_one_name_apart(raw: str, name: str | None) -> None:
    assert named(raw) == [("جنوب طرابلس", name)]


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        ("وواجه الجيش التظاهرات بالرصاص الحي", "الحي"),
        ("الأسرى يعاملون وفق اتفاقيات جنيف", "جنيف"),
        ("خرج الصيادون في آب ولم يعودوا إلى اليمن", "آب"),
        ("قال إن مسؤولاً تركياً أسرّ إليه", "تركياً"),
        ("قال إن مواطنا ليبيا قتل في مصراتة", "ليبيا"),
        ("قلبوا عالي إحدى وعشرين قرية سافلها", "سافلها"),
        ("اعتدت على ثكنة وأجهزت على شرطيين", "وأجهزت"),
        ("وحدات من الجيش تدمر مستودع ذخيرة في سوريا", "تدمر"),
        ("في الناصرية بالعراق اقتادوا خمسة شبان من الخيام", "الخيام"),
    ],
)
def test_words_that_only_look_like_places(raw: str, words: str) -> None:
    drafts, _ = find_names(analyse(raw), load())
    assert not any(draft.kind == "place" and words in raw[draft.start : draft.end] for draft in drafts)


@pytest.mark.parametrize(
    "raw, expected",
    [
        ("سقطت مسيرات على عطبرة والأبيض", ["Atbara", "El Obeid"]),
        ("قصف الجيش نوى وجاسم وطفس", ["Nawa", "Jasim", "Tafas"]),
        ("قصف على عين الأسد وكونيكو وحقل العمر", ["Al-Asad Air Base", "Conoco gas field", "Al-Omar oil field"]),
    ],
)
def test_towns_whose_names_are_words_in_lists_of_towns(raw: str, expected: list[str]) -> None:
    assert [name for _, name in named(raw)] == expected


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("قال رامز، وهو من سكان حلب، إن القصف أصاب منزله.", ["حلب"]),
        ("عثر الصياد على اللؤلؤة في المنامة.", ["المنامة"]),
        ("تجمع المحتجون في دوار اللؤلؤة في المنامة.", ["دوار اللؤلؤة", "المنامة"]),
    ],
)
def test_a_man_or_a_pearl_is_no_place(text: str, places: list[str]) -> None:
    assert [item.text for item in read_text(text).mentions if item.kind == "place"] == places
