"""What a machine read from a picture is marked where it is shown."""

from pathlib import Path

from apps import client_of

from rawi.case import Case
from rawi.case.store import Read
from rawi.ingest import same_content
from rawi.lexicon import load
from rawi.model import Document, Layer, content_id
from rawi.read import read

TEXT = "قال المرصد السوري إن قصفاً في ١١ شباط ٢٠١٨ على خان شيخون أدى إلى مقتل ٣٤٠ مدنياً."


def test_words_claims_and_the_page_say_so(tmp_path: Path) -> None:
    document = Document(
        id=content_id("doc", TEXT),
        path="scan.png",
        sha256="0" * 64,
        text=TEXT,
        layers=(Layer("ocr", 0, len(TEXT), "picture"),),
        notes=("read from a picture by a machine",),
    )
    with Case.create(tmp_path / "case") as case:
        case.add([Read(same_content(document), read(document, load()))], [])
    with client_of(tmp_path / "case") as client:
        page = client.get(f"/documents/{document.id}?lang=en").text
    told = '<p class="banner problem"><span lang="en" dir="auto">read from a picture by a machine</span></p>'
    assert page.count(told) == 1
    assert "mention time doubt" in page
    assert "read from a picture by a machine, not yet checked" in page
    assert "2018" not in page.replace("٢٠١٨", "").split('id="reader"')[1].split("</section>")[0]
