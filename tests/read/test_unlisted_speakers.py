"""Speakers no list knows, by where their words stand: subjects of verbs, names before a colon, who is named last."""

import pytest

from rawi.read import read_text


def speaker(text: str, event: str) -> str | None:
    """Return the words for who tells the first claim of a type; null where the page does."""
    claim = next(claim for claim in read_text(text, published="2020-01-10").claims if claim.event_type == event)
    return claim.attribution[-1].text if len(claim.attribution) > 1 else None


@pytest.mark.parametrize(
    ("text", "event", "told"),
    [
        ("خُطف صيادان قبالة الساحل. ودعت طوكيو إلى إطلاق سراحهما فورا.", "release", "طوكيو"),
        ("روما من جهتها تطالب بإطلاق سراح الصيادين.", "release", "روما"),
        ("قُصف الحي ليلا. واتهم ناشطون موسى هلال بتسليح المهاجمين.", "alliance_or_collusion", "ناشطون"),
        ("ممثلية أطباء بلا حدود في بوصاصو تطالب بإطلاق سراح الطبيبة.", "release", "ممثلية أطباء بلا حدود في بوصاصو"),
        ("دعت عواصم أوروبية إلى إطلاق سراح الصيادين.", "release", "عواصم أوروبية"),
        # What is nobody says nothing.
        ("ودعت الضرورة إلى إجلاء عشرة جرحى.", "displacement", None),
        ("هددت الفيضانات بتهجير سكان مدينة درنة.", "displacement", None),
        ("فيضانات الشمال تهدد بتهجير سكان مدينة درنة.", "displacement", None),
        # A verb of another gender, or an oblique plural, has its subject elsewhere.
        ("قُصف الحي. ودعا المتظاهرين إلى إطلاق سراح الرهائن.", "release", None),
    ],
)
def test_subject_no_list_knows(text: str, event: str, told: str | None) -> None:
    assert speaker(text, event) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("أغارت الطائرات فجرا على البلدة وقتلت ثلاثة، روى أبو سعيد، رئيس مجلس الحي.", "أبو سعيد"),
        ("أغارت الطائرات فجرا على البلدة، أوضح شيخ القرية، وعاد الهدوء ظهرا.", "شيخ القرية"),
        # What stands between commas behind who speaks may be put in before what he says.
        ("عاد الهدوء، وأكد الناطق، أمس، مقتل ثلاثة في غارة جوية على البلدة.", "الناطق"),
    ],
)
def test_verb_that_stands_last(text: str, told: str) -> None:
    assert speaker(text, "airstrike") == told


def test_state_before_a_colon_in_the_middle_of_a_paragraph() -> None:
    text = "تحطمت طائرة فوق الجبل. موسكو: قصفت تركيا موقعا لنا. ودُفن الطيار في بلدته بعد أن قُتل بالرصاص."
    assert speaker(text, "shelling") == "موسكو"
    assert speaker(text, "killing") is None
    assert speaker("أسقطت طائرة. موسكو: لم نخترق أجواء تركيا وقصفنا الجبل.", "shelling") == "موسكو"
    assert speaker("أسقطت طائرة. موسكو: قصفت تركيا أجواءكم.", "shelling") == "موسكو"
    # Without we and you it is where it is told from.
    assert speaker("وصل الوفد أمس. بغداد: قتل عشرة مدنيين في انفجار.", "killing") is None
    assert speaker("وقصفت القوات مدينة دوما. دمشق: قتل عشرة إرهابيين.", "killing") is None
    assert speaker("انتهى الاجتماع في جنيف. القاهرة: مقتل عشرة مدنيين في انفجار.", "killing") is None
    assert speaker("باريس: قصفت تركيا موقعا في الشمال.", "shelling") is None
    assert speaker("• رام الله: مقتل فتى من دير جرير.", "killing") is None


def test_what_describes_a_person_before_a_colon() -> None:
    text = "عادت الطائرات. أحمد عبيد بن دغر، العالق في حديبو: قصفت الطائرات الميناء."
    assert speaker(text, "airstrike") == "أحمد عبيد بن دغر"


