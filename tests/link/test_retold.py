"""A text told anew on somebody's word comes from his text without a shared word; a formula filled anew does not."""

from dataclasses import replace

import pytest
from case_builder import Page, Says, actor, place, source

from rawi.link.pairs.derivation import edge
from rawi.link.pairs.retold import retold
from rawi.link.texts.features import prepare
from rawi.link.texts.speech import hear
from rawi.model import Change, Passage, Reuse, Side
from rawi.model.claim import ChangeKind
from rawi.model.document import Role

ARMY = actor("الجيش الليبي", subtype="state_force")
TOWN = place("ترهونة", lat=32.43, lon=13.63)
OFFICE = source("غرفة عمليات الجيش الليبي", "armed_group", entity=ARMY)
ABROAD = source("أخبار الأطلسي")


def statement(day: str = "2020-04-06") -> Page:
    return Page(
        "statement",
        None,
        day,
        [
            Says("قصفت طائراتنا رتلا في ترهونة", "airstrike", agents=[ARMY], at=[TOWN], role="statement", by=[OFFICE]),
            Says("وأسفر عن مصرع تسعة", "killing", count=[("killed", 9, 9)], role="statement", by=[OFFICE]),
        ],
        issuer=OFFICE,
    )


def report(day: str, *, killed: int = 9) -> Page:
    return Page(
        "report",
        ABROAD,
        day,
        [
            Says("غارة جوية استهدفت قافلة عسكرية", "airstrike", agents=[ARMY], by=[OFFICE]),
            Says(f"{killed} رجال لقوا حتفهم", "killing", count=[("killed", killed, killed)], by=[OFFICE]),
        ],
    )


def derived(one: Page, other: Page) -> bool:
    of, to = prepare(one.reading()), prepare(other.reading())
    there, here = passage(one, "statement"), passage(other, "report")
    heard = hear(to.speech, of.speech.voices[there.id])
    found = edge(of, to, there, here, heard, (), (), retold(of, to, there, here, heard))
    assert found is None or (found.declared and found.evidence == ())
    return found is not None


def passage(page: Page, role: Role) -> Passage:
    return next(passage for passage in page.reading().passages if passage.role == role)


def test_what_is_cited_in_other_words_comes_from_the_text_cited() -> None:
    assert derived(statement(), report("2020-04-07"))


def test_other_days_other_numbers_and_other_speakers_are_no_derivation() -> None:
    assert not derived(statement(), report("2020-04-20"))
    assert not derived(statement(), report("2020-04-05"))
    assert not derived(statement(), report("2020-04-07", killed=4))
    council = source("المجلس البلدي")
    page = report("2020-04-07")
    assert not derived(statement(), replace(page, tells=[replace(say, by=[council]) for say in page.tells]))


ELSEWHERE = place("بني وليد", lat=31.76, lon=13.99)
SIDE = actor("قوات الوفاق")


@pytest.mark.parametrize(
    ("told", "comes_from_it"),
    [
        (Says("مقتل سبعة في ترهونة", "killing", at=[TOWN], count=[("killed", 7, 7)], by=[OFFICE]), True),
        (Says("مقتل مسلحين من الوفاق في ترهونة", "killing", targets=[SIDE], at=[TOWN], by=[OFFICE]), True),
        (Says("سبعة قتلى من الوفاق", "killing", targets=[SIDE], count=[("killed", 7, 7)], by=[OFFICE]), True),
        (Says("مقتل عشرات في ترهونة", "killing", at=[TOWN], count=[("killed", 20, None)], by=[OFFICE]), False),
        (Says("مقتل بضعة من الوفاق", "killing", targets=[SIDE], count=[("killed", 3, 9)], by=[OFFICE]), False),
        (Says("مقتل سبعة في بني وليد", "killing", at=[ELSEWHERE], count=[("killed", 7, 7)], by=[OFFICE]), False),
        (Says("مقتل ثمانية في ترهونة", "killing", at=[TOWN], count=[("killed", 8, 8)], by=[OFFICE]), False),
        (Says("أسر سبعة في ترهونة", "detention", at=[TOWN], count=[("detained", 7, 7)], by=[OFFICE]), False),
        (Says("قتل الجيش مسلحين في ترهونة", "killing", agents=[ARMY], at=[TOWN], by=[OFFICE]), False),
        (Says("مقتل سبعة في ترهونة", "killing", at=[TOWN], count=[("killed", 7, 7)]), False),
    ],
)
def test_one_deed_comes_from_the_text_of_who_tells_it(told: Says, *, comes_from_it: bool) -> None:
    said = Says(
        "وقتلنا سبعة من مسلحي الوفاق في ترهونة",
        "killing",
        agents=[ARMY],
        targets=[SIDE],
        at=[TOWN],
        count=[("killed", 7, 7)],
        role="statement",
        by=[OFFICE],
    )
    one = Page("statement", None, "2020-04-06", [said], issuer=OFFICE)
    assert derived(one, Page("report", ABROAD, "2020-04-07", [told])) == comes_from_it


def test_a_bulletin_of_another_week_is_no_repetition() -> None:
    def week(path: str, killed: int, houses: int) -> Page:
        words = f"رصد المركز خلال الأسبوع مقتل {killed} أشخاص واحتراق {houses} منازل في حوادث أمنية متفرقة في المحافظة"
        return Page(path, ABROAD, None, [Says(words, "killing")])

    one, other = week("one", 11, 7), week("two", 37, 2)
    of, to = passage(one, "report"), passage(other, "report")

    def reused(*kinds: ChangeKind) -> Reuse:
        changes = tuple(Change(kind=kind, source_text="11", target_text="37") for kind in kinds)
        return Reuse(
            id="reu",
            source=Side(of.id, of.span),
            target=Side(to.id, to.span),
            label="paraphrase",
            score=0.7,
            changes=changes,
        )

    source, target = prepare(one.reading()), prepare(other.reading())
    heard = hear(target.speech, source.speech.voices[of.id])

    def found(*kinds: ChangeKind) -> bool:
        return edge(source, target, of, to, heard, [reused(*kinds)], ()) is not None

    assert found()
    assert not found("number_changed", "number_changed")
