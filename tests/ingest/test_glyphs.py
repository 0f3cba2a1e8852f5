"""Glyphs into lines of logical order by where they stand, whatever order a file gives them in."""

import pytest

from rawi.ingest.glyphs import STROKE, Glyph, lines
from rawi.ingest.paragraphs import Line, joined

WIDTH = 6.0


def _shown(visual: str, *, base: float = 0.0, line: int = 0, order: str = "visual") -> list[Glyph]:
    """Return the glyphs of a line given as it is seen from left to right."""
    found = []
    word = 100 * line
    for i, char in enumerate(visual):
        if char == " ":
            word += 1
            continue
        found.append(Glyph(char, i * WIDTH, (i + 1) * WIDTH, base, 10.0, word, line))
    return found if order == "visual" else found[::-1]


def _seen(logical: str) -> str:
    """Return a line of Arabic words as it is seen: turned, numbers left as they are."""
    return " ".join(word if word[0].isdigit() else word[::-1] for word in reversed(logical.split()))


@pytest.mark.parametrize("order", ["visual", "turned"])
@pytest.mark.parametrize(
    "logical", ["قتل 340 عنصرا", "يوم 13/02/2018 في حلب", "نزح 2,500 مدني", "الساعة 14:30 مساء", "من ٢٠١٨ إلى ٢٠١٩"]
)
def test_numbers_keep_their_order(logical: str, order: str) -> None:
    (line,) = lines(_shown(_seen(logical), order=order))
    assert line.text == logical


def test_a_range_with_a_hyphen_is_read_from_the_right() -> None:
    (line,) = lines(_shown("15-10 " + "نيب"))
    assert line.text == "بين 10-15"


def test_latin_inside_arabic_keeps_its_order() -> None:
    (line,) = lines(_shown("ةيملاعلا ءابنألا ةلاكو Al Jazeera " + "لقن"))
    assert line.text == "نقل Al Jazeera وكالة الأنباء العالمية"


def test_arabic_inside_latin_is_turned() -> None:
    (line,) = lines(_shown("the town of نيوخلا in the south"))
    assert line.text == "the town of الخوين in the south"


def test_brackets_given_by_their_shape_are_mirrored() -> None:
    (line,) = lines(_shown("(ةنيدملا) " + "يف"))
    assert line.text == "في (المدينة)"
    (line,) = lines(_shown(")ةنيدملا( " + "يف"))
    assert line.text == "في (المدينة)"


def test_lam_and_alef_in_one_glyph() -> None:
    glyphs = [*_shown("ةحلاص"[:2]), Glyph("ا", 12, 18, 0, 10, 0, 0), Glyph("ل", 12, 18, 0, 10, 0, 0)]
    (line,) = lines(glyphs)
    assert line.text.startswith("لا")


def test_nothing_but_marks_or_strokes() -> None:
    assert lines([]) == []
    assert lines([Glyph(STROKE, 0, 5, 0, 10, 0, 0)]) == []
    (line,) = lines([Glyph(STROKE, 0, 5, 0, 10, 0, 0), Glyph("\u064e", 0, 5, 0, 10, 0, 0, 3)])
    assert line.text == "\u064e"


def test_a_letter_and_its_mark_drawn_as_one() -> None:
    glyphs = _shown("لتق")
    mark = Glyph("\u064f", 13, 15, 3, 10, 0, 0, 13)
    glyphs[-1] = glyphs[-1]._replace(left=15, right=17, base=3, origin=13)
    (line,) = lines([*glyphs, mark])
    assert line.text == "قُتل"


def _line(text: str, base: float, *, left: float = 0, right: float = 100, size: float = 10) -> Line:
    return Line(text, left, right, base, size, 20, rtl=True)


def test_a_full_line_goes_on_and_a_short_one_ends() -> None:
    page = [
        _line("عنوان", 100, left=70),
        _line("سطر طويل", 85),
        _line("آخر الفقرة.", 70, left=60),
        _line("فقرة ثانية", 55),
        _line("تتمتها", 40, left=80),
        _line("بعيد", 10),
    ]
    assert joined(page) == "عنوان\nسطر طويل آخر الفقرة.\nفقرة ثانية تتمتها\nبعيد"
    assert joined([]) == ""


def test_letters_of_another_size_begin_anew() -> None:
    assert joined([_line("عنوان كبير", 100, size=20), _line("نص", 85)]) == "عنوان كبير\nنص"