@pytest.mark.parametrize(
    ("text", "event", "told"),
    [
        ("قسد: استعدنا هجين، وداعش: أسرنا 4.", "capture", "داعش"),
        ("جيش الاحتلال يعلن مقتل 4 جنود.. والقسام: أسرنا 10", "capture", "القسام"),
        ("الجيش الليبي: استعدنا الحي قرب سرت، والوفاق: القصف طال قافلة مدنية", "shelling", "الوفاق"),
        # A figure behind the colon is an item of a list.
        ("الجيش السوري: قتلنا عشرة من مسلحي قسد، وداعش: 30 قتيلا.", "killing", "الجيش السوري"),
        # A toll of a deed, and a town, say nothing.
        ("حصيلة عدوان الاحتلال على جنين: 12 شهيدا بينهم 5 أطفال.", "killing", None),
        ("حصيلة دوما من المركز الطبي: خمسون استُشهدوا.", "killing", "حصيلة دوما من المركز الطبي"),
        ("حصيلة جديدة لوزارة الصحة: 12 شهيدا في القصف.", "killing", "وزارة الصحة"),
        ("أم درمان: مقتل أربعة أشخاص في قصف.", "killing", None),
        ("البيت الأبيض: قتلنا زعيم داعش.", "killing", "البيت الأبيض"),
    ],
)
def test_who_stands_before_a_colon(text: str, event: str, told: str | None) -> None:
    assert speaker(text, event) == told


def who(text: str, event: str) -> str | None:
    """Return the name of who tells the last claim of a type; null where it is open."""
    reading = read_text(text, published="2020-01-10")
    names = {item.id: item.name for item in (*reading.entities, *reading.sources)}
    claim = [claim for claim in reading.claims if claim.event_type == event][-1]
    return names.get(claim.attribution[-1].speaker or "")


@pytest.mark.parametrize(
    ("text", "event", "told"),
    [
        ("قالت جمعية تابيتال بولاكو إن جنودا اقتادوا 11 قرويا.", "abduction", "جمعية تابيتال بولاكو"),
        ("وكان مستشفى أجدابيا قد أكد مقتل خمسة في القصف.", "killing", "مستشفى أجدابيا"),
        ("أما ولاية شرناق فأكدت مقتل خمسة جنود.", "killing", "ولاية شرناق"),
        ("قال وفد من مجلس الأمن إن القوات قتلت خمسة متظاهرين.", "killing", "مجلس الأمن الدولي"),
        (
            "قال مفوض الحكومة لدى المحكمة العسكرية القاضي صقر صقر إن القوات قتلت خمسة.",
            "killing",
            "صقر صقر",
        ),
        ("قال الناطق لدى وصوله المطار إن القوات قتلت خمسة.", "killing", None),
        (
            "نزحت 120 أسرة، وفق إحصائية الوحدة التنفيذية للنازحين في الضالع.",
            "displacement",
            "الوحدة التنفيذية لإدارة مخيمات النازحين",
        ),
        (
            "أصدر المجلس العسكري للثوار بيانا اعتبر فيه القرار جريمة، وتعهد بمواصلة القتال.",
            "battle",
            "المجلس العسكري للثوار",
        ),
        ("علل ما حصل بأنه قتل متعمد لخمسة أشخاص.", "killing", None),
        ("أما إبراهيم فقد عد إحدى عشرة قنبلة أسقطتها طائرة على السوق.", "airstrike", None),
        ("طالبت بنما بإخلاء سبيل السفينة.", "release", "بنما"),
        ("دانت مملكة البحرين قصف المستشفى.", "shelling", "البحرين"),
    ],
)
def test_bodies_by_their_name_and_what_is_nobody(text: str, event: str, told: str | None) -> None:
    assert who(text, event) == told


def chain(text: str, event: str) -> list[str | None]:
    """Return the names of who stands between the page and the last claim of a type."""
    reading = read_text(text, published="2020-01-10")
    names = {item.id: item.name for item in (*reading.entities, *reading.sources)}
    claim = [claim for claim in reading.claims if claim.event_type == event][-1]
    return [names.get(link.speaker or "") for link in claim.attribution[1:]]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("قال الوزير سامر العلي، وفق ما نقلت عنه وكالة رويترز، إن خمسة قتلوا.", ["وكالة رويترز", "سامر العلي"]),
        ("قال الوزير سامر العلي، في اتصال مع وكالة رويترز، إن خمسة قتلوا.", ["وكالة رويترز", "سامر العلي"]),
        ("قال الوزير سامر العلي، وفق ما يراه، إن خمسة قتلوا.", ["سامر العلي"]),
        ("وصف التحالف الغارة بأنها عمل مشروع قتل فيه خمسة.", [None]),
        ("قالت اللجنة الطبية إن خمسة قتلوا.", ["اللجنة الطبية"]),
    ],
)
def test_outlets_that_pass_on_stand_in_the_chain(text: str, told: list[str | None]) -> None:
    assert chain(text, "killing") == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("ألقى الناطق باللائمة على الجيش في مقتل خمسة مدنيين.", "الناطق"),
        ("ألقى الوزير المسؤولية على الجيش في مقتل خمسة مدنيين.", "الوزير"),
        ("ألقت الوزارة اللوم على الجيش في مقتل خمسة مدنيين.", "الوزارة"),
    ],
)
def test_who_lays_the_blame_says_so(text: str, told: str) -> None:
    assert speaker(text, "accusation") == told
