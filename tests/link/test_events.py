"""Claims of one happening are one event, and nothing else is: on small cases from several conflicts."""

import msgspec
from case_builder import Page, Says, actor, place, reuse, source

from rawi.lexicon import load
from rawi.link.assess import assess
from rawi.model import ClaimTime, Entity, Event, Figure, Participant, Reading, Reuse, Source

ARMY = actor("الجيش السوداني", subtype="state_force")
RSF = actor("قوات الدعم السريع")
OMDURMAN = place("أم درمان", lat=15.644, lon=32.477)
BAHRI = place("بحري", lat=15.85, lon=32.54)
OBEID = place("الأبيض", lat=13.18, lon=30.217)
NILE = source("النيل مباشر")
WADI = source("صحيفة الوادي")
DOCTORS = source("لجنة الأطباء", "monitor")


def events(*pages: Page, reuses: tuple[Reuse, ...] = ()) -> tuple[Event, ...]:
    return assess([page.reading() for page in pages], reuses, (), load())[0]


def grouped(*pages: Page, reuses: tuple[Reuse, ...] = ()) -> list[set[str]]:
    """Return the sentences of each event."""
    words = {page.claim_id(say.words): say.words for page in pages for say in page.tells}
    return [{words[claim] for claim in event.claims} for event in events(*pages, reuses=reuses)]


def market(words: str, *, day: str | None = "2023-05-16", at: tuple[Entity, ...] = (OMDURMAN,)) -> Says:
    return Says(words, "shelling", agents=[RSF], at=at, day=day)


def test_two_outlets_on_one_place_and_day_are_one_event() -> None:
    one = Page("a", NILE, "2023-05-17", [market("قصفت قوات الدعم السريع سوق أم درمان")])
    other = Page("b", WADI, "2023-05-17", [market("قذائف تسقط على أم درمان", day=None)])
    assert len(events(one, other)) == 1


def test_every_claim_is_in_one_event() -> None:
    page = Page("a", NILE, "2023-05-17", [market("قصف أم درمان"), Says("نزوح من الأبيض", "displacement", at=[OBEID])])
    claims = [claim for event in events(page) for claim in event.claims]
    assert sorted(claims) == sorted(claim.id for claim in page.reading().claims)


def test_other_place_other_day_other_direction_are_other_events() -> None:
    one = Page("a", NILE, "2023-05-17", [market("قصف أم درمان")])
    elsewhere = Page("b", WADI, "2023-05-17", [market("قصف الأبيض", at=(OBEID,))])
    later = Page("c", WADI, "2023-05-30", [market("قصف أم درمان مجددا", day="2023-05-29")])
    assert len(events(one, elsewhere, later)) == 3
    attack = Says("هاجم الجيش السوداني قوات الدعم السريع", "killing", agents=[ARMY], targets=[RSF], at=[BAHRI])
    counter = Says("هاجمت قوات الدعم السريع الجيش السوداني", "killing", agents=[RSF], targets=[ARMY], at=[BAHRI])
    assert len(events(Page("d", NILE, "2023-05-17", [attack]), Page("e", WADI, "2023-05-17", [counter]))) == 2


def test_likeness_is_never_a_chain() -> None:
    # Both villages lie in the governorate, which would join them one by one.
    state = place("ولاية الخرطوم", lat=15.7, lon=32.5, admin=("Country",), subtype="governorate")
    first, second = (
        place(name, lat=lat, lon=32.5, admin=("Country", "ولاية الخرطوم"), subtype="village")
        for name, lat in (("الصالحة", 15.4), ("الجيلي", 16.0))
    )

    def told(words: str, at: Entity) -> Says:
        return Says(words, "battle", agents=[RSF], targets=[ARMY], at=[at], day="2023-05-16")

    pages = [
        Page("a", NILE, "2023-05-17", [told("معارك في الصالحة", first)]),
        Page("b", WADI, "2023-05-17", [told("معارك في ولاية الخرطوم", state)]),
        Page("c", DOCTORS, "2023-05-17", [told("معارك في الجيلي", second)]),
    ]
    groups = grouped(*pages)
    assert len(groups) == 2
    assert not any({"معارك في الصالحة", "معارك في الجيلي"} <= group for group in groups)


