"""What is shared names nobody who is to be protected, and stays true to the letter for all the rest."""

import re
from collections import Counter
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rawi.case import Case, CaseError
from rawi.case.judgements import judge
from rawi.case.masking import MASK, addresses_in, masked, named_in, names
from rawi.case.redact import key_of, manifest, redact, shared_id
from rawi.case.trace import trace
from rawi.model import (
    ROW_TYPES,
    Claim,
    Disagreement,
    Document,
    Entity,
    Judgement,
    Mention,
    Position,
    Row,
    Span,
    encode,
)
from rawi.text import key
from tools import Silent

PAGE = """---
title: مقتل أحمد عبد الله الخالد
source: وكالة سانا
author: سمير القاسم
url: https://t.me/ahmad_khaled/22
published: 2018-02-13
---
مقتل المدني أحمد عبدالله الخالد في إدلب

قال الناطق باسم الدفاع المدني خالد العمر إن المدني أحمد عبد الله الخالد قتل أمس في قصف على قرية الخوين.
وأضاف الناشط سمير القاسم أن لأحمد الخالد ثلاثة أطفال، وأن الخالد كان مزارعا. وكان أحمد من أبناء القرية.
للتواصل: 0991234567 أو +963 11 222 3344 أو ahmad@example.org أو @ahmad_k (35.6301, 36.7777) في 2018-02-13.
واعتقل النظام المواطن محمد حسن في حماة. وقال الرئيس بشار الأسد إن 1000000 شخص عادوا.
"""
PRIVATE = ("أحمد عبد الله الخالد", "سمير القاسم", "محمد حسن", "ليلى حداد")


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Case]:
    folder = tmp_path_factory.mktemp("redact")
    (folder / "أحمد الخالد.txt").write_text(PAGE, encoding="utf-8")
    with Case.create(folder / "case") as opened:
        trace([folder / "أحمد الخالد.txt"], opened, watch=Silent())
        claim = next(opened.rows(Claim)).id
        judge(opened, by="ليلى حداد", action="note", subject=claim, reason="سألت سمير القاسم، ليلى حداد")
        village = next(row.id for row in opened.rows(Entity) if row.name == "الخوين")
        place = '{"lat": 35.47834, "lon": 36.63021, "radius_m": 200, "source": "صورة من محمد حسن"}'
        judge(opened, by="ليلى حداد", action="place", subject=village, value=place)
        yield opened


def rows_of(case: Case) -> list[Row]:
    return [row for row_type in ROW_TYPES for row in case.rows(row_type)]


def shared(case: Case, profile: str) -> list[Row]:
    return list(redact(rows_of(case), profile=profile, key=key_of(case.connection)))


def words(text: str) -> list[str]:
    return [key(word) for word in re.findall(r"\w+", text)]


def names_left(rows: list[Row]) -> set[str]:
    """The private names of which a word stands in some row in any spelling, with something joined before it or not."""
    left = set()
    for row in rows:
        held = words(encode(row).decode())
        for name in PRIVATE:
            for word in words(name):
                if word not in ("عبد", "الله") and any(re.fullmatch(f"[وفبلك]{{0,2}}{word}", each) for each in held):
                    left.add(word)
    return left


def test_no_name_of_a_private_person_is_left_anywhere(case: Case) -> None:
    assert {"احمد", "سمير", "محمد"} <= names_left(rows_of(case))
    assert not names_left(shared(case, "redacted"))
    text = b"\n".join(map(encode, shared(case, "redacted"))).decode()
    text = re.sub(r"[a-z]{3}-[0-9a-f]{16}", "", text)
    for trace_of in ("0991234567", "222", "example.org", "ahmad", "35.63", "35.4783", "t.me", "/tmp"):
        assert trace_of not in text
    for kept in ("خالد العمر", "بشار الأسد", "1000000", "2018-02-13"):
        assert kept in text


def test_the_words_of_a_position_are_masked_as_in_their_text(case: Case) -> None:
    document = next(case.rows(Document))
    told = Disagreement(
        id="dis-0000000000000000",
        event="eve-0000000000000000",
        about="whom",
        nature="contradiction",
        severity="low",
        positions=(Position(value="names «الخالد» and «خالد العمر»", claims=()),),
        spans=(Span(document.id, 0, 4),),
    )
    (*_, row) = redact([*rows_of(case), told], profile="redacted")
    assert isinstance(row, Disagreement)
    assert row.positions[0].value == f"names «{MASK * 6}» and «خالد العمر»"


