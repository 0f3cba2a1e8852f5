"""On whose word an event rests: repeats count once, unnamed ones may be one more, and the interest is beside it."""

from case_builder import Page, Says, actor, place, reuse, source

from rawi.lexicon import load
from rawi.link.assess import assess
from rawi.model import Derivation, Event, Interval, Reuse, Source, content_id
from rawi.model.claim import Modality
from rawi.model.document import Role

HOUTHIS = actor("أنصار الله")
ARMY = actor("الجيش اليمني", subtype="state_force")
SPOKESMAN_ENTITY = actor("ناطق الجبهة", parent=HOUTHIS)
CAMP = place("مخيم السويداء", lat=15.52, lon=45.35)
ADEN, SADA, TAIZ = (source(name) for name in ("أفق عدن", "صدى", "تعز اليوم"))
SPOKESMAN = source("ناطق الجبهة", "person", entity=SPOKESMAN_ENTITY)
RASID = source("شبكة راصد", "monitor")
MWATANA = source("مواطنة", "monitor")
SABA = source("وكالة سبأ", "news_agency")


def event(*pages: Page, reuses: tuple[Reuse, ...] = (), derivations: tuple[Derivation, ...] = ()) -> Event:
    (found,) = assess([page.reading() for page in pages], reuses, derivations, load())[0]
    return found


def hit(
    words: str, *by: Source | None, role: Role = "report", modality: Modality = "asserted", polarity: bool = True
) -> Says:
    return Says(
        words,
        "shelling",
        agents=[HOUTHIS],
        at=[CAMP],
        day="2021-11-04",
        by=by,
        role=role,
        modality=modality,
        polarity=polarity,
    )


def test_one_speaker_through_three_outlets_is_one_origin() -> None:
    pages = [
        Page(path, outlet, "2021-11-05", [hit(words, SPOKESMAN)], knows=[SPOKESMAN_ENTITY])
        for path, outlet, words in (
            ("a", ADEN, "قصفنا مخيم السويداء"),
            ("b", SADA, "قصف أنصار الله مخيم السويداء"),
            ("c", TAIZ, "صاروخ على مخيم السويداء"),
        )
    ]
    found = event(*pages)
    assert found.independent == Interval(1, 1)
    (origin,) = found.origins
    assert (origin.root, origin.interest, len(origin.claims), len(origin.documents)) == (
        SPOKESMAN_ENTITY.id,
        "party",
        3,
        3,
    )


def test_two_monitors_are_two_origins_of_no_party() -> None:
    found = event(
        Page("a", RASID, "2021-11-05", [hit("صاروخ على مخيم السويداء")]),
        Page("b", ADEN, "2021-11-05", [hit("سقوط صاروخ على مخيم السويداء", MWATANA)]),
    )
    assert found.independent == Interval(2, 2)
    assert {(origin.root, origin.interest) for origin in found.origins} == {
        (RASID.id, "third_party"),
        (MWATANA.id, "third_party"),
    }


def test_unnamed_narrators_only_raise_the_upper_bound() -> None:
    found = event(
        Page("a", RASID, "2021-11-05", [hit("صاروخ على مخيم السويداء")]),
        Page("b", ADEN, "2021-11-05", [hit("قصف مخيم السويداء", None)]),
        Page("c", None, "2021-11-05", [hit("ضرب مخيم السويداء")]),
    )
    assert found.independent == Interval(1, 3)
    assert [origin.root for origin in found.origins] == [RASID.id, None, None]


def test_what_nobody_named_tells_still_has_an_origin() -> None:
    found = event(Page("a", ADEN, "2021-11-05", [hit("قصف مخيم السويداء", None)]))
    assert found.independent == Interval(1, 1)


def test_copied_words_rest_on_whoever_wrote_them() -> None:
    agency = Page("a", SABA, "2021-11-04", [hit("استهدف صاروخ مخيم السويداء")])
    first = Page("b", ADEN, "2021-11-05", [hit("صاروخ استهدف مخيم السويداء")])
    second = Page("c", SADA, "2021-11-05", [hit("صاروخ استهدف أمس مخيم السويداء", None)])
    uncredited = (
        reuse(agency, "استهدف صاروخ مخيم السويداء", first, "صاروخ استهدف مخيم السويداء"),
        reuse(first, "صاروخ استهدف مخيم السويداء", second, "صاروخ استهدف أمس مخيم السويداء"),
    )
    found = event(agency, first, second, reuses=uncredited)
    assert found.independent == Interval(1, 1)
    assert [origin.root for origin in found.origins] == [SABA.id]
    assert event(agency, first, second).independent == Interval(2, 3)


