"""Behind but, a clause with a subject of its own is the narrator's again; who goes on of himself speaks on."""

import pytest

from rawi.read import read_text


def _says(text: str, word: str) -> str | None:
    reading = read_text(text, published="2021-05-10")
    (claim,) = [claim for claim in reading.claims if word in claim.text]
    return claim.attribution[-1].text if len(claim.attribution) > 1 else None


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("قال التحالف إنه قتل عشرين مسلحا، لكن الطائرات قصفت سوقا في صنعاء.", "سوقا"),
        ("أكد الجيش أنه سيطر على البلدة، غير أن المعارضة قصفت مواقعه مساء.", "مواقعه"),
        ("قالت الشرطة إنها أعادت الهدوء، إلا أن مسلحين هاجموا مركزا لها فجر اليوم.", "هاجموا"),
        ("نفى الوزير أن تكون القوات دخلت البلدة، بيد أن قذائف سقطت على السوق.", "السوق"),
        ("نفت الوزارة أن يكون الجيش قصف البلدة، لكن القصف قتل خمسة.", "خمسة"),
    ],
)
def test_what_stands_against_a_speech_is_the_narrators(text: str, word: str) -> None:
    assert _says(text, word) is None


@pytest.mark.parametrize(
    ("text", "word", "speaker"),
    [
        ("قال الجيش إنه دخل البلدة، إلا أن مقاتليه انسحبوا منها.", "انسحبوا", "الجيش"),
        ("قال الوزير إن القوات انسحبت من البلدة، لكنها قصفتها قبل ذلك.", "قصفتها", "الوزير"),
        ("ذكر المرصد أن الطائرات قصفت المدينة، لكن القصف لم يوقع قتلى.", "قتلى", "المرصد"),
        ("قال المرصد إن القصف قتل خمسة، غير أن الحصيلة ارتفعت إلى عشرة قتلى.", "عشرة", "المرصد"),
        ("أفاد شهود بأن المسلحين دخلوا القرية، لكن الجيش طردهم وقتل خمسة.", "خمسة", "شهود"),
        ("قال الجيش إن قواته تقدمت، لكن داعش فجر سيارة وقتل جنديا.", "فجر", "الجيش"),
        ("قال الوزير إن القوات دخلت البلدة، بيد أن قذائف سقطت على السوق.", "السوق", "الوزير"),
        ('قال المتحدث إن الجيش "قصف المعسكر وقتل مسلحا، لكن الطائرات قصفت السوق".', "السوق", "المتحدث"),
        ("قال المتحدث: إن الجيش قصف المعسكر، لكن الطائرات قصفت السوق.", "السوق", "المتحدث"),
    ],
)
def test_who_goes_on_of_himself_or_in_marks_speaks_on(text: str, word: str, speaker: str) -> None:
    assert _says(text, word) == speaker
