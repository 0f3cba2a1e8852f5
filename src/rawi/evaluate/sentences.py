"""Scores of the record against tables of single sentences and tops of pages (`tests/gold/sentences/README.md`)."""

import csv
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import NamedTuple, get_args

import msgspec

from rawi.evaluate import reading_scores, tops
from rawi.evaluate.gold import ALTERNATIVES, GoldClaim, GoldError, GoldFigure, allows
from rawi.evaluate.names import Names, Verdict, folded, untitled
from rawi.evaluate.tally import Tally
from rawi.ingest import known_date
from rawi.lexicon import Lexicon
from rawi.model import Attribution, Claim, Document, EventType, Published, Reading
from rawi.model.claim import Modality
from rawi.read import read

FOLDER = "sentences"
_SUFFIX, SECOND = ".tsv", ".second.tsv"
_NAMES, _LINKS = ";", ">"
_OWN, _UNNAMED, _OPEN = "-", "?", "??"
_NONE = "none"
# A claim of these tells no listed event, so none is false where a sentence tells no event.
_NO_EVENT = frozenset({"statement", "other"})
# Of these types the table of violence lists every event: a claim of one that is not listed is false.
_VIOLENCE = (
    "battle territory_change advance retreat shelling airstrike explosion attack_on_civilians killing injury capture "
    "surrender detention abduction siege movement_of_forces destruction"
)
_ALL: frozenset[str] = frozenset(get_args(EventType))

Row = dict[str, str]


class Given(NamedTuple):
    """One row: the claim it tells of (its type is empty where the table has none), and who says it."""

    claim: GoldClaim
    chain: tuple[str, ...]
    whole: bool


def find(paths: Iterable[Path]) -> list[Path]:
    """Return the tables that the paths mean: files `sentences/KIND.tsv`, folders searched, in order.

    What a second annotator saw (`KIND.second.tsv`) is none.
    """
    found: set[Path] = set()
    for path in paths:
        found.update(path.rglob(f"{FOLDER}/*{_SUFFIX}") if path.is_dir() else ())
        found.update(path.glob(f"*{_SUFFIX}") if path.absolute().name == FOLDER else ())
        found.update([path] if path.suffix == _SUFFIX else ())
    return sorted(path for path in found if not path.name.endswith(SECOND))


def score(path: Path, lexicon: Lexicon) -> tuple[Tally, int]:
    """Return the counts of one table and how many texts it holds. Raises `GoldError` for a table that does not hold."""
    tally, texts = Tally(), 0
    listed = complete(path)
    for text, published, same in snippets(path):
        texts += 1
        try:
            if "clause" not in same[0]:
                tops.score(same[0], _read(text, None, lexicon), tally)
                continue
            _sentence([given(row, text) for row in same], _read(text, published, lexicon), listed, tally)
        except (KeyError, ValueError) as error:
            raise GoldError(f"{path}: {same[0]['id']}: {error}") from error
    return tally, texts


def compare(path: Path, seen: Callable[[str, Sequence[Given]], Reading]) -> tuple[Tally, int]:
    """Return the counts of what a second annotator saw in texts of a table, and how many texts these are.

    `seen` makes the reading that the second annotation of a text amounts to.
    """
    tally, texts = Tally(), 0
    first = {text: rows for text, _, rows in snippets(path)}
    for text, _, rows in snippets(path.with_suffix(SECOND)):
        texts += 1
        reading = seen(text, [given(row, text) for row in rows if row["event_type"] != _NONE])
        _sentence([given(row, text) for row in first[text]], reading, complete(path), tally)
    return tally, texts


def speakers(chain: Sequence[str]) -> list[tuple[str | None, str | None]]:
    """Return who speaks after the page by the cells of a chain: a name or null, and the words for whom none names."""
    told = [name for name in chain if name != _OWN]
    return [(None, name.removeprefix(_UNNAMED).strip()) if name.startswith(_UNNAMED) else (name, None) for name in told]


