"""Pages cut into passages, for tests of layout: role, words and narrator of each."""

from rawi.lexicon import load
from rawi.model import Document, Published
from rawi.read.page.passages import segment
from rawi.text import analyse

REPORT = (
    "قتل ثلاثة مدنيين وأصيب خمسة آخرون بجروح متفاوتة، في قصف مدفعي استهدف أطراف البلدة فجر اليوم، بحسب مصادر محلية "
    "وطبية في المنطقة، فيما تواصلت المعارك على أكثر من محور."
)


def page(text: str) -> list[tuple[str, str, str | None]]:
    """Return role, text and narrator of the passages of a page."""
    document = Document(id="doc:page", path="", sha256="0" * 64, text=text, published=Published())
    found = segment(document, analyse(text), load())
    names = {source.id: source.name for source in found.sources}
    return [
        (item.role, text[item.span.start : item.span.end], names.get(item.narrator or "")) for item in found.passages
    ]


def narrators(text: str) -> set[str | None]:
    """Return whose the passages of a page are."""
    return {narrator for _, _, narrator in page(text)}


def roles(text: str) -> list[str]:
    """Return the roles of the passages of a page."""
    return [role for role, _, _ in page(text)]
