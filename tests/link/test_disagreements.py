"""Where accounts differ: editing along a derivation, contradiction between origins, a toll that rose."""

import msgspec
from case_builder import Page, Says, actor, place, reuse, source

from rawi.lexicon import load
from rawi.link.assess import assess
from rawi.model import Disagreement, Entity, Event, EventType, Reuse, Side, Source, Words
from rawi.model.claim import Change, ChangeKind, Modality

LNA = actor("جيش الشرق")
GNA = actor("قوات الغرب")
WAGNER = actor("مرتزقة الشركة")
SWANI = place("السواني", lat=32.71, lon=13.06)
HEALTH = source("وزارة الصحة", "state")
UN = source("بعثة الأمم المتحدة", "international")
GNA_SOURCE = source("بركان الغضب", "armed_group", entity=GNA)
LNA_SOURCE = source("شعبة الإعلام الحربي", "armed_group", entity=LNA)
SAHEL, MAGHREB, JABAL = (source(name, "news_agency") for name in ("الساحل", "مغرب نيوز", "الجبل"))


def case(*pages: Page, reuses: tuple[Reuse, ...] = ()) -> tuple[tuple[Event, ...], tuple[Disagreement, ...]]:
    return assess([page.reading() for page in pages], reuses, (), load())


def disagreements(*pages: Page, reuses: tuple[Reuse, ...] = ()) -> tuple[Disagreement, ...]:
    return case(*pages, reuses=reuses)[1]


def toll(words: str, low: float, *by: Source, high: float | None = None, what: str = "killed") -> Says:
    count = [(what, low, low if high is None else high)]
    event_type: EventType = "killing" if what == "killed" else "injury"
    return Says(words, event_type, at=[SWANI], day="2020-04-06", count=count, by=by)


def strike(words: str, *by: Source, agents: tuple[Entity, ...] = (LNA,), day: str | None = "2020-04-06") -> Says:
    return Says(words, "shelling", agents=agents, at=[SWANI], day=day, by=by)


def test_two_tolls_of_one_day_contradict() -> None:
    one = Page("a", SAHEL, "2020-04-07", [toll("قتل سبعة", 7, GNA_SOURCE)])
    other = Page("b", UN, "2020-04-07", [toll("قتل تسعة", 9)])
    (found,) = disagreements(one, other)
    assert (found.about, found.nature, found.severity) == ("how_many", "contradiction", "medium")
    assert [position.value for position in found.positions] == ["7 killed («killed»)", "9 killed («killed»)"]
    assert [span.document for span in found.spans] == [one.id, other.id]


def test_tolls_far_apart_weigh_more() -> None:
    one = Page("a", SAHEL, "2020-04-07", [toll("قتل سبعة", 7, GNA_SOURCE)])
    (found,) = disagreements(one, Page("b", UN, "2020-04-07", [toll("قتل أربعون", 40)]))
    assert found.severity == "high"


def test_a_later_toll_of_the_same_origin_is_an_update() -> None:
    one = Page("a", SAHEL, "2020-04-06", [toll("قتل سبعة", 7, HEALTH)])
    later = Page("b", MAGHREB, "2020-04-08", [toll("قتل تسعة", 9, HEALTH)])
    (found,) = disagreements(one, later)
    assert (found.nature, found.severity) == ("update", "low")
    # A lower toll later is no update, and one origin does not contradict itself.
    fallen = Page("c", MAGHREB, "2020-04-08", [toll("قتل خمسة", 5, HEALTH)])
    assert [found.nature for found in disagreements(one, fallen)] == ["editorial_change"]
    of_another = Page("c", MAGHREB, "2020-04-08", [toll("قتل خمسة", 5, GNA_SOURCE)])
    assert [found.nature for found in disagreements(one, of_another)] == ["contradiction"]


