"""One attack told as fighting by one and as shelling by another, by its sides and soldiers, as "the attack"."""

from case_builder import Page, Says, actor, place, source

from rawi.lexicon import load
from rawi.link.assess import assess
from rawi.link.events.told import book
from rawi.model import Document, Entity
from rawi.read import read

ARMY = actor("الجيش المالي", subtype="state_force")
GROUP = actor("جماعة نصرة الإسلام")
BER = place("بير", lat=16.84, lon=-2.53)
KIDAL = place("كيدال", lat=18.44, lon=1.41)
RADIO = source("إذاعة تمبكتو")
AGENCY = source("وكالة الساحل", "news_agency")
SITE = source("موقع الصحراء")
DAY, NEXT = "2023-08-09", "2023-08-10"


def together(one: str, other: str, *pages: Page) -> bool:
    """Whether two sentences are of one event."""
    ids = {say.words: page.claim_id(say.words) for page in pages for say in page.tells}
    events = assess([page.reading() for page in pages], (), (), load())[0]
    return any({ids[one], ids[other]} <= set(event.claims) for event in events)


def fight(words: str, trigger: str, *, at: Entity | None = BER, day: str | None = DAY) -> Says:
    where = [at] if at is not None else []
    return Says(words, "battle", agents=[GROUP], targets=[ARMY], at=where, day=day, trigger=trigger)


def test_an_attack_of_no_kind_is_the_shelling_of_that_day() -> None:
    shelled = Says("قصفت الجماعة بير", "shelling", agents=[GROUP], at=[BER], day=DAY, trigger="قصفت")
    attacked = fight("هجوم على بير", "هجوم")
    assert together(
        "قصفت الجماعة بير", "هجوم على بير", Page("a", SITE, NEXT, [shelled]), Page("b", RADIO, NEXT, [attacked])
    )


def test_clashes_are_no_shelling_nor_is_the_answer_to_an_attack() -> None:
    shelled = Says("قصفت الجماعة بير", "shelling", agents=[GROUP], at=[BER], day=DAY, trigger="قصفت")
    clashes = fight("اشتباكات في بير", "اشتباكات")
    assert not together(
        "قصفت الجماعة بير", "اشتباكات في بير", Page("a", SITE, NEXT, [shelled]), Page("b", RADIO, NEXT, [clashes])
    )
    answer = Says("هجوم الجيش على بير", "battle", agents=[ARMY], targets=[GROUP], at=[BER], day=DAY, trigger="هجوم")
    assert not together(
        "قصفت الجماعة بير", "هجوم الجيش على بير", Page("a", SITE, NEXT, [shelled]), Page("b", RADIO, NEXT, [answer])
    )


def test_the_attack_is_the_one_that_others_tell_of_there() -> None:
    told = Page("a", SITE, NEXT, [fight("هجوم على بير", "هجوم")])
    village = Says("قال عمدة بير", "statement", at=[BER])
    meant = Says("في الهجوم الليلي", "battle", trigger="الهجوم")
    assert together("هجوم على بير", "في الهجوم الليلي", told, Page("b", RADIO, NEXT, [village, meant]))
    # A second one there, and nobody can say which is meant; nor is "an attack" any of them.
    shelled = Says("قصف على بير", "shelling", agents=[ARMY], at=[BER], day=DAY, trigger="قصف")
    again = Page("c", AGENCY, NEXT, [shelled])
    assert not together("هجوم على بير", "في الهجوم الليلي", told, again, Page("b", RADIO, NEXT, [village, meant]))
    some = Says("في هجوم ليلي", "battle", trigger="هجوم")
    assert not together("هجوم على بير", "في هجوم ليلي", told, Page("b", RADIO, NEXT, [village, some]))


def killed(words: str, number: float, *, by: Entity | None = None, of: Entity | None = None) -> Says:
    agents, targets = [one] if (one := by) else [], [one] if (one := of) else []
    return Says(words, "killing", agents=agents, targets=targets, count=[("killed", number, number)])


def test_the_dead_of_a_fight_are_of_the_side_that_the_other_killed() -> None:
    ours = Page("a", SITE, NEXT, [fight("هجوم على بير", "هجوم"), killed("فقدنا ستة من رجالنا", 6, of=ARMY)])
    taken = Says("سيطرت الجماعة على بير", "territory_change", agents=[GROUP], targets=[ARMY], at=[BER], day=DAY)
    theirs = Page("b", RADIO, NEXT, [taken, killed("وقتلت الجماعة أربعين", 40, by=GROUP)])
    assert together("فقدنا ستة من رجالنا", "وقتلت الجماعة أربعين", ours, theirs)
    named = Page("c", RADIO, NEXT, [taken, killed("ومقتل أربعين جنديا", 40)])
    assert together("فقدنا ستة من رجالنا", "ومقتل أربعين جنديا", ours, named)


