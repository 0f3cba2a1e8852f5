"""Names that go on behind a noun for two places or more, and definite nouns of who fights, which stand for somebody."""

import pytest

from rawi import read_text


def found(raw: str, kind: str) -> list[str]:
    return [m.text for m in read_text(raw).mentions if m.kind == kind]


@pytest.mark.parametrize(
    ("raw", "place"),
    [
        ("ولم تسلم مستشفيات البربير والمقاصد من القصف.", "المقاصد"),
        ("وانسحبوا إلى كهف الحمام في الجبل.", "كهف الحمام"),
        ("واختبأوا في غابات ميزرانة شرقي الولاية.", "غابات ميزرانة"),
    ],
)
def test_places(raw: str, place: str) -> None:
    assert place in found(raw, "place")


@pytest.mark.parametrize("raw", ["دمرت مستشفيات حلب والجنود فيها.", "عاش في كهف مظلم."])
def test_no_places(raw: str) -> None:
    assert not {"الجنود", "كهف مظلم"} & set(found(raw, "place"))


@pytest.mark.parametrize("noun", ["المهاجمين", "المتطرفين", "الجهاديين"])
def test_who_fights_is_somebody_unless_counted(noun: str) -> None:
    assert noun in found(f"وقال شاهد إن {noun} أحرقوا السوق.", "actor")
    assert noun not in found(f"وقُتل عشرات {noun} في المعركة.", "actor")
