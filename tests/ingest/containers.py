"""What tests of archives share: files made with real tools, taken apart in this process."""

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

from rawi.ingest.door import extract
from rawi.ingest.extracted import Extracted, Part, Refused
from rawi.ingest.unpack import unpacker

TEXT = (
    "أعلنت الغرفة أسر العشرات من المسلحين قرب البلدة بعد اشتباكات استمرت ثلاثة أيام، وقال المتحدث إن القتلى بالعشرات."
)


def web_page(text: str, *, charset: str = "utf-8", head: str = "") -> bytes:
    page = f"<html><head><meta charset={charset}>{head}</head><body><p>{text}</p></body></html>"
    return page.encode(charset, "xmlcharrefreplace")


def zipped(files: Mapping[str, bytes | str], *, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", method) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return held.getvalue()


def taken(data: bytes, folder: Path, *, name: str = "file") -> list[Part]:
    path = folder / name
    path.write_bytes(data)
    return list(extract(path, name=name, unpack=unpacker()))


def told(parts: list[Part]) -> dict[str, str]:
    return {part.part: part.text if isinstance(part, Extracted) else f"refused: {part.what}" for part in parts}


def document(parts: list[Part]) -> Extracted:
    (part,) = parts
    assert not isinstance(part, Refused), part
    return part
