"""Blows that harmed nobody, tolls of a war and an office's denial in its own text answer nothing told beside them."""

from rawi import read_text
from rawi.lexicon import load
from rawi.link.pipeline import link
from rawi.model import Links
from rawi.read import read

AMBUSH = "قال تحالف الجماعات الأزوادية في بيان إن مقاتليه قتلوا 47 جنديا قرب بلدة تينزاواتن.\n"
CRASH = "وقال مسؤول محلي إن مروحية عسكرية تحطمت في مدينة كيدال يوم الجمعة دون سقوط ضحايا.\n"
STRIKE = "قالت وزارة الصحة إن غارة استهدفت مساء الثلاثاء المستشفى الأهلي وسط مدينة غزة، وأسفرت عن استشهاد 500 شخص.\n"
WAR = "قالت وزارة الصحة في غزة إن حصيلة العدوان ارتفعت منذ السابع من أكتوبر إلى 3478 شهيدا.\n"
RISEN = "قالت وزارة الصحة في غزة إن حصيلة الغارة على المستشفى الأهلي ارتفعت إلى 540 شهيدا.\n"
ARMY = (
    "القوات المسلحة المالية\nبيان رقم 49\n29 يوليو 2024\n\n"
    "تعرضت قواتنا يوم 25 يوليو لهجوم في تينزاواتن، وقد قتل خلاله نحو عشرين إرهابيا.\n"
    "وتنفي هيئة الأركان العامة للجيش المالي نفيا قاطعا ما تداولته صفحات عن إعدام مدنيين في إنغرزال.\n"
)


def linked(*pages: tuple[str, str]) -> Links:
    return link([read_text(text, published=day) for text, day in pages], load(), read=read)[1]


def test_a_blow_that_harmed_nobody_denies_no_toll_told_before_it() -> None:
    assert not linked((AMBUSH + CRASH, "2024-07-29")).disagreements


def test_the_toll_of_a_war_is_not_what_one_strike_has_risen_to() -> None:
    one = STRIKE, "2023-10-17"
    assert not linked(one, (WAR, "2023-10-18")).disagreements
    assert [found.nature for found in linked(one, (RISEN, "2023-10-18")).disagreements] == ["update"]


def test_nobody_denies_what_his_own_text_tells() -> None:
    assert not linked((ARMY, "2024-07-29")).disagreements
