"""Who denies all that a sentence told before answers that; both sides of a disputed town hold their positions."""

import pytest
from linked_texts import linked

from rawi.model import Links, Reading


def answered(readings: tuple[Reading, ...], links: Links) -> list[str]:
    """Return the types of event that are told and denied."""
    types = {claim.id: claim.event_type for reading in readings for claim in reading.claims}
    return [
        types[one.positions[0].claims[0]]
        for one in links.disagreements
        if one.about == "modality" and one.nature == "contradiction"
    ]


@pytest.mark.parametrize(
    ("text", "event_type"),
    [
        ("أعلنت حركة 23 مارس السيطرة على بلدة ماسيسي، وهو ما نفاه الجيش الكونغولي.", "territory_change"),
        ("قالت كييف إن روسيا قصفت مدرسة في خيرسون وقتلت تسعة، الأمر الذي نفته موسكو.", "shelling"),
        ("قال الجيش المالي إنه استعاد مدينة كيدال، لكن المتمردين نفوا ذلك.", "territory_change"),
        ("اعتقل الجيش سبعة في خيرسون، واتهمت كييف روسيا بقصف مدرسة، وهذا ما نفته موسكو.", "shelling"),
    ],
)
def test_a_denial_that_only_takes_up_what_was_told_answers_it(text: str, event_type: str) -> None:
    assert answered(*linked(text, days=("2022-01-20",))) == [event_type]


@pytest.mark.parametrize(
    "text",
    [
        # Another thing is denied.
        "أعلنت حركة 23 مارس السيطرة على بلدة ماسيسي، ونفى الجيش الكونغولي مقتل قائده.",
        # Of another sentence.
        "أعلنت حركة 23 مارس السيطرة على بلدة ماسيسي. وتحدثت مصادر عن خلافات داخل الحركة، وهو ما نفاه المتحدث.",
        # Nothing is told as a fact.
        "طالبت الحركة الجيش بالانسحاب من بلدة ماسيسي، وهو ما رفضه الجيش الكونغولي.",
    ],
)
def test_other_denials_do_not(text: str) -> None:
    assert answered(*linked(text, days=("2022-01-20",))) == []


TAKEN = (
    "قوات الدعم السريع\n\nبيان\n\n3 مايو 2024\n\nسيطرت قواتنا اليوم الجمعة على مدينة النهود بولاية غرب كردفان "
    "بعد معركة استمرت ساعتين."
)
HELD = (
    "أعلنت قوات الدعم السريع الجمعة سيطرتها على مدينة النهود بولاية غرب كردفان، وهو ما نفاه الجيش السوداني. "
    "وقال الناطق باسم الجيش إن "
    "قواته تصدت لهجوم شنته الدعم السريع على المدينة."
)


def test_all_who_tell_of_a_disputed_town_hold_its_positions() -> None:
    readings, links = linked(TAKEN, HELD, days=("2024-05-03", "2024-05-04"))
    of = {claim.id: reading.document.path for reading in readings for claim in reading.claims}
    (what,) = [one for one in links.disagreements if one.about == "what" and one.nature == "contradiction"]
    assert [sorted({of[claim] for claim in position.claims}) for position in what.positions] == [
        ["0.txt", "1.txt"],
        ["1.txt"],
    ]
    assert "modality" in {one.about for one in links.disagreements}
