"""The life of a judgement: made, read, undone, kept through everything that happens to the case."""

import csv
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from tiny import OUTLET, taken, tiny, tiny_links

from rawi.case import Case, audit, values
from rawi.case.checking import RefusedError
from rawi.case.judgement_csv import written
from rawi.case.judgements import JudgementConflict, history, import_csv, judge, orphaned, undo
from rawi.model import Claim, Document, Event, Judgement, Reading

BY = "ليلى"


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    with Case.create(tmp_path / "case") as opened:
        yield opened


@pytest.fixture
def claim(case: Case) -> str:
    fill(case, tiny("قتل عشرة في الخوين أمس"))
    return next(case.rows(Claim)).id


def fill(case: Case, *readings: Reading) -> None:
    reads, items = zip(*map(taken, readings), strict=True)
    case.add(reads, items)
    case.replace_links(readings, tiny_links(*readings), state=case.state())


def the(case: Case, identifier: str) -> Claim:
    (row,) = case.find(identifier)
    assert isinstance(row, Claim)
    return row


def test_a_corrected_value_wins_and_names_its_judgement(case: Case, claim: str) -> None:
    made = judge(case, by=BY, action="correct", subject=claim, field="time", value="2018-02-12", reason="من البيان")
    row = the(case, claim)
    assert row.time is not None
    assert (row.time.start, row.time.end, row.time.basis) == ("2018-02-12", "2018-02-12", "judged")
    assert row.judged == (made.id,)
    assert [each.judged for each in case.rows(Claim)] == [(made.id,)]
    assert list(case.rows(Judgement)) == [made]
    assert made.was == "null"


def test_what_is_undone_reads_as_before_and_can_be_done_again(case: Case, claim: str) -> None:
    before = list(case.rows(Claim))
    made = judge(case, by=BY, action="correct", subject=claim, field="event_type", value="shelling")
    back = undo(case, made.id, by=BY)
    assert the(case, claim).event_type == "battle"
    assert list(case.rows(Claim)) == before
    undo(case, back.id, by=BY)
    assert the(case, claim).event_type == "shelling"
    assert [each.action for each in history(case, claim)] == ["correct", "undo", "undo"]


def test_the_latest_wins_and_the_history_shows_both(case: Case, claim: str) -> None:
    first = judge(case, by="one", action="correct", subject=claim, field="event_type", value="killing")
    second = judge(case, by="two", action="correct", subject=claim, field="event_type", value="shelling")
    assert the(case, claim).event_type == "shelling"
    assert history(case, claim, field="event_type") == (first, second)
    assert [each.was for each in (first, second)] == ['"battle"', '"killing"']
    undo(case, second.id, by="three")
    assert the(case, claim).event_type == "killing"


def test_a_rejected_row_is_out_of_the_record_and_still_to_be_seen(case: Case, claim: str) -> None:
    made = judge(case, by=BY, action="reject", subject=claim, reason="لم يقع")
    assert not list(case.rows(Claim))
    assert the(case, claim).judged == (made.id,)
    judge(case, by=BY, action="confirm", subject=claim)
    assert [row.id for row in case.rows(Claim)] == [claim]


def test_two_people_do_not_overwrite_each_other(case: Case, claim: str) -> None:
    first = judge(case, by="one", action="note", subject=claim, reason="انظر", seen="")
    with pytest.raises(JudgementConflict, match="one judged"):
        judge(case, by="two", action="reject", subject=claim, seen="")
    judge(case, by="two", action="reject", subject=claim, seen=first.id)


def test_judgements_only_grow_and_each_is_in_the_log(case: Case, claim: str) -> None:
    made = judge(case, by=BY, action="grade", subject=claim, value="fair")
    judge(case, by=BY, action="grade", subject=OUTLET.id, value="b")
    assert the(case, claim).grades == ("airwars:Fair",)
    for statement in ("DELETE FROM judgement", "UPDATE judgement SET json = ''"):
        with pytest.raises(Exception, match="only added"):
            case.connection.execute(statement)
    logged = [entry for entry in audit.entries(case.connection) if entry.action == "judged"]
    assert [entry.by for entry in logged] == [BY, BY]
    assert made.id in logged[0].detail
    assert audit.broken(case.connection) is None


