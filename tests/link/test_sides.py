"""Where two sides differ in kind, not in number: whom they say was harmed; and what only looks like a difference."""

from case_builder import Page, Says, actor, place, reuse, source
from msgspec.structs import replace

from rawi.lexicon import load
from rawi.link.assess import assess
from rawi.model import Attribution, Change, Disagreement, Reuse, Span

ARMY = actor("الجيش الروسي", subtype="state_force")
VILLAGE = place("هروزا", lat=49.56, lon=37.55, subtype="village")
STAFF = source("هيئة الأركان", "state", entity=ARMY)
GOVERNOR = source("الإدارة العسكرية", "state")
MONITOR = source("بعثة المراقبة", "monitor")
PAPER = source("صحيفة المساء")
DAY, NEXT = "2023-10-05", "2023-10-06"
STRIKE = Says("قصف هروزا", "shelling", agents=[ARMY], at=[VILLAGE], day=DAY)


def killed(words: str, *count: tuple[str, float, float | None], at: bool = True) -> Says:
    return Says(words, "killing", at=[VILLAGE] if at else [], day=DAY, count=count)


def disputes(*pages: Page, reuses: tuple[Reuse, ...] = ()) -> tuple[Disagreement, ...]:
    return assess([page.reading() for page in pages], reuses, (), load())[1]


def about(*pages: Page, reuses: tuple[Reuse, ...] = ()) -> list[tuple[str, str]]:
    return [(item.about, item.nature) for item in disputes(*pages, reuses=reuses)]


def test_who_says_fighters_and_who_says_civilians_differ_in_whom() -> None:
    theirs = Page("a", STAFF, NEXT, [STRIKE, killed("مقتل 40 مسلحا", ("fighter", 40, None))])
    ours = Page("b", MONITOR, NEXT, [STRIKE, killed("مقتل 59 مدنيا", ("civilian", 59, 59))])
    assert ("whom", "contradiction") in about(theirs, ours)
    assert all(kind != "how_many" for kind, _ in about(theirs, ours))
    (found,) = [item for item in disputes(theirs, ours) if item.about == "whom"]
    assert {position.value for position in found.positions} == {
        "says that fighters were harmed",
        "says that civilians were harmed",
    }


def test_two_who_speak_of_civilians_differ_in_their_number() -> None:
    one = Page("a", GOVERNOR, NEXT, [STRIKE, killed("مقتل 49 مدنيا", ("civilian", 49, 49))])
    other = Page("b", MONITOR, NEXT, [STRIKE, killed("مقتل 59 مدنيا", ("civilian", 59, 59))])
    assert about(one, other) == [("how_many", "contradiction")]


def test_what_an_editor_made_of_a_number_contradicts_it_nowhere_else() -> None:
    said = Page("a", GOVERNOR, DAY, [killed("مقتل 246 شخصا", ("killed", 246, 246))])
    copied = Page("b", PAPER, DAY, [killed("سقوط 264 قتيلا في هروزا", ("killed", 264, 264))])
    other = Page("c", source("موقع الخبر"), DAY, [killed("وحصيلة القتلى 264", ("killed", 264, 264))])
    link = reuse(said, "مقتل 246 شخصا", copied, "سقوط 264 قتيلا في هروزا")
    assert about(said, copied, other, reuses=(link,)) == [("how_many", "editorial_change")]


def test_a_headline_has_no_room_for_at_least() -> None:
    headline = Says("15 شهيدا في هروزا", "killing", at=[VILLAGE], count=[("killed", 15, 15)], role="headline")
    page = Page("a", PAPER, DAY, [headline, killed("مقتل 15 على الأقل", ("killed", 15, None))])
    assert about(page) == []
    wrong = Says("25 شهيدا في هروزا", "killing", at=[VILLAGE], count=[("killed", 25, 25)], role="headline")
    assert about(Page("b", PAPER, DAY, [wrong, killed("مقتل 15", ("killed", 15, 15))])) == [
        ("how_many", "editorial_change")
    ]


def test_the_toll_of_a_war_is_not_that_of_a_day() -> None:
    war = Page("a", MONITOR, NEXT, [killed("مقتل 9000 منذ بدء الحرب", ("killed", 9000, None))]).reading()
    day = Page("b", GOVERNOR, NEXT, [killed("مقتل 49", ("killed", 49, 49))]).reading()
    lasting = war.claims[0].time
    assert lasting is not None
    (claim,) = war.claims
    since = replace(lasting, start="2022-02-24", end=NEXT, precision="days")
    war = replace(war, claims=(replace(claim, time=since),))
    undated = replace(day, claims=(replace(day.claims[0], time=None),))
    for other in (day, undated):
        assert len(assess([war, other], (), (), load())[0]) == 2


