"""DOCX, read from its own XML: paragraphs, tables, text boxes, headers, footnotes, and what was tracked as a change.

What an author inserted with changes tracked is text, under a layer `inserted`. What was deleted is evidence, but no
longer what the author says: it is not part of the text, so nothing is read from it. An empty layer `deleted` stands
where it stood, with the words as its label, and a note says how many there are. Element names: ECMA-376.
"""

import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import NamedTuple

from lxml import etree

from rawi.ingest.errors import IngestError
from rawi.ingest.extracted import Extracted, Part
from rawi.ingest.limits import CHARACTERS
from rawi.ingest.office import cell_name, refuse_bomb
from rawi.model import Layer

EXTRACTOR = f"DOCX paragraphs, lxml {etree.__version__}"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_TRANSITIONAL = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_DC, _TERMS = "{http://purl.org/dc/elements/1.1/}", "{http://purl.org/dc/terms/}"
_CORE = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}"
_MAIN = "word/document.xml"
# Characters kept of words beside the text.
_LONGEST_LABEL = 2_000
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": "", "ptab": "\t"}
# Children of these are read as if they stood in their place.
_TRANSPARENT = frozenset(
    {"sdt", "sdtContent", "smartTag", "hyperlink", "fldSimple", "customXml", "bdo", "dir", "ruby", "rubyBase"}
)
_INSERTED, _DELETED = ("ins", "moveTo"), ("del", "moveFrom")


class _Change(NamedTuple):
    """A tracked change: whether words were inserted, where they stand, the words, who changed them and when."""

    inserted: bool
    start: int
    end: int
    words: str
    by: str


