"""Whose deed a verb tells where the grammar around it says so, and where it does not."""

import pytest
from telling import agents, targets, told

from rawi.read import read_text


def doers(text: str, event_type: str) -> list[str]:
    """Return the names of those who act in the first claim of a type."""
    reading = read_text(text, published="2024-05-16")
    names = {entity.id: entity.name for entity in reading.entities}
    claim = next(claim for claim in reading.claims if claim.event_type == event_type)
    return [names.get(item.entity or "", "") for item in claim.agents]


@pytest.mark.parametrize(
    ("raw", "event_type", "name"),
    [
        ("أعلنت حماس أنها قصفت تل أبيب برشقة صاروخية.", "shelling", "حركة المقاومة الإسلامية حماس"),
        ("واعترفت إسرائيل بأنها قصفت المبنى.", "shelling", "إسرائيل"),
        ("تقول الخرطوم إنها طردت المتمردين من تلودي.", "territory_change", "الحكومة السودانية"),
        ("قالت حركة طالبان إن الجنود فروا وإنها أسرت ستة.", "capture", "حركة طالبان"),
        (
            "أعلن الجيش الأوكراني أن القوات الروسية قصفت مواقعه وأنه أسر ستة جنود.",
            "capture",
            "القوات المسلحة الأوكرانية",
        ),
    ],
)
def test_that_with_a_pronoun_means_who_speaks(raw: str, event_type: str, name: str) -> None:
    assert doers(raw, event_type) == [name]


@pytest.mark.parametrize(
    ("raw", "event_type"),
    [
        ("قالت حماس إن طائرة دخلت الأجواء وإنها قصفت منزلا.", "shelling"),
        ("قالت الحكومة إن طائرة دخلت الأجواء وإنها قصفت منزلا.", "shelling"),
        ("قال الجيش السوداني إن مسلحا هاجم القرية وإنه قتل ثلاثة مدنيين.", "killing"),
        ("قال حزب الله إنها قصفت المبنى.", "shelling"),
    ],
)
def test_that_with_a_pronoun_may_mean_another(raw: str, event_type: str) -> None:
    assert agents(raw, event_type) == []


@pytest.mark.parametrize(
    ("raw", "event_type", "words"),
    [
        ("قالت حركة الشباب إن ثلاثة من مقاتليها فجروا جسرا قرب أفغوي.", "destruction", ["مقاتليها"]),
        ("ذكرت المقاومة الكويتية أن مجموعة منها نسفت مستودعا للذخيرة.", "destruction", ["منها"]),
        ("أعلن تنظيم الدولة أن وحدة من قواته هاجمت موقعا للجيش المغربي.", "battle", ["قواته"]),
        ("وقال الجيش الأميركي إن طائراته دمرت ثلاثة زوارق للحوثيين.", "destruction", ["طائراته"]),
        ("قالت الشرطة إن مجموعة من المسلحين هاجمت المخفر.", "battle", []),
        ("قالت الشرطة إن ثلاثة من أبناء القرية هاجموا المخفر.", "attack_on_civilians", []),
    ],
)
def test_a_band_or_so_many_of_those_who_speak_are_theirs(raw: str, event_type: str, words: list[str]) -> None:
    claim = told(raw, event_type)
    assert [item.text for item in claim.agents] == words
    assert all(item.entity is not None for item in claim.agents)


@pytest.mark.parametrize(
    ("raw", "event_type", "who"),
    [
        (
            "طرد الجيش القوة المشتركة وكتائب البراء الذين اتخذوا من السكان دروعا بشرية.",
            "violation",
            ["القوة المشتركة", "كتائب البراء"],
        ),
        (
            "انسحب الجيش العراقي والبيشمركة اللذان خاضا معارك عنيفة قرب مخمور.",
            "battle",
            ["الجيش العراقي", "البيشمركة"],
        ),
        ("استعان بالحشد الشعبي ومقاتلي البيشمركة الذين سيطروا على البلدة.", "territory_change", ["البيشمركة"]),
        ("قال المرصد إن قوات النظام هي التي أحرقت البيوت.", "destruction", ["قوات النظام"]),
    ],
)
def test_whom_a_relative_pronoun_takes_up(raw: str, event_type: str, who: list[str]) -> None:
    assert agents(raw, event_type) == who


def test_things_counted_go_on_as_one_woman() -> None:
    raw = "دخلت ستون آلية من كتيبة درع ليبيا المدينة وقصفت الحي."
    assert agents(raw, "shelling") == ["كتيبة درع ليبيا"]


