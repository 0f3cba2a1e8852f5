"""Short texts of newspapers of their own, read and linked whole."""

from rawi.lexicon import load
from rawi.link.pipeline import link
from rawi.model import Document, Links, Published, Reading, content_id
from rawi.read import read


def linked(*texts: str, days: tuple[str | None, ...]) -> tuple[tuple[Reading, ...], Links]:
    """Return texts, read and linked. `days`: when each was published, in ISO; null is unknown."""
    documents = [
        Document(
            id=content_id("doc", number, text),
            path=f"{number}.txt",
            sha256="",
            text=text,
            published=Published(start=day, end=day, basis="explicit") if day else Published(),
            extra={"source": f"صحيفة الوادي {number}"},
        )
        for number, (text, day) in enumerate(zip(texts, days, strict=True))
    ]
    return link(tuple(read(document, load()) for document in documents), load(), read=read)
