"""What is told no more, by another word, or from the text that has its number: no change and no copy of the other."""

from linked_texts import linked

from rawi.model import Links

STATEMENT = (
    "جبهة تحرير أزواد\n\nبيان\n\n{day}\n\nهاجم مقاتلونا فجر اليوم ثكنة الجيش المالي في بلدة ليرة، وأحرقوا تسع "
    "شاحنات عسكرية واستولوا على "
    "مستودع للوقود، وكبدوا العدو عشرات القتلى في معركة دامت ثلاث ساعات، وقتلوا 41 من قوات العدو بينهم ضابطان."
)


def changes(links: Links) -> set[tuple[str, str, str]]:
    return {(one.kind, one.source_text, one.target_text) for reuse in links.reuses for one in reuse.changes}


def positions(links: Links) -> list[list[tuple[str, int]]]:
    return [[(one.value, len(one.claims)) for one in each.positions] for each in links.disagreements]


def test_no_position_is_held_by_nobody_where_all_of_a_claim_is_left_out() -> None:
    report = (
        "قال المتحدث باسم الجيش الكونغولي إن قواته تصدت لهجوم شنته حركة 23 مارس على البلدة من محورين ودمرت تسع "
        "عربات عسكرية."
    )
    army = (
        "الجيش الكونغولي\n\nبيان\n\n{day}\n\nتصدت قواتنا الباسلة في بلدة ساكي لهجوم شنته حركة 23 مارس الإرهابية "
        "على البلدة من محورين، "
        "وكبدت العدو عشرات القتلى والجرحى، ودمرت تسع عربات عسكرية."
    )
    _, links = linked(army.format(day="5 فبراير 2024"), report, days=("2024-02-05", "2024-02-05"))
    assert links.reuses
    assert all(count for each in positions(links) for _, count in each)


def test_the_enemy_told_by_his_name_is_not_left_out() -> None:
    report = (
        "41 قتيلا في ليرة\n\nهاجم مقاتلو جبهة تحرير أزواد فجر اليوم ثكنة الجيش المالي في بلدة ليرة، وأحرقوا تسع "
        "شاحنات عسكرية واستولوا على "
        "مستودع للوقود، وقتلوا 41 من الجيش المالي بينهم ضابطان."
    )
    _, links = linked(STATEMENT.format(day="5 أكتوبر 2023"), report, days=("2023-10-05", "2023-10-06"))
    assert links.derivations
    assert "whom" not in {one.about for one in links.disagreements}


def test_a_verb_in_another_form_is_neither_dropped_nor_added() -> None:
    said = "طالب أعيان غدامس بفتح المعبر وتعويض أسر الشهداء، ونمهل الحكومة عشرين يوما قبل إغلاق الطريق إلى درج."
    told = "طالب أعيان غدامس بفتح المعبر وتعويض أسر القتلى، وممهلين الحكومة شهرا قبل إغلاق الطريق إلى درج."
    _, links = linked(said, told, days=("2022-03-01", "2022-03-02"))
    words = {word for _, before, after in changes(links) for word in (before, after)}
    assert words.isdisjoint({"ونمهل", "وممهلين"})


FULL = (
    "لجان المقاومة بمدني\n\nبيان\n\n{day}\n\nاقتحمت مجموعة مسلحة مأجورة، فجر اليوم الثلاثاء، سوق بلدة "
    "الحصاحيصا، ونهبت بالعربات القتالية "
    "والدراجات النارية متاجر الجهة الشرقية والصيدلية، فتصدى لها شبان الحي وأوقعوا في صفوفها خمسة قتلى وعددا من "
    "الجرحى.\n\nوقد ارتقى خلال "
    "الاعتداء أربعة شهداء من الباعة وأصيب تسعة آخرون بجروح، كما احترق مخزن تابع لبرنامج الغذاء العالمي."
)
QUOTING = (
    'قالت لجان المقاومة بمدني في بيان إن "مجموعة مسلحة اقتحمت سوق بلدة الحصاحيصا ونهبت متاجر الجهة الشرقية"، '
    "مشيرة إلى مقتل أربعة من "
    "الباعة وإصابة سبعة آخرين."
)
COPY = (
    "وكانت مجموعة مسلحة اقتحمت فجر الثلاثاء سوق بلدة الحصاحيصا ونهبت متاجر الجهة الشرقية والصيدلية، ما أدى إلى "
    "مقتل أربعة من الباعة "
    "وإصابة تسعة آخرين، كما احترق مخزن تابع لبرنامج الغذاء العالمي."
)


def test_who_has_the_number_of_the_first_text_has_it_from_there() -> None:
    readings, links = linked(
        FULL.format(day="9 يناير 2024"), QUOTING, COPY, days=("2024-01-09", "2024-01-09", "2024-01-10")
    )
    of = {passage.id: reading.document.path for reading in readings for passage in reading.passages}
    edges = {(of.get(one.source), of.get(one.target)) for one in links.derivations}
    assert ("0.txt", "2.txt") in edges
    assert ("1.txt", "2.txt") not in edges
    assert not any({"سبعة", "تسعة"} <= {before.split()[-1], after.split()[-1]} for _, before, after in _numbers(links))


def _numbers(links: Links) -> list[tuple[str, str, str]]:
    return [one for one in changes(links) if one[0] == "number_changed" and "سبعة" not in one[2]]


def test_so_many_killed_are_not_made_of_some_wounded() -> None:
    _, links = linked(FULL.format(day="9 يناير 2024"), QUOTING, days=("2024-01-09", "2024-01-09"))
    assert not any("الجرحى" in before and "أربعة" in after for _, before, after in changes(links))
