"""A statement whose issuer is open rests on whom its page is headed by; who retells it changes its numbers."""

import msgspec
import pytest

from rawi.lexicon import load
from rawi.link.pipeline import link
from rawi.link.texts.voices import issuers_by_heading
from rawi.model import Links, Reading
from rawi.read import read, read_text

STATEMENT = (
    "وزارة الداخلية الروسية - المركز الصحفي\n\nموسكو، 10 نيسان 1995\n\n"
    "طهرت وحدات قوات الداخلية، في الثامن من نيسان، قرية ساماشكي من المسلحين. وأسفرت المعركة عن مقتل مئة وعشرين مسلحا، "
    "وفقدت قواتنا ستة عشر جنديا وأصيب أربعة وأربعون.\n"
)
RETOLD = (
    "صحيفة النبض، 12 نيسان 1995\n\n"
    "أعلنت وزارة الداخلية الروسية أن قواتها دخلت في الثامن من الشهر الجاري قرية ساماشكي، وأن مئة وعشرين مسلحا قتلوا، "
    "فيما خسرت القوات ستة عشر جنديا وأصيب خمسة وأربعون.\n"
)


def _pages() -> tuple[Reading, ...]:
    pages = ((STATEMENT, "1995-04-10"), (RETOLD, "1995-04-12"))
    readings = [read_text(text, published=day) for text, day in pages]
    return tuple(
        msgspec.structs.replace(one, document=msgspec.structs.replace(one.document, path=f"{number}"))
        for number, one in enumerate(readings)
    )


def test_a_number_changed_on_its_speakers_word_is_no_later_toll() -> None:
    links: Links = link(_pages(), load(), read=read)[1]
    injured = [item for item in links.disagreements if any("45" in one.value for one in item.positions)]
    assert {item.nature for item in injured} == {"editorial_change"}


def test_the_one_actor_that_heads_a_statement_issues_it() -> None:
    reading = _pages()[0]
    open_issuer = msgspec.structs.replace(
        reading, passages=tuple(msgspec.structs.replace(one, narrator=None) for one in reading.passages)
    )
    statements = {one.id for one in reading.passages if one.role == "statement"}
    headed = issuers_by_heading([open_issuer])
    assert set(headed) == statements
    assert issuers_by_heading([reading]) == {}


COMMITTEE = (
    "تنسيقية لجان المقاومة - مليط\nالأربعاء 9 أكتوبر 2024\n\nبيان\n\nتعرض سوق مدينة مليط ظهر اليوم الأربعاء لقصف جوي، "
    "حيث ألقت طائرة من طراز أنتونوف ستة براميل متفجرة على قسم الخضار والمواقف الشمالية. وأسفر القصف عن مقتل 23 مدنيا "
    "بينهم خمس نساء وسبعة أطفال، وإصابة أكثر من 40 آخرين.\n"
)
ON_ITS_WORD = (
    "دارفور اليوم\n9 أكتوبر 2024\n\nمقتل 23 مدنيا في سوق مليط\n\nقالت تنسيقية لجان المقاومة في {} إن 23 مدنيا بينهم "
    "خمس نساء وسبعة أطفال قتلوا وأصيب أكثر من 40 آخرين في قصف جوي ظهر اليوم الأربعاء على السوق، "
    "وإن طائرة من طراز أنتونوف "
    "ألقت ستة براميل متفجرة على قسم الخضار.\n"
)


@pytest.mark.parametrize(
    ("seat", "declared"),
    [
        ("مدينة مليط", True),
        ("مليط", True),
        ("مدينة مليط بولاية شمال دارفور", True),
        ("مدينة الفاشر", False),
        ("الفاشر", False),
    ],
)
def test_who_is_cited_with_his_seat_is_who_heads_a_statement_with_it(seat: str, declared: bool) -> None:
    readings = tuple(read_text(text) for text in (COMMITTEE, ON_ITS_WORD.format(seat)))
    said, told = ({one.id for one in reading.passages if one.role in ("statement", "report")} for reading in readings)
    edges = link(readings, load(), read=read)[1].derivations
    assert [one.declared for one in edges if one.source in said and one.target in told] == [declared]
