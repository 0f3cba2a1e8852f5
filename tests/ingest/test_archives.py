"""ZIP, WARC and WACZ: every file in an archive by itself, with where it stood."""

import gzip
import hashlib
import io
import json
import zipfile
from pathlib import Path

import pytest
from containers import TEXT, document, taken, told, web_page, zipped
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from rawi.ingest import IngestError
from rawi.ingest.door import extract
from rawi.ingest.extracted import Extracted
from rawi.ingest.unpack import unpacker

# The writer of warcio leaves its temporary files to the garbage collector.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")


def test_a_zip_of_texts_pages_and_zips(tmp_path: Path) -> None:
    inner = zipped({"c/page.html": web_page(TEXT)})
    files = {
        "أخبار/أ.txt": f"{TEXT}\n\nأ",
        "b.txt": TEXT.encode("windows-1256"),
        "inner.zip": inner,
        "empty/": "",
        ".hidden.txt": TEXT,
        "__MACOSX/b.txt": TEXT,
        "broken.txt": b"\0",
    }
    assert told(taken(zipped(files), tmp_path)) == {
        "أخبار/أ.txt": f"{TEXT}\n\nأ",
        "b.txt": TEXT,
        "inner.zip#c/page.html": TEXT,
        "broken.txt": "refused: is not text (it holds NUL bytes)",
    }


@pytest.mark.parametrize("encoding", ["utf-8", "windows-1256", "cp720"])
def test_names_of_old_programs(tmp_path: Path, encoding: str) -> None:
    names = [f"بيان الغرفة {word}.txt" for word in ("الأول", "الثاني عن المعركة", "الثالث")]
    assert set(told(taken(_renamed(names, encoding), tmp_path))) == set(names)


