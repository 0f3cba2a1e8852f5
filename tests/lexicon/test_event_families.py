"""Families of events and words of sequence and scope: whole, and refusing what is bad."""

from pathlib import Path
from typing import get_args

import pytest

from rawi.lexicon import LexiconError
from rawi.lexicon import event_families as module
from rawi.lexicon.event_families import event_families
from rawi.lexicon.telling import scope_words, sequence_cues
from rawi.model import EventType
from rawi.text import analyse

HEADER = "event_type\tfamily\thostile\tmutual\tplaced\tlasts\twith_both\twith_agents\twith_targets\talone"


def test_every_type_has_a_family_and_titles() -> None:
    families = event_families()
    assert set(families) == set(get_args(EventType))
    assert families["killing"].family == families["injury"].family
    assert families["shelling"].family != families["killing"].family


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("battle\tfighting\tyes\tyes\tyes\tno\tFighting\t{A} fighting\tFighting {T}\tFighting", "needs one of {A}"),
        (
            "battle\tfighting\tyes\tyes\tyes\tno\t{A} and {T}\t{A}\t{T}\tFighting {A}",
            "names what this title does not have",
        ),
        ("battle\tfighting\tyes\tyes\tyes\tno\t{A} and {T}\t{A}\t{T}\tFighting", "no row for abduction"),
    ],
)
def test_bad_rows_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, row: str, problem: str) -> None:
    path = tmp_path / "event_families.tsv"
    path.write_text(f"{HEADER}\n{row}\n", encoding="utf-8")
    monkeypatch.setattr(module, "TABLE", path)
    with pytest.raises(LexiconError, match=problem):
        event_families.__wrapped__()


@pytest.mark.parametrize(
    ("words", "kinds"),
    [
        ("قام بنقلهم مرة أخرى نحو الخوين", ["again"]),
        ("نقلهم أول مرة من عقيربات", ["first"]),
        ("النظام سبق ونقل مجموعات", ["earlier"]),
        ("ارتفعت حصيلة القتلى", ["rise"]),
        ("ما يرفع عدد الضحايا إلى ستة", ["rise"]),
        ("حاولت القوات التقدم نحو التلة", ["attempt"]),
        ("أحبط المقاتلون تسلل قوة معادية", ["repelled"]),
        ("وكانت حصيلة سابقة", ["background", "former"]),
        ("في وقت سابق اليوم", ["dated"]),
        ("تقدمت القوات نحو التلة", []),
        ("نقل مجموعات كبيرة", []),
        ("تقصف أحياءها بصورة شبه يومية", ["habit"]),
        ("قصفت أحياءها منذ يومين", []),
    ],
)
def test_cues_of_sequence(words: str, kinds: list[str]) -> None:
    assert [kind for match in sequence_cues().find_all(analyse(words)) for kind in match.values] == kinds


def test_words_of_scope() -> None:
    found = scope_words().find_all(analyse("أسر من تبقى من فلول التنظيم"))
    assert [value for match in found for value in match.values] == ["remnant", "remnant"]
