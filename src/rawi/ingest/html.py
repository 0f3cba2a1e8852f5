"""Web pages: what their reader sees of the article, and what their metadata state.

Where the article stands, trafilatura says; its text is taken from the page by our own code, whole and as it is shown,
because an extractor that leaves out half a sentence changes what a source said. No date of a library is used.
"""

import copy
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import trafilatura
from lxml import etree, html

from rawi.ingest import encoding, text
from rawi.ingest.errors import IngestError
from rawi.ingest.extracted import Extracted, Part
from rawi.ingest.html_blocks import Block, blocks, remove_unseen
from rawi.ingest.html_facts import facts
from rawi.model import Layer

EXTRACTOR = f"page text, lxml {etree.__version__}; place of the article, trafilatura {trafilatura.__version__}"
_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_XML_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
_PICTURE = re.compile(r"data:[\w/+.-]{1,80};base64,[A-Za-z0-9+/=]{1000,}")
_XML_CHARSET = re.compile(rb"""\A(?:\xef\xbb\xbf)?\s*<\?xml[^>]*encoding\s*=\s*["']([\w.:-]+)""")
# Where a declaration of the encoding is looked for: browsers look into the first kilobyte, and pages exceed it.
_DECLARED_WITHIN = 8192
_ARABIC_LETTERS = frozenset({"ar", "fa", "ps", "ur", "ckb", "ku", "sd", "ug", "arc", "arz", "apc", "acm", "ary"})
_MOST_LINKED = 0.5
_SURE = 20
_A_PARAGRAPH = 60
_NOT_FOUND = "where the article stands on the page could not be told: all text of the page is kept"
_WORD = re.compile(r"\S+")


def extract(file: Path, *, name: str, declared: str | None = None) -> Iterator[Part]:
    """Yield the one document that a web page is; `declared` is the encoding that its sender named.

    Raises `IngestError`.
    """
    yield extracted(file.read_bytes(), path=Path(name), declared=declared)


def extracted(data: bytes, *, path: Path, declared: str | None = None) -> Extracted:
    """Return the article of a page; `path` is for messages, `declared` the encoding that its sender named.

    Raises `IngestError`.
    """
    by = "its sender"
    if declared is None:
        declared, by = _declared(data)
    decoded = text.decoded(data, path, declared=declared, by=by)
    root = _parsed(decoded.text, path)
    stated = facts(root, headline=_headline(root))
    remove_unseen(root)
    seen = blocks(root)
    kept, found = _article(root, seen)
    if not kept:
        raise IngestError(path, "is a web page without text", do="open it in a browser and save it whole, or as PDF")
    shown = "\n\n".join(block.text for block in kept)
    notes = _left_out(seen, kept) if found else (_NOT_FOUND,)
    return Extracted(
        text=shown,
        title=stated.title,
        author=stated.author,
        language=_spoken(stated.language, shown),
        published=stated.published,
        extra=stated.extra,
        layers=_captions(kept),
        extractor=EXTRACTOR,
        encoding=decoded.encoding,
        encoding_why=decoded.why,
        notes=(*stated.notes, *notes, *encoding.doubts(shown)),
    )


def _spoken(stated: str | None, shown: str) -> str | None:
    """Return the language a page states, null where its letters are Arabic and those of that language are not.

    Many pages state the language of the program that made them.
    """
    letters = [char for char in shown if char.isalpha()]
    arabic = 2 * sum("\u0600" <= char <= "\u06ff" for char in letters) > len(letters)
    return stated if arabic == (stated in _ARABIC_LETTERS) else None


def _declared(data: bytes) -> tuple[str | None, str]:
    head = data[:_DECLARED_WITHIN]
    for pattern, by in ((_XML_CHARSET, "the XML declaration"), (_CHARSET, "<meta>")):
        if match := pattern.search(head):
            return match[1].decode("ascii"), by
    return None, ""


