"""What an archive tells of a document: its files, the same text elsewhere, who derives from it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from rawi.case import Case, CaseError
from rawi.case.archive import ArchiveView, archive_view
from rawi.case.trace import trace
from rawi.model import Document
from tools import Silent

STORY = (
    "أعلنت قيادة العمليات المشتركة مقتل سبعة من عناصر التنظيم وتدمير أربع مضافات في سلسلة جبال حمرين شمال شرق "
    "محافظة صلاح الدين. وقال المتحدث باسم القيادة اللواء تحسين الخفاجي إن طيران الجيش نفذ الضربات بناء على معلومات "
    "استخبارية دقيقة، مضيفا أن قوة من جهاز مكافحة الإرهاب فتشت الموقع وعثرت على أسلحة وأحزمة ناسفة."
)
OTHER = (
    "نزحت مئات العائلات من قرى ريف حماة الشمالي بعد قصف مدفعي استمر ثلاثة أيام، وفق ما أفاد به مراسلنا. وأضاف أن "
    "المنظمات الإنسانية لم تتمكن من الوصول إلى المنطقة، وأن المدارس تحولت إلى مراكز إيواء للنازحين الجدد."
)
CHROME = "الرئيسية | أخبار | اتصل بنا\n\n{}\n\nشارك الخبر على فيسبوك\n\nجميع الحقوق محفوظة © 2021"


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Case]:
    folder = tmp_path_factory.mktemp("archive")
    pages = {
        "plain.txt": STORY,
        "again.txt": STORY,
        "facts.txt": f"---\nsource: وكالة رويترز\n---\n{STORY}",
        "chrome.txt": CHROME.format(STORY),
        "shorter.txt": STORY.rsplit("،", 1)[0] + ".",
        "other.txt": OTHER,
    }
    for name, text in pages.items():
        (folder / name).write_text(text, encoding="utf-8")
    with Case.create(folder / "case", by="Mona") as opened:
        trace([folder / name for name in pages], opened, watch=Silent())
        yield opened


def view(case: Case, name: str) -> ArchiveView:
    (document,) = (row for row in case.rows(Document) if row.path == name)
    return archive_view(case, document.id)


def test_the_same_bytes_are_one_document_with_two_files(case: Case) -> None:
    copies = view(case, "plain.txt").copies
    assert [Path(copy.path).name for copy in copies] == ["plain.txt", "again.txt"]
    assert len({copy.sha256 for copy in copies}) == 1
    assert {copy.by for copy in copies} == {"Mona"}


def test_the_same_text_with_other_facts_or_other_chrome_is_recognised(case: Case) -> None:
    paths = {document.id: document.path for document in case.rows(Document)}
    shown = view(case, "plain.txt")
    assert {paths[twin.document] for twin in shown.same_text} == {"facts.txt", "chrome.txt"}
    assert next(twin for twin in shown.same_text if paths[twin.document] == "facts.txt").resemblance == 1
    assert {paths[twin.document] for twin in shown.near} == {"shorter.txt"}
    assert view(case, "other.txt").same_text == view(case, "other.txt").near == ()


def test_an_archive_page_shows_its_parts_and_what_derives_from_it(tmp_path: Path) -> None:
    example = Path(__file__).parents[2] / "examples" / "khwein-2018"
    with Case.create(tmp_path / "case") as case:
        trace([example], case, watch=Silent())
        page, report = view(case, "004_fbd8113b0bef9d78.txt"), view(case, "000_f06363eee123f151.txt")
    assert page.headline is not None
    assert page.issuer is not None
    assert "دحر الغزاة" in page.issuer.name
    assert page.publisher is None
    assert (len(page.summaries), len(page.statements)) == (1, 1)
    assert (page.document.views, page.document.published.start) == (204, "2018-02-13")
    assert report.document.id in {derived.document for derived in page.derived}
    assert page.document.id in {source.document for source in report.derives_from}


def test_a_document_that_is_not_there_says_so(case: Case) -> None:
    with pytest.raises(CaseError, match="holds no document doc-none"):
        archive_view(case, "doc-none")
