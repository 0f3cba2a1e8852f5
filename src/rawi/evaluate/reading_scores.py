"""Scores of one reading against the gold of its document: passages, mentions, quotations, claims and their chains."""

from collections.abc import Sequence

from rawi.evaluate.gold import Days, GoldClaim, GoldDocument, GoldFigure, GoldMention, GoldQuotation, allows
from rawi.evaluate.names import Names, Verdict
from rawi.evaluate.tally import Tally, overlap, pair
from rawi.model import (
    Attribution,
    Claim,
    Figure,
    Mention,
    Participant,
    PlaceValue,
    QuantityValue,
    Quotation,
    Reading,
    TimeValue,
)

# Bounds of passages may differ by this many code points (white space, Markdown marks).
PASSAGE_SLACK = 2
# Two clauses tell the same event where at least this part of the shorter one is shared.
CLAIM_SHARE = 0.5
KINDS = ("actor", "person", "place", "time", "quantity")


def score(gold: GoldDocument, reading: Reading, names: Names) -> Tally:
    """Return the counts of one document; layers that the gold does not hold are not counted."""
    tally = Tally()
    published = reading.document.published
    verdict = days_verdict(gold.published, published.start, published.end)
    tally.verdict("published", verdict)
    if verdict != "right":
        tally.miss("published", gold.path, gold=gold.published, found=published)
    _passages(gold, reading, names, tally)
    _mentions(gold, reading, names, tally)
    _quotations(gold, reading, names, tally)
    _claims(gold, reading, names, tally)
    return tally


def matched_claims(gold: Sequence[GoldClaim], found: Sequence[Claim]) -> list[tuple[GoldClaim, Claim]]:
    """Return pairs of claims that tell the same event: clauses that overlap, those of one type first."""

    def likeness(given: GoldClaim, claim: Claim) -> float:
        shared = _shared(given, claim)
        return shared + allows(given.event_type, claim.event_type) if shared else 0.0

    return pair(gold, found, likeness)


def _shared(given: GoldClaim, claim: Claim) -> float:
    common = min(given.end, claim.span.end) - max(given.start, claim.span.start)
    shorter = min(given.end - given.start, claim.span.end - claim.span.start)
    if common <= 0 or common < CLAIM_SHARE * shorter:
        return 0.0
    return overlap(given.start, given.end, claim.span.start, claim.span.end)


def _passages(gold: GoldDocument, reading: Reading, names: Names, tally: Tally) -> None:
    if gold.passages is None:
        return
    pairs = pair(
        gold.passages,
        reading.passages,
        lambda given, passage: float(
            given.role == passage.role
            and abs(given.start - passage.span.start) <= PASSAGE_SLACK
            and abs(given.end - passage.span.end) <= PASSAGE_SLACK
        ),
    )
    tally.found("passages", hits=len(pairs), gold=len(gold.passages), found=len(reading.passages))
    missed = [given for given in gold.passages if all(given is not paired for paired, _ in pairs)]
    for given in missed:
        near = [f"{p.role} {p.span.start}-{p.span.end}" for p in reading.passages if p.role == given.role]
        tally.miss("passages", gold.path, gold=f"{given.role} {given.start}-{given.end}", found=near)
    for given, passage in pairs:
        verdict = names.verdict(given.narrator, passage.narrator)
        tally.verdict("passages.narrator", verdict)
        if verdict != "right":
            tally.miss("passages.narrator", gold.path, gold=given.narrator, found=names.shown(passage.narrator))


def _mentions(gold: GoldDocument, reading: Reading, names: Names, tally: Tally) -> None:
    if gold.mentions is None:
        return
    for kind in KINDS:
        given = [mention for mention in gold.mentions if mention.kind == kind]
        found = [mention for mention in reading.mentions if mention.kind == kind]
        layer = f"mentions.{kind}"
        bounds = {(mention.start, mention.end) for mention in given}
        exact = sum((mention.span.start, mention.span.end) in bounds for mention in found)
        tally.found(layer, hits=exact, gold=len(given), found=len(found))
        pairs = pair(given, found, lambda g, f: overlap(g.start, g.end, f.span.start, f.span.end))
        tally.found(f"{layer}.overlap", hits=len(pairs), gold=len(given), found=len(found))
        _report_unpaired(layer, gold.path, given, found, pairs, tally)
        for wanted, mention in pairs:
            verdict = _value(wanted, mention, names)
            tally.verdict(layer, verdict)
            if verdict != "right":
                _miss_value(layer, gold.path, wanted, mention, names, tally)
            if kind == "quantity":
                tally.verdict(f"{layer}.what", _what(wanted.value.what, _quantity(mention).what))


