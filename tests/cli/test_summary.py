"""What a stranger is told of a case."""

import msgspec
import pytest
from running import Rawi

from rawi.cli import words
from rawi.cli.summary import change_lines, summary
from rawi.model import (
    Attribution,
    Change,
    Claim,
    ClaimTime,
    Derivation,
    Disagreement,
    Document,
    Entity,
    Event,
    EventFigure,
    Interval,
    Mention,
    Origin,
    Participant,
    Passage,
    PersonValue,
    PlaceValue,
    Position,
    Published,
    Row,
    Source,
    Span,
)
from rawi.model.claim import ChangeKind, EventType
from rawi.model.document import Interest
from rawi.model.link import Nature
from rawi.web.view import Record, arrange


def rows(*, interest: Interest = "party", nature: Nature = "contradiction") -> list[Row]:
    """Return a case of two pages, each with one claim of one event, that differ in a figure."""
    army = Entity(id="e1", kind="actor", name="الجيش", name_en="the army")
    town = Entity(id="e2", kind="place", name="البلدة", name_en="the town")
    found: list[Row] = [Source(id="s1", name="وكالة"), Source(id="s2", name="الجيش", entity="e1"), army, town]
    for n in (1, 2):
        text = f"قتل {n}0 أشخاص"
        day = f"2020-01-0{n}"
        span = Span(f"d{n}", 0, len(text))
        found += [
            Document(
                id=f"d{n}", path=f"{n}.txt", sha256="", text=text, title=text, published=Published(day, day, "explicit")
            ),
            Passage(id=f"p{n}", span=span, role="report", narrator="s1"),
            Claim(
                id=f"c{n}",
                span=span,
                text=text,
                event_type="killing",
                attribution=(Attribution(speaker="s1"), Attribution(speaker="s2", mode="indirect")),
                passage=f"p{n}",
            ),
        ]
    claims = ("c1", "c2")
    at = Participant(entity="e2", text="البلدة", span=Span("d1", 0, 1))
    found += [
        Event(
            id="v1",
            event_type="killing",
            title="",
            agents=(Participant(entity="e1", text="الجيش", span=Span("d1", 0, 1)),),
            place=at,
            time=ClaimTime(start=None, end="2020-01-02"),
            figures=(EventFigure(what="killed", joint_with=("injured",), low=10, high=20, claims=claims),),
            claims=claims,
            origins=(Origin(root="s2", interest=interest, claims=claims, documents=("d1", "d2")),),
            independent=Interval(1, 1),
        ),
        Disagreement(
            id="g1",
            event="v1",
            about="how_many",
            nature=nature,
            severity="high",
            positions=(Position(value="10", claims=("c1",)), Position(value="20", claims=("c2",))),
        ),
    ]
    return found


def told(found: list[Row]) -> str:
    return "\n".join(summary(arrange(found)))


def test_a_small_case_is_told_whole() -> None:
    assert told(rows()) == (
        """\
2 documents, 2 accounts, 1 event.
1 event told in more than one document; all of them on one independent origin only.

DOCUMENTS AND THEIR ACCOUNTS
1. 1.txt, published 1 Jan 2020 (stated on the page)
       قتل 10 أشخاص
   - report, told by “وكالة”
2. 2.txt, published 2 Jan 2020 (stated on the page)
       قتل 20 أشخاص
   - report, told by “وكالة”

EVENTS TOLD IN MORE THAN ONE DOCUMENT

1. Killing, the town, on or before 2 Jan 2020
   who: the army
   killed and injured (counted together): 10 to 20
   2 documents, 2 accounts, 1 INDEPENDENT ORIGIN: the army (a party to the fight)
   - “وكالة”, on the word of the army (document 1)
         قتل 10 أشخاص
   - “وكالة”, on the word of the army (document 2)
         قتل 20 أشخاص

WHERE INDEPENDENT ACCOUNTS CONTRADICT EACH OTHER
- how many, event 1 (high)
     the report (document 1): 10
     the report (document 2): 20"""
    )


def test_words_that_tell_of_two_things_stand_once_under_their_teller() -> None:
    found = rows()
    claim = next(row for row in found if isinstance(row, Claim))
    injured = msgspec.structs.replace(claim, id="c3", event_type="injury")
    event = next(row for row in found if isinstance(row, Event))
    found[found.index(event)] = msgspec.structs.replace(event, claims=(*event.claims, "c3"))
    lines = [line.strip() for line in told([*found, injured]).splitlines()]
    accounts = lines[lines.index("EVENTS TOLD IN MORE THAN ONE DOCUMENT") :]
    assert accounts.count(claim.text) == 1


