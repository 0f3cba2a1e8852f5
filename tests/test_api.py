"""A case from Python: everything in it, and the page of the documentation that shows it."""

import re
import subprocess
import sys
from pathlib import Path

import matplotlib as mpl
import pytest

import rawi
from rawi.case import Case, CaseError
from rawi.case.trace import trace
from rawi.model import ROW_TYPES, Claim, Document, Event
from tools import EXAMPLE, Silent

DOCS = Path(__file__).parents[1] / "docs" / "notebook.md"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("api") / "my-case"
    with Case.create(folder) as case:
        trace([EXAMPLE], case, watch=Silent())
    return folder


def test_every_type_has_an_iterator(folder: Path) -> None:
    with rawi.open(folder) as case, Case.open(folder) as held:
        for row_type in ROW_TYPES:
            name = row_type.__struct_config__.tag
            plural = {"entity": "entities"}.get(name, f"{name}s")
            assert list(getattr(case, plural)()) == list(held.rows(row_type)), name


def test_iterators_may_run_inside_each_other(folder: Path) -> None:
    with rawi.open(str(folder)) as case:
        pairs = [(document.id, claim.id) for document in case.documents() for claim in case.claims()]
        assert len(pairs) == 2 * sum(1 for _ in case.claims())


def test_words_names_and_chains(folder: Path) -> None:
    with rawi.open(folder) as case:
        claim = next(claim for claim in case.claims() if claim.text == "وأسر المئات من عناصره")
        assert case.words(claim.span) == claim.text
        assert [(link.name, link.mode) for link in case.chain(claim)] == [
            ("SMART News Agency", "own"),
            ("Dahr al-Ghuzat Operations Room", "indirect"),
        ]
        assert case.chain_in_words(claim) == "SMART News Agency, on the word of Dahr al-Ghuzat Operations Room"
        assert case.find(claim.id) == claim
        assert case.find("cla-0") is None
        dossier = next(found for event in case.events() if (found := case.dossier(event)) and claim.id in event.claims)
        assert claim in [told.claim for told in dossier.told]


@pytest.mark.parametrize(
    "table", ["event", "claim", "mention", "judgement", "events", "claims", "figures", "disagreements"]
)
def test_data_frames(folder: Path, table: str) -> None:
    with rawi.open(folder) as case:
        arrow = case.to_arrow(table)
        assert len(case.to_pandas(table)) == len(case.to_polars(table)) == arrow.num_rows
        assert list(case.to_pandas(table).columns) == case.to_polars(table).columns == arrow.column_names


def test_a_table_that_is_not_there_is_said(folder: Path) -> None:
    with rawi.open(folder) as case, pytest.raises(KeyError, match="there is no table 'eventz'; there are document"):
        case.to_arrow("eventz")


@pytest.mark.parametrize("package", ["pandas", "polars"])
def test_a_package_that_is_missing_is_said(folder: Path, package: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    with rawi.open(folder) as case, pytest.raises(ImportError, match=f"{package} is not installed; run: pip install"):
        getattr(case, f"to_{package}")("events")


def test_no_case_is_said(tmp_path: Path) -> None:
    with pytest.raises(CaseError, match="holds no case"):
        rawi.open(tmp_path)


def test_one_text() -> None:
    reading = rawi.read_text("قُتل ثلاثة مدنيين في إدلب أمس.", published="2018-02-13")
    (claim,) = reading.claims
    assert claim.time is not None
    assert claim.time.start == "2018-02-12"
    assert isinstance(reading.document, Document)


def test_importing_rawi_imports_nothing_else() -> None:
    code = "import sys; before = set(sys.modules); import rawi; print(*sorted(set(sys.modules) - before))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not {"msgspec", "pyarrow", "pandas", "sqlite3", "typer"} & set(done.stdout.split())


def test_the_page_of_the_documentation_runs(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    mpl.use("Agg")
    # Where the folder `my-case` of the page is.
    monkeypatch.chdir(folder.parent)
    page = DOCS.read_text(encoding="utf-8")
    names: dict[str, object] = {}
    for block in re.findall(r"^```python\n(.*?)^```", page, re.DOTALL | re.MULTILINE):
        exec(compile(block, str(DOCS), "exec"), names)
    shown = re.search(r"^```text\n(.*?)^```", page, re.DOTALL | re.MULTILINE)
    assert shown is not None
    assert shown[1] in capsys.readouterr().out
    assert Path("notebook.png").read_bytes().startswith(b"\x89PNG")


def test_types_are_those_of_the_model(folder: Path) -> None:
    with rawi.open(folder) as case:
        assert isinstance(next(case.events()), Event)
        assert isinstance(next(case.claims()), Claim)