def _report_unpaired(
    layer: str,
    path: str,
    given: Sequence[GoldMention],
    found: Sequence[Mention],
    pairs: Sequence[tuple[GoldMention, Mention]],
    tally: Tally,
) -> None:
    for wanted in given:
        if all(wanted is not paired for paired, _ in pairs):
            tally.miss(layer, path, gold=f"{wanted.text!r} {wanted.start}-{wanted.end}", found="nothing")
    for mention in found:
        if all(mention is not paired for _, paired in pairs):
            tally.miss(layer, path, gold="nothing", found=f"{mention.text!r} {mention.span.start} {mention.rule}")
    for wanted, mention in pairs:
        if (wanted.start, wanted.end) != (mention.span.start, mention.span.end):
            tally.miss(f"{layer} bounds", path, gold=repr(wanted.text), found=repr(mention.text))


def _miss_value(layer: str, path: str, wanted: GoldMention, mention: Mention, names: Names, tally: Tally) -> None:
    if wanted.kind in ("time", "quantity"):
        tally.miss(layer, path, gold=f"{wanted.text!r} {wanted.value}", found=mention.value)
    else:
        found = f"{names.shown(mention.entity)} {mention.rule}"
        tally.miss(layer, path, gold=f"{wanted.text!r} {wanted.entity}", found=found)


def _value(given: GoldMention, mention: Mention, names: Names) -> Verdict:
    """Return whether the value is right: the days of a time, the numbers of a quantity, else the entity."""
    if given.kind == "time":
        value = mention.value if isinstance(mention.value, TimeValue) else TimeValue()
        return days_verdict(Days(start=given.value.start, end=given.value.end), value.start, value.end)
    if given.kind == "quantity":
        quantity = _quantity(mention)
        if quantity.low is None and quantity.high is None:
            return "open" if (given.value.low, given.value.high) != (None, None) else "right"
        same = (quantity.low, quantity.high, quantity.comparator) == (
            given.value.low,
            given.value.high,
            given.value.comparator,
        )
        return "right" if same else "wrong"
    if given.kind == "place" and mention.entity is None and isinstance(mention.value, PlaceValue):
        # A stretch of country around a named place means that place, seen from it.
        anchor = mention.value.anchor
        if anchor is not None and given.entity is not None:
            return names.verdict(given.entity, anchor)
    return names.verdict(given.entity, mention.entity)


def _quantity(mention: Mention) -> QuantityValue:
    return mention.value if isinstance(mention.value, QuantityValue) else QuantityValue()


def _what(given: str | None, found: str | None) -> Verdict:
    if found is None:
        return "open" if given is not None else "right"
    return "right" if given is not None and _singular(given) == _singular(found) else "wrong"


def _singular(what: str) -> str:
    return what.casefold().replace("_", " ").removesuffix("s")


def days_verdict(given: Days | None, start: str | None, end: str | None, *, latest: str | None = None) -> Verdict:
    """Return whether two bounds are those of the gold: a bound left open is open, any other one is wrong.

    An end that is no earlier than `latest` (the day of publication) says nothing that could be wrong.
    """
    wanted = given or Days()
    bounds = [(wanted.start, start), (wanted.end, end)]
    if wanted.end is None and end is not None and latest is not None and end >= latest:
        bounds[1] = (None, None)
    if any(found is not None and found != right for right, found in bounds):
        return "wrong"
    return "right" if all(found == right for right, found in bounds) else "open"