def complete(path: Path) -> frozenset[str]:
    """Return the types of which a table lists every event."""
    if path.stem.startswith("events"):
        return _ALL
    return frozenset(_VIOLENCE.split() if path.stem.startswith("violence") else ())


def snippets(path: Path) -> Iterator[tuple[str, str | None, list[Row]]]:
    """Yield the texts of a table, each with its day and its rows; a row without a text is of the text above it."""
    with path.open(encoding="utf-8", newline="") as opened:
        rows = list(csv.DictReader(opened, delimiter="\t", quoting=csv.QUOTE_NONE))
    above = ""
    for row in rows:
        above = row["text"] = row["text"] or above
    for (text, published), group in groupby(rows, key=lambda row: (lines(row["text"]), row.get("published"))):
        yield text, published, list(group)


def lines(cell: str) -> str:
    """Return a cell with its line ends."""
    return cell.replace("\\n", "\n")


def _read(text: str, published: str | None, lexicon: Lexicon) -> Reading:
    when = known_date(published) if published else Published()
    return read(Document(id="doc", path="", sha256="0" * 64, text=text, published=when), lexicon)


def given(row: Row, text: str) -> Given:
    """Return one row made ready. Raises `ValueError` where its clause is not in the text."""
    clause = lines(row["clause"])
    start = text.index(clause)
    figures = zip(
        *([part.strip() for part in row.get(name, "").split(_NAMES)] for name in ("low", "high", "what")), strict=True
    )
    claim = GoldClaim(
        id=row["id"],
        start=start,
        end=start + len(clause),
        text=clause,
        event_type=row.get("event_type", ""),
        agents=_parts(row.get("agents"), _NAMES),
        targets=_parts(row.get("targets"), _NAMES),
        places=_parts(row.get("places"), _NAMES),
        quantities=tuple(
            GoldFigure(what=what or None, low=float(low) if low else None, high=float(high) if high else None)
            for low, high, what in figures
            if low or high
        ),
        modality=msgspec.convert(row["modality"] or "asserted", Modality),
        polarity=row["polarity"] != "false",
        chain=(),
    )
    return Given(claim, _parts(row.get("chain") or row["speaker"], _LINKS), whole="chain" in row)


def _parts(cell: str | None, between: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in (cell or "").split(between) if part.strip())


def _sentence(rows: Sequence[Given], reading: Reading, complete: frozenset[str], tally: Tally) -> None:
    """Count the rows of one text: each is matched with one claim at most, of its type if there is one."""
    names = Names([reading], by_words=complete == _ALL)
    told = [row for row in rows if row.claim.event_type != _NONE]
    typed = any(row.claim.event_type for row in rows)
    pairs = reading_scores.matched_claims([row.claim for row in told], reading.claims)
    if typed:
        paired = [claim for _, claim in pairs]
        wrong = tuple(false(rows, [claim for claim in reading.claims if claim not in paired], complete))
        typed_so = sum(allows(given.event_type, claim.event_type) for given, claim in pairs)
        tally.found("claims", hits=typed_so, gold=len(told), found=len(pairs) + len(wrong))
        for claim in wrong:
            tally.miss("claims", rows[0].claim.id, gold="nothing", found=f"{claim.event_type}: {claim.text}")
    found = {given.id: claim for given, claim in pairs}
    matched = Tally()
    for row in told:
        tally.count("claims.span", "right", row.claim.id in found, 1)
        given = f"{row.claim.event_type}: {row.claim.text}"
        if row.claim.id not in found:
            tally.miss("claims", row.claim.id, gold=given, found="nothing")
            _missed(row, typed, tally)
            continue
        claim = found[row.claim.id]
        if typed and not allows(row.claim.event_type, claim.event_type):
            tally.miss("claims", row.claim.id, gold=given, found=f"{claim.event_type}: {claim.text}")
        if typed:
            reading_scores.roles(row.claim, claim, row.claim.id, names, matched)
            reading_scores.figures(row.claim, claim, row.claim.id, matched)
        reading_scores.modality(row.claim, claim, row.claim.id, matched)
        _chain(row, claim, names, matched)
    tally.add(matched)
    for layer, metrics in matched.counts.items():
        for metric, (hits, of) in metrics.items():
            tally.count(f"{layer}.all", metric, hits, of)


