"""Where an office ends and the name of who holds it begins: offices and governorates that are names as well."""

import pytest

from rawi.read import read_text


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        ("وقال محافظ صلاح الدين رائد الجبوري إن القوات تقدمت", "رائد الجبوري"),
        ("قال قائد عمليات صلاح الدين جمعة عناد إن القوات تقدمت", "جمعة عناد"),
        ("قال الأمين العام أنطونيو غوتيريش إن القصف توقف", "أنطونيو غوتيريش"),
        ("قال نائب المتحدث باسم الأمين العام فرحان حق إن القصف توقف", "فرحان حق"),
        ("قال الأمين العام فؤاد حسين إن القصف توقف", "فؤاد حسين"),
        # Names after all.
        ("وقال المحافظ صلاح الدين رائد إن القوات تقدمت", "صلاح الدين رائد"),
        ("قال الأمين حسن علي إن القصف توقف", "الأمين حسن علي"),
        ("قتل مختار علي حسن في القرية", "مختار علي حسن"),
    ],
)
def test_the_name_begins_behind_the_office(raw: str, name: str) -> None:
    assert [item.text for item in read_text(raw, published="2021-06-15").mentions if item.kind == "person"] == [name]


def test_who_speaks_for_an_office_does_not_hold_it() -> None:
    raw = "قال نائب المتحدث باسم الأمين العام فرحان حق إن القصف توقف"
    (person,) = [item for item in read_text(raw, published="2021-06-15").mentions if item.kind == "person"]
    assert person.value is not None
    assert person.value.role != "secretary-general"  # type: ignore[union-attr]
