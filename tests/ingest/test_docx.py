"""DOCX: paragraphs, tables, notes and boxes in order; tracked changes told apart from the text."""

import zipfile
from pathlib import Path

import pytest

from ingest.making import STATEMENT, office, writer
from rawi.ingest import IngestError, docx
from rawi.ingest.extracted import Extracted
from tools import need

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def _one(path: Path) -> Extracted:
    (found,) = docx.extract(path, name=path.name)
    assert isinstance(found, Extracted)
    return found


def _p(*runs: str) -> str:
    return f"<w:p>{''.join(runs)}</w:p>"


def _r(text: str, *, of: str = "t") -> str:
    return f'<w:r><w:{of} xml:space="preserve">{text}</w:{of}></w:r>'


def _made(path: Path, body: str, **parts: str) -> Path:
    relations = "".join(
        f'<Relationship Id="{name}" Type="{REL}/{name.rstrip("0123456789")}" Target="{name}.xml"/>' for name in parts
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", f"<w:document {W} {MC}><w:body>{body}</w:body></w:document>")
        archive.writestr(
            "word/_rels/document.xml.rels",
            f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{relations}'
            f'<Relationship Id="x" Type="{REL}/header" Target="http://example.org/" TargetMode="External"/>'
            "</Relationships>",
        )
        for name, content in parts.items():
            archive.writestr(f"word/{name}.xml", content)
    return path


def test_what_an_office_writes(tmp_path: Path) -> None:
    need("soffice")
    found = _one(office(writer(STATEMENT, tmp_path / "p.fodt"), "docx", tmp_path))
    assert found.text == "\n".join(STATEMENT)
    assert found.published.start is None
    assert not found.notes


def test_tracked_changes(tmp_path: Path) -> None:
    by = 'w:author="سعاد" w:date="2018-02-14T09:00:00Z"'
    body = _p(
        _r("قتل "),
        f"<w:del {by}>{_r('ثلاثون', of='delText')}</w:del>",
        f"<w:ins {by}>{_r('ثلاثة')}</w:ins>",
        f"<w:moveFrom {by}>{_r(' أمس')}</w:moveFrom>",
        _r(" مدنيين"),
        f"<w:moveTo {by}>{_r(' أمس')}</w:moveTo>",
    )
    found = _one(_made(tmp_path / "p.docx", body))
    assert found.text == "قتل ثلاثة مدنيين أمس"
    layers = {(layer.kind, found.text[layer.start : layer.end], layer.label) for layer in found.layers}
    assert layers == {
        ("deleted", "", "deleted (سعاد, 2018-02-14T09:00:00Z): ثلاثون"),
        ("deleted", "", "deleted (سعاد, 2018-02-14T09:00:00Z):  أمس"),
        ("inserted", "ثلاثة", "inserted (سعاد, 2018-02-14T09:00:00Z)"),
        ("inserted", " أمس", "inserted (سعاد, 2018-02-14T09:00:00Z)"),
    }
    assert next(layer.start for layer in found.layers) == len("قتل ")
    assert "2 tracked insertions" in found.notes[0] and "2 tracked deletions" in found.notes[1]


def test_tables_boxes_headers_notes_and_comments(tmp_path: Path) -> None:
    box = f"<w:txbxContent>{_p(_r('في المربع'))}</w:txbxContent>"
    drawn = f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    table = (
        f"<w:tbl><w:tr><w:tc>{_p(_r('البلدة'))}</w:tc><w:tc>{_p(_r('القتلى'))}</w:tc></w:tr>"
        f"<w:tr><w:tc>{_p(_r('الخوين'))}</w:tc><w:tc>{_p(_r('5'))}{_p(_r('رجال'))}</w:tc></w:tr></w:tbl>"
    )
    body = (
        _p(_r("أول"), f"<w:r><w:t> سطر</w:t><w:br/><w:t>ثان</w:t><w:tab/><w:t>عمود</w:t>{drawn}</w:r>")
        + table
        + f"<w:sdt><w:sdtContent>{_p('<w:hyperlink>' + _r('رابط') + '</w:hyperlink>')}</w:sdtContent></w:sdt>"
        + _p("<w:r><w:rPr><w:vanish/></w:rPr><w:t>مخفي</w:t></w:r>", "<w:r><w:instrText>PAGE</w:instrText></w:r>")
        + "<w:sectPr/>"
    )
    header = f"<w:hdr {W}>{_p(_r('ترويسة'))}</w:hdr>"
    note = (
        f'<w:footnote w:type="separator">{_p(_r("خط"))}</w:footnote><w:footnote w:id="2">{_p(_r("حاشية"))}</w:footnote>'
    )
    comment = f'<w:comments {W}><w:comment w:author="علي">{_p(_r("تحقق"))}</w:comment></w:comments>'
    found = _one(
        _made(
            tmp_path / "p.docx",
            body,
            header1=header,
            header2=header,
            footnotes=f"<w:footnotes {W}>{note}</w:footnotes>",
            comments=comment,
        )
    )
    assert found.text == ("ترويسة\nأول سطر\nثان\tعمود\nفي المربع\nالبلدة\tالقتلى\nالخوين\t5\nرجال\nرابط\nحاشية")
    cells = {layer.label: found.text[layer.start : layer.end] for layer in found.layers if layer.kind == "cell"}
    assert cells == {
        "table 1, A1": "البلدة",
        "table 1, B1": "القتلى",
        "table 1, A2": "الخوين",
        "table 1, B2": "5\nرجال",
    }
    assert found.extra["comment_1"] == "علي: تحقق"
    assert any("1 comment," in text for text in found.notes)
    assert any("1 hidden stretch" in text for text in found.notes)


def test_properties(tmp_path: Path) -> None:
    path = _made(tmp_path / "p.docx", _p(_r("نص")))
    core = (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">'
        "<dc:title>بيان</dc:title><dc:creator>المكتب</dc:creator>"
        "<dcterms:created>2018-02-13T08:00:00Z</dcterms:created></cp:coreProperties>"
    )
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("docProps/core.xml", core)
    found = _one(path)
    assert (found.title, found.author) == ("بيان", "المكتب")
    assert found.extra["created"] == "2018-02-13T08:00:00Z"
    assert found.published.start is None


def test_the_strict_variant(tmp_path: Path) -> None:
    path = tmp_path / "p.docx"
    strict = 'xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"'
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", f"<w:document {strict}><w:body>{_p(_r('نص'))}</w:body></w:document>")
    assert _one(path).text == "نص"


def test_entities_are_not_resolved(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    outside = f'<!DOCTYPE x [<!ENTITY e SYSTEM "{(tmp_path / "secret.txt").as_uri()}">]>'
    path = tmp_path / "p.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(
            "word/document.xml", f"{outside}<w:document {W}><w:body>{_p(_r('نص &e;'))}</w:body></w:document>"
        )
    assert _one(path).text == "نص"


def test_an_entity_bomb_does_not_go_off(tmp_path: Path) -> None:
    levels = "".join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">' for i in range(1, 12))
    bomb = f'<!DOCTYPE x [<!ENTITY a0 "ا">{levels}]>'
    path = tmp_path / "p.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(
            "word/document.xml", f"{bomb}<w:document {W}><w:body>{_p(_r('نص &a11;'))}</w:body></w:document>"
        )
    with pytest.raises(IngestError, match="damaged XML"):
        _one(path)


