"""Who did what to whom, in the constructions that tell it: titles, owners, subjects before auxiliaries."""

import pytest

from rawi.model import Claim
from rawi.read import read_text

SENTENCES = [
    ("مقتل العشرات، من بينهم مدير عام الشرطة اللواء سامي جبر، في قصف على مدينة غزة.", "killing", "", "سامي جبر"),
    ("اغتيال قائد الأمن الوطني أبو سالم العموري وأربعة من مرافقيه في مخيم عين الحلوة.", "killing", "", "العموري"),
    ("مقتل القيادي في هيئة تحرير الشام أبو محمد الحلبي بغارة للتحالف الدولي.", "killing", "تحالف", "الحلبي"),
    ("قتل قناص الصحفية هدى سلامة في مخيم جنين.", "killing", "", "هدى سلامة"),
    ("كتائب الأسد لم تتقدم شبراً داخل مدينة الرستن.", "advance", "كتائب الأسد", ""),
    ("قال شهود إن مليشيا الكانيات كانت قد خطفت عشرات العائلات في ترهونة.", "abduction", "الكانيات", ""),
    ("مقتل طفلين بقصف من قوات النظام على بلدة النيرب.", "shelling", "قوات النظام", ""),
    ("بعد معارك مع فصائل من الجيش الحر سيطر التنظيم على بلدة النيرب.", "battle", "", "الجيش الحر"),
    ("استهدف حزب الله بالصواريخ تجمعا لجنود الجيش الإسرائيلي في عيترون.", "shelling", "حزب الله", "الإسرائيلي"),
    ("ستة من الأسرى كان قد أسرهم تنظيم الدولة عند تل أبيض.", "capture", "تنظيم الدولة", ""),
]


@pytest.mark.parametrize(("sentence", "event_type", "agent", "target"), SENTENCES)
def test_roles(sentence: str, event_type: str, agent: str, target: str) -> None:
    claim = told(sentence, event_type)
    assert [agent in item.text for item in claim.agents] == ([True] if agent else []), claim.agents
    assert any(target in item.text for item in claim.targets) if target else not claim.targets, claim.targets


def told(sentence: str, event_type: str) -> Claim:
    return next(claim for claim in read_text(sentence).claims if claim.event_type == event_type)


def test_what_an_issuer_calls_its_own_men_is_itself() -> None:
    text = "كتائب عز الدين القسام\nبيان عسكري\n\nاغتنم المجاهدون ثلاث بنادق في مدينة رفح أمس.\n\nكتائب القسام"
    claim = told(text, "capture")
    assert [item.text for item in claim.agents] == ["المجاهدون"]
    assert claim.agents[0].entity is not None


VERBS_WITHOUT_A_SUBJECT = [
    ("وتفاخرت حركة الشباب بأنها أجهزت على عشرين جنديا قرب أفجوي.", "killing", "حركة الشباب"),
    ("أنزلت دورية من الجيش المالي ستة ركاب من سيارتهم في ديابالي وأعدمتهم.", "killing", "الجيش المالي"),
    ("أُغلق المستشفى إثر دخول قوات الدعم السريع التي أطلقت الرصاص داخله.", "attack_on_civilians", "قوات الدعم السريع"),
    ("فتسلل من الثغرة مهاجمون من تنظيم الدولة إلى الحي.", "movement_of_forces", "تنظيم الدولة"),
    ("قال الفريق إن مسلحين من تنظيم القاعدة قد اختطفوهم في مديرية مودية.", "abduction", "تنظيم القاعدة"),
]


@pytest.mark.parametrize(("sentence", "event_type", "agent"), VERBS_WITHOUT_A_SUBJECT)
def test_subjects_left_unsaid(sentence: str, event_type: str, agent: str) -> None:
    assert [item.text for item in told(sentence, event_type).agents] == [agent]


WHAT_STANDS_STILL = [
    ("قال إن الهجوم الذي استهدف فجر أمس ثكنة للجيش المالي في نامبالا فشل.", "battle", "", "لجيش المالي"),
    ("فهوجمت نقطتان للجيش العراقي في الرشاد.", "battle", "", "لجيش العراقي"),
    ("سلّم أربعة عناصر من ولاية سيناء، بينهم خبير العبوات، أنفسهم للجيش.", "surrender", "ولاية سيناء", "لجيش"),
]


@pytest.mark.parametrize(("sentence", "event_type", "agent", "target"), WHAT_STANDS_STILL)
def test_what_stands_still_does_nothing(sentence: str, event_type: str, agent: str, target: str) -> None:
    claim = told(sentence, event_type)
    assert [item.text for item in claim.agents] == ([agent] if agent else [])
    assert [item.text for item in claim.targets] == [target]