def test_contradiction_update_and_editing_are_told_apart() -> None:
    headings = {
        "contradiction": "WHERE INDEPENDENT ACCOUNTS CONTRADICT",
        "update": "WHERE A LATER ACCOUNT GIVES A NEWER FIGURE",
        "editorial_change": "WHAT WAS CHANGED ON THE WAY",
    }
    for nature in ("contradiction", "update", "editorial_change"):
        text = told(rows(nature=nature))
        assert [name for name, heading in headings.items() if heading in text] == [nature]


def test_an_interest_that_is_not_known_is_not_made_up() -> None:
    assert "ORIGIN: the army\n" in told(rows(interest="unknown"))


def test_sides_are_named_once_and_who_may_be_one_more_is_marked() -> None:
    army = Entity(id="e1", kind="actor", name="الجيش", name_en="the army")
    branch = Entity(id="e3", kind="actor", name="الإعلام الحربي", name_en="the army's media", parent="e1")
    spokesman = Entity(id="e4", kind="person", name="نبيل", name_en="Nabil")
    speaks = Mention(
        id="m1",
        span=Span("d1", 0, 1),
        text="ق",
        kind="person",
        entity="e4",
        value=PersonValue(affiliation="e1"),
        rule="",
    )
    unnamed = Origin(root=None, claims=("c1",), documents=("d1",))
    agency = Origin(root="s1", claims=("c2",), documents=("d2",))

    def counted(*origins: Origin, low: int, high: int) -> str:
        held = [
            msgspec.structs.replace(row, origins=origins, independent=Interval(low, high))
            if isinstance(row, Event)
            else row
            for row in rows()
            if row != army
        ]
        text = told([army, branch, spokesman, speaks, *held])
        return " ".join(text.split("2 documents, 2 accounts, ")[2].split(" - “")[0].split("   - ")[0].split())

    side = [Origin(root=root, interest="party", claims=("c1",), documents=("d1",)) for root in ("e4", "e1", "e3")]
    one = "1 INDEPENDENT ORIGIN: the army with Nabil and the army's media (a party to the fight)"
    assert counted(*side, low=1, high=1) == one
    two = "1 to 2 INDEPENDENT ORIGINS: the army (a party to the fight); perhaps an unnamed narrator"
    assert counted(side[1], unnamed, low=1, high=2) == two
    three = "2 to 4 INDEPENDENT ORIGINS: the army (a party to the fight); “وكالة”; perhaps 2 unnamed narrators"
    assert counted(side[1], agency, unnamed, unnamed, low=2, high=4) == three
    assert counted(unnamed, low=1, high=1) == "1 INDEPENDENT ORIGIN: an unnamed narrator"
    again = "1 to 2 INDEPENDENT ORIGINS: an unnamed narrator; perhaps another unnamed narrator"
    assert counted(unnamed, unnamed, low=1, high=2) == again


def test_who_is_only_described_is_told_as_described() -> None:
    described = Attribution(speaker=None, text="مصدر طبي", mode="indirect")
    held: list[Row] = []
    for row in rows():
        if isinstance(row, Claim) and row.id == "c2":
            held.append(msgspec.structs.replace(row, attribution=(row.attribution[0], described)))
        elif isinstance(row, Event):
            army = Origin(root="e1", interest="party", claims=("c1",), documents=("d1",))
            source = Origin(root=None, claims=("c2",), documents=("d2",))
            held.append(msgspec.structs.replace(row, origins=(army, source), independent=Interval(1, 2)))
        else:
            held.append(row)
    assert "the army (a party to the fight); perhaps “مصدر طبي”" in " ".join(told(held).split())


def test_what_one_document_tells_names_the_document() -> None:
    held = [
        msgspec.structs.replace(row, claims=("c2",)) if isinstance(row, Event) else row
        for row in rows()
        if not isinstance(row, Disagreement)
    ]
    assert "- Killing, the town, on or before 2 Jan 2020: the army (a party to the fight), document 2" in told(held)


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (PlaceValue(), "the town"),
        (PlaceValue(relation="near"), "near the town"),
        (PlaceValue(bearing="W", anchor="e2"), "west of the town"),
        (PlaceValue(bearing="SE", distance_km=3, anchor="e2"), "3 km south-east of the town"),
        (None, "the town"),
    ],
)
def test_where_is_said_as_the_words_say_it(value: PlaceValue | None, said: str) -> None:
    at = Mention(id="m1", span=Span("d1", 0, 1), text="ق", kind="place", entity="e2", value=value, rule="")
    assert f"1. Killing, {said}, on or before" in told([*rows(), at])