def _renamed(names: list[str], encoding: str) -> bytes:
    """Return a ZIP file whose names are the bytes of an encoding, with no mark that says which."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for number, name in enumerate(names):
            archive.writestr(f"{number}".ljust(len(name.encode(encoding)), "x"), f"{TEXT} {name}")
    data = held.getvalue()
    for number, name in enumerate(names):
        plain = name.encode(encoding)
        data = data.replace(f"{number}".ljust(len(plain), "x").encode(), plain)
    return data


def test_two_files_of_one_name_are_two(tmp_path: Path) -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("a.txt", f"{TEXT} أ")
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr("a.txt", f"{TEXT} ب")
    assert told(taken(held.getvalue(), tmp_path)) == {"a.txt": f"{TEXT} أ", "a.txt (2)": f"{TEXT} ب"}


def test_no_file_can_pass_for_a_file_in_another(tmp_path: Path) -> None:
    files = {"a.zip": zipped({"b.txt": f"{TEXT} أ"}), "a.zip#b.txt": f"{TEXT} ب"}
    assert told(taken(zipped(files), tmp_path)) == {"a.zip#b.txt": f"{TEXT} أ", "a.zip%23b.txt": f"{TEXT} ب"}


def test_what_no_zip_is_read_for(tmp_path: Path) -> None:
    for data, said in (
        (zipped({}), "empty ZIP"),
        (b"PK\x03\x04" + b"x" * 100, "damaged ZIP"),
        (zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<x/>"}), "OpenDocument"),
        (zipped({"ppt/presentation.xml": "<x/>"}), "PPTX"),
    ):
        with pytest.raises(IngestError, match=said):
            taken(data, tmp_path)


def warc(*, packed: bool = True) -> tuple[io.BytesIO, WARCWriter]:
    held = io.BytesIO()
    return held, WARCWriter(held, gzip=packed)


def put(writer: WARCWriter, url: str, body: bytes, *headers: tuple[str, str], status: str = "200 OK") -> None:
    fields = StatusAndHeaders(status, list(headers), protocol="HTTP/1.1")
    record = writer.create_warc_record(
        url,
        "response",
        payload=io.BytesIO(body),
        http_headers=fields,
        warc_headers_dict={"WARC-Date": "2018-03-01T10:00:00Z"},
    )
    writer.write_record(record)


def crawl(*, packed: bool = True) -> bytes:
    held, writer = warc(packed=packed)
    writer.write_record(writer.create_warcinfo_record("a.warc", {"software": "test"}))
    page = ("Content-Type", "text/html; charset=windows-1256")
    put(
        writer,
        "https://a.example/1",
        web_page(TEXT, charset="windows-1256").replace(b"<meta charset=windows-1256>", b""),
        page,
    )
    put(
        writer,
        "https://a.example/2",
        gzip.compress(web_page(f"{TEXT} ب")),
        ("Content-Type", "text/html"),
        ("Content-Encoding", "gzip"),
    )
    chunks = b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in (web_page(TEXT)[:50], web_page(TEXT)[50:], b""))
    put(writer, "https://a.example/3", chunks, ("Content-Type", "text/html"), ("Transfer-Encoding", "chunked"))
    put(
        writer,
        "https://a.example/missing",
        web_page("لا توجد صفحة"),
        ("Content-Type", "text/html"),
        status="404 Not Found",
    )
    put(writer, "https://a.example/x.js", b"var x = 1", ("Content-Type", "text/javascript"))
    put(writer, "https://a.example/br", b"\x1b\x00", ("Content-Type", "text/html"), ("Content-Encoding", "br"))
    put(
        writer,
        "https://a.example/cut",
        gzip.compress(web_page(TEXT))[:-20],
        ("Content-Type", "text/html"),
        ("Content-Encoding", "gzip"),
    )
    writer.write_record(
        writer.create_warc_record(
            "https://a.example/note", "resource", payload=io.BytesIO(TEXT.encode()), warc_content_type="text/plain"
        )
    )
    return held.getvalue()


@pytest.mark.parametrize("packed", [True, False])
def test_a_crawl(tmp_path: Path, packed: bool) -> None:
    parts = taken(crawl(packed=packed), tmp_path)
    assert told(parts) == {
        "record 2": TEXT,
        "record 3": f"{TEXT} ب",
        "record 4": TEXT,
        "record 7": "refused: is packed in a way that is not known (br) (from https://a.example/br)",
        "record 8": "refused: was not captured to its end (from https://a.example/cut)",
        "record 9": TEXT,
    }
    first = parts[0]
    assert isinstance(first, Extracted)
    assert (first.encoding, first.encoding_why) == ("windows-1256", "declared by its sender")
    assert first.extra["url"] == "https://a.example/1"
    assert first.extra["captured"] == "2018-03-01T10:00:00Z"
    assert first.extra["warc_record_id"].startswith("urn:uuid:")
    assert first.published.start is None
    assert first.notes == ()


def test_a_changed_record_is_told(tmp_path: Path) -> None:
    held, writer = warc(packed=False)
    put(writer, "https://a.example/1", web_page(f"{TEXT} 340"), ("Content-Type", "text/html"))
    data = held.getvalue()
    found = document(taken(data.replace(b"340", b"999"), tmp_path))
    assert "999" in found.text
    assert found.notes == (
        "the digest that the web archive states is not that of this record: it was changed or damaged",
    )


def test_a_damaged_warc_gives_what_stands_before(tmp_path: Path) -> None:
    data = crawl()
    path = tmp_path / "a.warc.gz"
    path.write_bytes(data[: len(data) // 3] + b"\xff" * 200)
    parts = []
    with pytest.raises(IngestError, match="damaged WARC"):
        parts += extract(path, name=path.name, unpack=unpacker())
    for cut in (len(data) // 2, len(data) - 30):
        path.write_bytes(data[:cut])
        with pytest.raises(IngestError, match=r"damaged WARC file: record \d+ cannot be read"):
            for part in extract(path, name=path.name, unpack=unpacker()):
                parts.append(part)
        assert told(parts)["record 2"] == TEXT


def test_a_record_without_headers_is_damage(tmp_path: Path) -> None:
    held, writer = warc(packed=False)
    put(writer, "https://a.example/1", web_page(TEXT), ("Content-Type", "text/html"))
    held.write(b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 6\r\n\r\n\r\n\r\n\r\n\r\n\r\n")
    path = tmp_path / "a.warc"
    path.write_bytes(held.getvalue())
    parts = []
    with pytest.raises(IngestError, match="damaged WARC file: record 2 cannot be read"):
        for part in extract(path, name=path.name, unpack=unpacker()):
            parts.append(part)
    assert told(parts) == {"record 1": TEXT}


def test_a_warc_without_pages_is_refused(tmp_path: Path) -> None:
    held, writer = warc()
    writer.write_record(writer.create_warcinfo_record("a.warc", {"software": "test"}))
    with pytest.raises(IngestError, match="holds no pages"):
        taken(held.getvalue(), tmp_path)


def wacz(data: bytes, *, stated: bytes) -> bytes:
    resources = [{"name": "a", "path": "archive/a.warc.gz", "hash": f"sha256:{hashlib.sha256(stated).hexdigest()}"}]
    package = {"profile": "data-package", "wacz_version": "1.1.1", "resources": resources}
    files = {"datapackage.json": json.dumps(package), "archive/a.warc.gz": data, "pages/pages.jsonl": "{}"}
    return zipped(files, method=zipfile.ZIP_STORED)


def test_a_wacz_with_its_hashes(tmp_path: Path) -> None:
    held, writer = warc()
    put(writer, "https://a.example/1", web_page(TEXT), ("Content-Type", "text/html"))
    data = held.getvalue()
    assert told(taken(wacz(data, stated=data), tmp_path)) == {"archive/a.warc.gz#record 1": TEXT}
    assert told(taken(wacz(data, stated=b"other"), tmp_path)) == {
        "archive/a.warc.gz": "refused: does not have the hash that its package states: it was changed"
    }