def _quotations(gold: GoldDocument, reading: Reading, names: Names, tally: Tally) -> None:
    if gold.quotations is None:
        return

    def likeness(given: GoldQuotation, quotation: Quotation) -> float:
        off = abs(given.start - quotation.span.start) + abs(given.end - quotation.span.end)
        return float(off <= PASSAGE_SLACK)

    pairs = pair(gold.quotations, reading.quotations, likeness)
    tally.found("quotations", hits=len(pairs), gold=len(gold.quotations), found=len(reading.quotations))
    for given in gold.quotations:
        if all(given is not paired for paired, _ in pairs):
            tally.miss("quotations", gold.path, gold=repr(given.text), found="nothing")
    for given, quotation in pairs:
        tally.count("quotations.kind", "right", given.kind == quotation.kind, 1)
        if given.kind != quotation.kind:
            tally.miss("quotations.kind", gold.path, gold=f"{given.kind} {given.text}", found=quotation.kind)
        if given.kind not in ("echo", "clause"):
            continue
        speaker = quotation.attribution[-1].speaker if quotation.attribution else None
        verdict = names.verdict(given.speaker, speaker)
        tally.verdict("quotations.speaker", verdict)
        if verdict != "right":
            tally.miss(
                "quotations.speaker", gold.path, gold=f"{given.speaker} {given.text}", found=names.shown(speaker)
            )
        if given.verdict != "unchecked":
            tally.count("quotations.verdict", "right", given.verdict == quotation.verdict, 1)
            if given.verdict != quotation.verdict:
                tally.miss(
                    "quotations.verdict", gold.path, gold=f"{given.verdict} {given.text}", found=quotation.verdict
                )


def _claims(gold: GoldDocument, reading: Reading, names: Names, tally: Tally) -> None:
    if gold.claims is None:
        return
    pairs = matched_claims(gold.claims, reading.claims)
    typed = sum(allows(given.event_type, claim.event_type) for given, claim in pairs)
    tally.found("claims", hits=typed, gold=len(gold.claims), found=len(reading.claims))
    tally.found("claims.span", hits=len(pairs), gold=len(gold.claims), found=len(reading.claims))
    missed = [given for given in gold.claims if all(given is not paired for paired, _ in pairs)]
    for given in missed:
        tally.miss("claims", gold.path, gold=f"{given.event_type}: {given.text}", found="nothing")
    for claim in reading.claims:
        if all(claim is not paired for _, paired in pairs):
            tally.miss("claims", gold.path, gold="nothing", found=f"{claim.event_type}: {claim.text} ({claim.rule})")
    latest = reading.document.published.end
    matched = Tally()
    for given, claim in pairs:
        if not allows(given.event_type, claim.event_type):
            tally.miss("claims", gold.path, gold=f"{given.event_type}: {given.text}", found=claim.event_type)
        roles(given, claim, gold.path, names, matched)
        _time(given, claim, gold.path, latest, matched)
        figures(given, claim, gold.path, matched)
        modality(given, claim, gold.path, matched)
        _chain(given, claim, gold.path, names, matched)
    tally.add(matched)
    _of_all(missed, matched, tally)


def _of_all(missed: Sequence[GoldClaim], matched: Tally, tally: Tally) -> None:
    """Count the slots of matched claims once more, out of all claims of the gold: what is not found is open.

    A share of matched claims falls where claims that leave much open are found for the first time; this one does not.
    """
    for layer, metrics in matched.counts.items():
        for metric, (hits, of) in metrics.items():
            tally.count(f"{layer}.all", metric, hits, of)
    for given in missed:
        for role, wanted in (("agents", given.agents), ("targets", given.targets), ("places", given.places)):
            tally.found(f"claims.{role}.all", hits=0, gold=len(wanted), found=0)
        tally.verdict("claims.time.all", "open")
        for _ in given.quantities:
            tally.verdict("claims.figures.all", "open")
        tally.count("claims.modality.all", "right", 0, 1)
        tally.verdict("chains.innermost.all", "open")
        tally.count("chains.whole.all", "right", 0, 1)