def test_what_is_derived_is_one_event_whatever_was_changed() -> None:
    original = Says("أسر الجيش السوداني عشرين", "capture", agents=[ARMY], targets=[RSF], day="2023-05-16")
    turned = Says("أسرت قوات الدعم السريع عشرين", "capture", agents=[RSF], targets=[ARMY], day="2023-05-14")
    army = source("القوات المسلحة", "armed_group", entity=ARMY)
    statement = Page("a", None, "2023-05-17", [Says(**{**vars(original), "role": "statement"})], issuer=army)
    report = Page("b", NILE, "2023-05-17", [turned])
    assert len(events(statement, report)) == 2
    (event,) = events(statement, report, reuses=(reuse(statement, original.words, report, turned.words),))
    # What the editor turned round is the editor's: the event keeps the words of the statement.
    assert [participant.entity for participant in event.agents] == [ARMY.id]
    assert event.time is not None
    assert (event.time.start, event.time.end) == ("2023-05-16", "2023-05-16")


def test_a_second_time_is_another_event() -> None:
    hezbollah, arsal = actor("حزب الله"), place("عرسال", lat=34.18, lon=36.42)
    first = Says("نقل الجيش مسلحين إلى عرسال", "movement_of_forces", targets=[hezbollah], at=[arsal], role="statement")
    again = Says("ثم نقلهم مرة أخرى إلى عرسال", "movement_of_forces", targets=[hezbollah], at=[arsal], role="statement")
    issuer = source("سرايا", "armed_group")
    statement = Page("a", None, "2017-07-27", [first, again], issuer=issuer)
    retold = Page(
        "b",
        NILE,
        "2017-07-27",
        [
            Says("نقلهم نحو عرسال", "movement_of_forces", targets=[hezbollah], at=[arsal], by=[issuer]),
            Says("سبق ونقل مسلحين إلى عرسال", "movement_of_forces", targets=[hezbollah], at=[arsal], by=[issuer]),
        ],
    )
    groups = grouped(
        statement,
        retold,
        reuses=(
            reuse(statement, again.words, retold, "نقلهم نحو عرسال"),
            reuse(statement, first.words, retold, "سبق ونقل مسلحين إلى عرسال"),
            # A second, wrong match does not run the two together.
            reuse(statement, first.words, retold, "نقلهم نحو عرسال"),
        ),
    )
    assert groups == [
        {first.words, "سبق ونقل مسلحين إلى عرسال"},
        {again.words, "نقلهم نحو عرسال"},
    ]


def test_background_stays_apart_from_the_news() -> None:
    jenin, army = place("مخيم جنين", lat=32.462, lon=35.288, subtype="camp"), actor("الجيش الإسرائيلي")
    news = Says("اقتحم الجيش الإسرائيلي مخيم جنين", "advance", agents=[army], at=[jenin])
    older = Says("وكان الجيش الإسرائيلي قد اقتحم مخيم جنين", "advance", agents=[army], at=[jenin])
    assert len(events(Page("a", NILE, "2022-10-15", [news, older]))) == 2
    assert len(events(Page("a", NILE, "2022-10-15", [news]), Page("b", WADI, "2022-10-15", [older]))) == 2


def test_a_headline_tells_what_its_page_tells() -> None:
    headline = Says("قتلى في قصف على أم درمان", "shelling", role="headline")
    page = Page("a", NILE, "2023-05-17", [headline, market("قصفت قوات الدعم السريع سوق أم درمان")])
    assert len(events(page)) == 1


def test_a_denial_joins_what_it_denies() -> None:
    spokesman = source("الناطق باسم الدعم السريع", "person", entity=RSF)
    denial = Says(
        "نفت استهداف سوق", "shelling", agents=[RSF], by=[spokesman], modality="denied", polarity=False, day=None
    )
    (event,) = events(Page("a", NILE, "2023-05-17", [market("قصفت قوات الدعم السريع سوق أم درمان"), denial]))
    assert len(event.claims) == 2


