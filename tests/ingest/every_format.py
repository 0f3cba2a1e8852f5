"""A folder with one file of every format and encoding, made from own texts, and what is to come out of it.

`python tests/ingest/every_format.py` (with the environment's python) makes the folder, traces it, and writes the table
of what came out into docs/reliability.md.
"""

import base64
import io
import json
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from PIL import Image
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

sys.path.insert(0, str(Path(__file__).parents[1]))

from ingest.making import browser_pdf, browser_png, office, page, share_of_words, writer
from rawi.case import Case
from rawi.model import Claim, Document, Mention, QuantityValue, TimeValue

DAY = "2018-02-13"
# What fewer words than this of a picture come out right is a fault; of all else every word is.
READ_BY_MACHINE = 0.6
_PAGE = Path(__file__).parents[2] / "docs" / "reliability.md"
_BEGIN, _END = "<!-- every format: begin -->", "<!-- every format: end -->"


class Wanted(NamedTuple):
    """What is to come out of a file: the words, the day of publication (null = open), and whether a machine read it."""

    what: str
    words: str
    day: str | None = None
    pictured: bool = False


class Got(NamedTuple):
    """What came out: the document, the share of its words that are right, and how many facts a machine read."""

    document: Document
    right: float
    facts: int


def told(number: int) -> tuple[str, ...]:
    """Return a statement of our own, each with a number of its own. All names but the towns' are invented."""
    return (
        f"بيان رقم {number} صادر عن لواء درع الريف",
        f"أعلن لواء درع الريف يوم الثلاثاء ١٣ شباط ٢٠١٨ مقتل {300 + number} عنصراً من قوات النظام وأسر ٤٥ آخرين في محيط "
        'بلدة "الخوين" بريف إدلب الجنوبي (جنوب شرق المدينة).',
        "وقال الناطق باسم اللواء إن الاشتباكات استمرت ثلاثة أيام، وإن نحو 2,500 مدني نزحوا إلى قرى مجاورة، ولا إصابات "
        "بين المسعفين.",
    )


def text_of(number: int) -> str:
    """Return the same as one text."""
    return "\n".join(told(number))


def make(folder: Path) -> dict[str, Wanted]:
    """Make the files in a folder; return what each document is to say, by its path in the record."""
    wanted: dict[str, Wanted] = {}
    for maker in (_texts, _pages, _prints, _pictures, _office, _lists, _messages):
        wanted.update(maker(folder))
    return wanted


