"""A case that grows by one document at a time comes to what it would be if it were linked whole."""

import random
from pathlib import Path

import pytest

from rawi import read_text
from rawi.ingest import ingest
from rawi.lexicon import load
from rawi.link.derivations.candidates import CARRIED, DF_CAP
from rawi.link.derivations.growing import Growing
from rawi.link.derivations.memory import Memory
from rawi.link.pipeline import derived
from rawi.link.texts.features import marks, prepare
from rawi.model import Reading
from rawi.read import read

GOLD = Path(__file__).parents[1] / "gold"


@pytest.fixture(scope="module")
def pages() -> list[Reading]:
    folders = (GOLD / "clusters" / "dev", GOLD / "dev")
    return [read(ingest(path), load()) for folder in folders for path in sorted(folder.rglob("*.txt"))]


def outcome(pages: list[Reading]) -> tuple[list[str], list[str], list[tuple[str, str | None]]]:
    growing = Growing(Memory())
    for page in pages:
        growing.add([page])
    settled = growing.settled()
    verdicts = [(quotation.id, quotation.verdict) for quotation in settled.quotations if quotation.verdict]
    return sorted(one.id for one in settled.reuses), sorted(one.id for one in settled.derivations), sorted(verdicts)


@pytest.mark.parametrize("seed", range(3))
def test_any_order_comes_to_what_linking_the_whole_case_gives(pages: list[Reading], seed: int) -> None:
    whole = derived(pages)
    shuffled = list(pages)
    random.Random(seed).shuffle(shuffled)
    reuses, derivations, verdicts = outcome(shuffled)
    assert reuses == sorted(one.id for one in whole.reuses)
    assert derivations == sorted(one.id for one in whole.derivations)
    assert verdicts == sorted((quotation.id, quotation.verdict) for quotation in whole.quotations if quotation.verdict)


def test_a_page_about_something_else_touches_nobody(pages: list[Reading]) -> None:
    growing = Growing(Memory())
    for page in pages:
        growing.add([page])
    apart = read_text("وصلت سفينة الأبحاث إلى الجزيرة النائية، وبدأ العلماء قياس عمق البحيرة المالحة وحرارة مياهها.")
    assert growing.add([apart]) == {apart.document.id}
    again = read_text(f"{pages[0].document.text}\nوهذه نسخة منها.")
    assert pages[0].document.id in growing.add([again])


def test_a_text_that_many_carry_is_held_against_its_first_holders_in_any_order() -> None:
    carried = (
        "قالت لجنة الحي إن سيارات الإسعاف نقلت المصابين من السوق القديم إلى المشفى الميداني، وإن فرق الإنقاذ ظلت تبحث "
        "حتى المساء بين أنقاض ثلاثة محال وورشة نجارة، فيما أغلق الأهالي الطريق المؤدي إلى الجسر خشية غارة أخرى."
    )
    pages = [
        read_text(f"{carried}\nرقم النشرة {number * 7919}.", published=f"2016-03-{number % 30 + 1:02}")
        for number in range(DF_CAP + 20)
    ]
    shared = set.intersection(*(set(marks(prepare(page))) for page in pages))
    assert len(shared) > CARRIED
    whole = derived(pages)
    assert whole.derivations
    for order in (pages, pages[::-1], sorted(pages, key=lambda page: page.document.id)):
        reuses, derivations, _ = outcome(order)
        assert derivations == sorted(one.id for one in whole.derivations)
        assert reuses == sorted(one.id for one in whole.reuses)