def roles(given: GoldClaim, claim: Claim, path: str, names: Names, tally: Tally) -> None:
    """Count who did what to whom and where, by name."""
    slots: tuple[tuple[str, tuple[str, ...], tuple[Participant, ...]], ...] = (
        ("agents", given.agents, claim.agents),
        ("targets", given.targets, claim.targets),
        ("places", given.places, claim.places),
    )
    for role, wanted, participants in slots:
        found = list(dict.fromkeys(item.entity for item in participants if item.entity is not None))
        pairs = pair(wanted, found, lambda name, entity: float(names.same(name, entity)))
        tally.found(f"claims.{role}", hits=len(pairs), gold=len(wanted), found=len(found))
        if not len(pairs) == len(wanted) == len(found):
            told = f"{list(wanted)} in {given.text!r}"
            tally.miss(f"claims.{role}", path, gold=told, found=[names.shown(item) for item in found])


def _time(given: GoldClaim, claim: Claim, path: str, latest: str | None, tally: Tally) -> None:
    time = claim.time
    days = days_verdict(given.time, time.start if time else None, time.end if time else None, latest=latest)
    tally.verdict("claims.time", days)
    if days != "right":
        tally.miss("claims.time", path, gold=f"{given.time} in {given.text!r}", found=time)


def figures(given: GoldClaim, claim: Claim, path: str, tally: Tally) -> None:
    """Count the figures of a claim, one by one."""
    for wanted, figure in _figures(given.quantities, claim.quantities):
        verdict = _figure(wanted, figure)
        tally.verdict("claims.figures", verdict)
        if verdict != "right":
            tally.miss("claims.figures", path, gold=f"{wanted} in {given.text!r}", found=figure)


def modality(given: GoldClaim, claim: Claim, path: str, tally: Tally) -> None:
    """Count whether a claim is told as it is: as a fact or not, of what came about or did not."""
    same = (given.modality, given.polarity) == (claim.modality, claim.polarity)
    tally.count("claims.modality", "right", same, 1)
    if not same:
        told = f"{given.modality} {given.polarity} {given.text!r}"
        tally.miss("claims.modality", path, gold=told, found=f"{claim.modality} {claim.polarity}")


def _figures(wanted: Sequence[GoldFigure], found: Sequence[Figure]) -> list[tuple[GoldFigure | None, Figure | None]]:
    """Return gold and found figures side by side; one that has no counterpart stands alone."""

    def likeness(given: GoldFigure, figure: Figure) -> float:
        same_what = _what(given.what, figure.what) == "right"
        same_number = (given.low, given.high) == (figure.low, figure.high)
        return 2 * same_number + same_what

    pairs = pair(wanted, found, likeness)
    alone: list[tuple[GoldFigure | None, Figure | None]] = [*pairs]
    alone += [(item, None) for item in wanted if all(item is not paired for paired, _ in pairs)]
    alone += [(None, item) for item in found if all(item is not paired for _, paired in pairs)]
    return alone


def _figure(given: GoldFigure | None, found: Figure | None) -> Verdict:
    """Return whether a figure counts the right thing and number; `what` may be left open, a number not be wrong."""
    if found is None:
        return "open"
    if given is None or (given.low, given.high) != (found.low, found.high):
        return "wrong"
    if _what(given.what, found.what) == "wrong" or len(given.joint_with) != len(found.joint_with):
        return "wrong"
    return "open" if found.what is None and given.what is not None else "right"


def _chain(given: GoldClaim, claim: Claim, path: str, names: Names, tally: Tally) -> None:
    innermost = names.verdict(given.chain[-1], claim.attribution[-1].speaker)
    tally.verdict("chains.innermost", innermost)
    whole = _whole(given.chain, claim.attribution, names)
    tally.count("chains.whole", "right", whole, 1)
    if innermost != "right" or not whole:
        found = [names.shown(link.speaker) for link in claim.attribution]
        tally.miss("chains", path, gold=f"{list(given.chain)} in {given.text!r}", found=found)


def _whole(given: Sequence[str | None], found: Sequence[Attribution], names: Names) -> bool:
    return len(given) == len(found) and all(
        names.verdict(name, link.speaker) == "right" for name, link in zip(given, found, strict=True)
    )