def make_zip(folder: Path, path: Path) -> Path:
    """Put all files of a folder into a ZIP file."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in sorted(folder.iterdir()):
            archive.write(file, file.name)
    return path


def trace(path: Path, case: Path) -> "subprocess.CompletedProcess[str]":
    """Run `rawi trace` on a file or folder, as a user does."""
    program = [sys.executable, "-c", "from rawi.cli import main; main()"]
    return subprocess.run(
        [*program, "trace", path, "--case", case], check=False, capture_output=True, encoding="utf-8", timeout=500
    )


def came_out(case: Path, wanted: Mapping[str, Wanted]) -> dict[str, Got]:
    """Return what a case holds of the wanted documents, by path."""
    with Case.open(case) as opened:
        documents = {document.path: document for document in opened.rows(Document)}
        facts: dict[str, int] = {}
        for row in (*opened.rows(Mention), *opened.rows(Claim)):
            facts[row.span.document] = facts.get(row.span.document, 0) + _says(row)
    return {
        path: Got(documents[path], share_of_words(one.words, documents[path].text), facts.get(documents[path].id, 0))
        for path, one in wanted.items()
        if path in documents
    }


def _says(row: Mention | Claim) -> int:
    """Return how many days and figures a row states."""
    if isinstance(row, Claim):
        dated = row.time is not None and (row.time.start or row.time.end) is not None
        return dated + sum(figure.low is not None or figure.high is not None for figure in row.quantities)
    if isinstance(row.value, TimeValue):
        return (row.value.start or row.value.end) is not None
    return isinstance(row.value, QuantityValue) and (row.value.low, row.value.high) != (None, None)


def table(wanted: Mapping[str, Wanted], got: Mapping[str, Got]) -> str:
    """Return the table for the page on reliability."""
    lines = [
        "| file | document of it | words right | published | how its text came out | days and figures as facts |",
        "|---|---|---|---|---|---|",
    ]
    for path, one in wanted.items():
        name, _, part = path.partition("#")
        found = got.get(path)
        if found is None:
            lines.append(f"| {one.what} | {part or 'the file'} | **missing** | | | |")
            continue
        document = found.document
        known = f"{document.published.start} ({document.published.basis})" if document.published.start else "open"
        how = "; ".join(filter(None, (document.extractor or "the file's own characters", document.encoding)))
        lines.append(
            f"| `{name}` {one.what} | {part or 'the file'} | {found.right:.0%} | {known} | {how} | {found.facts} |"
        )
    return "\n".join(lines)


def _texts(folder: Path) -> dict[str, Wanted]:
    (folder / "text-utf8.txt").write_text(text_of(1), encoding="utf-8")
    (folder / "notes.md").write_text(f"---\npublished: {DAY}\n---\n# بيان\n\n{text_of(2)}\n", encoding="utf-8")
    wanted = {
        "text-utf8.txt": Wanted("text, UTF-8", text_of(1)),
        "notes.md": Wanted("Markdown with front matter", text_of(2), DAY),
    }
    for number, encoding in ((3, "windows-1256"), (4, "iso-8859-6"), (5, "utf-16")):
        # These two encodings have no Arabic-Indic digits.
        text = (
            text_of(number) if encoding == "utf-16" else text_of(number).translate(str.maketrans("٠١٢٣٤٥٨", "0123458"))
        )
        name = f"text-{encoding}.txt"
        (folder / name).write_bytes(text.encode(encoding))
        wanted[name] = Wanted(f"text, {encoding}", text)
    return wanted


def _html(number: int, *, head: str = "", line: str = "", charset: str = "utf-8") -> bytes:
    paragraphs = "".join(f"<p>{paragraph}</p>" for paragraph in told(number)[1:])
    return (
        f'<!doctype html><html lang="ar" dir="rtl"><head><meta charset="{charset}">{head}'
        f"<title>{told(number)[0]} - درع</title></head><body><nav><ul><li><a href=/>الرئيسية</a></li>"
        "<li><a href=/n>أخبار</a></li></ul></nav><article>"
        f"<h1>{told(number)[0]}</h1>{line}{paragraphs}</article><footer>جميع الحقوق محفوظة</footer></body></html>"
    ).encode(charset, "xmlcharrefreplace")


def _pages(folder: Path) -> dict[str, Wanted]:
    stated = f'<meta property="article:published_time" content="{DAY}T10:00:00+02:00">'
    linked = json.dumps({"@context": "https://schema.org", "@type": "NewsArticle", "datePublished": f"{DAY}T08:00:00Z"})
    (folder / "page-1256.html").write_bytes(_html(11, head=stated, charset="windows-1256"))
    (folder / "page-json-ld.html").write_bytes(_html(12, head=f'<script type="application/ld+json">{linked}</script>'))
    (folder / "page-month-name.html").write_bytes(_html(13, line="<p>تاريخ النشر: 13 فبراير 2018</p>"))
    (folder / "page-two-months.html").write_bytes(_html(14, line="<span class=date>13 شباط/فبراير 2018</span>"))
    records = io.BytesIO()
    warc = WARCWriter(records, gzip=True)
    answer = StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1")
    warc.write_record(
        warc.create_warc_record(
            "https://example.org/15", "response", payload=io.BytesIO(_html(15, head=stated)), http_headers=answer
        )
    )
    (folder / "crawl.warc.gz").write_bytes(records.getvalue())
    return {
        "page-1256.html": Wanted("web page, windows-1256, date in its metadata", text_of(11), DAY),
        "page-json-ld.html": Wanted("web page, date in JSON-LD", text_of(12), DAY),
        "page-month-name.html": Wanted("web page, «13 فبراير 2018» in its text", text_of(13), DAY),
        "page-two-months.html": Wanted("web page, «13 شباط/فبراير 2018» in its text", text_of(14), DAY),
        "crawl.warc.gz#record 1": Wanted("WARC, packed", text_of(15), DAY),
    }


def _prints(folder: Path) -> dict[str, Wanted]:
    for number, typeface in ((21, "Amiri"), (22, "Plex")):
        browser_pdf(page(told(number), typeface=typeface), folder / f"browser-{typeface.lower()}.pdf")
    with tempfile.TemporaryDirectory() as made:
        for number, align in ((23, "start"), (24, "justify")):
            source = writer(told(number), Path(made, f"office-{align}.fodt"), align=align)
            office(source, "pdf", folder)
        with Image.open(browser_png(page(told(25)), Path(made, "p.png"))) as picture:
            picture.convert("RGB").save(folder / "scan.pdf", resolution=150)
    return {
        "browser-amiri.pdf": Wanted("PDF, Chromium, Amiri", text_of(21)),
        "browser-plex.pdf": Wanted("PDF, Chromium, IBM Plex", text_of(22)),
        "office-start.pdf": Wanted("PDF, LibreOffice", text_of(23)),
        "office-justify.pdf": Wanted("PDF, LibreOffice, justified", text_of(24)),
        "scan.pdf": Wanted("PDF, a picture of a page", text_of(25), pictured=True),
    }


def _pictures(folder: Path) -> dict[str, Wanted]:
    browser_png(page(told(31), typeface="Plex"), folder / "screenshot.png")
    with Image.open(browser_png(page(told(32)), folder / "p.png")) as picture:
        small = picture.convert("RGB").resize((picture.width * 3 // 5, picture.height * 3 // 5))
        small.save(folder / "photo.jpg", quality=30)
        picture.convert("L").save(folder / "scan.tiff")
    (folder / "p.png").unlink()
    return {
        "screenshot.png": Wanted("PNG", text_of(31), pictured=True),
        "photo.jpg": Wanted("JPEG, small, quality 30", text_of(32), pictured=True),
        "scan.tiff": Wanted("TIFF", text_of(32), pictured=True),
    }


def _office(folder: Path) -> dict[str, Wanted]:
    with tempfile.TemporaryDirectory() as made:
        office(writer(told(41), Path(made, "statement.fodt")), "docx", folder)
        sheet = Path(made, "list.csv")
        sheet.write_text(f'الرابط,النص,التاريخ\nhttps://example.org/42,"{_cell(42)}",{DAY}\n', encoding="utf-8-sig")
        office(sheet, "xlsx:Calc MS Excel 2007 XML", folder)
    return {
        "statement.docx": Wanted("DOCX, LibreOffice", text_of(41)),
        "list.xlsx#row 2": Wanted("XLSX, LibreOffice", text_of(42), DAY),
    }


def _cell(number: int) -> str:
    return text_of(number).replace('"', '""')


def _lists(folder: Path) -> dict[str, Wanted]:
    plain = str.maketrans("٠١٢٣٤٥٨", "0123458")
    rows = f'Link;Text content;Upload timestamp;Hash\nhttps://example.org/51;"{_cell(51)}";{DAY}T22:00:00+00:00;SHA-256:ab\n'
    rows += f'https://example.org/52;"{_cell(52)}";02/03/2018;\n'
    (folder / "archiver-1256.csv").write_bytes(rows.translate(plain).encode("windows-1256"))
    items = "".join(
        f"<item><title>{told(number)[0]}</title><link>https://example.org/{number}</link><pubDate>{when}</pubDate>"
        f"<description><![CDATA[{''.join(f'<p>{text}</p>' for text in told(number)[1:])}]]></description></item>"
        for number, when in ((53, "Tue, 13 Feb 2018 09:00:00 +0200"), (54, "الثلاثاء، 13 شباط 2018"))
    )
    channel = f'<rss version="2.0"><channel><title>x</title>{items}</channel></rss>'
    feed = f'<?xml version="1.0" encoding="windows-1256"?>{channel}'
    (folder / "feed-1256.xml").write_bytes(feed.encode("windows-1256", "xmlcharrefreplace"))
    paragraphs = "".join(f"<p>{text}</p>" for text in told(55)[1:]).replace("<", "&lt;")
    (folder / "atom.xml").write_text(
        f'<feed xmlns="http://www.w3.org/2005/Atom"><title>x</title><entry><title>{told(55)[0]}</title>'
        f'<published>{DAY}T01:00:00+02:00</published><content type="html">{paragraphs}</content></entry></feed>',
        encoding="utf-8",
    )
    return {
        "archiver-1256.csv#row 2": Wanted("CSV, windows-1256, auto-archiver", text_of(51).translate(plain), DAY),
        "archiver-1256.csv#row 3": Wanted("CSV, a date that reads two ways", text_of(52).translate(plain)),
        "feed-1256.xml#item 1": Wanted("RSS, windows-1256", text_of(53), DAY),
        "feed-1256.xml#item 2": Wanted("RSS, a date in Arabic", text_of(54), DAY),
        "atom.xml#item 1": Wanted("Atom", text_of(55), DAY),
    }


def _messages(folder: Path) -> dict[str, Wanted]:
    mails = [_mail(number) for number in (61, 62, 63)]
    (folder / "mail-1256.eml").write_bytes(mails[0])
    (folder / "box.mbox").write_bytes(
        b"".join(b"From a@example.org Tue Feb 13 10:00:00 2018\n" + mail for mail in mails[1:])
    )
    common = {"type": "message", "date": "2018-02-14T00:30:00", "date_unixtime": "1518561000", "from": "درع الريف"}
    messages: list[dict[str, object]] = [
        {"id": 1, "type": "service", "text": ""},
        {"id": 2, **common, "text": [{"type": "bold", "text": told(64)[0]}, "\n" + "\n".join(told(64)[1:])]},
        {"id": 3, **common, "text": text_of(65), "forwarded_from": "قناة الخوين", "photo": "photos/1.jpg"},
        {"id": 4, **common, "text": "", "photo": "photos/2.jpg"},
    ]
    chat = {"name": "درع الريف", "type": "public_channel", "id": 7, "messages": messages}
    (folder / "result.json").write_text(json.dumps(chat, ensure_ascii=False), encoding="utf-8")
    return {
        "mail-1256.eml": Wanted("EML, windows-1256 in base64", _plain(61), DAY),
        "box.mbox#message 1": Wanted("mbox", _plain(62), DAY),
        "box.mbox#message 2": Wanted("mbox", _plain(63), DAY),
        "result.json#message 2": Wanted("Telegram, text in pieces", text_of(64), DAY),
        "result.json#message 3": Wanted("Telegram, forwarded", text_of(65), DAY),
    }


def _plain(number: int) -> str:
    return text_of(number).translate(str.maketrans("٠١٢٣٤٥٨", "0123458"))


def _mail(number: int) -> bytes:
    body = base64.encodebytes(_plain(number).encode("windows-1256"))
    subject = base64.b64encode(told(number)[0].encode("windows-1256")).decode()
    head = (
        f"From: a@example.org\nTo: b@example.org\nSubject: =?windows-1256?B?{subject}?=\n"
        "Date: Tue, 13 Feb 2018 10:00:00 +0200\n"
        f"Message-ID: <{number}@example.org>\nMIME-Version: 1.0\n"
        "Content-Type: text/plain; charset=windows-1256\nContent-Transfer-Encoding: base64\n\n"
    )
    return head.encode("ascii") + body + b"\n"


def main() -> None:
    """Write the table into the page on reliability, between its marks."""
    with tempfile.TemporaryDirectory() as scratch:
        folder, case = Path(scratch, "files"), Path(scratch, "case")
        folder.mkdir()
        wanted = make(folder)
        done = trace(folder, case)
        print(done.stderr, file=sys.stderr)
        made = table(wanted, came_out(case, wanted))
    text = _PAGE.read_text(encoding="utf-8")
    before, _, rest = text.partition(_BEGIN)
    _PAGE.write_text(f"{before}{_BEGIN}\n{made}\n{_END}{rest.partition(_END)[2]}", encoding="utf-8")


if __name__ == "__main__":
    main()