HOSPITAL = place("الفاشر", lat=13.63, lon=25.35)


def test_a_claim_without_a_place_is_where_its_passage_tells() -> None:
    lost = Says("وقتل سبعة من جنود الجيش السوداني", "killing", targets=[ARMY], count=[("soldier", 7, 7)])
    also = Says("وفقد الجيش السوداني تسعة جنود", "killing", targets=[ARMY], count=[("soldier", 9, 9)])
    here = Says("اشتباكات في الفاشر", "battle", agents=[RSF], targets=[ARMY], at=[HOSPITAL], day="2023-05-16")
    again = Says("معارك بين الطرفين في الفاشر", "battle", agents=[RSF], targets=[ARMY], at=[HOSPITAL], day="2023-05-16")
    groups = grouped(Page("a", NILE, "2023-05-17", [here, lost]), Page("b", WADI, "2023-05-17", [again, also]))
    assert {lost.words, also.words} in groups
    elsewhere = Says("معارك بين الطرفين في بحري", "battle", agents=[RSF], targets=[ARMY], at=[BAHRI], day="2023-05-16")
    groups = grouped(Page("a", NILE, "2023-05-17", [here, lost]), Page("b", WADI, "2023-05-17", [elsewhere, also]))
    assert {lost.words} in groups


def test_civilians_and_fighters_of_one_day_are_two_tolls() -> None:
    civilians = Says("قتل خمسة مدنيين بينهم طفلان", "killing", day="2023-05-16", count=[("killed", 5, 5)])
    fighters = Says("قتل خمسة مقاتلين", "killing", day="2023-05-16", count=[("killed", 5, 5)])
    assert len(events(Page("a", NILE, "2023-05-17", [civilians]), Page("b", WADI, "2023-05-17", [fighters]))) == 2


def test_what_is_told_on_somebodys_word_is_what_he_told() -> None:
    army = source("القوات المسلحة", "armed_group", entity=ARMY)
    own = [
        Says("سنحاسب الجناة أينما كانوا", "promise", role="statement", by=[army], modality="promised"),
        Says("احتراق مستودع الدقيق بنيران المليشيا", "destruction", agents=[RSF], role="statement", by=[army]),
    ]
    page = Page("a", None, "2023-05-16", own, issuer=army)
    retold = Says("النيران أتت على مخزن للطحين", "destruction", agents=[RSF], by=[army])
    assert {own[1].words, retold.words} in grouped(page, Page("b", WADI, "2023-05-17", [retold]))
    # Two that he told are as near: nobody can say which one.
    twice = [*own, Says("المليشيا دمرت محطة المياه بنيرانها", "destruction", agents=[RSF], role="statement", by=[army])]
    assert {retold.words} in grouped(
        Page("a", None, "2023-05-16", twice, issuer=army), Page("b", WADI, "2023-05-17", [retold])
    )


def test_an_attempt_is_not_what_was_taken() -> None:
    tried = Says("حاولت قوات الدعم السريع التقدم نحو الأبيض", "advance", agents=[RSF], at=[OBEID], day="2023-05-16")
    taken = Says("سيطرت قوات الدعم السريع على الأبيض", "territory_change", agents=[RSF], at=[OBEID], day="2023-05-16")
    assert len(events(Page("a", NILE, "2023-05-17", [tried]), Page("b", WADI, "2023-05-17", [taken]))) == 2


def test_a_stretch_of_days_meets_the_day_it_began_on() -> None:
    begun = Says("نزحت عائلات من الأبيض", "displacement", at=[OBEID], day="2023-05-02")
    reading = Page("b", WADI, "2023-05-20", [Says("نزوح ألف عائلة من الأبيض", "displacement", at=[OBEID])]).reading()
    days = ClaimTime(start="2023-05-02", end="2023-05-19", precision="days")
    long = [msgspec.structs.replace(claim, time=days) for claim in reading.claims]
    pages = [Page("a", NILE, "2023-05-02", [begun]).reading(), msgspec.structs.replace(reading, claims=tuple(long))]
    assert len(assess(pages, (), (), load())[0]) == 1


