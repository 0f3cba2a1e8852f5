"""The quality gate: sound Arabic passes, letters out of order do not."""

import pytest

from ingest.making import STATEMENT
from rawi.ingest.glyphs import plain
from rawi.ingest.quality import judged

WHOLE = "\n".join(STATEMENT)


def test_sound_text_passes() -> None:
    assert judged(WHOLE).sound
    assert judged("").sound
    assert judged("Page without Arabic letters, 2018").sound
    assert judged("بيان").sound


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("\n".join(line[::-1] for line in STATEMENT), "only ends words"),
        (" ".join(" ".join(word) for word in WHOLE.split()), "have one letter"),
        (" ".join(word for word in WHOLE.split() if len(word) > 4), "are common ones"),
        (WHOLE.replace("ا", "\ue001"), "are no letters"),
        (WHOLE.replace("٢٠١٨", "٨١٠٢").replace("2018", "8102"), "years stand backwards"),
        (WHOLE.replace("ن ", "0ن ").replace("ال", "ا0ل"), "digits stand inside"),
    ],
)
def test_broken_text_fails_and_says_why(text: str, why: str) -> None:
    verdict = judged(text)
    assert not verdict.sound
    assert why in verdict.why


def test_one_year_that_reads_both_ways_is_no_fault() -> None:
    assert judged(WHOLE + " 2002 1991").sound


def test_shapes_of_letters_are_folded_into_letters() -> None:
    assert plain("ﻣﻘﺘﻞ ﻻ") == "مقتل لا"
    assert plain("مقتل ﷺ") == "مقتل ﷺ"