def test_an_empty_case_is_told_too() -> None:
    assert told([]).startswith("0 documents, 0 accounts, 0 events.")


def test_changes_of_a_kind_stand_together_and_small_ones_are_counted() -> None:
    changes = [
        Change(kind="typo", source_text="أ", target_text="ب"),
        Change(kind="actor_dropped", source_text="هم", target_text="ه"),
        Change(kind="actor_dropped", source_text="وحلفائه"),
        Change(kind="typo", source_text="أ", target_text="ب"),
        Change(kind="added", target_text="أمس"),
    ]
    assert [line.strip() for line in change_lines(changes, indent=0)] == [
        "- leaves out an actor",
        "وحلفائه",
        "هم",
        "now",
        "ه",
        "- adds",
        "أمس",
        "- and misspells (2)",
    ]


@pytest.mark.parametrize("kind", ChangeKind.__args__)
def test_every_kind_of_change_has_words(kind: ChangeKind) -> None:
    assert list(change_lines([Change(kind=kind, source_text="أ", target_text="ب")], indent=0))


@pytest.mark.parametrize("kind", EventType.__args__)
def test_every_kind_of_event_has_words(kind: EventType) -> None:
    assert "_" not in words.label(kind)


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        (None, None, "date open"),
        ("2018-02-13", "2018-02-13", "13 Feb 2018"),
        ("2018-02-10", "2018-02-13", "10 Feb 2018 to 13 Feb 2018"),
        (None, "2018-02-13", "on or before 13 Feb 2018"),
        ("2018-02-13", None, "on or after 13 Feb 2018"),
        ("0618-02-03", None, "on or after 3 Feb 618"),
    ],
)
def test_days(start: str | None, end: str | None, said: str) -> None:
    assert words.days(start, end) == said


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [(None, None, "open"), (3, 3, "3"), (200, 999, "200 to 999"), (3, None, "3 or more"), (None, 1_000, "up to 1,000")],
)
def test_bounds(low: float | None, high: float | None, said: str) -> None:
    assert words.bounds(low, high) == said


def test_names() -> None:
    record = Record(
        sources={"s": Source(id="s", name="المركز", entity="e"), "t": Source(id="t", name="وكالة\nأنباء")},
        entities={"e": Entity(id="e", kind="actor", name="المركز", name_en="the Centre")},
    )
    assert words.who(record, "s") == "the Centre"
    assert words.who(record, "t") == "“وكالة أنباء”"
    assert words.who(record, None, '"فصائل"') == '"فصائل"'
    assert words.who(record, None) == "an unnamed narrator"
    assert words.who(record, None, "مصدر\x1b عسكري") == "“مصدر\\x1b عسكري”"


def test_the_example_says_who_stands_behind_hundreds_captured(rawi: Rawi, traced: object) -> None:
    text = rawi("show", "--case", traced).stdout
    assert text.startswith("2 documents, 3 accounts, ")
    assert "4 not verbatim" in text
    assert "captured: 200 to 999" in text
    assert "killed and injured (counted together): 20 to 99" in text
    quotations = text.split("QUOTATIONS THAT ARE NOT VERBATIM")[1]
    assert "مع حلفائه الإيرانيين والروس" in quotations


def test_a_large_case_is_told_in_a_few_screens() -> None:
    documents: list[Row] = [
        Document(id=f"d{n}", path=f"{n}.txt", sha256="", text="نص", title=f"خبر {n}", published=Published())
        for n in range(1, 1201)
    ]
    told = list(summary(arrange(documents)))
    assert len(told) < 200
    assert any(line.startswith("1. 1.txt") for line in told)
    assert "And 1,140 more: see rawi report." in told


def test_who_takes_up_his_own_words_copies_nobody() -> None:
    found = rows()
    edge = Derivation(id="r1", source="p1", target="p2", kind="paraphrases", declared=False, share=0.5)
    own = " ".join(told([*found, edge]).split())
    assert "in 50% of its words, its own words" in own
    other = [
        msgspec.structs.replace(row, narrator="s2") if isinstance(row, Passage) and row.id == "p1" else row
        for row in found
    ]
    assert "in 50% of its words, without saying so" in " ".join(told([*other, edge]).split())
