"""Who holds what in a disagreement, as a person reads it: one page on both sides, several holders, nobody's claim."""

import msgspec

from rawi.cli.differing import disagreement_lines
from rawi.cli.summary import event_called
from rawi.model import (
    Attribution,
    Claim,
    Disagreement,
    Document,
    Entity,
    Passage,
    Position,
    Published,
    Row,
    Source,
    Span,
)
from rawi.web.view import Record, arrange

TEXT = "نفى الجيش أسر جنوده"


def _rows() -> list[Row]:
    found: list[Row] = [
        Source(id="s1", name="وكالة"),
        Entity(id="e1", kind="actor", name="الجيش", name_en="the army"),
        Entity(id="e2", kind="actor", name="الحركة", name_en="the movement"),
    ]
    for n in (1, 2, 3):
        span = Span(f"d{n}", 0, len(TEXT))
        found += [
            Document(id=f"d{n}", path=f"{n}.txt", sha256="", text=TEXT, published=Published(None, None, "none")),
            Passage(id=f"p{n}", span=span, role="statement" if n == 2 else "report", narrator="s1"),
        ]
    for identifier, page, speaker in (("c1", 1, "e1"), ("c2", 1, "e2"), ("c3", 2, None), ("c4", 3, None)):
        inner = (Attribution(speaker=speaker, mode="indirect"),) if speaker else ()
        found.append(
            Claim(
                id=identifier,
                span=Span(f"d{page}", 0, len(TEXT)),
                text=TEXT,
                event_type="capture",
                attribution=(Attribution(speaker="s1"), *inner),
                passage=f"p{page}",
            )
        )
    return found


def _told(*positions: tuple[str, tuple[str, ...]], about: str = "modality", spans: tuple[Span, ...] = ()) -> str:
    record: Record = arrange(_rows())
    held = tuple(Position(value=value, claims=claims) for value, claims in positions)
    row = msgspec.convert(
        {
            "id": "g",
            "event": "v",
            "about": about,
            "nature": "contradiction",
            "severity": "high",
            "positions": [],
            "spans": [],
        },
        Disagreement,
    )
    return "\n".join(
        disagreement_lines(
            record, msgspec.structs.replace(row, positions=held, spans=spans), event=event_called(record, "v")
        )
    )


def test_a_page_on_both_sides_says_on_whose_word() -> None:
    assert _told(("denies it", ("c1",)), ("says it happened", ("c2", "c3"))) == (
        "- whether, and how surely, an event (high)\n"
        "     the report (document 1, on the word of the army): denies it\n"
        "     the report (document 1, on the word of the movement) and the statement (document 2): say it\n"
        "       happened"
    )


def test_what_one_holds_and_what_several_hold_are_put_so() -> None:
    assert _told(("says «قتل»", ("c3",)), ("leaves out «قتل»", ("c1", "c4")), about="who") == (
        "- who, an event (high)\n"
        "     the statement (document 2): says «قتل»\n"
        "     the report (document 1) and the report (document 3): leave out «قتل»"
    )


def test_a_position_that_no_claim_holds_is_that_of_the_page_its_words_stand_in() -> None:
    spans = (Span("d2", 0, 3), Span("d3", 0, 3))
    assert _told(("says «قتل»", ("c3",)), ("leaves out «قتل»", ()), about="who", spans=spans) == (
        "- who, an event (high)\n"
        "     the statement (document 2): says «قتل»\n"
        "     the report (document 3): leaves out «قتل»"
    )
