"""A case's own publishers: kept in it, logged, used when reading and searching; a bad table changes nothing."""

from pathlib import Path

import pytest

from rawi.case import Case, CaseError
from rawi.case.search import Filters, search
from rawi.case.sources import add_sources
from rawi.case.stored import own_sources
from rawi.case.trace import trace
from rawi.model import Document, Source
from tools import Silent

HEAD = "name\tvariants\tname_en\tkind\thosts\tcountry\trun_by\n"
NET = HEAD + "شبكة الضفة\tالضفة نت\tWest Bank Net\tchannel\tt.me/westbanknet\tPS\thamas\n"


def test_what_is_read_from_now_on_knows_them(tmp_path: Path) -> None:
    page = tmp_path / "post.txt"
    page.write_text(
        "---\nurl: https://t.me/s/westbanknet/7\n---\nاقتحام مخيم جنين\n\nاقتحمت قوات كبيرة المخيم فجرا.", "utf-8"
    )
    with Case.create(tmp_path / "case", by="Mona") as case:
        (added,) = add_sources(case, NET)
        trace([page], case, watch=Silent())
        (document,) = case.rows(Document)
        sources = {source.id: source for source in case.rows(Source)}
        logged = [row[0] for row in case.connection.execute("SELECT action FROM audit ORDER BY n")]
        found = search(case.connection, "المخيم", filters=Filters(source="الضفة نت"))
    assert added.name_en == "West Bank Net"
    assert document.source is not None
    assert sources[document.source].name == "شبكة الضفة"
    assert "sources" in logged
    assert found.groups == 1


def test_a_later_table_adds_to_the_first_and_wins(tmp_path: Path) -> None:
    with Case.create(tmp_path / "case") as case:
        add_sources(case, NET)
        rows = add_sources(case, HEAD + "شبكة الضفة\t\tThe Net\tchannel\t\t\t\nإذاعة الساحل\t\t\toutlet\t\t\t\n")
    assert [(row.name, row.name_en) for row in rows] == [("شبكة الضفة", "The Net"), ("إذاعة الساحل", None)]


@pytest.mark.parametrize(
    ("table", "says"),
    [
        (HEAD + "شبكة\t\t\tnewspaper\t\t\t\n", "sources:2"),
        (HEAD + "شبكة\t\t\toutlet\t\t\tthe-army\n", "no actor's key"),
    ],
)
def test_a_bad_table_changes_nothing(tmp_path: Path, table: str, says: str) -> None:
    with Case.create(tmp_path / "case") as case:
        add_sources(case, NET)
        before = own_sources(case.connection)
        with pytest.raises(CaseError, match=says):
            add_sources(case, table)
        assert own_sources(case.connection) == before
