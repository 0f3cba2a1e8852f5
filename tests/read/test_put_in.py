"""Speakers across what two commas put in, by nouns and offices of many kinds, and statements about something."""

import pytest

from rawi.model import Reading
from rawi.read import read_text

KILLED = "مقتل ثلاثة مدنيين"


def _read(text: str) -> Reading:
    return read_text(text, published="2024-05-16")


def _speakers(text: str, event_type: str = "killing") -> set[str | None]:
    reading = _read(text)
    names = {entity.id: entity.name for entity in reading.entities} | {item.id: item.name for item in reading.sources}
    claims = [claim for claim in reading.claims if claim.event_type == event_type]
    return {names.get(c.attribution[-1].speaker or "", c.attribution[-1].text) for c in claims}


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (f"ولفت النائب سالم العلي، وهو طبيب من حلب، إلى {KILLED}.", "سالم العلي"),
        (f"وندد الوزير سالم العلي، في كلمة أمام المجلس، ب{KILLED}.", "سالم العلي"),
        (f"وتحدث طبيب في المستشفى، طلب عدم نشر اسمه، عن {KILLED}.", "طبيب في المستشفى"),
        ("وأشار محافظ تعز، خلال لقائه رئيس البعثة، إلى أن ثلاثة مدنيين قتلوا.", "محافظ تعز"),
        ("ولفت نائب رئيس اللجنة، وهو طبيب من حلب، إلى أن ثلاثة مدنيين قتلوا.", "نائب رئيس اللجنة"),
        (f"ونفت الوزارة، على لسان وكيلتها هناء الجبوري، {KILLED}.", "هناء الجبوري"),
        (f"وتشير بيانات المركز، وفق مديره أمين العقيلي، إلى {KILLED}.", "أمين العقيلي"),
    ],
)
def test_what_commas_put_in_is_passed_but_for_anothers_word(text: str, speaker: str) -> None:
    assert _speakers(text) == {speaker}


@pytest.mark.parametrize(
    ("words", "speaker"),
    [
        ("وقال القس بولس نصيف", "بولس نصيف"),
        ("وحكى لنا الملحق الاجتماعي بالقنصلية، لطفي الدريدي،", "لطفي الدريدي"),
        ("وقالت السائحة إلكه برانت من فراشها", "إلكه برانت"),
        ("وأوضحت مطرانية السريان الأرثوذكس", "مطرانية السريان الأرثوذكس"),
        ("وقال الكابتن رائد الخطيب", "رائد الخطيب"),
        ("وذكر متمرد", "متمرد"),
    ],
)
def test_nouns_for_those_who_speak(words: str, speaker: str) -> None:
    assert _speakers(f"{words} إن ثلاثة مدنيين قتلوا.") == {speaker}


@pytest.mark.parametrize(
    ("words", "speaker"),
    [
        ("وقالت سيدة كانت في السوق، هي هدى السالم،", "هدى السالم"),
        ("وقال متحدث باسم قوات الدعم السريع، الفاتح قرشي،", "الفاتح قرشي"),
        ("وقال متحدث باسم اللجنة، الخميس الماضي،", "متحدث باسم اللجنة"),
        ("وقالت سيدة كانت في السوق، وهي تبكي،", "سيدة"),
        ("وقال مصدر أمني، مساء أمس،", "مصدر أمني"),
        ("وقال وهو يشير إلى حفرة", None),
        ("وقالت إحدى اللاجئات، وتدعى مريم آدم،", "مريم آدم"),
        ("لكن غيتاشيو ردا، المتحدث باسم حركة الشباب، قال", "غيتاشيو ردا"),
        ("وفي دمشق، قال متحدث باسم اللجنة،", "متحدث باسم اللجنة"),
        ("صرح رئيس الهيئة اللواء محمد باقري", "محمد باقري"),
        ("وأبرز المتحدث سالم العلي", "سالم العلي"),
        ("وقالت الوزيرة سلمى العلي، في إحاطتها أمام المجلس،", "سلمى العلي"),
        ("ومن ناحيته ذكر سالم العلي", "سالم العلي"),
        ("وفي غزة كتب سالم العلي", "سالم العلي"),
    ],
)
def test_names_in_commas_and_verbs_behind_a_place(words: str, speaker: str | None) -> None:
    assert _speakers(f"{words} إن ثلاثة مدنيين قتلوا.") == {speaker}


def test_a_noun_that_looks_like_a_verb_says_nothing() -> None:
    reading = _read("واستمر طالب كلية الطب في عمله قبل أن يقتل ثلاثة مدنيين.")
    assert {len(claim.attribution) for claim in reading.claims} == {1}


def test_a_statement_about_something_is_of_whom_it_names() -> None:
    text = "بيان قائممقامية الوادي عن اتفاق التهدئة\n\nتوصل الطرفان إلى وقف القتال في المدينة. وقُتل ثلاثة مدنيين.\n"
    reading = _read(text)
    assert "قائممقامية الوادي" in {source.name for source in reading.sources}
    assert "قائممقامية الوادي عن اتفاق التهدئة" not in {source.name for source in reading.sources}