def test_what_was_of_a_house_is_not_who_goes_on() -> None:
    raw = "أغارت الطائرات الروسية على بناية في حي الخريبة كان قد احتمى بها نازحون، وقتلت خمسين شخصا."
    assert agents(raw, "killing") == ["الطائرات الروسية"]


@pytest.mark.parametrize(
    ("raw", "event_type", "who"),
    [
        ("أدى القصف الروسي إلى مقتل خمسة ودمر عشرة منازل.", "destruction", ["الروسي"]),
        (
            "قصفت قوات النظام بلدة مضايا، ما أودى بحياة ثلاثة مرضى وألحق دمارا بسيارة إسعاف.",
            "destruction",
            ["قوات النظام"],
        ),
        ("أدى القصف الروسي إلى مقتل خمسة ودمر لغم عربة.", "destruction", []),
        ("قُتل صحفي وأُحرقت بيوت على أيدي مسلحي الحشد الشعبي.", "killing", ["الحشد الشعبي"]),
        ("خُطف الطبيب محمد علي وعُذب على يد جماعة الحوثي.", "abduction", ["جماعة الحوثي"]),
        ("قُتل ثلاثة، واعتُقل خمسة على يد الجيش الإسرائيلي.", "killing", []),
    ],
)
def test_what_else_a_blow_did(raw: str, event_type: str, who: list[str]) -> None:
    assert agents(raw, event_type) == who


@pytest.mark.parametrize(
    ("raw", "event_type", "who"),
    [
        ("اعتادت جماعة بوكو حرام أن تهاجم القرى ليلا.", "battle", ["جماعة بوكو حرام"]),
        ("قررت حماس أن تفرج عن ثلاثة محتجزين.", "release", ["حماس"]),
        ("استطاع مقاتلو طالبان أن يسيطروا على المدينة.", "territory_change", ["طالبان"]),
        ("وكادت إسرائيل أن تغتال الضيف.", "killing", ["إسرائيل"]),
        ("سبق لتنظيم القاعدة أن فجر فندقا في واغادوغو.", "explosion", ["تنظيم القاعدة"]),
        ("أجبر الجيش السكان أن يغادروا القرية.", "displacement", []),
        ("أراد الجيش السوداني أن تنسحب الحركة من البلدة.", "retreat", []),
    ],
)
def test_who_tries_or_decides_does_what_stands_behind_that(raw: str, event_type: str, who: list[str]) -> None:
    assert agents(raw, event_type) == who


def test_both_sides_are_those_named_beside_them() -> None:
    assert agents("تبادل الطرفان، الجيش والدعم السريع، القصف المدفعي.", "battle") == ["الجيش", "الدعم السريع"]
    raw = "تراشق الجانبان (الجيش الأرميني والجيش الأذربيجاني) بالمدفعية."
    assert agents(raw, "shelling") == ["الجيش الأرميني", "الجيش الأذربيجاني"]
    reading = read_text("اتفق الطرفان، وفق الجيش الأرميني، على وقف إطلاق النار.")
    assert all(not claim.agents for claim in reading.claims)


def test_who_shelters_people_helps_them() -> None:
    assert agents("تؤوي الأونروا 20 ألف نازح في 31 مدرسة.", "aid") == ["الأونروا"]
    assert agents("تؤوي الفاشر 20 ألف نازح في 31 مدرسة.", "aid") == []


@pytest.mark.parametrize(
    ("raw", "event_type", "doer", "hit"),
    [
        ("تقدم تنظيم الدولة في البلدة، كما استهدف رتلا للجيش السوري.", "battle", ["تنظيم الدولة"], ["لجيش السوري"]),
        ("قصف رتلا للجيش السوري.", "shelling", [], ["لجيش السوري"]),
        ("خطف الصحفي محمد علي من منزله وقتل بعد أيام.", "killing", [], ["محمد علي"]),
        ("أسر الجندي محمد علي وأعدم لاحقا.", "killing", [], ["الجندي محمد علي"]),
        ("أصيب الجندي محمد علي وقتل ثلاثة مسلحين.", "killing", [], []),
        ("اختطف مسلحون من داعش الشيخ محمد علي وأعدموه.", "killing", ["داعش"], ["وأعدموه"]),
    ],
)
def test_who_did_it_and_who_suffered(raw: str, event_type: str, doer: list[str], hit: list[str]) -> None:
    assert (agents(raw, event_type), targets(raw, event_type)) == (doer, hit)