def test_one_side_does_not_contradict_itself() -> None:
    media = source("إعلام الغرب", "armed_group", entity=actor("إعلام الغرب", parent=GNA))
    knows = (GNA, actor("إعلام الغرب", parent=GNA))
    one = Page("a", SAHEL, "2020-04-07", [toll("قتل سبعة", 7, GNA_SOURCE)], knows=knows)
    other = Page("b", JABAL, "2020-04-06", [toll("قتل تسعة", 9, media)], knows=knows)
    assert [found.nature for found in disagreements(one, other)] == ["editorial_change"]
    day = Page("b", JABAL, "2020-04-07", [strike("قصفت السواني الاثنين", media, day="2020-04-07")], knows=knows)
    first = Page("a", SAHEL, "2020-04-07", [strike("قصفت السواني", GNA_SOURCE)], knows=knows)
    assert {found.nature for found in disagreements(first, day)} == {"editorial_change"}


def test_claims_that_share_a_figure_do_not_disagree_in_the_rest() -> None:
    def counted(words: str, *numbers: int) -> Says:
        return Says(words, "killing", at=[SWANI], day="2020-04-06", count=[("killed", n, n) for n in numbers])

    one = Page("a", SAHEL, "2020-04-07", [counted("قتل أربعون بينهم سبعة في السوق", 40, 7)])
    assert disagreements(one, Page("b", UN, "2020-04-07", [counted("قتل أربعون", 40)])) == ()
    assert len(disagreements(one, Page("b", UN, "2020-04-07", [counted("قتل خمسون", 50)]))) == 1


def test_a_toll_said_to_have_risen_is_an_update_whoever_says_it() -> None:
    one = Page("a", SAHEL, "2020-04-06", [toll("قتل سبعة", 7, GNA_SOURCE)])
    risen = Page("b", UN, "2020-04-08", [toll("ارتفعت حصيلة قتلى السواني إلى تسعة", 9)])
    assert [found.nature for found in disagreements(one, risen)] == ["update"]


def test_nested_figures_do_not_disagree() -> None:
    hundreds = Page("a", SAHEL, "2020-04-07", [toll("قتل العشرات", 20, GNA_SOURCE, high=99)])
    exact = Page("b", UN, "2020-04-07", [toll("قتل أربعون", 40)])
    assert disagreements(hundreds, exact) == ()


def test_parts_of_the_dead_and_of_the_wounded_are_two_counts() -> None:
    dead = Says(
        "قتل 562 بينهم 40 مدنيا",
        "killing",
        at=[SWANI],
        day="2020-04-06",
        count=[("killed", 562, 562), ("civilian", 40, 40)],
    )
    hurt = Says(
        "وجرح 2855 بينهم 106 مدنيين",
        "injury",
        at=[SWANI],
        day="2020-04-06",
        count=[("injured", 2855, 2855), ("civilian", 106, 106)],
    )
    assert not disagreements(Page("a", SAHEL, "2020-04-07", [dead, hurt]))
    assert not disagreements(Page("a", SAHEL, "2020-04-07", [dead]), Page("b", UN, "2020-04-07", [hurt]))


def test_one_number_of_dead_or_of_wounded() -> None:
    dead = Page("a", SAHEL, "2020-04-07", [toll("قتل ثمانون", 80, GNA_SOURCE)])
    hurt = Page("b", UN, "2020-04-07", [toll("جرح ثمانون", 80, what="injured")])
    (found,) = disagreements(dead, hurt)
    assert (found.about, [position.value for position in found.positions]) == ("what", ["80 killed", "80 injured"])


def test_a_denial_contradicts_and_the_title_takes_no_side() -> None:
    denial = Says(
        "لم نقصف السواني",
        "shelling",
        agents=[LNA],
        at=[SWANI],
        day="2020-04-06",
        by=[LNA_SOURCE],
        modality="denied",
        polarity=False,
    )
    charge = Page("a", SAHEL, "2020-04-07", [strike("قصف السواني", GNA_SOURCE)])
    (event,), (found,) = case(charge, Page("b", JABAL, "2020-04-07", [denial]))
    assert (found.about, found.nature, found.severity) == ("modality", "contradiction", "high")
    assert [position.value for position in found.positions] == ["says it happened", "denies it"]
    assert event.title == "Shelling at السواني"