def _parsed(page: str, path: Path) -> html.HtmlElement:
    parser = html.HTMLParser(no_network=True, huge_tree=False, remove_pis=True)
    # Pictures that a program put into the page as text are larger than the parser takes.
    page = _PICTURE.sub("data:,", _XML_DECLARATION.sub("", page.replace("\0", "")))
    try:
        root = html.document_fromstring(page, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise IngestError(path, f"is a web page that cannot be parsed ({error})", do="save it anew") from None
    over = next((entry for entry in parser.error_log if entry.type_name == "ERR_RESOURCE_LIMIT"), None)
    if over is not None:
        # What stands behind that place is gone without a word.
        what = f"is a web page beyond what the parser takes ({over.message.split(',')[0].lower()})"
        raise IngestError(path, what, do="open it in a browser and save it as PDF")
    return root


def _headline(root: html.HtmlElement) -> str | None:
    """Return the first heading of the page, on one line, where there is only one of its rank."""
    held = {" ".join("".join(heading.itertext()).split()) for heading in root.iter("h1") if not _is_logo(heading)}
    held.discard("")
    return held.pop() if len(held) == 1 else None


def _is_logo(heading: html.HtmlElement) -> bool:
    """Whether a heading is the name of the site, which leads to its first page."""
    return any(link.get("href", "").rstrip("/").count("/") in {0, 2} for link in heading.iter("a") if link.get("href"))


def _article(root: html.HtmlElement, seen: Sequence[Block]) -> tuple[list[Block], bool]:
    """Return the blocks of the article, and whether it was found; else all that is no menu and no list of links."""
    at = _without_furniture(seen, _found_at(root, seen))
    if not at:
        plain = [block for block in seen if not block.furniture and block.linked < _MOST_LINKED]
        return plain, False
    container = _common([seen[i].element for i in at])
    first, last = at[0], at[-1]
    if container.tag not in {"body", "html"}:
        within = [i for i, block in enumerate(seen) if _is_within(block.element, container)]
        first, last = min(first, within[0]), max(last, within[-1])
    else:
        first, last = _with_siblings(seen, first, step=-1), _with_siblings(seen, last, step=1)
    first = _head_of(seen, first)
    certain = set(at)
    return [
        block
        for i, block in enumerate(seen[first : last + 1], start=first)
        if i in certain or (not block.furniture and (block.linked < _MOST_LINKED or block.heading))
    ], True


def _found_at(root: html.HtmlElement, seen: Sequence[Block]) -> list[int]:
    """Return the numbers of the blocks that trafilatura takes for the article's."""
    document = trafilatura.bare_extraction(
        copy.deepcopy(root),
        include_comments=False,
        include_tables=True,
        favor_recall=True,
        with_metadata=False,
        deduplicate=False,
    )
    body = getattr(document, "text", None) or ""
    lines = {_even(line) for line in body.splitlines()} - {""}
    heads = {line[:_SURE] for line in lines if len(line) >= _SURE}
    anywhere = _heads(_even(body))
    found = []
    for i, block in enumerate(seen):
        line = _even(block.text)
        # Both may break lines where the other does not: then one begins within the other.
        if line in lines or line[:_SURE] in anywhere or not heads.isdisjoint(_heads(line)):
            found.append(i)
    return found


def _heads(line: str) -> set[str]:
    """Return what follows the beginning of each word of a line, as far as it is enough to know a place by."""
    starts = (match.start() for match in _WORD.finditer(line))
    return {line[start : start + _SURE] for start in starts if start + _SURE <= len(line)}


def _left_out(seen: Sequence[Block], kept: Sequence[Block]) -> tuple[str, ...]:
    """Say where a page shows other text of some length, as a page of several articles does."""
    held = {id(block) for block in kept}
    others = [
        block
        for block in seen
        if id(block) not in held
        and not block.furniture
        and block.linked < _MOST_LINKED
        and len(block.text) >= _A_PARAGRAPH
    ]
    if not others:
        return ()
    return (f"paragraphs of the page that were taken for no part of the article are left out ({len(others)})",)


def _without_furniture(seen: Sequence[Block], at: list[int]) -> list[int]:
    """Leave out what stands in menus, comments and the like, unless most of what was found does."""
    plain = [i for i in at if not seen[i].furniture]
    enough = 2 * sum(len(seen[i].text) for i in plain) >= sum(len(seen[i].text) for i in at)
    return plain if enough else at


def _even(line: str) -> str:
    """Return a line as both ways of taking it out of a page give it."""
    return " ".join(line.replace("|", " ").split()).removeprefix("- ").strip()


def _common(elements: Sequence[etree._Element]) -> etree._Element:
    """Return the innermost element that all of them stand in."""
    shared = [*reversed(list(elements[0].iterancestors())), elements[0]]
    for element in elements[1:]:
        above = {id(one) for one in (element, *element.iterancestors())}
        while id(shared[-1]) not in above:
            shared.pop()
    return shared[-1]


def _is_within(element: etree._Element, container: etree._Element) -> bool:
    return element is container or any(above is container for above in element.iterancestors())


def _with_siblings(seen: Sequence[Block], at: int, *, step: int) -> int:
    """Return where the paragraphs end that stand beside a paragraph of the article, in the same element."""
    parent = seen[at].element.getparent()
    while 0 <= at + step < len(seen):
        beside = seen[at + step]
        if beside.furniture or beside.linked >= _MOST_LINKED or beside.element.getparent() is not parent:
            break
        at += step
    return at


def _head_of(seen: Sequence[Block], first: int) -> int:
    """Return where the article begins: at the headline above its text, with the lines of date and author between."""
    for i in range(first, -1, -1):
        if seen[i].heading == 1 and seen[i].linked < _MOST_LINKED:
            return i
    return first


def _captions(kept: Sequence[Block]) -> tuple[Layer, ...]:
    layers = []
    at = 0
    for block in kept:
        if block.caption:
            layers.append(Layer("caption", at, at + len(block.text)))
        at += len(block.text) + 2
    return tuple(layers)
