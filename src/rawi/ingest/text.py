"""Text and Markdown in any encoding, with optional YAML front matter of known facts."""

import json
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import msgspec

from rawi.ingest import encoding, signs
from rawi.ingest.errors import IngestError
from rawi.ingest.extracted import Extracted, Part
from rawi.ingest.published import known_date
from rawi.model import Document, Published, content_id

FACTS = ("title", "source", "author", "published", "url", "language")
_FENCED = re.compile(r"---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
_NAMES_A_FACT = re.compile(rf"^(?:{'|'.join(FACTS)})[ \t]*:", re.MULTILINE)
# A headline often holds a colon (الجيش: مقتل 173), which YAML takes for a mapping unless the value is quoted.
_PLAIN_WITH_COLON = re.compile(
    rf"^((?:{'|'.join(FACTS)})[ \t]*:[ \t]+)([^\s\"'\[{{|>&*!#][^\n]*:(?:[ \t][^\n]*)?)$", re.MULTILINE
)
# Front matter is a handful of lines; a longer fenced block is text between two rules.
_LONGEST_FRONT_MATTER = 65_536


def extract(file: Path, *, name: str, declared: str | None = None) -> Iterator[Part]:
    """Yield the one document that a text file in any encoding holds; `declared` is the one that its sender named.

    Raises `IngestError`.
    """
    yield extracted(file.read_bytes(), path=Path(name), declared=declared)


def is_plain(data: bytes) -> bool:
    """Whether these bytes are UTF-8 text: no parser is needed for them, so no fault in one can be used."""
    return encoding.utf8(data) is not None


def extracted(data: bytes, *, path: Path, declared: str | None = None) -> Extracted:
    """Return the document that the bytes of a text file hold; `path` says where they come from, for messages.

    The text is the file's own characters with newlines as they are; a byte order mark is part of the encoding, not of
    the text, and offsets count from after the front matter. Front matter gives title, author, language and published
    (basis `metadata`); `source` is a name, not yet a source of the record, so it goes to `extra` with `url` and any
    other line of text. Raises `IngestError`.
    """
    other = signs.other(data[: signs.HEAD])
    if other is not None:
        raise IngestError(path, other[0], do=other[1])
    if _is_object(data):
        raise IngestError(path, "is JSON of a kind that is not read", do="save its texts as text files or CSV")
    if _is_object(data.partition(b"\n")[0]):
        raise IngestError(path, "is JSON lines, not text", do="read it with: rawi read --lines FILE")
    text, name, why = decoded(data, path, declared=declared, by="its sender")
    facts, text = _front_matter(text, path)
    has_facts = bool(facts)
    published = _published(facts.pop("published", None), path)
    if not text.strip():
        what = "is empty" if not has_facts else "has front matter but no text"
        raise IngestError(path, what, do="there is nothing to read")
    return Extracted(
        text=text,
        title=facts.pop("title", None),
        author=facts.pop("author", None),
        language=facts.pop("language", None),
        published=published,
        extra=facts,
        encoding=name,
        encoding_why=why,
        notes=encoding.doubts(text),
    )


def decoded(data: bytes, path: Path, *, declared: str | None = None, by: str = "") -> encoding.Decoded:
    """Return the characters of some bytes, as `encoding.decoded` does. Raises `IngestError`."""
    try:
        found = encoding.decoded(data, declared=declared, by=by)
    except encoding.UndecodedError as error:
        raise IngestError(path, str(error), do=error.do) from None
    if encoding.is_machine_data(found.text):
        raise IngestError(path, "is not text (it is full of control characters)", do="save it as UTF-8 text")
    return found


def same_content(document: Document) -> str:
    """Return a hash of all that reading depends on: the text and the known facts, not the file they came in."""
    facts = msgspec.structs.asdict(document)
    for of_the_file in ("id", "path", "sha256", "part", "extractor", "encoding", "encoding_why", "notes"):
        del facts[of_the_file]
    return content_id("text", facts)


def _is_object(data: bytes) -> bool:
    """Whether these bytes are a JSON object, or a list of them: data, where a text would only look like it."""
    if data.lstrip()[:1] not in {b"{", b"["}:
        return False
    try:
        held = msgspec.json.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return False
    return isinstance(held, dict) or (isinstance(held, list) and bool(held) and isinstance(held[0], dict))


def _front_matter(text: str, path: Path) -> tuple[dict[str, str], str]:
    """Return the facts of a leading `---` block and the text after it; a block that states no fact is text."""
    fenced = _FENCED.match(text)
    if fenced is None or fenced.end(1) > _LONGEST_FRONT_MATTER or not _NAMES_A_FACT.search(fenced[1]):
        return {}, text
    # Loaded here and no sooner: few texts have facts before them.
    yaml = import_module("yaml")
    try:
        # The base loader makes every scalar a string and builds nothing else.
        block = yaml.load(_PLAIN_WITH_COLON.sub(_quoted, fenced[1]), Loader=yaml.BaseLoader)
    except (yaml.YAMLError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        where = f" (line {mark.line + 2})" if mark else ""
        raise IngestError(
            path, f"has front matter that is not valid YAML{where}", do="correct it or take it out"
        ) from None
    if not isinstance(block, dict):
        return {}, text
    body = text[fenced.end() :]
    for fact in FACTS:
        if body.strip() and not isinstance(block.get(fact, ""), str):
            raise IngestError(path, f"has front matter in which {fact} is a list or a block", do="give it one value")
    facts = {str(key): value.strip() for key, value in block.items() if isinstance(value, str) and value.strip()}
    if any("\ud800" <= letter <= "\udfff" for fact in facts.items() for letter in "".join(fact)):
        raise IngestError(path, "has front matter with half a character in it", do="correct it or take it out")
    return facts, body


def _quoted(match: re.Match[str]) -> str:
    return match[1] + json.dumps(match[2].strip(), ensure_ascii=False)


def _published(given: str | None, path: Path) -> Published:
    if given is None:
        return Published()
    try:
        return known_date(given)
    except ValueError as error:
        raise IngestError(
            path, f"has front matter with a publication date that {error}", do="write it as 2018-02-13"
        ) from error