def test_who_did_it() -> None:
    one = Page("a", SAHEL, "2020-04-07", [strike("قصف السواني", GNA_SOURCE)])
    other = Page("b", JABAL, "2020-04-07", [strike("قصف على السواني", LNA_SOURCE, agents=(GNA,))])
    (event,), (found,) = case(one, other)
    assert (found.about, found.nature) == ("who", "contradiction")
    assert {position.value for position in found.positions} == {f"by {LNA.name}", f"by {GNA.name}"}
    assert len(event.agents) == 2
    # An account that names one more does not contradict the one that names fewer.
    more = Page("c", MAGHREB, "2020-04-07", [strike("قصف طال السواني", UN, agents=(LNA, WAGNER))])
    assert disagreements(one, more) == ()


def test_another_day_contradicts() -> None:
    one = Page("a", SAHEL, "2020-04-07", [strike("قصف السواني", GNA_SOURCE)])
    other = Page("b", JABAL, "2020-04-07", [strike("قصف على السواني", LNA_SOURCE, day="2020-04-05")])
    assert [found.about for found in disagreements(one, other)] == ["when"]


def change(kind: ChangeKind, of: Page, words: str, to: Page, target: str = "") -> Change:
    return Change(
        kind=kind,
        source_text=words,
        source_span=of.span(words) if words else None,
        target_text=target,
        target_span=to.span(target) if target else None,
    )


ORIGINAL = Says(
    "قصف جيش الشرق ومرتزقة الشركة مرة أخرى مخازن السواني بثلاثين صاروخا",
    "shelling",
    agents=[LNA, WAGNER],
    at=[SWANI],
    day="2020-04-06",
    count=[("rocket", 30, None)],
    role="statement",
)
RETOLD = Says(
    "قصف جيش الشرق مخازن السواني بنحو ثلاثين صاروخا",
    "shelling",
    agents=[LNA],
    at=[SWANI],
    day="2020-04-06",
    count=[("rocket", 30, 30)],
    by=[GNA_SOURCE],
)
STATEMENT = Page("a", None, "2020-04-06", [ORIGINAL], issuer=GNA_SOURCE)
REPORT = Page("b", SAHEL, "2020-04-06", [RETOLD])


def test_what_a_retelling_leaves_out() -> None:
    dropped = change("actor_dropped", STATEMENT, "ومرتزقة الشركة", REPORT)
    link = reuse(STATEMENT, ORIGINAL.words, REPORT, RETOLD.words, changes=[dropped])
    found = {item.about: item for item in disagreements(STATEMENT, REPORT, reuses=(link,))}
    assert set(found) == {"who", "how_many", "sequence"}
    assert {item.nature for item in found.values()} == {"editorial_change"}
    assert [position.value for position in found["who"].positions] == [
        "says «ومرتزقة الشركة»",
        "leaves out «ومرتزقة الشركة»",
    ]
    assert found["who"].severity == "medium"
    assert [position.value for position in found["sequence"].positions] == [
        "says «مرة أخرى»",
        "leaves out «مرة أخرى»",
    ]


def test_the_adjective_of_a_country_is_whose_make_it_is_not_who_acts() -> None:
    of = Page("a", GNA_SOURCE, "2020-04-06", [Says("دمرت القوات مدرعة إماراتية في السواني", "destruction", at=[SWANI])])
    to = Page("b", SAHEL, "2020-04-07", [Says("دمرت القوات مدرعة في السواني", "destruction", at=[SWANI])])
    words, told = of.tells[0].words, to.tells[0].words
    left_out = Change(kind="actor_dropped", source_text="إماراتية", source_span=of.span("إماراتية"))
    (found,) = disagreements(of, to, reuses=(reuse(of, words, to, told, changes=[left_out], in_quotation=True),))
    assert (found.about, found.severity) == ("what", "medium")
    assert {one.value for one in found.positions} == {
        "says the adjective «إماراتية»",
        "leaves out the adjective «إماراتية»",
    }