@pytest.mark.parametrize(
    ("action", "field", "value", "sentence"),
    [
        ("correct", "time", "2018-02-31", "is no date"),
        ("correct", "time", "2018-02-14/2018-02-12", "ends before it begins"),
        ("correct", "time", "1018-02-14", "outside"),
        ("correct", "event_type", "war", "one of: battle"),
        ("correct", "colour", "red", "fields: "),
        ("correct", "time", None, "say which"),
        ("correct", "figure", "400-340", "above its high"),
        ("correct", "figure", "many", "is no figure"),
        ("place", None, '{"lat": 95, "lon": 36, "radius_m": 500, "source": "x"}', "lat is a number from -90 to 90"),
        ("place", None, '{"lat": 35, "lon": 36, "radius_m": 500}', "needs source"),
        ("place", None, "35.1,36.2", "needs lat, lon, radius_m and source"),
        ("grade", None, "excellent", "Airwars"),
        ("undo", None, None, "is no action"),
        ("wish", None, None, "is no action"),
        ("correct", "time", "[" * 100_000, "at most"),
        ("correct", "time", "[" * 10_000, "is no date"),
        ("correct", "speaker", "\ud800", "Unicode"),
        ("correct", "polarity", "1", "true or false"),
        ("place", None, '{"lat": "nan", "lon": 36, "radius_m": 500, "source": "x"}', "lat is a number"),
        ("merge", None, "x", "cannot be judged with merge"),
    ],
)
def test_what_cannot_be_meant_is_refused_in_one_sentence(
    case: Case, claim: str, action: str, field: str | None, value: str | None, sentence: str
) -> None:
    before = list(case.lines())
    with pytest.raises(RefusedError, match=sentence):
        judge(case, by=BY, action=action, subject=claim, field=field, value=value)  # type: ignore[arg-type]
    assert list(case.lines()) == before


def test_nobody_judges_without_a_name(case: Case, claim: str) -> None:
    with pytest.raises(RefusedError, match="name of the person"):
        judge(case, by=" ", action="confirm", subject=claim)
    assert not orphaned(case)
    assert [type(row) for row in case.find("doc")] == [Document]
    assert len(list(case.rows(Event))) == 1


@pytest.mark.parametrize(
    ("typed", "low", "high", "comparator"),
    [
        ("340", 340, 340, "exact"),
        ("340-400", 340, 400, "about"),
        ("٣٤٠–٤٠٠", 340, 400, "about"),
        ("200-", 200, None, "at_least"),
        ("-200", None, 200, "at_most"),
        (">340", 340, None, "more_than"),
        ("<400", None, 400, "less_than"),
        ("~340", 340, 340, "about"),
        ("open", None, None, "vague"),
    ],
)
def test_figures_as_people_type_them(typed: str, low: float | None, high: float | None, comparator: str) -> None:
    assert values.figure(values.given(typed)) == {"low": low, "high": high, "comparator": comparator}


@pytest.mark.parametrize(
    ("typed", "start", "end", "precision"),
    [
        ("2018-02-12", "2018-02-12", "2018-02-12", "day"),
        ("٢٠١٨-٠٢-١٢", "2018-02-12", "2018-02-12", "day"),
        ("2018-02", "2018-02-01", "2018-02-28", "month"),
        ("2018", "2018-01-01", "2018-12-31", "year"),
        ("2018-02-12/2018-02-14", "2018-02-12", "2018-02-14", "days"),
        ("../2018-02-13", None, "2018-02-13", "open"),
        ("open", None, None, "open"),
    ],
)
def test_dates_as_people_type_them(typed: str, start: str | None, end: str | None, precision: str) -> None:
    assert values.days(values.given(typed)) == {"start": start, "end": end, "precision": precision}


def test_a_table_with_one_wrong_line_is_not_taken_over(case: Case, claim: str, tmp_path: Path) -> None:
    table = tmp_path / "table.csv"
    table.write_bytes(
        f"\ufeffAction;subject;field;value;reason\r\nnote;{claim};;;حسن\r\ncorrect;{claim};time;2018-99-01;\r\n".encode()
        + f"grade;{claim};;fair;\r\nfly;{claim};;;\r\nnote;{claim}\r\n".encode()
    )
    done = import_csv(case, table, by=BY)
    assert done.applied == 0
    assert [problem.split(":")[0] for problem in done.problems] == ["line 3", "line 5", "line 6"]
    assert not list(case.rows(Judgement))
    assert audit.broken(case.connection) is None


def test_what_a_spreadsheet_would_run_goes_out_guarded_and_comes_back_whole(
    case: Case, claim: str, tmp_path: Path
) -> None:
    reasons = ["=cmd|'/c calc'!A0", "'=x", "+1", "@a", "\tb", 'two\nlines, "quoted"; and more']
    for reason in reasons:
        judge(case, by=BY, action="note", subject=claim, reason=f"{reason}.")
    data = b"".join(written(case.rows(Judgement)))
    cells = [cell for row in csv.reader(data.decode().splitlines(keepends=True)) for cell in row]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t"))]
    table = tmp_path / "table.csv"
    table.write_bytes(data)
    with Case.create(tmp_path / "other") as other:
        fill(other, tiny("قتل عشرة في الخوين أمس"))
        assert import_csv(other, table, by="another") == (len(reasons), ())
        for one, same in zip(case.rows(Judgement), other.rows(Judgement), strict=True):
            assert msgspec.structs.replace(same, id=one.id) == one
        assert {entry.by for entry in audit.entries(other.connection) if entry.action == "judged"} == {"another"}


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("action,value\nnote,x\n", "no column subject"),
        ("action,subject,colour\n", "a column 'colour' too many"),
        ("", "no column action"),
    ],
)
def test_a_file_that_is_no_table_is_refused_in_one_sentence(
    case: Case, tmp_path: Path, text: str, sentence: str
) -> None:
    table = tmp_path / "table.csv"
    table.write_text(text, encoding="utf-8")
    with pytest.raises(RefusedError, match=sentence):
        import_csv(case, table, by=BY)
