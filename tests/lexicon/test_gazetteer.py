"""An imported gazetteer: both forms are read, asked for by noun only, and bad files are refused in a sentence."""

from importlib import import_module
from pathlib import Path

import pytest
from typer.testing import CliRunner

from rawi.cli.app import app
from rawi.lexicon import Lexicon, LexiconError
from rawi.lexicon.gazetteer import check_gazetteer, import_gazetteer, open_gazetteer
from rawi.read.entities.names import find_names
from rawi.text import analyse

HEADER = "id\tname\tar\tplacetype\tlat\tlon\tparent_id\tregion_id\tgeonames_id\tpopulation"
TABLE = f"""{HEADER}
1\tIdlib\tإدلب\tregion\t35.9\t36.6\t0\t1\t11\t0
2\tZubainah\tقرية زوبعينة|زوبيعنة\tlocality\t35.80\t36.70\t1\t1\t22\t900
3\tSamirah\tسميرنة\tlocality\t35.81\t36.71\t1\t1\t33\t10
4\tSamirah East\tسميرنة\tlocality\t33.10\t40.10\t1\t1\t44\t10
5\tNo Arabic\t\tlocality\t35.8\t36.7\t1\t1\t55\t10
"""
DUMP = (
    "77\tSwaylih\tSwaylih\tSuwaylih,زوبعينة,صويلحة\t35.80\t36.70\tP\tPPL\tSY\t\t12\t\t\t\t9000\t\t700\tAsia/Damascus"
    "\t2020-01-01\n"
)


def _lexicon(folder: Path, name: str, text: str) -> Lexicon:
    source, to = folder / name, folder / "own.sqlite"
    source.write_text(text, encoding="utf-8")
    import_gazetteer(source, to)
    return Lexicon("", str(to))


def _places(raw: str, lexicon: Lexicon) -> list[tuple[str, str | None, int | None]]:
    drafts, entities = find_names(analyse(raw), lexicon)
    by_id = {entity.id: entity for entity in entities}
    found = [draft for draft in drafts if draft.kind == "place" and draft.entity is not None]
    return [(raw[d.start : d.end], by_id[d.entity].name_en, by_id[d.entity].geonames) for d in found if d.entity]


def test_a_village_of_the_table_is_found_after_its_noun_and_nowhere_else(tmp_path: Path) -> None:
    lexicon = _lexicon(tmp_path, "SY.tsv", TABLE)
    assert ("قرية زوبعينة", "Zubainah", 22) in _places(
        "قصف على قرية زوبعينة في ريف إدلب، وفي سراقب ومعرة النعمان", lexicon
    )
    assert _places("قال زوبعينة إن الأمر انتهى", lexicon) == []


def test_a_dump_of_geonames_is_read(tmp_path: Path) -> None:
    lexicon = _lexicon(tmp_path, "SY.txt", DUMP)
    assert ("بلدة صويلحة", "Swaylih", 77) in _places("غارة على بلدة صويلحة قرب إدلب وسراقب", lexicon)


def test_of_two_places_of_one_name_the_near_one_is_meant_or_none(tmp_path: Path) -> None:
    lexicon = _lexicon(tmp_path, "SY.tsv", TABLE)
    assert ("قرية سميرنة", "Samirah", 33) in _places("قصف على قرية سميرنة قرب سراقب ومعرة النعمان في إدلب", lexicon)
    assert ("قرية سميرنة", None, None) in _places("قصف على قرية سميرنة في سوريا", lexicon)


def test_importing_again_replaces(tmp_path: Path) -> None:
    _lexicon(tmp_path, "SY.tsv", TABLE)
    lexicon = _lexicon(tmp_path, "SY.tsv", TABLE.replace("Zubainah", "Zobeina"))
    assert lexicon.gazetteer is not None
    assert [place.name_en for place in lexicon.gazetteer.called("زوبعينة")] == ["Zobeina"]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("a\tb\n", "neither a country dump of GeoNames"),
        ("", "neither a country dump of GeoNames"),
        (f"{HEADER}\n1\tX\tقرية\n", "3 cells"),
        (f"{HEADER}\n1\tX\tقرية\tlocality\tnorth\t36\t0\t0\t1\t0\n", "'north' is not a number"),
        (f"{HEADER}\n1\tX\tX\tlocality\t35\t36\t0\t0\t1\t0\n", "no place in it has a name in Arabic letters"),
    ],
)
def test_a_file_that_is_no_gazetteer_is_refused_and_changes_nothing(tmp_path: Path, text: str, why: str) -> None:
    lexicon = _lexicon(tmp_path, "SY.tsv", TABLE)
    bad = tmp_path / "bad.tsv"
    bad.write_text(text, encoding="utf-8")
    with pytest.raises(LexiconError, match=why):
        import_gazetteer(bad, Path(lexicon.own_places))
    assert len(open_gazetteer(lexicon.own_places).called("زوبعينة")) == 1


def test_what_is_no_gazetteer_is_not_opened(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match="there is no such gazetteer"):
        check_gazetteer(str(tmp_path / "none"))
    (tmp_path / "text").write_text("not a database", encoding="utf-8")
    with pytest.raises(LexiconError, match="no gazetteer of Rawi"):
        check_gazetteer(str(tmp_path / "text"))


def test_the_verb_says_how_many_and_how_to_use_them(tmp_path: Path) -> None:
    source = tmp_path / "SY.tsv"
    source.write_text(TABLE, encoding="utf-8")
    import_module("rawi.cli.gazetteer")
    done = CliRunner().invoke(app, ["gazetteer", "import", str(source), "--to", str(tmp_path / "own.sqlite")])
    assert done.exit_code == 0
    assert "4 places" in done.output
    assert "RAWI_GAZETTEER" in done.output
    missing = CliRunner().invoke(app, ["gazetteer", "import", str(tmp_path / "no"), "--to", str(tmp_path / "o.sqlite")])
    assert missing.exit_code == 1
