"""Marked text equals the source to the letter, whatever the marks and whatever the text."""

import html
import re

from hypothesis import given
from hypothesis import strategies as st

from rawi.web.marks import Mark, marked

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
MARKS = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=8)


@given(TEXTS, MARKS)
def test_text_is_unchanged(text: str, bounds: list[tuple[int, int]]) -> None:
    marks = [Mark(min(b), min(max(b), len(text)), "reuse", f"r{i}", "1") for i, b in enumerate(bounds)]
    shown = html.unescape(re.sub(r"<[^>]*>", "", marked(text, 0, len(text), marks)))
    # html.unescape maps a few control characters; the page carries them as they are.
    assert shown == html.unescape(str(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"))


def test_overlapping_marks_are_split_where_they_cross() -> None:
    page = marked("abcdef", 0, 6, [Mark(0, 4, "x", "r1"), Mark(2, 6, "y", "r2")])
    assert page == (
        '<mark class="x" data-r="r1">ab</mark><mark class="x y" data-r="r1 r2">cd</mark>'
        '<mark class="y" data-r="r2">ef</mark>'
    )


def test_hostile_text_is_escaped() -> None:
    assert "<script" not in marked("<script>alert(1)</script>", 0, 25, [Mark(0, 8, 'a" onload="x', "r")])


def test_a_carriage_return_stays_one() -> None:
    assert marked("a\r\nb", 0, 4, []) == "a&#13;\nb"