def test_a_promise_is_not_the_deed() -> None:
    will = Says("سنطلق عشرين أسيرا في أم درمان", "release", agents=[RSF], at=[OMDURMAN], modality="promised")
    done = Says("أطلقت عشرين أسيرا في أم درمان", "release", agents=[RSF], at=[OMDURMAN])
    assert len(events(Page("a", NILE, "2023-05-17", [will]), Page("b", WADI, "2023-05-17", [done]))) == 2


def test_an_act_and_its_outcome_are_two_events() -> None:
    killed = Says("وقتل تسعة في أم درمان", "killing", at=[OMDURMAN], day="2023-05-16", count=[("killed", 9, 9)])
    wounded = Says("وجرح عشرون في أم درمان", "injury", at=[OMDURMAN], day="2023-05-16", count=[("injured", 20, 20)])
    page = Page("a", NILE, "2023-05-17", [market("قصف أم درمان"), killed, wounded])
    assert [event.event_type for event in events(page)] == ["shelling", "killing"]


def test_dead_and_wounded_of_one_sentence_are_one_toll() -> None:
    # No place, no figure in common: only that they are told in one breath.
    page = Page("a", NILE, "2023-05-17", [market("قصف أم درمان"), Says("قتل تسعة وجرح عشرون", "killing")])
    whole = page.reading()
    killed = whole.claims[1]
    wounded = msgspec.structs.replace(killed, id="cla-wounded", event_type="injury")
    found = assess([msgspec.structs.replace(whole, claims=(*whole.claims, wounded))], (), (), load())[0]
    assert [len(event.claims) for event in found] == [1, 2]


def test_a_formula_of_another_week_and_place_is_no_repetition() -> None:
    old = Page("a", NILE, "2023-04-20", [market("كسر الجيش هجوما في أم درمان", day=None)])
    new = Page("b", WADI, "2023-05-17", [market("كسر الجيش هجوما في الأبيض", day=None, at=(OBEID,))])
    link = reuse(old, old.tells[0].words, new, new.tells[0].words)
    found = events(old, new, reuses=(link,))
    assert len(found) == 2
    assert [event.origins[0].root for event in found] == [NILE.id, WADI.id]


def test_days_of_an_event() -> None:
    open_day = Page("a", NILE, "2023-05-17", [market("قصف أم درمان", day=None)])
    (event,) = events(open_day)
    assert event.time is not None
    # Told as done by the day of publication; nothing says since when.
    assert (event.time.start, event.time.end, event.time.basis) == (None, "2023-05-17", "publication")
    (event,) = events(Page("a", NILE, None, [market("قصف أم درمان", day=None)]))
    assert event.time is None


def test_what_may_last_is_not_over_when_it_is_told() -> None:
    page = Page("a", NILE, "2023-05-17", [Says("نزوح سكان أم درمان", "displacement", at=[OMDURMAN])])
    (event,) = events(page)
    assert event.time is None


def test_figures_keep_low_high_and_their_claims() -> None:
    def toll(words: str, low: float, high: float | None) -> Says:
        count = [("killed", low, high)]
        return Says(words, "killing", at=[OMDURMAN], day="2023-05-16", count=count)

    pages = [
        Page("a", NILE, "2023-05-17", [toll("قتل أربعون في أم درمان", 40, 40)]),
        Page("b", WADI, "2023-05-17", [toll("مقتل أكثر من ثلاثين في أم درمان", 30, None)]),
    ]
    (event,) = events(*pages)
    (figure,) = event.figures
    assert (figure.what, figure.low, figure.high, len(figure.claims)) == ("killed", 30, 40, 2)
    pages.append(Page("c", DOCTORS, "2023-05-17", [toll("مقتل أكثر من خمسين في أم درمان", 50, None)]))
    (event,) = events(*pages)
    assert (event.figures[0].low, event.figures[0].high) == (30, None)


