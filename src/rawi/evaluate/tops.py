"""Scores of one reading against the top of a page: whose page it is, its headline, author and day."""

from collections.abc import Mapping

from rawi.evaluate.gold import ALTERNATIVES, Days
from rawi.evaluate.names import Names, Verdict, folded, untitled
from rawi.evaluate.reading_scores import days_verdict
from rawi.evaluate.tally import Tally
from rawi.ingest import known_date
from rawi.model import Reading

# The page is whose account its last words are.
_ACCOUNTS = ("report", "statement", "summary")


def score(row: Mapping[str, str], reading: Reading, tally: Tally) -> None:
    """Count one row of a table of tops; an empty column is one that the words do not settle."""
    names, page = Names([reading]), reading.document
    accounts = [item for item in reading.passages if item.role in _ACCOUNTS] or list(reading.passages)
    narrator = accounts[-1].narrator if accounts else None
    heads = [item.span for item in reading.passages if item.role == "headline"]
    headline = page.text[heads[0].start : heads[0].end] if heads else None
    day = known_date(row["published"]) if row["published"] else None
    days = Days(start=day.start, end=day.end) if day else None
    published = page.published
    verdicts: tuple[tuple[str, str, Verdict, object], ...] = (
        ("passages.narrator", "narrator", names.verdict(row["narrator"] or None, narrator), names.shown(narrator)),
        ("headline", "headline", _same(row["headline"].replace("\\n", "\n"), headline), headline),
        ("author", "author", _same(row["author"], page.author), page.author),
        ("published", "published", days_verdict(days, published.start, published.end), published),
    )
    for layer, column, verdict, found in verdicts:
        tally.verdict(layer, verdict)
        if verdict != "right":
            tally.miss(layer, row["id"], gold=row[column] or "open", found=found)


def _same(given: str, found: str | None) -> Verdict:
    if found is None:
        return "open" if given else "right"
    allowed = {form(name) for name in given.split(ALTERNATIVES) for form in (folded, untitled)}
    return "right" if given and not allowed.isdisjoint({folded(found), untitled(found)}) else "wrong"