class _Written:
    """The text so far, and what is known of its stretches."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.length = 0
        self.changes: list[_Change] = []
        self.cells: list[Layer] = []
        self.tables = count(1)
        self.boxes: list[etree._Element] = []
        self.hidden = 0

    def add(self, words: str) -> None:
        self.pieces.append(words)
        self.length += len(words)

    def end_line(self) -> None:
        if self.length and not self.pieces[-1].endswith("\n"):
            self.add("\n")


def extract(file: Path, *, name: str) -> Iterator[Part]:
    """Yield the one document of a DOCX. Title and author are those of its properties, whose dates date the file alone.

    Raises `IngestError` for a file that is damaged, locked or too large, or that holds no text.
    """
    try:
        with zipfile.ZipFile(file) as archive:
            refuse_bomb(archive, file, called="a DOCX")
            yield _document(archive, file)
    except KeyError:
        raise IngestError(
            file, "is a DOCX without a main part", do="open it in a text processor and save it anew"
        ) from None
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, RuntimeError) as error:
        locked = "password" in str(error) or "encrypted" in str(error)
        what = "is a DOCX locked with a password" if locked else "is a damaged DOCX"
        raise IngestError(file, what, do="open it in a text processor and save it anew") from None
    except (etree.XMLSyntaxError, RecursionError):
        raise IngestError(
            file, "is a DOCX with damaged XML", do="open it in a text processor and save it anew"
        ) from None


def _document(archive: zipfile.ZipFile, file: Path) -> Extracted:
    written = _Written()
    related = _related(archive)
    for kind in ("header", "document", "footnotes", "endnotes", "footer"):
        shown: set[str] = set()
        for part in [_MAIN] if kind == "document" else related.get(kind, ()):
            _part(_tree(archive, part), written, shown=shown if kind in ("header", "footer") else None)
            if written.length > CHARACTERS:
                what = f"is a DOCX of more than {CHARACTERS // 1_000_000} million characters"
                raise IngestError(file, what, do="split it")
    whole = "".join(written.pieces)
    text = whole.rstrip()
    if not text:
        raise IngestError(file, "is a DOCX without text", do="there is nothing to read")
    facts = _properties(archive)
    comments = list(_comments(archive, related))
    facts.update((f"comment_{number}", words) for number, words in enumerate(comments, start=1))
    return Extracted(
        text=text,
        title=facts.pop("title", None),
        author=facts.pop("author", None),
        extra=facts,
        layers=tuple(sorted(_layers(written, len(text)), key=lambda layer: (layer.start, layer.end, layer.kind))),
        extractor=EXTRACTOR,
        encoding="utf-8",
        encoding_why="XML",
        notes=tuple(_notes(written, comments)),
    )


def _related(archive: zipfile.ZipFile) -> dict[str, list[str]]:
    """Return the parts that the main part refers to, by kind, in the order it names them."""
    found: dict[str, list[str]] = {}
    if "word/_rels/document.xml.rels" not in archive.namelist():
        return found
    for relation in _tree(archive, "word/_rels/document.xml.rels").iter(_RELATION):
        kind = (relation.get("Type") or "").rpartition("/")[2]
        target = posixpath.normpath(posixpath.join("word", relation.get("Target") or ""))
        if relation.get("TargetMode") != "External" and target in archive.namelist():
            found.setdefault(kind, []).append(target)
    return found


def _tree(archive: zipfile.ZipFile, name: str) -> etree._Element:
    data = archive.read(name).replace(_STRICT, _TRANSITIONAL)
    # No entities, no document type, nothing from outside; `huge_tree` stays off, which bounds depth and text.
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    return etree.fromstring(data, parser)


def _part(root: etree._Element, written: _Written, *, shown: set[str] | None = None) -> None:
    """Write a part of the document; one that says what another of its kind (`shown`) has said is left out."""
    if shown is not None:
        said = "".join(root.itertext(f"{_W}t")).strip()
        if not said or said in shown:
            return
        shown.add(said)
    body = root.find(f"{_W}body")
    _blocks(root if body is None else body, written)
    written.end_line()


def _blocks(parent: etree._Element, written: _Written) -> None:
    for child in parent:
        match _name(child):
            case "p":
                _paragraph(child, written)
            case "tbl":
                _table(child, written)
            case "footnote" | "endnote":
                # Those with a type are the lines that part notes from the text.
                if child.get(f"{_W}type") in (None, "normal"):
                    _blocks(child, written)
            case "AlternateContent":
                _blocks(_chosen(child), written)
            case name if name in _TRANSPARENT or name in _INSERTED:
                _blocks(child, written)


def _paragraph(paragraph: etree._Element, written: _Written) -> None:
    _runs(paragraph, written)
    written.end_line()
    boxes, written.boxes = written.boxes, []
    for box in boxes:
        _blocks(box, written)


def _table(table: etree._Element, written: _Written) -> None:
    number = next(written.tables)
    for y, row in enumerate(_below(table, "tr"), start=1):
        first = True
        for x, cell in enumerate(_below(row, "tc")):
            if not first:
                written.add("\t")
            first = False
            start = written.length
            _blocks(cell, written)
            _end_cell(written)
            if written.length > start:
                written.cells.append(Layer("cell", start, written.length, f"table {number}, {cell_name(x, y)}"))
        written.end_line()


def _end_cell(written: _Written) -> None:
    while written.pieces and written.pieces[-1] == "\n":
        written.pieces.pop()
        written.length -= 1


def _below(parent: etree._Element, name: str) -> Iterator[etree._Element]:
    """Yield children of this name, also of content controls and of inserted ones among them."""
    for child in parent:
        if _name(child) == name:
            yield child
        elif _name(child) in _TRANSPARENT or _name(child) in _INSERTED:
            yield from _below(child, name)


def _runs(parent: etree._Element, written: _Written) -> None:
    for child in parent:
        name = _name(child)
        if name == "r":
            _run(child, written)
        elif name in _INSERTED:
            start = written.length
            _runs(child, written)
            if written.length > start:
                written.changes.append(_Change(True, start, written.length, "", _by(child)))
        elif name in _DELETED:
            words = "".join(child.itertext(f"{_W}delText", f"{_W}t"))
            if words.strip():
                written.changes.append(_Change(False, written.length, written.length, words, _by(child)))
        elif name == "AlternateContent":
            _runs(_chosen(child), written)
        elif name in _TRANSPARENT:
            _runs(child, written)


def _run(run: etree._Element, written: _Written) -> None:
    hidden = run.find(f"{_W}rPr/{_W}vanish")
    if hidden is not None and hidden.get(f"{_W}val") not in ("0", "false"):
        written.hidden += bool("".join(run.itertext(f"{_W}t")).strip())
        return
    for child in run:
        name = _name(child)
        if name == "t":
            written.add(child.text or "")
        elif name in _SIGNS:
            written.add(_SIGNS[name])
        elif name == "AlternateContent":
            written.boxes += _chosen(child).iter(f"{_W}txbxContent")
        elif name in ("drawing", "pict", "object"):
            written.boxes += child.iter(f"{_W}txbxContent")


def _chosen(alternatives: etree._Element) -> etree._Element:
    """Return the first of several forms of one thing, so that it is read once."""
    chosen = alternatives.find(f"{_MC}Choice")
    return chosen if chosen is not None else alternatives


def _name(element: etree._Element) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def _by(change: etree._Element) -> str:
    said = (change.get(f"{_W}author"), change.get(f"{_W}date"))
    return ", ".join(part for part in said if part)


def _layers(written: _Written, length: int) -> Iterator[Layer]:
    for layer in written.cells:
        if layer.start < length:
            yield Layer(layer.kind, layer.start, min(layer.end, length), layer.label)
    for change in written.changes:
        by = f" ({change.by})" if change.by else ""
        if change.inserted and change.start < length:
            yield Layer("inserted", change.start, min(change.end, length), f"inserted{by}")
        elif not change.inserted:
            at = min(change.start, length)
            yield Layer("deleted", at, at, f"deleted{by}: {change.words[:_LONGEST_LABEL]}")


def _notes(written: _Written, comments: list[str]) -> Iterator[str]:
    inserted = sum(change.inserted for change in written.changes)
    deleted = len(written.changes) - inserted
    if inserted:
        yield f"holds {_count(inserted, 'tracked insertion')}, read as part of the text"
    if deleted:
        yield f"holds {_count(deleted, 'tracked deletion')}, kept beside the text and not read"
    if written.hidden:
        yield f"holds {_count(written.hidden, 'hidden stretch', 'hidden stretches')} that no page shows; not read"
    if comments:
        yield f"holds {_count(len(comments), 'comment')}, kept beside the text and not read"


def _count(number: int, one: str, many: str = "") -> str:
    return f"{number} {one if number == 1 else many or one + 's'}"


def _comments(archive: zipfile.ZipFile, related: dict[str, list[str]]) -> Iterator[str]:
    for part in related.get("comments", ()):
        for comment in _tree(archive, part).iter(f"{_W}comment"):
            words = "\n".join("".join(p.itertext(f"{_W}t")) for p in comment.iter(f"{_W}p")).strip()
            if words:
                yield f"{_by(comment)}: {words}" if _by(comment) else words


def _properties(archive: zipfile.ZipFile) -> dict[str, str]:
    """Return title and author, and what else the properties say: its dates are those of the file."""
    if "docProps/core.xml" not in archive.namelist():
        return {}
    names = {
        f"{_DC}title": "title",
        f"{_DC}creator": "author",
        f"{_DC}subject": "subject",
        f"{_TERMS}created": "created",
        f"{_TERMS}modified": "modified",
        f"{_CORE}lastModifiedBy": "modified_by",
    }
    found: dict[str, str] = {}
    for element in _tree(archive, "docProps/core.xml"):
        value = (element.text or "").strip()
        if element.tag in names and value:
            found.setdefault(names[str(element.tag)], value[:_LONGEST_LABEL])
    return found