def test_the_order_of_documents_does_not_matter() -> None:
    pages = [
        Page("a", NILE, "2023-05-17", [market("قصفت قوات الدعم السريع سوق أم درمان")]),
        Page("b", WADI, "2023-05-17", [market("قذائف تسقط على أم درمان", day=None)]),
        Page("c", DOCTORS, "2023-05-18", [market("قصف الأبيض", at=(OBEID,))]),
    ]
    there = {frozenset(event.claims) for event in events(*pages)}
    assert there == {frozenset(event.claims) for event in events(*reversed(pages))}


def test_no_claims_no_events() -> None:
    assert assess([], (), (), load()) == ((), ())
    assert events(Page("a", NILE, None, [Says("نص", "other")])) != ()


def test_a_place_only_named_is_the_scene_of_what_follows() -> None:
    def page(path: str, outlet: Source, words: str, count: int) -> Reading:
        whole = Page(path, outlet, "2023-05-17", [Says(f"في سوق الفاشر {words}", "killing", at=[HOSPITAL])]).reading()
        lost = msgspec.structs.replace(
            whole.claims[0],
            places=(),
            targets=(Participant(entity=ARMY.id, text="الجيش", span=whole.claims[0].span),),
            quantities=(Figure(what="killed", low=count, high=count, text="", span=whole.claims[0].span),),
        )
        return msgspec.structs.replace(whole, claims=(lost,), entities=(*whole.entities, ARMY))

    one, other = page("a", NILE, "قتل سبعة من الجيش", 7), page("b", WADI, "فقد الجيش تسعة", 9)
    assert len(assess([one, other], (), (), load())[0]) == 1


def test_of_one_account_a_shared_scene_says_nothing() -> None:
    first = Says("اشتباكات في الفاشر", "battle", agents=[RSF], targets=[ARMY], at=[HOSPITAL], day="2023-05-16")
    lorry = Says("أحرقوا شاحنة وقود", "destruction", by=[DOCTORS])
    school = Says("دمروا مدرسة للبنات", "destruction", by=[WADI])
    assert {lorry.words} in grouped(Page("a", NILE, "2023-05-17", [first, lorry, school]))


def test_what_tells_no_listed_event_is_one_only_with_what_it_repeats() -> None:
    def said(page: Page) -> Reading:
        made = page.reading()
        claims = tuple(msgspec.structs.replace(claim, rule="said:other") for claim in made.claims)
        return msgspec.structs.replace(made, claims=claims)

    pages = [
        Page("a", NILE, "2023-05-17", [market("قصفت قوات الدعم السريع سوق أم درمان")]),
        Page("b", WADI, "2023-05-17", [market("قذائف تسقط على أم درمان")]),
    ]
    assert len(assess([page.reading() for page in pages], (), (), load())[0]) == 1
    assert len(assess([said(page) for page in pages], (), (), load())[0]) == 2


def test_tolls_of_one_blow_are_one_whatever_they_count() -> None:
    fallen = Says("سقط 14 قتيلا", "killing", count=[("killed", 14.0, 14.0)])
    bodies = Says("ووصلت إلى المشفى 19 جثة", "killing", count=[("body", 19.0, 19.0)])
    first = Page("a", NILE, "2023-05-17", [market("قصفت قوات الدعم السريع سوق أم درمان"), fallen])
    other = Page("b", WADI, "2023-05-17", [market("قذائف تسقط على سوق أم درمان"), bodies])
    assert {"سقط 14 قتيلا", "ووصلت إلى المشفى 19 جثة"} in grouped(first, other)


def test_the_dead_of_two_sides_of_a_fight_are_two() -> None:
    fight = Says("اشتباكات في أم درمان", "battle", agents=[RSF], targets=[ARMY], at=[OMDURMAN], day="2023-05-16")
    ours = Says("فقد الجيش سبعة", "killing", targets=[ARMY], count=[("killed", 7.0, 7.0)])
    theirs = Says("وقتل تسعة من الدعم السريع", "killing", targets=[RSF], count=[("killed", 9.0, 9.0)])
    pages = Page("a", NILE, "2023-05-17", [fight, ours]), Page("b", WADI, "2023-05-17", [fight, theirs])
    assert {"فقد الجيش سبعة", "وقتل تسعة من الدعم السريع"} not in grouped(*pages)