def test_in_quotation_marks_it_weighs_more() -> None:
    dropped = change("actor_dropped", STATEMENT, "ومرتزقة الشركة", REPORT)
    link = reuse(STATEMENT, ORIGINAL.words, REPORT, RETOLD.words, changes=[dropped], in_quotation=True)
    found = {item.about: item.severity for item in disagreements(STATEMENT, REPORT, reuses=(link,))}
    assert found["who"] == "high"


def test_two_retellings_that_leave_out_the_same_are_one_disagreement() -> None:
    second = Page("c", MAGHREB, "2020-04-06", [RETOLD])
    links = tuple(
        reuse(
            STATEMENT,
            ORIGINAL.words,
            page,
            RETOLD.words,
            changes=[change("actor_dropped", STATEMENT, "ومرتزقة الشركة", page)],
        )
        for page in (REPORT, second)
    )
    found = [item for item in disagreements(STATEMENT, REPORT, second, reuses=links) if item.about == "who"]
    assert [len(position.claims) for position in found[0].positions] == [1, 2]
    assert len(found) == 1

    # A copy of a copy that leaves it out says no more than that.
    whole = Page("d", MAGHREB, "2020-04-06", [ORIGINAL])
    copied = Page("e", JABAL, "2020-04-06", [RETOLD])
    chain = reuse(STATEMENT, ORIGINAL.words, whole, ORIGINAL.words)
    last = change("actor_dropped", whole, "ومرتزقة الشركة", copied)
    links = (links[0], chain, reuse(whole, ORIGINAL.words, copied, RETOLD.words, changes=[last]))
    found = [item for item in disagreements(STATEMENT, REPORT, whole, copied, reuses=links) if item.about == "who"]
    assert [len(position.claims) for position in found[0].positions] == [2, 2]
    assert len(found) == 1


def test_a_rename_is_no_disagreement() -> None:
    plain = Says(**{**vars(RETOLD), "count": ORIGINAL.count, "agents": ORIGINAL.agents})
    page = Page("b", SAHEL, "2020-04-06", [plain])
    renamed = change("renamed", STATEMENT, "جيش الشرق", page, "جيش الشرق")
    link = reuse(STATEMENT, ORIGINAL.words, page, plain.words, changes=[renamed])
    assert [item.about for item in disagreements(STATEMENT, page, reuses=(link,))] == ["sequence"]


def test_scope_that_a_retelling_widens() -> None:
    said = Says("القضاء على فلول المسلحين في السواني", "battle", agents=[GNA], at=[SWANI], role="statement")
    retold = Says("القضاء على المسلحين في السواني", "battle", agents=[GNA], at=[SWANI], by=[GNA_SOURCE])
    statement, report = Page("a", None, None, [said], issuer=GNA_SOURCE), Page("b", SAHEL, None, [retold])
    dropped = change("dropped", statement, "فلول", report)
    link = reuse(statement, said.words, report, retold.words, changes=[dropped])
    (found,) = disagreements(statement, report, reuses=(link,))
    assert (found.about, found.nature, found.severity) == ("scope", "editorial_change", "low")


def test_who_is_named_where_the_original_says_we_is_not_added() -> None:
    we = Says(**{**vars(ORIGINAL), "agents": ()})
    statement = Page("a", None, "2020-04-06", [we], issuer=GNA_SOURCE)
    added = change("actor_added", statement, "", REPORT, "جيش الشرق")
    link = reuse(statement, we.words, REPORT, RETOLD.words, changes=[added])
    assert "who" not in {item.about for item in disagreements(statement, REPORT, reuses=(link,))}


