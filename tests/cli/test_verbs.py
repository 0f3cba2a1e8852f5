"""What each verb prints, and in which form."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from running import Rawi

from rawi.model import ROW_TYPES, json_schema

PAGE = "أعلنت الغرفة، الثلاثاء، أسر المئات من عناصر التنظيم في بلدة الخوين."


def rows(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def test_the_version_comes_fast(rawi: Rawi) -> None:
    started = time.perf_counter()
    done = rawi("--version")
    assert time.perf_counter() - started < 2
    assert done.stdout.startswith("rawi 0.")


def test_only_what_is_asked_for_is_imported() -> None:
    program = (
        "import sys; sys.argv[1:] = ['--version']; from rawi.cli import main\ntry: main()\nexcept SystemExit: pass\n"
    )
    program += (
        "print(sorted(m for m in sys.modules if m.startswith(('rawi.read', 'rawi.link', 'jinja2', 'simplemma'))))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[1:] == ["[]"]


def test_reading_lines_loads_neither_linking_nor_a_case(tmp_path: Path) -> None:
    lines = tmp_path / "lines.jsonl"
    lines.write_text('{"id": 1, "text": "قتل مدنيان في حلب"}\n', encoding="utf-8")
    program = (
        f"import sys; sys.argv[1:] = ['read', '--lines', {str(lines)!r}]\n"
        "from rawi.cli import main\ntry: main()\nexcept SystemExit: pass\n"
        "print(sorted(m for m in sys.modules if m.startswith(('rawi.link', 'rawi.case.store', 'rapidfuzz', 'yaml'))))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize(
    "verb", ["trace", "read", "compare", "show", "search", "export", "report", "evaluate", "doctor"]
)
def test_every_verb_explains_itself(rawi: Rawi, verb: str) -> None:
    done = rawi(verb, "--help")
    assert done.returncode == 0
    assert f"rawi {verb}" in done.stdout


def test_no_verb_shows_the_verbs(rawi: Rawi) -> None:
    assert "trace" in rawi("--help").stdout


def test_the_export_is_the_record_and_the_same_from_run_to_run(
    rawi: Rawi, traced: Path, example: Path, tmp_path: Path
) -> None:
    record = rawi("export", "--case", traced).stdout
    schema = jsonschema.Draft202012Validator(json_schema())
    order = [row_type.__struct_config__.tag for row_type in ROW_TYPES]
    types = [order.index(row["type"]) for row in rows(record)]
    assert types == sorted(types)
    assert {"document", "passage", "claim"} <= {row["type"] for row in rows(record)}
    for row in rows(record):
        schema.validate(row)
    texts = {row["id"]: row["text"] for row in rows(record) if row["type"] == "document"}
    for row in rows(record):
        if "span" in row and "text" in row:
            span = row["span"]
            assert texts[span["document"]][span["start"] : span["end"]] == row["text"]
    output = tmp_path / "record.jsonl"
    assert rawi("trace", example, "--case", tmp_path / "again").returncode == 0
    assert rawi("export", "--case", tmp_path / "again", "-o", output).stdout == ""
    assert output.read_text(encoding="utf-8") == record
    ids = [row["id"] for row in rows(record)]
    assert len(ids) == len(set(ids))


def test_trace_as_json(rawi: Rawi, example: Path, tmp_path: Path) -> None:
    done = rawi("trace", example, "--case", tmp_path / "case", "--json")
    held = json.loads(done.stdout)
    assert (held["added"], held["known"], held["failed"]) == (2, 0, 0)
    assert len(held["documents"]) == 2
    shown = json.loads(rawi("show", "--case", tmp_path / "case", "--json").stdout)
    assert shown["events"] == held["events"]


def test_show_gives_any_row(rawi: Rawi, traced: Path) -> None:
    seen: set[str] = set()
    for row in rows(rawi("export", "--case", traced).stdout):
        if row["type"] in seen:
            continue
        seen.add(row["type"])
        done = rawi("show", "--case", traced, row["id"])
        assert done.returncode == 0, done.stderr
        assert done.stdout.strip()
        assert json.loads(rawi("show", "--case", traced, row["id"], "--json").stdout) == row
    nothing = rawi("show", "--case", traced, "doc-none")
    assert nothing.returncode == 1
    assert "nothing with the id doc-none" in nothing.stderr
    many = rawi("show", "--case", traced, "doc-")
    assert many.returncode == 1
    assert "several ids begin with doc-" in many.stderr


@pytest.mark.parametrize("query", ["الخوين", "بالخوين", "ادلب", "تنظيمُ", '"بلدة الخوين"'])
def test_search_finds_and_marks(rawi: Rawi, traced: Path, query: str) -> None:
    done = rawi("search", "--case", traced, query)
    assert done.returncode == 0, done.stderr
    assert "[" in done.stdout
    texts = {
        row["id"]: row["text"] for row in rows(rawi("export", "--case", traced).stdout) if row["type"] == "document"
    }
    hits = rows(rawi("search", "--case", traced, query, "--json").stdout)
    assert {hit["document"] for hit in hits} == set(texts)
    for hit in hits:
        for found in [*hit["found"], hit["snippet"]]:
            span = found["span"]
            assert texts[span["document"]][span["start"] : span["end"]] == found["text"]


def test_search_that_finds_nothing(rawi: Rawi, traced: Path) -> None:
    done = rawi("search", "--case", traced, "فيضانات")
    assert (done.returncode, done.stdout) == (1, "")
    assert rawi("search", "--case", traced, "فيضانات", "--json").stdout == ""


def test_read_gives_the_rows_of_each_document(rawi: Rawi, example: Path) -> None:
    done = rawi("read", example)
    assert done.returncode == 0, done.stderr
    read = rows(done.stdout)
    assert [row["path"] for row in read if row["type"] == "document"] == sorted(p.name for p in example.glob("*.txt"))
    schema = jsonschema.Draft202012Validator(json_schema())
    for row in read:
        schema.validate(row)
    text = rawi("read", example, "--format", "text").stdout
    assert all(path.name in text for path in example.glob("*.txt"))


def test_a_given_date_is_taken(rawi: Rawi, tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(PAGE, encoding="utf-8")
    (document, *_) = rows(rawi("read", page, "--published", "2018-02-14").stdout)
    published = document["published"]
    assert (published["start"], published["end"], published["basis"]) == ("2018-02-14", "2018-02-14", "metadata")


def test_lines_come_out_in_order_under_their_ids(rawi: Rawi) -> None:
    given = [{"id": f"n{n}", "text": f"{PAGE} {n}", "published": "2018-02-14"} for n in range(60)]
    given[7]["text"] = ""
    del given[8]["published"]
    text = "\n".join(json.dumps(line, ensure_ascii=False) for line in given)
    done = rawi("read", "--lines", "-", "--published", "2019-01-01", input=text)
    assert done.returncode == 0, done.stderr
    read = rows(done.stdout)
    documents = [row for row in read if row["type"] == "document"]
    assert [row["id"] for row in documents] == [line["id"] for line in given]
    assert [row["text"] for row in documents] == [line["text"] for line in given]
    assert documents[8]["published"]["start"] == "2019-01-01"
    assert documents[9]["published"]["start"] == "2018-02-14"
    order = [
        row["span"]["document"] if "span" in row else row["id"] for row in read if row["type"] in {"document", "claim"}
    ]
    assert order == sorted(order, key=lambda name: int(name[1:]))


def test_bad_lines_are_named_and_the_rest_goes_on(rawi: Rawi, tmp_path: Path) -> None:
    good = json.dumps({"id": 17, "text": PAGE})
    bad = ["no json", '{"id": "x"}', '{"id": "x", "text": 3}', '{"id": "x", "text": "\\ud800"}', '["x"]']
    bad += [json.dumps({"id": "x", "text": PAGE, "published": "أمس"})]
    file = tmp_path / "lines.jsonl"
    file.write_bytes("\n".join([good, "", *bad, good]).encode() + b'\n{"id": "x", "text": "\xff"}\n')
    done = rawi("read", "--lines", file)
    assert done.returncode == 0
    assert [row["id"] for row in rows(done.stdout) if row["type"] == "document"] == ["17", "17"]
    named = [line.split()[2] for line in done.stderr.splitlines()]
    assert named == ["3", "4", "5", "6", "7", "8", "10"], done.stderr
    file.write_text("\n".join(bad), encoding="utf-8")
    done = rawi("read", "--lines", file)
    assert (done.returncode, done.stdout) == (1, "")


def test_any_unicode_in_a_line_is_read(rawi: Rawi) -> None:
    texts = [
        "\0\x01\x1b[31m",
        "\u202e\u2066قال",
        "\ufeff«",
        "ــــ" * 50,
        "١" * 400,
        "\U0001f600" * 30,
        '"' * 99,
        "\r\n\x85\u2028",
    ]
    lines = "\n".join(json.dumps({"id": str(n), "text": text}) for n, text in enumerate(texts))
    for form in ("jsonl", "text"):
        done = rawi("read", "--lines", "-", "--format", form, input=lines)
        assert (done.returncode, done.stderr) == (0, "")
    assert "\x1b" not in done.stdout


def test_compare(rawi: Rawi, example: Path) -> None:
    report, statement = sorted(example.glob("*.txt"))
    text = rawi("compare", statement, report)
    assert text.returncode == 0, text.stderr
    assert report.name in text.stdout
    assert {"document", "passage"} <= {
        row["type"] for row in rows(rawi("compare", statement, report, "--format", "jsonl").stdout)
    }
    page = rawi("compare", statement, report, "--format", "html").stdout
    assert page.lstrip().lower().startswith("<!doctype html>")
    same = rawi("compare", report, report)
    assert same.returncode == 2
    assert "same document" in same.stderr


def test_report(rawi: Rawi, traced: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    done = rawi("report", "--case", traced, "-o", page)
    assert done.returncode == 0, done.stderr
    assert str(page) in done.stderr
    assert page.read_text(encoding="utf-8").lstrip().lower().startswith("<!doctype html>")


def test_evaluate(rawi: Rawi, tmp_path: Path) -> None:
    gold = Path(__file__).parents[1] / "gold" / "dev"
    done = rawi("evaluate", gold)
    assert done.returncode == 0, done.stderr
    assert "passages" in done.stdout
    assert json.loads(rawi("evaluate", gold, "--json").stdout)["parts"]
    assert rawi("evaluate", tmp_path / "none").returncode == 1
    (tmp_path / "x.gold.json").write_text("{", encoding="utf-8")
    broken = rawi("evaluate", tmp_path)
    assert broken.returncode == 1
    assert "x.gold.json" in broken.stderr
    assert "Traceback" not in broken.stderr


def test_doctor(rawi: Rawi) -> None:
    done = rawi("doctor")
    assert done.returncode == 0, done.stderr
    assert "MISSING" not in done.stdout
    findings = json.loads(rawi("doctor", "--json").stdout)
    assert all(finding["well"] for finding in findings if finding["needed"])
    assert {finding["what"] for finding in findings if not finding["needed"]} == {"pictures and scans", "report as PDF"}


def test_doctor_says_what_is_lost_without_a_program(rawi: Rawi) -> None:
    done = rawi("doctor", env={"PATH": ""})
    assert done.returncode == 0, done.stderr
    assert "absent   pictures and scans: are not read without Tesseract" in done.stdout


@pytest.mark.parametrize("columns", ["40", "80", "200"])
def test_text_keeps_to_the_width(rawi: Rawi, traced: Path, columns: str) -> None:
    done = rawi("show", "--case", traced, env={**os.environ, "COLUMNS": columns})
    widest = max(len(line) for line in done.stdout.splitlines())
    assert widest <= max(40, min(int(columns), 100)) + 10


def test_sources_tells_what_a_name_or_an_address_is_taken_for(rawi: Rawi) -> None:
    done = rawi("sources", "سانا", "https://t.me/s/mod_russia/1", "https://nowhere.example")
    assert done.returncode == 0, done.stderr
    known, issuer, unknown = done.stdout.splitlines()
    assert "SANA, news agency, run by Syrian government" in known
    assert "Russian Ministry of Defence, who publishes there itself" in issuer
    assert "no publisher of the list" in unknown


def test_the_list_of_sources_is_a_table_that_can_be_added_to_a_case(rawi: Rawi, tmp_path: Path) -> None:
    table = rawi("sources").stdout
    assert len(table.splitlines()) > 250
    (tmp_path / "own.tsv").write_text("\n".join(table.splitlines()[:3]), encoding="utf-8")
    case = tmp_path / "case"
    done = rawi("sources", "--add", tmp_path / "own.tsv", "--case", case)
    assert (done.returncode, done.stdout) == (0, "")
    assert "adds 2 publishers" in done.stderr
    assert rawi("sources", "--add", tmp_path / "own.tsv").returncode == 2
