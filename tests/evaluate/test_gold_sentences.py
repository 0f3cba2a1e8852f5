"""Tables of sentences: rows matched with claims, what tells no event, whose words they are, tops of pages."""

from pathlib import Path

import pytest

from rawi.evaluate import GoldError, agreement, run, table
from rawi.evaluate.names import Names
from rawi.evaluate.report import Report
from rawi.evaluate.sentences import innermost
from rawi.evaluate.tally import Miss
from rawi.model import Attribution

COLUMNS = "id published text clause event_type agents targets places low high what modality polarity speaker"
KILLED = "قتل ثلاثة مدنيين في إدلب"
TEXT = f"قال مصدر طبي إن القصف توقف. و{KILLED} أمس."
_ROLES = ["", "", "Idlib|إدلب"]
KILLING = ["v1", "2018-02-13", TEXT, KILLED, "killing", *_ROLES, "3", "3", "killed", "asserted", "true", "-"]


def scored(folder: Path, name: str, columns: str, *rows: list[str]) -> Report:
    folder = folder / "gold" / "sentences"
    folder.mkdir(parents=True, exist_ok=True)
    lines = ["\t".join(row) for row in (columns.split(), *rows)]
    (folder / f"{name}.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return run([folder.parent])


def value(report: Report, layer: str, metric: str) -> float | None:
    return report.parts[0].layers[layer][metric].value


def test_a_row_is_matched_with_the_claim_of_its_clause(tmp_path: Path) -> None:
    report = scored(tmp_path, "politics", COLUMNS, KILLING)
    assert [(part.name, part.documents) for part in report.parts] == [("sentences politics", 1)]
    assert value(report, "claims", "f1") == value(report, "claims.places", "f1") == 1.0
    assert value(report, "claims.figures", "right") == value(report, "chains.innermost", "right") == 1.0
    assert report.misses == ()


def test_rows_of_one_text_are_matched_each_with_a_claim_of_its_own(tmp_path: Path) -> None:
    again = ["v2", *KILLING[1:4], "battle", *KILLING[5:]]
    report = scored(tmp_path, "violence", COLUMNS, KILLING, again)
    assert report.parts[0].documents == 1
    assert value(report, "claims", "recall") == value(report, "claims.modality.all", "right") == 0.5
    assert ("claims", "v2") in [(miss.layer, miss.document) for miss in report.misses]


def test_a_claim_where_nothing_is_told_is_false(tmp_path: Path) -> None:
    nothing = ["v1", *KILLING[1:4], "none", *[""] * 9]
    assert value(scored(tmp_path, "politics", COLUMNS, nothing), "claims", "precision") == 0.0


def test_of_the_types_of_violence_all_events_are_listed(tmp_path: Path) -> None:
    text = "قصفت الطائرات إدلب. وقتل ثلاثة مدنيين في حمص."
    listed = ["v1", "2018-02-13", text, "قتل ثلاثة مدنيين في حمص", *KILLING[4:]]
    assert value(scored(tmp_path / "a", "violence", COLUMNS, listed), "claims", "precision") == 0.5
    assert value(scored(tmp_path / "b", "politics", COLUMNS, listed), "claims", "precision") == 1.0


def test_a_table_of_events_lists_all_of_them_and_names_things_by_the_words_of_the_text(tmp_path: Path) -> None:
    text = "قصف جيش الأسد بلدة سراقب. وقتل ثلاثة مدنيين في حمص."
    columns = f"{COLUMNS} word"
    first = ["a1", "2018-02-13", text, "قصف جيش الأسد بلدة سراقب", "shelling", "جيش الأسد", "", "بلدة سراقب"]
    shelling = [*first, "", "", "", "asserted", "true", "-", "قصف"]
    killing = ["a2", "2018-02-13", "", "قتل ثلاثة مدنيين في حمص", "killing", *["", "", "حمص"], *KILLING[8:], "قتل"]
    both = scored(tmp_path / "a", "events", columns, shelling, killing)
    assert both.parts[0].documents == 1
    assert (
        value(both, "claims", "f1") == value(both, "claims.agents", "f1") == value(both, "claims.places", "f1") == 1.0
    )
    assert value(scored(tmp_path / "b", "events", columns, shelling), "claims", "precision") == 0.5
    assert value(scored(tmp_path / "c", "politics", columns, shelling), "claims.agents", "f1") == 0.0


def test_a_second_annotator_of_a_table_is_scored_as_a_reading_would_be(tmp_path: Path) -> None:
    folder = tmp_path / "gold" / "sentences"
    other = ["v1", "2018-02-14", "قتل جندي في حمص.", "قتل جندي في حمص", *KILLING[4:]]
    scored(tmp_path, "politics", COLUMNS, KILLING, other)
    second = [*KILLING[:7], "Idlib ; Syria", *KILLING[8:13], "? مصدر طبي"]
    lines = ["\t".join(row) for row in (COLUMNS.split(), second)]
    (folder / "politics.second.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    report = agreement([folder.parent])
    assert [(part.name, part.documents) for part in report.parts] == [("sentences politics", 1)]
    assert value(report, "claims", "f1") == value(report, "claims.places", "recall") == 1.0
    assert value(report, "claims.places", "precision") == 0.5
    assert value(report, "chains.innermost", "right") == 0.0
    assert [part.documents for part in run([folder.parent]).parts] == [2]


def test_what_is_unseen_is_not_shown(tmp_path: Path) -> None:
    wrong = [*KILLING[:7], "Homs", *KILLING[8:]]
    seen = scored(tmp_path / "a", "violence", COLUMNS, wrong)
    unseen = scored(tmp_path / "b", "violence-unseen", COLUMNS, wrong)
    assert seen.misses
    assert unseen.misses == ()
    assert unseen.parts[0].layers == seen.parts[0].layers
    assert "v1" not in table(unseen)


def test_a_clause_that_does_not_stand_in_its_text_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match="v1"):
        scored(tmp_path, "violence", COLUMNS, [*KILLING[:3], "كلام آخر", *KILLING[4:]])


@pytest.mark.parametrize(
    ("given", "words", "verdict"),
    [
        (["-"], [None], "right"),
        (["-"], [None, "مصدر طبي"], "wrong"),
        (["?مصدر طبي في المدينة"], [None, "مصدر طبي"], "right"),
        (["?ناشطون"], [None, "مصدر طبي"], "open"),
        (["?ناشطون"], [None], "wrong"),
        (["??"], [None, "وقال"], "right"),
        (["Mayor of Fallujah|قائمقام الفلوجة"], [None, "قائمقام الفلوجة"], "right"),
        (["Mayor of Fallujah|قائمقام الفلوجة"], [None, "القائمقام"], "open"),
        (["Mayor of Fallujah|قائمقام الفلوجة"], [None], "wrong"),
    ],
)
def test_who_speaks_is_known_by_his_words(given: list[str], words: list[str | None], verdict: str) -> None:
    found = [Attribution(speaker=None, text=text) for text in words]
    assert innermost(given, found, Names([])) == verdict


def test_whole_chains_are_scored_where_the_table_has_them(tmp_path: Path) -> None:
    text = "نقلت وكالة سانا عن مصدر عسكري قوله إن ثلاثة مدنيين قتلوا في إدلب."
    row = [
        "s1",
        "2018-02-13",
        text,
        "ثلاثة مدنيين قتلوا في إدلب",
        "?مصدر عسكري",
        "SANA > ?مصدر عسكري",
        "asserted",
        "true",
    ]
    report = scored(tmp_path, "speech", "id published text clause speaker chain modality polarity", row)
    assert value(report, "chains.innermost", "right") == value(report, "chains.whole", "right") == 1.0
    assert "claims" not in report.parts[0].layers


def test_tops_are_scored_by_page_headline_author_and_day(tmp_path: Path) -> None:
    text = "مقتل ثلاثة في إدلب\\nسمارت - إدلب\\n13/02/2018\\nقتل ثلاثة مدنيين في قصف على مدينة إدلب."
    columns = "id text narrator headline author published"
    report = scored(tmp_path, "tops", columns, ["t1", text, "SMART|سمارت", "مقتل ثلاثة في حمص", "أحمد", "2018-02-13"])
    assert value(report, "passages.narrator", "right") == value(report, "published", "right") == 1.0
    assert value(report, "headline", "wrong") == value(report, "author", "open") == 1.0
    assert report.misses[1] == Miss(layer="author", document="t1", gold="أحمد", found="None")