def test_a_happening_that_a_retelling_adds() -> None:
    trial = Says("سيحاكم الأسرى", "promise", by=[GNA_SOURCE], modality="promised")
    report = Page("b", SAHEL, "2020-04-06", [RETOLD, trial])
    reading = report.reading()
    words = Words("سيحاكم", report.span("سيحاكم"))
    claims = (reading.claims[0], msgspec.structs.replace(reading.claims[1], trigger=words))
    link = msgspec.structs.replace(
        reuse(
            STATEMENT, ORIGINAL.words, report, RETOLD.words, changes=[change("added", STATEMENT, "", report, "سيحاكم")]
        ),
        target=Side(report.passage("report").id, report.passage("report").span),
    )
    found = assess([STATEMENT.reading(), msgspec.structs.replace(reading, claims=claims)], (link,), (), load())[1]
    assert [item.positions[1].value for item in found if item.about == "what"] == ["adds «سيحاكم»"]


def test_all_positions_point_to_claims_of_the_event() -> None:
    pages = (
        STATEMENT,
        REPORT,
        Page("c", JABAL, "2020-04-07", [strike("قصف على السواني", LNA_SOURCE, agents=(GNA,), day="2020-04-05")]),
    )
    link = reuse(STATEMENT, ORIGINAL.words, REPORT, RETOLD.words)
    events, found = case(*pages, reuses=(link,))
    claims = {event.id: set(event.claims) for event in events}
    assert found
    for item in found:
        for position in item.positions:
            assert set(position.claims) <= claims[item.event]


def test_the_words_of_yesterday_with_the_toll_of_today_are_an_update() -> None:
    first = Page("a", SAHEL, "2020-04-07", [toll("قتل 21 شخصا وأصيب عشرات في ضواحي العاصمة", 21, HEALTH)])
    second = Page("b", MAGHREB, "2020-04-08", [toll("قتل 32 شخصا وأصيب عشرات في ضواحي العاصمة", 32, UN)])
    copied = reuse(first, first.tells[0].words, second, second.tells[0].words)
    (found,) = disagreements(first, second, reuses=(copied,))
    assert (found.about, found.nature) == ("how_many", "update")


def left_out(kind: EventType, modality: Modality = "asserted") -> str:
    """Return what a retelling that leaves out one of two names is about, by what the names stand in."""
    words, less = "المجلس والأمم المتحدة وفصائل الجنوب", "المجلس والأمم المتحدة"
    of = Page("a", GNA_SOURCE, "2020-04-06", [Says(words, kind, modality=modality)])
    to = Page("b", SAHEL, "2020-04-07", [Says(less, kind, modality=modality)])
    gone = Change(kind="actor_dropped", source_text="وفصائل الجنوب", source_span=of.span("وفصائل الجنوب"))
    (found,) = disagreements(of, to, reuses=(reuse(of, words, to, less, changes=[gone]),))
    return found.about


def test_who_is_asked_is_whom_and_who_is_accused_is_who() -> None:
    assert left_out("demand", "demanded") == "whom"
    assert left_out("aid", "demanded") == "whom"
    assert left_out("accusation") == "who"


def test_what_the_document_tells_elsewhere_is_not_added() -> None:
    """A day or a blow that a retelling names where its source does not: added only if the source nowhere tells it."""
    dated = Says("قصف المطار الاثنين", "shelling", agents=(LNA,), day="2020-04-05")
    retold = Says("استهداف السواني الأحد", "shelling", agents=(LNA,), at=[SWANI], day="2020-04-05")
    plain = Says("استهداف السواني", "shelling", agents=(LNA,), at=[SWANI])
    for before, expected in (([], {"when"}), ([dated], set())):
        of = Page("a", GNA_SOURCE, "2020-04-06", [*before, plain])
        to = Page("b", SAHEL, "2020-04-06", [retold])
        found = disagreements(of, to, reuses=(reuse(of, plain.words, to, retold.words),))
        assert {item.about for item in found if item.about == "when"} == expected
