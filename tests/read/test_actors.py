"""Organisations in sentences: names of all sides, groups of no list, common nouns and whom they mean."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rawi.lexicon import load
from rawi.model import ActorValue
from rawi.read import read_text
from rawi.read.entities.names import find_names
from rawi.text import analyse


def actors(raw: str) -> list[tuple[str, str | None]]:
    """Return the actors of a text: the words and the English or own name of whom they mean."""
    drafts, entities = find_names(analyse(raw), load())
    names = {entity.id: entity.name_en or entity.name for entity in entities}
    return [
        (raw[draft.start : draft.end], names[draft.entity] if draft.entity else None)
        for draft in drafts
        if draft.kind == "actor"
    ]


def register(raw: str, words: str) -> str:
    drafts, _ = find_names(analyse(raw), load())
    (value,) = [d.value for d in drafts if raw[d.start : d.end] == words and d.kind == "actor"]
    assert isinstance(value, ActorValue)
    return value.register


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ('وسيطر تنظيم "الدولة " على القرية', [('تنظيم "الدولة "', "Islamic State")]),
        ("سلموا مناطقهم للنظام في ريف إدلب بسوريا", [("لنظام", "Syrian government")]),
        (
            'تلال خاضعة لـ"تحرير الشام" والجيش الحر',
            [("تحرير الشام", "Hay'at Tahrir al-Sham"), ("الجيش الحر", "Free Syrian Army")],
        ),
        ("استهدفت قوات إسرائيلية منزلا", [("قوات إسرائيلية", "Israel Defense Forces")]),
        ("قصف الطيران الحربي الروسي البلدة", [("الطيران الحربي الروسي", "Russian Air Force")]),
        (
            "قالت اللجنة الدولية للصليب الأحمر إن",
            [("اللجنة الدولية للصليب الأحمر", "International Committee of the Red Cross")],
        ),
        (
            "وقال للجنة الدولية للصليب الأحمر",
            [("لجنة الدولية للصليب الأحمر", "International Committee of the Red Cross")],
        ),
        ("وذكرت حركة المقاومة الإسلامية (حماس) أنها", [("حركة المقاومة الإسلامية (حماس)", "Hamas")]),
        ("قال الجيش الجنوبي، ونفى الجيش السوداني", [("الجيش", None), ("الجيش السوداني", "Sudanese Armed Forces")]),
        ("خسرت القوات الفيدرالية الإثيوبية", [("القوات الفيدرالية الإثيوبية", "Ethiopian National Defence Force")]),
        (
            "اجتمع الحزب الشيوعي السوداني. وقال الحزب إن",
            [("الحزب الشيوعي السوداني", "Sudanese Communist Party"), ("الحزب", "Sudanese Communist Party")],
        ),
        ("هاجموا مركز شرطة مطاي", []),
        ("يا جماعة الوضع صعب هنا", []),
        ("فتحت محكمة موبتي العسكرية تحقيقا", [("محكمة موبتي العسكرية", "محكمة موبتي العسكرية")]),
    ],
)
def test_names_of_the_list(raw: str, expected: list[tuple[str, str | None]]) -> None:
    assert actors(raw) == expected


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        ("أعلن لواء دروع القلمون في بيان", "لواء دروع القلمون"),
        ('قالت كتيبة "رياح النصر" إنها', "كتيبة رياح النصر"),
        ("هاجم لواء صقور الوادي الحاجز", "لواء صقور الوادي"),
        ("أفاد المجلس المحلي لمدينة حلب بأن", "المجلس المحلي لمدينة حلب"),
        ("انسحب اللواء 27 من الموقع", "اللواء 27"),
        ("ذكرت مؤسسة المنارة للإنتاج الإعلامي أن", "مؤسسة المنارة للإنتاج الإعلامي"),
    ],
)
def test_groups_of_no_list_are_entities_of_their_own(raw: str, name: str) -> None:
    drafts, entities = find_names(analyse(raw), load())
    (entity,) = [e for e in entities if e.kind == "actor" and not e.curated]
    assert entity.name == name
    assert any(draft.entity == entity.id for draft in drafts)


@pytest.mark.parametrize(
    "raw",
    [
        "تسببت حركة المرور بتأخير",
        "نشرت البلاد قوات مكثفة وأعلنت حالة الاستنفار",
        "قصفت كتيبة مدفعية الموقع",
        "حركة النزوح مستمرة",
        "في كل حركة وسكون",
        "دخل الغرفة وخرج",
    ],
)
def test_common_nouns_are_no_groups(raw: str) -> None:
    assert actors(raw) == []


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ('قال محمد نور لوكالة "رويترز" إن', [('وكالة "رويترز"', "Reuters")]),
        ("نقلت وكالة الأنباء السعودية الرسمية عن", [("وكالة الأنباء السعودية", "Saudi Press Agency")]),
        ("ذكر المرصد اليمني للزلازل أن", [("المرصد اليمني للزلازل", "المرصد اليمني للزلازل")]),
        ("أعلن جهاز الإسعاف والطوارئ مقتل", [("جهاز الإسعاف والطوارئ", "جهاز الإسعاف والطوارئ")]),
        ("وأكد مركز طب الطوارئ مقتل شخص", [("مركز طب الطوارئ", "مركز طب الطوارئ")]),
        ("سيطرت كتيبة 17 فبراير على", [("كتيبة 17 فبراير", "كتيبة 17 فبراير")]),
        ("قالت رابطة الدفاع عن المدنيين إن", [("رابطة الدفاع عن المدنيين", "رابطة الدفاع عن المدنيين")]),
        ("وأشارت قيادة الشرطة الصومالية إلى", [("الشرطة الصومالية", "Somali Police Force")]),
        ("اندلعت بين مسلحين بقيادة محمد المرتاح وآخرين", []),
        ("وسلمت بعثة مينوسما الأسبوع الماضي", [("بعثة مينوسما", "MINUSMA")]),
        (
            "بيان القيادة العامة لحركة الشباب المجاهدين حول",
            [("القيادة العامة لحركة الشباب المجاهدين", "Al-Shabaab")],
        ),
        ("قال قائد القيادة الجنوبية إن", [("القيادة الجنوبية", "القيادة الجنوبية")]),
        ("زعم المركز الإعلامي لقوات الدفاع الشعبي أن", [("قوات الدفاع الشعبي", "People's Defence Forces (HPG)")]),
        ("سيطر على مركز مديرية بيحان", []),
        ("وقالت الهيئة السورية إن", []),
        ("سيطرة قوات مكافحة الإرهاب على المجمع", [("قوات مكافحة الإرهاب", None)]),
        ("تحدثت رابطة العلماء عن المجازر", [("رابطة العلماء", "رابطة العلماء")]),
        ("قالت هيئة الرقابة على المعابر إن", [("هيئة الرقابة على المعابر", "هيئة الرقابة على المعابر")]),
        ("صد اللواء الثامن والعشرون تعرضا", [("اللواء الثامن والعشرون", "اللواء الثامن والعشرون")]),
        ("هاجم اللواء الثالث عشر مشاة مواقع", [("اللواء الثالث عشر مشاة", "اللواء الثالث عشر مشاة")]),
        ("استهدفت دولة الاحتلال التركي عربة", [("دولة الاحتلال التركي", "Turkey")]),
        ("استهدفت دولة الاحتلال عربة", [("دولة الاحتلال", "Israel")]),
        ("استردت قوات صدام كركوك", [("قوات صدام", "قوات صدام")]),
        ("كانت مضادات الجيش الأرضية قد", [("الجيش", None)]),
        ("شكلت الوزارة لجنة تحقق في الحادث", []),
    ],
)
def test_where_names_of_bodies_end(raw: str, expected: list[tuple[str, str | None]]) -> None:
    assert actors(raw) == expected


def test_organs_of_the_list_have_the_english_names_every_state_s_have() -> None:
    names = {entity.name_en: entity.aliases for entity in load().actors.entities.values()}
    assert "Lebanese Army" in {"Lebanese Army", *names["Lebanese Armed Forces"]}
    assert {"Egyptian General Intelligence", "Intelligence Service of Egypt"} <= set(
        names["General Intelligence Service"]
    )


def test_the_same_group_in_marks_or_not_is_one_entity() -> None:
    _, entities = find_names(analyse('أعلن لواء "دروع القلمون" السيطرة. وكان لواء دروع القلمون قد'), load())
    assert len([e for e in entities if e.kind == "actor"]) == 1


@pytest.mark.parametrize(
    ("raw", "words", "whom"),
    [
        ('سيطر تنظيم "الدولة" على البلدة. وانسحب التنظيم لاحقا', "التنظيم", "Islamic State"),
        ('قالت غرفة عمليات "دحر الغزاة" إن. وستكشف الغرفة ذلك', "الغرفة", "Dahr al-Ghuzat Operations Room"),
        ("أعلنت حركة الشباب الهجوم. وقالت الحركة إن", "الحركة", "Al-Shabaab"),
        ("أعلن لواء دروع القلمون الهجوم. واغتنم اللواء سيارة", "اللواء", "لواء دروع القلمون"),
        ("قال الجيش الإسرائيلي في بيان إن قواته اقتحمت", "قواته", "Israel Defense Forces"),
        ("نفت وزارة الدفاع العراقية ذلك. وأضافت الوزارة أن", "الوزارة", "Iraqi Ministry of Defence"),
    ],
)
def test_nouns_refer_back_to_what_the_document_names(raw: str, words: str, whom: str) -> None:
    assert (words, whom) in actors(raw)


def test_what_nothing_settles_stays_open() -> None:
    assert actors("قال إن التنظيم انسحب") == [("التنظيم", None)]
    assert actors("قصفت الفصائل الموقع") == [("الفصائل", None)]


def test_two_that_fit_are_none() -> None:
    raw = "انسحب تنظيم القاعدة من الموقع.\n\nوهاجم تنظيم الدولة الحاجز.\n\nقال شاهد إن التنظيم عاد"
    assert ("التنظيم", None) in actors(raw)


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("قصف قوات اللواء الثالث عمالقة أمس", "اللواء الثالث عمالقة"),
        ("عناصر لواء 35 مدرع في تعز", "لواء 35 مدرع"),
        ("صدت قطعات الفرقة السابعة هجوما", "قطعات الفرقة السابعة"),
        ("مسلحون من قبيلة مراد هاجموا", "قبيلة مراد"),
    ],
)
def test_forces_and_units_end_where_their_names_end(raw: str, expected: str) -> None:
    assert [words for words, _ in actors(raw)][:1] == [expected]


@pytest.mark.parametrize(
    "raw", ["بعدما شنت إسرائيل غارات", "شهداء في ساعات وإسرائيل تعلن", "قوات موالية لتركيا وإن تركيا"]
)
def test_a_country_that_acts_is_an_actor(raw: str) -> None:
    assert {name for _, name in actors(raw)} & {"Israel", "Turkey"}


def test_the_country_of_the_text_says_which_ministry() -> None:
    yemen = "قالت وزارة الدفاع إن المعارك في مأرب والجوف مستمرة"
    iraq = "قالت وزارة الدفاع إن المعارك في الموصل والأنبار مستمرة"
    assert ("وزارة الدفاع", "Yemeni Ministry of Defence") in actors(yemen)
    assert ("وزارة الدفاع", "Iraqi Ministry of Defence") in actors(iraq)
    assert actors("قالت وزارة الدفاع إن المعارك مستمرة") == [("وزارة الدفاع", None)]


def test_a_state_speaks_under_the_name_of_its_country_or_capital() -> None:
    assert actors("ونفت تركيا ذلك") == [("تركيا", "Turkey")]
    assert actors("ونفت أنقرة ذلك") == [("أنقرة", "Turkey")]
    assert actors("وصلوا إلى تركيا أمس") == []


def test_partisan_words_are_marked_as_such() -> None:
    assert register("قصفت عصابات الأسد البلدة", "عصابات الأسد") == "partisan"
    assert register("قصف داعش البلدة", "داعش") == "partisan"
    assert register("قال المرصد السوري لحقوق الإنسان إن", "المرصد السوري لحقوق الإنسان") == "full"


@settings(max_examples=60)
@given(st.text(max_size=80), st.sampled_from(["تنظيم ", "لواء ", 'حركة "', "قرية ", "العقيد ", "38 كم جنوب "]))
def test_any_text_is_read(raw: str, opening: str) -> None:
    text = opening + raw
    drafts, entities = find_names(analyse(text), load())
    ids = {entity.id for entity in entities}
    for draft in drafts:
        assert 0 <= draft.start < draft.end <= len(text)
        assert draft.entity is None or draft.entity in ids


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        ("واتهم النائب قطر وتركيا بتمويل الإرهاب", ["قطر", "تركيا"]),
        ("واتهم المتحدث، في مؤتمر صحافي بالطائف، بغداد بتوطين عائلات", ["بغداد"]),
        ("وكرر اتهامه لمصر بفقدان السيطرة", ["مصر"]),
        ("الهدنة دفنت، والمغرب هو من حفر قبرها", ["المغرب"]),
        ("وقعت معارك في سوريا والعراق", []),
        ("وصل الوفد، بعد أيام، بغداد بطائرة", []),
    ],
)
def test_whom_one_accuses_is_a_state(raw: str, words: list[str]) -> None:
    assert [found for found, _ in actors(raw)] == words


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("إسرائيل تتحدث عن ضربة في سوريا", [("إسرائيل", "Israel")]),
        ("روسيا تعلن وقفا لإطلاق النار في إدلب", [("روسيا", "Russia")]),
        ("عاجل: تركيا تقصف مواقع في عفرين", [("تركيا", "Turkey")]),
        ("انفجار في تركيا أمس", []),
        ("تركيا: انفجار في أنقرة", []),
    ],
)
def test_a_country_that_speaks_or_acts_in_a_headline_is_the_state(raw: str, expected: list[tuple[str, str]]) -> None:
    assert actors(raw) == expected


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("القوات الموالية للحكومة المعترف بها دوليا في طرابلس", [("لحكومة المعترف بها دوليا", None)]),
        (
            "قالت الحكومة المعترف بها دوليا في عدن",
            [("الحكومة المعترف بها دوليا", "Internationally recognised government of Yemen")],
        ),
        ("قصفت القوات الحكومية مواقع الحوثيين في مأرب", [("القوات الحكومية", "Yemeni government forces")]),
    ],
)
def test_names_without_a_country_need_it_in_the_text(raw: str, expected: list[tuple[str, str | None]]) -> None:
    assert actors(raw)[:1] == expected


@pytest.mark.parametrize(
    ("raw", "words", "name"),
    [
        ("قصفت ميليشيات مجرم الحرب حفتر أحياء", "ميليشيات مجرم الحرب حفتر", "Libyan National Army"),
        ("اقتحمت عصابات المجرم الأسد القرية", "عصابات المجرم الأسد", "Syrian government"),
    ],
)
def test_words_of_abuse_inside_a_name_leave_it_that_name(raw: str, words: str, name: str) -> None:
    found = actors(raw)
    assert [text for text, _ in found] == [words]
    assert found[0][1] is not None
    assert found[0][1].startswith(name)
    assert register(raw, words) == "partisan"


def test_words_of_abuse_before_a_person_make_no_group() -> None:
    drafts, entities = find_names(analyse("هاجمت كتيبة المجرم بشار الأسد القرية"), load())
    assert [entity.kind for entity in entities] == ["person"]
    assert [draft.kind for draft in drafts] == ["person"]


@pytest.mark.parametrize(
    ("raw", "words", "name"),
    [
        ("قالت وزارة الدفاع الجزائرية إن", "وزارة الدفاع الجزائرية", "Algerian Ministry of Defence"),
        ("قصف الجيش الجنوب سوداني القرية", "الجيش الجنوب سوداني", "South Sudan People's Defence Forces"),
        ("اعتقلته الاستخبارات العسكرية العراقية", "الاستخبارات العسكرية العراقية", "Iraqi Military Intelligence"),
        ("اعتقله جهاز المخابرات العراقي", "جهاز المخابرات العراقي", "Iraqi intelligence"),
        ("وقالت الخارجية الأردنية إن", "الخارجية الأردنية", "Jordanian Ministry of Foreign Affairs"),
        ("هاجم جيش مالي البلدة", "جيش مالي", "Malian Armed Forces"),
        ("وطالبت الكويت مجلس الأمن", "الكويت", "Kuwaiti government"),
        ("ودعت منظمة العفو الدولية بغداد إلى فتح تحقيق", "بغداد", "Iraqi government"),
        ("ولم يصدر تعليق عن أنقرة أو الدوحة", "الدوحة", "Qatar"),
        ("حتى أخلت قوات الدعم السريع المدينة. وأوقفت القوات شبانا", "القوات", "Rapid Support Forces"),
        ("قال قائد قوات سوريا الديمقراطية مظلوم عبدي إن قواته", "قواته", "Syrian Democratic Forces"),
    ],
)
def test_states_their_organs_and_their_forces(raw: str, words: str, name: str) -> None:
    assert (words, name) in actors(raw)


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        ("وقال وزير الدفاع الإيرلندي إن", "الدفاع الإيرلندي"),
        ("وشهدت تونس هجوما", "تونس"),
        ("قتل مئات المقاتلين من حركة الشباب", "المقاتلين"),
        ("بدعم من دبابات ألمانية", "دبابات ألمانية"),
    ],
)
def test_what_is_no_organ_and_no_group(raw: str, words: str) -> None:
    assert words not in [found for found, _ in actors(raw)]


@pytest.mark.parametrize(
    ("raw", "words", "name"),
    [
        ("في مقديشو بالصومال أعلنت حركة الشباب. وقُتل ستة من عناصر الشباب", "الشباب", "Al-Shabaab"),
        ("في عدن باليمن قُتل قيادي في القاعدة", "القاعدة", "Al-Qaeda in the Arabian Peninsula"),
        ("اتفاق السلم الذي رعته الجزائر على مدى أشهر", "الجزائر", "Algerian government"),
        ("السودان يقطع علاقاته بتشاد", "تشاد", "Chad"),
        ("وقّعت الحكومة مذكرة دفاع مع تركيا", "تركيا", "Turkey"),
        ("وكانت إسرائيل أغلقت الخميس المطار", "إسرائيل", "Israel"),
        ("بموجب ما اتفقت عليه هيئة تحرير الشام وإيران", "إيران", "Iran"),
        ("دخلت بالتنسيق مع القاهرة", "القاهرة", "Egyptian government"),
    ],
)
def test_short_names_of_groups_and_states_one_deals_with(raw: str, words: str, name: str) -> None:
    assert (words, name) in actors(raw)


@pytest.mark.parametrize("raw", ["سيطرت القوات على القاعدة الجوية", "دعا إلى فتح المعبر", "وصل إلى تشاد", "مع أمل"])
def test_words_that_are_names_only_where_the_group_is_named(raw: str) -> None:
    assert not {"القاعدة", "فتح", "أمل", "تشاد"} & {words for words, _ in actors(raw)}


def test_a_nationality_in_the_accusative_is_no_state() -> None:
    reading = read_text("قالت الوكالة إن جنديا تركيا قتل في إدلب.")
    assert [mention.kind for mention in reading.mentions if mention.text == "تركيا"] == []
    reading = read_text("أعلنت تركيا مقتل جندي في إدلب.")
    assert [mention.kind for mention in reading.mentions if mention.text == "تركيا"] == ["actor"]


@pytest.mark.parametrize(
    ("raw", "words", "name"),
    [
        ("قصفت طائرات العدو مخيم جباليا في قطاع غزة", "طائرات العدو", "Israeli Air Force"),
        ("وكانت طائرات العدو الروسي قد قصفت جسر الرستن", "طائرات العدو الروسي", "Russian Air Force"),
        ("قصفت طائرات العدو الأمريكي صنعاء", "طائرات العدو الأمريكي", "United States Air Force"),
        ("أسقطت البحرية الأميركية مسيرتين", "البحرية الأميركية", "United States Navy"),
        ("قالت القيادة الوسطى الأميركية ذلك", "القيادة الوسطى الأميركية", "US Central Command"),
        ("قصفت طائرات العدو مدينة إدلب", "طائرات العدو", None),
        ("هاجمت قوات العدو مواقعنا في ريف حماة", "قوات العدو", None),
    ],
)
def test_whose_enemy_it_is_the_country_or_the_name_must_say(raw: str, words: str, name: str | None) -> None:
    assert (words, name) in actors(raw)


@pytest.mark.parametrize(
    "raw", ["أعلنت قوات الاحتلال في بغداد مقتل ثلاثة", "حكومة الانقلاب في الخرطوم", "هاجموا الحكومة المرتدة في بغداد"]
)
def test_names_that_many_sides_use_need_their_country(raw: str) -> None:
    assert not {"Israel Defense Forces", "Egyptian government", "Somali National Army"} & {
        name for _, name in actors(raw)
    }


@pytest.mark.parametrize(
    "raw, expected",
    [
        ("أعلنت وزارة الصحة التابعة للحوثيين مقتل ستة", "Ministry of Health (Ansar Allah)"),
        ("قالت وزارة الدفاع بحكومة الدبيبة إن", "Ministry of Defence (Government of National Unity)"),
        ("قال وكيل وزارة الصحة في الحكومة اليمنية إن", "Yemeni Ministry of Health"),
        ("قالت الشرطة العسكرية التابعة للجيش الوطني السوري إن", "Military Police (Syrian National Army)"),
    ],
)
def test_an_organ_is_of_whoever_governs(raw: str, expected: str) -> None:
    assert actors(raw)[0][1] == expected


def test_no_forces_of_an_enemy_under_a_plain_noun() -> None:
    raw = "أعلنت غرفة عمليات غضب الزيتون مقتل 12 من الاحتلال التركي. وقالت القوات إن قواتهم فجروا سيارة"
    assert [name for words, name in actors(raw) if words.endswith("قواتهم")] == ["Wrath of Olives"]
    assert "القوات" not in [words for words, _ in actors(raw)]


@pytest.mark.parametrize(
    "raw, expected",
    [
        ("تونس - قال الناطق باسم وزارة الداخلية إنه قتل في القصرين", "Tunisian Ministry of Interior"),
        ("غزة - قالت وزارة الصحة إن 30 قتلوا في خان يونس ورفح", "Gaza Ministry of Health"),
        ("قالت وزارة الصحة إن شابا قتل في نابلس وآخر في جنين", "Palestinian Ministry of Health"),
    ],
)
def test_an_organ_is_of_where_the_text_is(raw: str, expected: str) -> None:
    assert actors(raw)[0][1] == expected


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("هاجموا موقعا للجنود الإريتريين", ("لجنود الإريتريين", "Eritrean Defence Forces")),
        ("قصف جنود الاحتلال المغربي", ("جنود الاحتلال المغربي", "Royal Moroccan Armed Forces")),
        ("التابع للحركة الشعبية - شمال", ("لحركة الشعبية - شمال", "Sudan People's Liberation Movement–North")),
        ("قال مصدر في اللواء الرابع مقاومة", ("اللواء الرابع مقاومة", "اللواء الرابع مقاومة")),
        ("دياربكر (وكالة الأناضول الحر) ـ ارتفع", ("وكالة الأناضول الحر", "وكالة الأناضول الحر")),
        ("أنقرة (وكالة الأناضول) ـ ارتفع", ("وكالة الأناضول", "Anadolu Agency")),
    ],
)
def test_whose_men_and_how_far_a_name_goes(raw: str, expected: tuple[str, str]) -> None:
    assert actors(raw)[-1] == expected


def test_a_unit_is_not_the_arm_it_is_of() -> None:
    assert actors("وتصدت كتيبة الدفاع الجوي للطائرات في مصر وانسحبت") == []


def test_the_name_of_a_law_is_nobody() -> None:
    raw = "وفق قانون مكافحة الإرهاب، وقصفت ميليشيا أسد البلدة"
    assert [words for words, _ in actors(raw)] == ["ميليشيا أسد"]


@pytest.mark.parametrize(
    ("raw", "body"),
    [
        ("أعلنت طالبان مقتل زعيمها.", True),
        ("طالبان تعلن مقتل زعيمها.", True),
        ("سقطت قندوز في يد طالبان.", True),
        ("سيطر مقاتلو طالبان على المدينة.", True),
        ("اتفقت واشنطن وطالبان على هدنة.", True),
        ("قتل طالبان في إطلاق نار داخل مدرسة.", False),
        ("استشهد معلم وطالبان في قصف المدرسة.", False),
        ("بينهم طالبان قتلا برصاص الشرطة.", False),
        ("طالبان سوريان قتلا في هجوم.", False),
        ("روى طالبان لوكالة فرانس برس أن الجنود قصفوا الجامعة.", False),
    ],
)
def test_a_name_like_a_dual_is_told_by_grammar(raw: str, body: bool) -> None:
    kinds = [item.kind for item in read_text(raw, published="2021-08-08").mentions if item.text == "طالبان"]
    assert kinds == (["actor"] if body else ["quantity"])