def test_on_whose_word_it_is_told_is_not_who_did_it() -> None:
    said = "قالت هيئة الأركان إن القصف أصاب هروزا"
    first = Page("a", PAPER, NEXT, [Says(said, "shelling", agents=[ARMY], at=[VILLAGE], by=[STAFF])])
    second = Page("b", source("موقع الخبر"), NEXT, [Says("القصف أصاب هروزا", "shelling", agents=[ARMY], at=[VILLAGE])])
    at = said.index("هيئة")
    span = Span(first.id, at, at + len("هيئة الأركان"))
    left_out = Change(kind="actor_dropped", source_text="هيئة الأركان", target_text="", source_span=span)
    link = reuse(first, said, second, "القصف أصاب هروزا", changes=[left_out])
    reading = first.reading()
    (claim,) = reading.claims
    own, named = claim.attribution
    narrator = Attribution(speaker=named.speaker, mode="indirect", text="هيئة الأركان", span=span)
    reading = replace(reading, claims=(replace(claim, attribution=(own, narrator)),))
    lexicon = load()
    assert assess([reading, second.reading()], (link,), (), lexicon)[1] == ()
    # Where the narrator stands elsewhere, who is left out was said to have done it.
    (found,) = assess([first.reading(), second.reading()], (link,), (), lexicon)[1]
    assert found.about == "who"


def test_days_that_differ_are_one_disagreement_however_they_are_worded() -> None:
    pages = [
        Page("a", GOVERNOR, NEXT, [Says("قصف هروزا فجر الخميس", "shelling", at=[VILLAGE], day=DAY)]),
        Page("b", MONITOR, NEXT, [Says("وقصفت هروزا يوم الخميس", "shelling", at=[VILLAGE], day=DAY)]),
        Page("c", PAPER, NEXT, [Says("قصف القرية يوم الأربعاء", "shelling", at=[VILLAGE], day="2023-10-04")]),
    ]
    assert about(*pages) == [("when", "contradiction")]
    (found,) = disputes(*pages)
    assert sorted(len(position.claims) for position in found.positions) == [1, 2]


def test_who_denies_it_names_whom_it_is_laid_to() -> None:
    ministry = actor("وزارة الدفاع", subtype="state")
    charge = Page("a", GOVERNOR, NEXT, [STRIKE])
    no = Says("لم نقصف هروزا", "shelling", agents=[ministry], at=[VILLAGE], day=DAY, polarity=False)
    assert about(charge, Page("b", STAFF, NEXT, [no])) == [("modality", "contradiction")]
    yes = Says("قصفنا هروزا", "shelling", agents=[ministry], at=[VILLAGE], day=DAY)
    assert about(charge, Page("b", STAFF, NEXT, [yes])) == [("who", "contradiction")]


def test_each_hospital_counts_the_bodies_it_received() -> None:
    one = Page("a", GOVERNOR, NEXT, [STRIKE, killed("وصول 35 جثة", ("body", 35, 35))])
    other = Page("b", MONITOR, NEXT, [STRIKE, killed("استقبال 15 جثة", ("body", 15, 15))])
    assert about(one, other) == []


def test_a_headline_tells_the_toll_whose_number_it_gives() -> None:
    headline = Says("85 قتيلا في هروزا", "killing", at=[VILLAGE], day=DAY, count=[("killed", 85, 85)], role="headline")
    rescue = Says("ومقتل 85 شخصا", "killing", at=[VILLAGE], day=DAY, count=[("killed", 85, 85)], by=[MONITOR])
    state = Says("ومقتل ثلاثين شخصا", "killing", at=[VILLAGE], day=DAY, count=[("killed", 30, 30)], by=[GOVERNOR])
    (found,) = disputes(Page("a", PAPER, DAY, [headline, rescue, state]))
    assert (found.about, found.nature) == ("how_many", "contradiction")


def test_a_body_that_two_pages_call_by_a_little_word_more_does_not_contradict_itself() -> None:
    council, same = source("المجلس المحلي لمدينة هروزا"), source("المجلس المحلي في هروزا")
    more = Says("مقتل 50", "killing", at=[VILLAGE], count=[("killed", 50, 50)], by=[council])
    fewer = Says("مقتل 40", "killing", at=[VILLAGE], count=[("killed", 40, 40)], by=[same])
    one, other = Page("a", PAPER, DAY, [more]), Page("b", source("موقع الخبر"), NEXT, [fewer])
    assert about(one, other) == [("how_many", "editorial_change")]


def test_the_town_says_no_other_place_than_the_one_before() -> None:
    town = place("المدينة", lat=50.9, lon=34.8)
    one = Page("a", GOVERNOR, DAY, [Says("حصار هروزا", "siege", agents=[ARMY], at=[VILLAGE], day=DAY)])
    other = Page("b", PAPER, DAY, [Says("وحصار المدينة", "siege", agents=[ARMY], at=[town], day=DAY)])
    link = reuse(one, "حصار هروزا", other, "وحصار المدينة")
    assert about(one, other, reuses=(link,)) == []