def false(rows: Sequence[Given], unpaired: Iterable[Claim], complete: frozenset[str]) -> Iterator[Claim]:
    """Yield claims of events that are not: of words that tell none, or of a type of which all events are listed."""
    for claim in unpaired:
        inside = any(
            row.claim.event_type == _NONE and row.claim.start < claim.span.end and claim.span.start < row.claim.end
            for row in rows
        )
        if claim.event_type in complete or (inside and claim.event_type not in _NO_EVENT):
            yield claim


def _missed(row: Given, typed: bool, tally: Tally) -> None:
    """Count what a claim that was not found tells as open, out of all claims (`.all`)."""
    if typed:
        for role, wanted in (
            ("agents", row.claim.agents),
            ("targets", row.claim.targets),
            ("places", row.claim.places),
        ):
            tally.found(f"claims.{role}.all", hits=0, gold=len(wanted), found=0)
    for _ in row.claim.quantities:
        tally.verdict("claims.figures.all", "open")
    tally.count("claims.modality.all", "right", 0, 1)
    tally.verdict("chains.innermost.all", "open")
    if row.whole:
        tally.count("chains.whole.all", "right", 0, 1)


def _chain(row: Given, claim: Claim, names: Names, tally: Tally) -> None:
    verdict = innermost(row.chain, claim.attribution, names)
    tally.verdict("chains.innermost", verdict)
    whole = not row.whole or _whole(row.chain, claim.attribution, names)
    if row.whole:
        tally.count("chains.whole", "right", whole, 1)
    if verdict != "right" or not whole:
        found = " > ".join(f"{names.shown(link.speaker)} ({link.text})" for link in claim.attribution)
        tally.miss("chains", row.claim.id, gold=f"{' > '.join(row.chain)} in {row.claim.text!r}", found=found)


def innermost(given: Sequence[str], found: Sequence[Attribution], names: Names) -> Verdict:
    """Return whether the innermost speaker is the one given; the first link found is the page, or who issues it.

    Words of somebody told in the page's own voice are wrong, not open.
    """
    if given[-1] == _OWN:
        return "right" if len(found) == 1 else "wrong"
    verdict = _link(given[-1], found[-1], names)
    return "wrong" if verdict == "open" and len(found) == 1 and given[-1] != _OPEN else verdict


def _whole(given: Sequence[str], found: Sequence[Attribution], names: Names) -> bool:
    if given[-1] == _OWN:
        return len(found) == 1
    inner = found if len(found) == len(given) else found[1:]
    return len(given) == len(inner) and all(
        _link(name, link, names) == "right" for name, link in zip(given, inner, strict=True)
    )


def _link(given: str, link: Attribution, names: Names) -> Verdict:
    """Return whether one speaker is the one given; whom no list knows is known by the words that name him."""
    if given == _OPEN:
        return "right" if link.speaker is None else "wrong"
    wanted = given.removeprefix(_UNNAMED)
    if link.speaker is not None:
        return "right" if names.same(wanted, link.speaker) else "wrong"
    words = _words(folded(link.text or ""))
    called = [_words(form(name)) for name in wanted.split(ALTERNATIVES) for form in (folded, untitled)]
    if given.startswith(_UNNAMED):
        return "right" if any(words & name for name in called) else "open"
    return "right" if any(name and name <= words for name in called) else "open"


def _words(name: str) -> set[str]:
    return {word.removeprefix("ال") for word in name.split()}