def test_nor_are_they_of_the_other_side_or_of_another_fight() -> None:
    theirs = Page("a", SITE, NEXT, [fight("هجوم على بير", "هجوم"), killed("وقتلنا ستة منهم", 6, by=ARMY)])
    taken = Says("سيطرت الجماعة على بير", "territory_change", agents=[GROUP], targets=[ARMY], at=[BER], day=DAY)
    assert not together(
        "وقتلنا ستة منهم",
        "وقتلت الجماعة أربعين",
        theirs,
        Page("b", RADIO, NEXT, [taken, killed("وقتلت الجماعة أربعين", 40, by=GROUP)]),
    )
    far = Page(
        "c", RADIO, NEXT, [fight("هجوم على كيدال", "هجوم", at=KIDAL), killed("وقتلت الجماعة أربعين", 40, by=GROUP)]
    )
    ours = Page("d", SITE, NEXT, [fight("هجوم على بير", "هجوم"), killed("فقدنا ستة من رجالنا", 6, of=ARMY)])
    assert not together("فقدنا ستة من رجالنا", "وقتلت الجماعة أربعين", ours, far)


def test_a_base_is_in_the_town_it_is_called_after() -> None:
    town = place("بولو مرير", lat=1.6, lon=44.9)
    town = Entity(
        **{field: getattr(town, field) for field in town.__struct_fields__ if field != "curated"}, curated=True
    )
    base, road = (
        Entity(id=f"ent-{name}", kind="place", name=f"{name} بولو مرير", subtype=kind)
        for name, kind in (("قاعدة", "base"), ("طريق", "road"))
    )
    first = Page("a", SITE, NEXT, [fight("هجوم على بولو مرير", "هجوم", at=town)])
    assert together(
        "هجوم على بولو مرير",
        "هجوم على القاعدة",
        first,
        Page("b", RADIO, NEXT, [fight("هجوم على القاعدة", "هجوم", at=base)]),
    )
    assert not together(
        "هجوم على بولو مرير",
        "هجوم على الطريق",
        first,
        Page("b", RADIO, NEXT, [fight("هجوم على الطريق", "هجوم", at=road)]),
    )


def test_he_may_be_cited_weeks_later_with_his_number() -> None:
    his = source("حركة الشباب", entity=GROUP)
    own = Page(
        "a",
        None,
        "2023-05-26",
        [Says("قتلنا 137 جنديا", "killing", agents=[GROUP], count=[("killed", 137.0, 137.0)], role="statement")],
        issuer=his,
    )
    later = Page(
        "b",
        AGENCY,
        "2023-06-03",
        [Says("إنها قتلت 137 جنديا", "killing", agents=[GROUP], count=[("killed", 137.0, 137.0)], by=[his])],
    )
    assert together("قتلنا 137 جنديا", "إنها قتلت 137 جنديا", own, later)
    other = Page(
        "c",
        AGENCY,
        "2023-06-03",
        [Says("إنها قتلت 20 جنديا", "killing", agents=[GROUP], count=[("killed", 20.0, 20.0)], by=[his])],
    )
    assert not together("قتلنا 137 جنديا", "إنها قتلت 20 جنديا", own, other)


def test_what_had_been_said_is_not_what_had_been() -> None:
    lexicon = load()

    def cues(words: str) -> list[frozenset[str]]:
        reading = read(Document(id="doc", path="a", sha256="", text=f"وكالة\n\n3 يونيو 2023\n\n{words}"), lexicon)
        return [told.cues for told in book([reading], lexicon.entities).claims.values()]

    assert all("background" not in found for found in cues("وكانت حركة الشباب قد قالت إنها قتلت 137 جنديا في مقديشو."))
    assert all("background" in found for found in cues("وكانت حركة الشباب قد قتلت 137 جنديا في مقديشو."))


def test_a_village_of_one_name_is_one_whether_a_text_settles_it_or_not() -> None:
    fields = {"id": "ent-far", "kind": "place", "subtype": "village", "lat": 35.8, "lon": 38.6, "admin": ("Country",)}
    listed = Entity(name="الحمام", curated=True, **fields)
    unlisted = Entity(id="ent-near", kind="place", name="الحمام", subtype="village", admin=("Country",))
    other = Entity(id="ent-other", kind="place", name="الحمرة", subtype="village", admin=("Country",))
    first = Page("a", SITE, NEXT, [fight("هجوم على الحمام", "هجوم", at=listed)])
    assert together(
        "هجوم على الحمام",
        "وهجوم على القرية",
        first,
        Page("b", RADIO, NEXT, [fight("وهجوم على القرية", "هجوم", at=unlisted)]),
    )
    assert not together(
        "هجوم على الحمام",
        "وهجوم على القرية",
        first,
        Page("b", RADIO, NEXT, [fight("وهجوم على القرية", "هجوم", at=other)]),
    )
