"""What was published before a day tells of nothing that came about on it; a copy's own source is none of its text's."""

from linked_texts import linked

EARLY = "هاجمت قوات الدعم السريع بلدة الخوي في غرب كردفان، بعد معارك مع الجيش السوداني في البلدة."
LATE = "تصدى الجيش السوداني يوم 13 مايو 2025 لهجوم شنته قوات الدعم السريع على بلدة الخوي في غرب كردفان."
STATEMENT = (
    "سيطرت قواتنا صباح الأحد على بلدة الخوي بولاية غرب كردفان بعد معارك ضارية، واستولت على ستين عربة قتالية"
    " بكامل عتادها، وعلى كميات كبيرة من الأسلحة والذخائر."
)
ADDED = "\n\nوقال مصدر عسكري إن القوة المشتركة نفذت انسحابا من الخوي إلى مشارف الأبيض."


def test_what_was_published_before_tells_of_another_fight() -> None:
    readings, links = linked(EARLY, LATE, days=("2025-05-11", "2025-05-14"))
    late = readings[1].document.id
    of = {claim.id: reading.document.id for reading in readings for claim in reading.claims}
    for event in links.events:
        if event.event_type == "battle":
            assert len({of[claim] == late for claim in event.claims}) == 1


def test_what_a_copy_adds_on_the_word_of_its_own_source_is_none_of_the_statement() -> None:
    readings, links = linked(
        STATEMENT, STATEMENT.replace("قواتنا", "القوات") + ADDED, days=("2025-05-11", "2025-05-12")
    )
    assert [derivation.kind for derivation in links.derivations]
    retreat = next(event for event in links.events if event.event_type == "retreat")
    narrators = {passage.narrator for passage in readings[0].passages}
    assert not narrators & {origin.root for origin in retreat.origins if origin.root is not None}


def test_who_is_first_described_and_then_called_by_his_noun_is_one_origin() -> None:
    text = (
        "قال مسؤول أمني إن سبعة جنود قتلوا في هجوم على نقطة للجيش في العظيم يوم السبت."
        "\n\nوأضاف المسؤول الذي طلب عدم الكشف عن هويته أن ضابطا وستة جنود قتلوا في الهجوم."
    )
    other = "قالت لجان المقاومة إن سبعة جنود قتلوا في هجوم على نقطة للجيش في العظيم يوم السبت."
    _, links = linked(text, other, days=("2023-04-22", "2023-04-22"))
    event = next(event for event in links.events if event.event_type == "killing")
    assert len([origin for origin in event.origins if origin.root is None]) <= 1
    assert not [one for one in links.disagreements if one.about == "how_many"]
