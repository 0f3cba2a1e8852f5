"""The look-ups hold what the record reads, after linking and after every judgement."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from rawi.case import Case, lookup_fill
from rawi.case.judgements import judge, undo
from rawi.case.lookup import counts, of_document, rows_of
from rawi.case.sql_lookup import SQL
from rawi.case.trace import trace
from rawi.model import Claim, Document, Entity, Event, Mention, Passage, Quotation, Span
from tools import Silent

EXAMPLE = Path(__file__).parents[2] / "examples" / "khwein-2018"
TABLES = [line.split()[2] for line in SQL.splitlines() if line.startswith("CREATE TABLE")]


WHERE = '{"lat":35.5,"lon":36.6,"radius_m":500,"source":"خريطة"}'


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    with Case.create(tmp_path / "case", by="سلمى") as case:
        trace([EXAMPLE], case, watch=Silent())
        yield case


def held(connection: sqlite3.Connection) -> dict[str, list[tuple[object, ...]]]:
    # `n` of an event that was rejected and came back may be another: it only breaks ties.
    found = {name: sorted(connection.execute(f"SELECT * FROM {name}").fetchall(), key=repr) for name in TABLES}
    found["lookup_event"] = sorted([(row[0], *row[2:]) for row in found["lookup_event"]], key=repr)
    return found


def anew(case: Case) -> dict[str, list[tuple[object, ...]]]:
    with case.transaction():
        lookup_fill.fill(case.connection)
    return held(case.connection)


def test_rows_by_id_and_by_document_are_those_of_the_record(case: Case) -> None:
    for row_type in (Document, Passage, Mention, Quotation, Claim, Event, Entity):
        rows = {row.id: row for row in case.rows(row_type)}
        assert rows_of(case.connection, row_type, rows) == rows
    for row_type in (Passage, Mention, Quotation, Claim):
        by_document = [row for document in case.documents() for row in of_document(case.connection, row_type, document)]
        assert by_document == list(case.rows(row_type))


def test_a_name_is_kept_as_it_is_written_by_itself(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    told = "قالت وكالة سبأ إن قصفا للحوثيين أصاب دورية للبنان، وإن الحوثيين قصفوا قرية قرب مأرب."
    page.write_text(told, encoding="utf-8")
    with Case.create(tmp_path / "named", by="سلمى") as case:
        trace([page], case, watch=Silent())
        found = {text for (text,) in case.connection.execute("SELECT text FROM lookup_name")}
    assert {"الحوثيين", "لبنان"} <= found
    assert not {"لحوثيين", "البنان"} & found


@pytest.mark.parametrize(
    ("told", "bare", "name", "shown"),
    [
        ("مشفى تابع للجنة الدولية", "لجنة الدولية", "اللجنة الدولية للصليب الأحمر", "اللجنة الدولية"),
        ("دورية للجنة التحقيق", "لجنة التحقيق", "لجنة التحقيق الدولية", "لجنة التحقيق"),
        ("دورية للبنان", "لبنان", "الجمهورية اللبنانية", "لبنان"),
        ("قصف للحوثيين", "لحوثيين", "أنصار الله", "الحوثيين"),
    ],
)
def test_what_the_article_lost_behind_l_is_written(told: str, bare: str, name: str, shown: str) -> None:
    document = Document(id="doc", path="a.txt", sha256="0", text=told)
    span = Span(document="doc", start=told.index(bare, told.index("لل") + 1), end=len(told))
    mention = Mention(id="m", span=span, text=bare, kind="actor", rule="actor.name", entity="e")
    entity = Entity(id="e", kind="actor", name=name)
    assert lookup_fill._by_itself(mention, document, entity) == shown


def test_counts_are_those_of_the_record(case: Case) -> None:
    events, documents = list(case.rows(Event)), list(case.rows(Document))
    found = counts(case.connection)
    assert (found["events"], found["documents"]) == (len(events), len(documents))
    assert found["claims"] == len({claim for event in events for claim in event.claims})


def test_after_every_judgement_the_columns_are_as_if_filled_anew(case: Case) -> None:
    event = next(case.rows(Event))
    document = next(case.rows(Document))
    claim = next(claim for claim in case.rows(Claim) if claim.time is not None)
    place = next(entity for entity in case.rows(Entity) if entity.kind == "place")
    mention = next(mention for mention in case.rows(Mention) if mention.entity)
    quotation = next(quotation for quotation in case.rows(Quotation) if quotation.verdict == "altered")
    made = [
        judge(case, by="ليلى", action="correct", subject=event.id, field="time", value="2018-02-11"),
        judge(case, by="ليلى", action="correct", subject=document.id, field="published", value="2018-02-14"),
        judge(case, by="ليلى", action="correct", subject=claim.id, field="event_type", value="explosion"),
        judge(case, by="ليلى", action="place", subject=place.id, value=WHERE),
        judge(case, by="ليلى", action="reject", subject=mention.id),
        judge(case, by="ليلى", action="reject", subject=quotation.id),
        judge(case, by="ليلى", action="reject", subject=event.id),
    ]  # fmt: skip
    now = held(case.connection)
    assert now == anew(case)
    row = case.connection.execute("SELECT start FROM lookup_document WHERE id = ?", (document.id,)).fetchone()
    assert row == ("2018-02-14",)
    assert not case.connection.execute("SELECT 1 FROM lookup_event WHERE id = ?", (event.id,)).fetchall()
    for each in reversed(made):
        undo(case, each.id, by="ليلى")
        assert held(case.connection) == anew(case)


def test_two_events_that_are_merged_are_one_line(case: Case) -> None:
    one, two = [event for event in case.rows(Event) if event.event_type == "capture"][:1], []
    two = [event for event in case.rows(Event) if event.id != one[0].id][:1]
    before = counts(case.connection)["events"]
    judge(case, by="ليلى", action="merge", subject=one[0].id, value=f'["{two[0].id}"]')
    assert counts(case.connection)["events"] == before - 1
    assert held(case.connection) == anew(case)