def test_what_partners_get_names_persons_and_no_reviewer(case: Case) -> None:
    rows = shared(case, "partner")
    assert names_left(rows) == {"احمد", "الخالد", "سمير", "القاسم", "محمد", "حسن"}
    assert {row.by for row in rows if isinstance(row, Judgement)} == {"reviewer 1"}
    assert not any(row.anchor for row in rows if isinstance(row, Judgement))


@pytest.mark.parametrize("profile", ["partner", "redacted"])
def test_spans_stay_true_and_texts_keep_their_length(case: Case, profile: str) -> None:
    before, after = rows_of(case), shared(case, profile)
    (document,) = [row for row in after if isinstance(row, Document)]
    assert len(document.text) == len(next(case.rows(Document)).text)
    for row in after:
        if isinstance(row, Claim | Mention):
            assert row.span.document == document.id
            assert document.text[row.span.start : row.span.end] == row.text
    assert [type(row) for row in after] == [type(row) for row in before]


def test_no_id_or_hash_can_be_guessed_at(case: Case) -> None:
    secret = key_of(case.connection)
    assert secret is not None
    before, after = rows_of(case), shared(case, "redacted")
    old = {row.id for row in before}
    assert all(row.id not in old for row in after)
    text = b"\n".join(map(encode, after)).decode()
    assert not any(each in text for each in old)
    assert next(case.rows(Document)).sha256 not in text
    assert [row.id for row in after] == [shared_id(row.id, secret) for row in before]
    assert shared(case, "redacted") == after
    assert list(redact(rows_of(case), profile="redacted", key=b"another")) != after


def test_rows_that_can_be_gone_through_once_are_enough(case: Case) -> None:
    secret = key_of(case.connection)
    assert list(redact(iter(rows_of(case)), profile="redacted", key=secret)) == shared(case, "redacted")


def test_full_changes_nothing_and_an_unknown_profile_is_refused(case: Case) -> None:
    assert list(redact(rows_of(case), profile="full")) == rows_of(case)
    with pytest.raises(CaseError, match="known: full, partner, redacted"):
        redact([], profile="secret")


def test_positions_are_coarse_and_say_so(case: Case) -> None:
    (village,) = [row for row in shared(case, "redacted") if isinstance(row, Entity) and row.name == "الخوين"]
    assert (village.lat, village.lon, village.radius_m) == (35.5, 36.6, 11_000)
    values = [row.value for row in shared(case, "redacted") if isinstance(row, Judgement) and row.action == "place"]
    assert len(values) == 1
    assert '"lat":35.5' in str(values[0])


def test_the_manifest_says_what_was_masked(case: Case) -> None:
    counts: Counter[str] = Counter()
    list(redact(rows_of(case), profile="redacted", counts=counts))
    said = manifest(profile="redacted", counts=counts, head="f" * 64)
    assert said["profile"] == "redacted"
    assert said["audit_head"] == "f" * 64
    assert counts["persons"] >= 3
    assert counts["judgements of reviewers"] == 2


WORDS = st.sampled_from(["سليم", "مروان", "عدنان", "هيثم", "عبدالرحمن", "الحسين", "أبو", "زينب", "فاطمة"])
ARABIC_NAMES = st.lists(WORDS, min_size=2, max_size=4)
SPELLINGS = st.sampled_from(["{}", "و{}", "ل{}", "ف{}", "ب{}", "«{}»", "{}،", "#{}", "{}_"])


@given(ARABIC_NAMES, st.lists(SPELLINGS, min_size=1, max_size=4), st.text("بتثجحخد ،.\n", max_size=30))
@settings(max_examples=150, deadline=None)
def test_a_name_is_found_in_any_spelling(name: list[str], spellings: list[str], between: str) -> None:
    whole = " ".join(name)
    loud = whole.replace("ا", "اَ").replace("ي", "يـ").replace("أ", "ا")
    text = " ".join(f"{between} {spelling.format(form)} {between}" for spelling in spellings for form in (whole, loud))
    found = names([(whole, 1)])
    hidden = masked(text, [stretch for stretch, _ in named_in(text, found)])
    assert len(hidden) == len(text)
    assert not named_in(hidden, found)
    assert hidden.count(MASK) >= len(spellings) * 2 * (len(whole) - len(name) + 1)


@pytest.mark.parametrize("kept", ["2018-02-13", "13/2/2018", "1000000", "1,000,000", "الفرقة 101", "2017 و2018 و2019"])
def test_dates_and_figures_are_no_telephone_numbers(kept: str) -> None:
    assert not addresses_in(kept, positions=True)
