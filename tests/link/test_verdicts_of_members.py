"""What a man of a side says is held against its statement only where it is plainly taken from it."""

from rawi.lexicon import load
from rawi.link.pipeline import link
from rawi.read import read, read_text

STATEMENT = """أرشيف الحرب الليبية
بيان بركان الغضب عن السيطرة على قاعدة الوطية
التاريخ: 18/05/2020
المصدر: المركز الإعلامي لعملية بركان الغضب
ملخص:
أعلنت قوات بركان الغضب تحرير قاعدة الوطية الجوية وفرار قوات حفتر نحو الزنتان والرجبان، وأسر 23 عنصرا.
النص الكامل:
بسم الله الرحمن الرحيم
تعلن قوات بركان الغضب أن قواتنا البطلة تمكنت فجر اليوم الإثنين من تحرير قاعدة الوطية الجوية بالكامل.
"""
REPORT = """طرابلس 18 مايو 2020 (فرانس برس) - سيطرت القوات الموالية لحكومة الوفاق الاثنين على قاعدة الوطية الجوية.
وقال رئيس الحكومة فايز السراج "نعلن بكل فخر واعتزاز تحرير قاعدة الوطية العسكرية من قبضة المليشيات والمجموعات الإرهابية".
"""


def test_another_of_the_side_is_not_called_a_forger() -> None:
    _, links = link((read_text(STATEMENT), read_text(REPORT)), load(), read=read)
    assert "altered" not in [said.verdict for said in links.quotations]