def test_what_belongs_to_who_speaks_is_theirs() -> None:
    assert targets("قالت حماس إن مقراتها قُصفت.", "shelling") == ["مقراتها"]
    raw = "قال الهلال الأحمر الفلسطيني إن سيارة إسعاف تابعة له استُهدفت قرب جنين."
    assert targets(raw, "attack_on_civilians") == ["له"]
    assert targets("سيطرت الحركة على القرية وأُحرقت منازلها.", "destruction") == []


@pytest.mark.parametrize(
    ("raw", "event_type", "who"),
    [
        ("اتهم الأهالي قوات حفتر بالنهب، وهي تحاصر المدينة منذ شهر.", "siege", ["قوات حفتر"]),
        ("استعان الأهالي بقوات حفتر، فهي لا تزال تحاصر البلدة.", "siege", ["قوات حفتر"]),
        ("دخلت قوات الحشد الشعبي البلدة وهي تقصف الحي.", "shelling", ["قوات الحشد الشعبي"]),
        ("اتهم الأهالي قوات حفتر بقصف القلعة وهي تحاصر.", "siege", []),
    ],
)
def test_whom_a_pronoun_before_a_verb_means(raw: str, event_type: str, who: list[str]) -> None:
    assert agents(raw, event_type) == who


def test_a_small_word_of_the_spoken_present_parts_no_subject_from_its_verb() -> None:
    assert agents("جيش النظام عم يقصف البلد.", "shelling") == ["جيش النظام"]
    assert agents("قسد عم تتقدم باتجاه الحسينية.", "advance") == ["قسد"]


def test_who_condemns_or_welcomes_a_deed_has_not_done_it() -> None:
    assert agents("دانت مملكة البحرين استهداف الحوثيين مطار أبها.", "attack_on_civilians") == []
    assert agents("رحبت قطر باتفاق وقف إطلاق النار في البلاد.", "agreement") == []
    assert agents("أعلنت قطر التوصل إلى اتفاق مع تشاد.", "agreement") != []


def test_who_denies_what_was_told_denies_it_himself() -> None:
    assert [item.entity for item in told("نفى الجيش الإسرائيلي ذلك.", "denial").agents] != []


@pytest.mark.parametrize(
    ("raw", "event_type", "doer", "hit"),
    [
        ("فجر انتحاري يدعى أبو دجانة نفسه.", "explosion", ["أبو دجانة"], []),
        ("فجر انتحاري من داعش يدعى أبو دجانة نفسه.", "explosion", ["داعش"], []),
        ("قتل الجيش السوري قياديا يدعى أبو دجانة.", "killing", ["الجيش السوري"], ["أبو دجانة"]),
    ],
)
def test_a_man_and_how_he_is_called_are_one(raw: str, event_type: str, doer: list[str], hit: list[str]) -> None:
    assert (agents(raw, event_type), targets(raw, event_type)) == (doer, hit)


@pytest.mark.parametrize(
    ("raw", "event_type", "doer", "hit"),
    [
        ("فلان الضابط في الجيش السوداني، قرب مدرسة قصفتها طائرة أنتونوف قبل أسبوع.", "airstrike", [], []),
        ("أعدمهم تنظيم الدولة رميا بالرصاص.", "killing", ["تنظيم الدولة"], []),
        ("انقض حشد قدره العمدة محمد علي بمئة على القرية وأشعلوا ثلاثين منزلا.", "destruction", [], []),
        (
            "أكد عبد الرحمن علي أن الأهالي وقعوا ميثاقا، وحمل كتائب القذافي مسؤولية ما جرى.",
            "accusation",
            # He who said it before accuses: the verb stands for him.
            ["وحمل"],
            ["كتائب القذافي"],
        ),
        (
            "أعدم مسلحون يستقلون سيارات تابعة لوزارة الدفاع السورية 52 رجلا.",
            "killing",
            [],
            [],
        ),
        ("قتلت دبابة مصور «رويترز» عصام العبدالله.", "killing", [], ["عصام العبدالله"]),
        (
            "قضى الجندي شون روني برصاصة حين حاصر حشد آلية لليونيفيل في بلدة العاقبية جنوب صيدا.",
            "siege",
            [],
            ["ليونيفيل"],
        ),
    ],
)
def test_who_is_no_doer(raw: str, event_type: str, doer: list[str], hit: list[str]) -> None:
    assert (agents(raw, event_type), targets(raw, event_type)) == (doer, hit)