def test_a_named_speaker_stays_the_root_whatever_the_words_came_by() -> None:
    agency = Page("a", SABA, "2021-11-04", [hit("استهدف صاروخ مخيم السويداء", SPOKESMAN)])
    copy = Page("b", ADEN, "2021-11-05", [hit("صاروخ استهدف مخيم السويداء")])
    found = event(agency, copy, reuses=(reuse(agency, agency.tells[0].words, copy, copy.tells[0].words),))
    assert [origin.root for origin in found.origins] == [SPOKESMAN_ENTITY.id]


def test_the_words_of_a_statement_rest_on_its_issuer() -> None:
    issuer = source("أنصار الله", "armed_group", entity=HOUTHIS)
    statement = Page("a", None, "2021-11-04", [hit("قصفنا مخيم السويداء", role="statement")], issuer=issuer)
    report = Page("b", ADEN, "2021-11-05", [hit("قصف مخيم السويداء", SABA)])
    found = event(statement, report, reuses=(reuse(statement, "قصفنا مخيم السويداء", report, "قصف مخيم السويداء"),))
    assert found.independent == Interval(1, 1)
    assert event(statement, report).independent == Interval(2, 2)


def test_a_statement_that_names_nobody_speaks_for_its_issuer() -> None:
    issuer = source("أنصار الله", "armed_group", entity=HOUTHIS)
    statement = Page("a", None, "2021-11-04", [hit("قصفنا مخيم السويداء", None, role="statement")], issuer=issuer)
    (origin,) = event(statement).origins
    assert origin.root is not None
    assert origin.interest == "party"


def test_a_page_that_reproduces_what_is_not_in_the_case_rests_on_that() -> None:
    copy = Page("a", ADEN, "2021-11-05", [hit("قصف مخيم السويداء")])
    edge = Derivation(
        id=content_id("der", 1),
        source=SABA.id,
        target=copy.passage("report").id,
        kind="copies",
        declared=True,
        share=1.0,
    )
    other = Page("b", SADA, "2021-11-05", [hit("ضرب مخيم السويداء", SABA)])
    found = event(copy, other, derivations=(edge,))
    assert [origin.root for origin in found.origins] == [SABA.id]


def test_a_spokesman_and_his_side_are_one_origin() -> None:
    side = source("أنصار الله", "armed_group", entity=HOUTHIS)
    found = event(
        Page("a", ADEN, "2021-11-05", [hit("قصفنا مخيم السويداء", SPOKESMAN)], knows=[SPOKESMAN_ENTITY]),
        Page("b", SADA, "2021-11-05", [hit("قصف أنصار الله مخيم السويداء", side)]),
    )
    assert found.independent == Interval(1, 1)
    assert len(found.origins) == 2


def test_a_headline_adds_no_origin() -> None:
    found = event(Page("a", ADEN, "2021-11-05", [hit("صاروخ", role="headline"), hit("قصف مخيم السويداء", RASID)]))
    assert found.independent == Interval(1, 1)
    assert len(found.origins[0].claims) == 2


def test_whoever_denies_is_no_origin() -> None:
    denial = hit("لم نقصف مخيم السويداء", SPOKESMAN, modality="denied", polarity=False)
    found = event(
        Page("a", RASID, "2021-11-05", [hit("صاروخ على مخيم السويداء")]), Page("b", ADEN, "2021-11-05", [denial])
    )
    assert found.independent == Interval(1, 1)
    assert [origin.root for origin in found.origins] == [RASID.id]
    alone = event(Page("b", ADEN, "2021-11-05", [denial]))
    assert [origin.root for origin in alone.origins] == [SPOKESMAN_ENTITY.id]


def test_the_other_side_is_an_opponent() -> None:
    army = source("الجيش اليمني", "state", entity=ARMY)
    fight = Says("معارك", "battle", agents=[ARMY], targets=[HOUTHIS], day="2021-10-14")
    pages = [Page("a", ADEN, "2021-11-05", [hit("قصف مخيم السويداء", army)]), Page("b", SADA, "2021-10-14", [fight])]
    found = assess([page.reading() for page in pages], (), (), load())[0][0]
    assert [origin.interest for origin in found.origins] == ["opponent"]


def test_who_only_names_a_fight_that_is_known_is_no_origin() -> None:
    day = "2021-11-05"
    says = Says("كسر الجيش اليمني هجوما", "battle", agents=[ARMY], at=[CAMP], day=day, by=[SPOKESMAN])
    known = Says("تضاربت أنباء القتال الدائر", "battle", at=[CAMP], trigger="القتال")
    told = Says("واندلع قتال عنيف أمس", "battle", at=[CAMP], day=day, trigger="قتال")
    for lead, high in ((known, 1), (told, 2)):
        pages = Page("a", SADA, day, [lead, says]), Page("b", TAIZ, day, [says])
        found = assess([page.reading() for page in pages], (), (), load())[0]
        widest = max(found, key=lambda event: len(event.claims))
        assert (len(widest.claims), widest.independent.high) == (3, high)