def test_a_part_that_unpacks_to_a_hundred_megabytes_of_nothing(tmp_path: Path) -> None:
    path = tmp_path / "bomb.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("word/document.xml", "w") as part:
        part.write(f"<w:document {W}><w:body>".encode())
        for _ in range(30):
            part.write(b" " * 1_000_000)
        part.write(b"</w:body></w:document>")
    with pytest.raises(IngestError, match="unpacks to 30 MB"):
        _one(path)


def test_deep_nesting_ends_with_a_sentence(tmp_path: Path) -> None:
    deep = "<w:sdt><w:sdtContent>" * 3_000 + "</w:sdtContent></w:sdt>" * 3_000
    with pytest.raises(IngestError, match="damaged XML"):
        _one(_made(tmp_path / "p.docx", deep))


@pytest.mark.parametrize(
    ("body", "message"), [("", "without text"), (_p(_r(" ")), "without text"), ("<w:p>", "damaged XML")]
)
def test_nothing_to_read_and_damage(tmp_path: Path, body: str, message: str) -> None:
    with pytest.raises(IngestError, match=message):
        _one(_made(tmp_path / "p.docx", body))


def test_a_zip_without_a_main_part(tmp_path: Path) -> None:
    path = tmp_path / "p.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("x", "y")
    with pytest.raises(IngestError, match="without a main part"):
        _one(path)
    path.write_bytes(path.read_bytes()[:20])
    with pytest.raises(IngestError, match="damaged DOCX"):
        _one(path)
