"""Messages, mailboxes and pages saved as MHTML."""

import mailbox
import subprocess
import sys
from email.message import EmailMessage
from pathlib import Path

import pytest
from containers import TEXT, document, taken, told, web_page, zipped

from rawi.ingest import IngestError
from rawi.ingest.extracted import Extracted
from rawi.model import Layer, Published
from tools import need


def letter(text: str = TEXT, *, charset: str = "utf-8", subject: str = "بيان الغرفة") -> EmailMessage:
    message = EmailMessage()
    message["From"] = "غرفة العمليات <room@a.example>"
    message["To"] = "desk@b.example"
    message["Subject"] = subject
    message["Date"] = "Tue, 13 Feb 2018 23:30:00 +0300"
    message["Message-ID"] = "<1@a.example>"
    message.set_content(text, charset=charset, cte="base64")
    return message


@pytest.mark.parametrize("charset", ["utf-8", "windows-1256", "iso-8859-6"])
def test_a_message_and_its_facts(tmp_path: Path, charset: str) -> None:
    found = document(taken(letter(charset=charset).as_bytes(), tmp_path))
    assert found.text == f"{TEXT}\n"
    assert (found.title, found.author) == ("بيان الغرفة", "غرفة العمليات")
    assert found.published == Published("2018-02-13", "2018-02-13", "metadata")
    assert found.extra == {"from": "غرفة العمليات <room@a.example>", "message_id": "<1@a.example>"}
    assert found.encoding == charset


def test_letters_in_the_header_as_they_are(tmp_path: Path) -> None:
    head = "From: غرفة <r@a.example>\r\nSubject: بيان الغرفة عن المعركة\r\nMessage-ID: <1@a>\r\nDate: 13 فبراير\r\n\r\n"
    found = document(taken((head + TEXT).encode("windows-1256"), tmp_path))
    assert (found.title, found.text, found.encoding) == ("بيان الغرفة عن المعركة", TEXT, "windows-1256")
    assert found.published == Published()
    assert found.notes == ("the date of the message cannot be read: 13 فبراير",)


def test_a_page_in_a_message_and_what_hangs_on_it(tmp_path: Path) -> None:
    outer = letter("نص الرسالة مع المرفقات في هذه الرسالة")
    outer.add_attachment(f"{TEXT} مرفق".encode("windows-1256"), maintype="text", subtype="plain", filename="مرفق.txt")
    outer.add_attachment(zipped({"a.txt": f"{TEXT} أ"}), maintype="application", subtype="zip", filename="a.zip")
    outer.add_attachment(letter(f"{TEXT} داخل"))
    outer.add_attachment(b"\0\1", maintype="application", subtype="octet-stream", filename="x.bin")
    found = taken(outer.as_bytes(), tmp_path)
    assert told(found) == {
        "": "نص الرسالة مع المرفقات في هذه الرسالة\n",
        "مرفق.txt": f"{TEXT} مرفق",
        "a.zip#a.txt": f"{TEXT} أ",
        "message.eml": f"{TEXT} داخل\n",
        "x.bin": "refused: is not text (it holds NUL bytes)",
    }
    assert isinstance(found[0], Extracted)
    assert found[0].extra["attachments"] == "مرفق.txt, a.zip, message.eml, x.bin"


def test_of_two_ways_to_say_the_same_the_plain_one(tmp_path: Path) -> None:
    message = letter()
    message.add_alternative(f"<p>{TEXT}</p>", subtype="html")
    assert told(taken(message.as_bytes(), tmp_path)) == {"": f"{TEXT}\n"}
    only_page = EmailMessage()
    only_page["Message-ID"], only_page["From"] = "<2@a>", "a@a.example"
    only_page.set_content(f"<p>{TEXT}</p>", subtype="html")
    assert told(taken(only_page.as_bytes(), tmp_path)) == {"": TEXT}