@pytest.mark.parametrize(
    ("raw", "event_type", "doer", "hit"),
    [
        ("كتائب القسام: قصف تجمع للعدو شرق رفح بقذائف الهاون.", "shelling", ["كتائب القسام"], ["لعدو"]),
        ("قصف العدو الصهيوني بلدة عيترون.", "shelling", ["العدو الصهيوني"], []),
        (
            "اقتحمت قوات الاحتلال الإسرائيلي المخيم، وحاصرت منزل المقاوم محمد علي.",
            "siege",
            ["قوات الاحتلال الإسرائيلي"],
            ["محمد علي"],
        ),
        (
            "أفاد مراسلنا بأن الجيش التركي قصف بالمدفعية قرى في ريف عين العرب تسيطر عليها قسد.",
            "shelling",
            ["الجيش التركي"],
            [],
        ),
        ("قصف بالمدفعية الثقيلة على بلدة كفرزيتا.", "shelling", [], []),
        ("سقط ستة من مقاتلي البيشمركة شهداء في هجوم شنه داعش.", "killing", ["داعش"], ["البيشمركة"]),
        ("اختطف تنظيم الدولة الصحفي أحمد حسن وأعدمه لاحقا.", "killing", ["تنظيم الدولة"], ["وأعدمه"]),
        ("اتفق وفدا الجيش السوداني والدعم السريع على هدنة.", "agreement", ["الجيش السوداني", "الدعم السريع"], []),
        ("نفى الحشد الشعبي أن يكون قد قصف القاعدة.", "shelling", ["قصف"], []),
        ("نفى المتحدث باسم حركة طالبان أن تكون قد قتلت مدنيين.", "killing", ["قتلت"], []),
        ("نفى الجيش السوداني أن تكون طائرات قد قصفت السوق.", "airstrike", [], []),
    ],
)
def test_who_does_what_to_whom(raw: str, event_type: str, doer: list[str], hit: list[str]) -> None:
    assert (agents(raw, event_type), targets(raw, event_type)) == (doer, hit)


def test_we_in_words_an_issuer_only_reports_is_the_issuer() -> None:
    raw = "لواء دروع القلمون\nبيان رقم 3\nتزعم قنوات النظام أننا دنسنا دير مار يعقوب وذلك كذب."
    assert doers(raw, "attack_on_civilians") == ["لواء دروع القلمون"]


@pytest.mark.parametrize(
    ("raw", "event_type", "who"),
    [
        ("دمرت وحدات الهندسة في الجيش السوري نفقا في جوبر.", "destruction", ["الجيش السوري"]),
        ("قصفت كتيبة المدفعية في الجيش السوداني مواقع الدعم السريع.", "shelling", ["الجيش السوداني"]),
        ("قتلت قوات في الحسكة ستة مدنيين.", "killing", []),
        ("انسحب المسلحون من حلب بعد اتفاق رعته روسيا وتركيا.", "agreement", []),
    ],
)
def test_units_are_of_their_army_and_sponsors_are_no_parties(raw: str, event_type: str, who: list[str]) -> None:
    assert agents(raw, event_type) == who


def test_who_stands_in_the_nominative_did_it_to_us() -> None:
    assert agents("ليلة أمس هاجمنا الحوثيون في نهم.", "battle") == ["الحوثيون"]
    assert targets("ليلة أمس هاجمنا الحوثيون في نهم.", "battle") == []
    assert targets("هاجمنا الحوثيين في نهم.", "battle") == ["الحوثيين"]
    assert targets("أسرنا جنديين إسرائيليين.", "capture") == ["إسرائيليين"]


@pytest.mark.parametrize(
    ("raw", "event_type", "who"),
    [
        ("داعش يعدم راعيا والحشد الشعبي يقصف مواقعه في حمرين", "shelling", ["الحشد الشعبي"]),
        ("الجيش السوداني يستعيد القصر والجنجويد ينسحبون من بحري", "retreat", ["الجنجويد"]),
        ("الجيش السوري وحزب الله يقصفان الزبداني", "shelling", ["الجيش السوري", "حزب الله"]),
        ("معارك بين الجيش السوداني والحركة الشعبية تقتل عشرة", "killing", []),
        ("وكان انتحاريون من طالبان قد هاجموا فندقا في كابل.", "explosion", ["طالبان"]),
    ],
)
def test_who_opens_the_second_clause_of_a_headline(raw: str, event_type: str, who: list[str]) -> None:
    assert agents(raw, event_type) == who


def test_a_name_that_only_ends_like_a_dual_did_nothing_to_us() -> None:
    assert agents("استهدفنا إيران بالصواريخ.", "shelling") == []


def test_the_dead_suffered_what_they_died_of() -> None:
    raw = "لفظ القائد ونيس بوخمادة أنفاسه الأخيرة متأثرا بجروح أصيب بها في محور الصابري."
    assert targets(raw, "injury") == ["ونيس بوخمادة"]