def test_what_a_message_repeats_is_marked(tmp_path: Path) -> None:
    text = f"رأيي في البيان.\n\n> {TEXT}\n> سطر ثان\n\nشكراً\n\n-----Original Message-----\nFrom: x\nنص قديم\n"
    found = document(taken(letter(text).as_bytes(), tmp_path))
    assert found.text == text
    quoted = [text[layer.start : layer.end] for layer in found.layers]
    assert quoted == [f"> {TEXT}\n> سطر ثان", "-----Original Message-----\nFrom: x\nنص قديم\n"]
    assert {layer.kind for layer in found.layers} == {"quoted"}
    assert found.layers[0] == Layer("quoted", text.index(">"), text.index(">") + len(quoted[0]))


def test_a_mailbox(tmp_path: Path) -> None:
    box = mailbox.mbox(tmp_path / "box")
    for number in range(3):
        box.add(mailbox.mboxMessage(letter(f"{TEXT}\nFrom here {number}\n")))
    box.flush()
    box.close()
    parts = taken((tmp_path / "box").read_bytes(), tmp_path, name="mbox")
    assert told(parts) == {f"message {n + 1}": f"{TEXT}\nFrom here {n}\n" for n in range(3)}
    assert all(isinstance(part, Extracted) and part.published.start == "2018-02-13" for part in parts)


def test_a_broken_message_in_a_mailbox_stops_nothing(tmp_path: Path) -> None:
    good = letter().as_bytes()
    data = (
        b"From a Tue Feb 13 00:00:00 2018\n" + good + b"\n\nFrom b Tue Feb 13 00:00:00 2018\nSubject: x\nFrom: y\n\n\0"
    )
    data += b"\n\nFrom c Tue Feb 13 00:00:00 2018\n" + good
    found = told(taken(data, tmp_path))
    assert list(found) == ["message 1", "message 2", "message 3"]
    assert found["message 2"].startswith("refused: ")
    assert found["message 3"].strip() == TEXT


def test_a_line_that_begins_with_from_is_no_new_message(tmp_path: Path) -> None:
    text = f"{TEXT}\n\nFrom Idlib to Hama in 2018\n\nFrom the room, 13 Feb 2018\n"
    data = b"From - Tue Feb 13 10:00:00 2018\n" + letter().as_bytes().partition(b"\n\n")[0]
    data = data.replace(b"base64", b"8bit") + b"\n\n" + text.encode()
    assert told(taken(data, tmp_path)) == {"message 1": text}


def test_a_message_without_text_is_refused(tmp_path: Path) -> None:
    with pytest.raises(IngestError, match="message without text"):
        taken(b"Message-ID: <1@a>\r\nSubject: x\r\n\r\n", tmp_path)


def test_a_page_that_a_browser_saved(tmp_path: Path) -> None:
    need("chromium", "chromedriver")
    page = tmp_path / "page.html"
    page.write_bytes(web_page(TEXT, head="<title>عنوان الصفحة</title><meta name=pubdate content=2018-02-13>"))
    saved = tmp_path / "page.mhtml"
    driver = (
        "import sys; from selenium import webdriver as w; o = w.ChromeOptions(); "
        "[o.add_argument(a) for a in ('--headless=new', '--no-sandbox', '--disable-gpu')]; d = w.Chrome(options=o); "
        "d.get(sys.argv[1]); open(sys.argv[2], 'w', newline='').write("
        "d.execute_cdp_cmd('Page.captureSnapshot', {'format': 'mhtml'})['data']); d.quit()"
    )
    subprocess.run([sys.executable, "-c", driver, page.as_uri(), str(saved)], check=True, timeout=120)
    found = document(taken(saved.read_bytes(), tmp_path, name="page.mhtml"))
    assert (found.text, found.title) == (TEXT, "عنوان الصفحة")
    assert found.published == Published("2018-02-13", "2018-02-13", "metadata")
    assert found.extra["url"] == page.as_uri()
    assert "saved" in found.extra
