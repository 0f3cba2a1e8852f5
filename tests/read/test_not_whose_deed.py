"""Who stands near a deed and neither did it nor suffered it."""

import pytest
from telling import agents, targets

CAST: list[tuple[str, str, list[str], list[str]]] = [
    # Another deed, and whose it is.
    ("سقوط ثلاثين قتيلا في اشتباكات الحي وتدخل قوات الجيش السوري لفض النزاع.", "killing", [], []),
    ("قال الجيش السوري إن ثلاثين من عناصره قتلوا في اشتباكات الحي.", "killing", [], ["عناصره"]),
    # What a deed answers is not done by who answers.
    ("قصفت تركيا القامشلي ردا على مقتل ستة في إسطنبول.", "killing", [], []),
    ("قصفت تركيا القامشلي ما أدى إلى مقتل ستة.", "killing", ["تركيا"], []),
    # A patrol is aimed at, a raid is not.
    ("لحظة استهداف دورية إسرائيلية في طولكرم.", "battle", [], ["إسرائيلية"]),
    ("غارة إسرائيلية على طولكرم.", "airstrike", ["إسرائيلية"], []),
    ("استهداف قوة إسرائيلية بعبوة ناسفة في مدينة جنين.", "explosion", [], ["إسرائيلية"]),
    # What stands behind the band is what it aimed at itself; of aircraft alone nobody knows.
    ("استهداف مسيرة إسرائيلية سيارة في مدينة صيدا.", "airstrike", ["إسرائيلية"], []),
    ("أدى استهداف طائرة إسرائيلية سيارة في صيدا إلى مقتل ثلاثة مدنيين.", "killing", ["إسرائيلية"], []),
    ("استهداف قوة إسرائيلية سيارة إسعاف في مدينة جنين.", "attack_on_civilians", ["إسرائيلية"], []),
    ("استهداف مسيرة إسرائيلية في مدينة صيدا.", "airstrike", [], []),
    # A title that names a body, a name in marks behind it.
    ('مقتل قائد لواء القدس "أبو عيسى" في حلب.', "killing", [], ["أبو عيسى"]),
    # A masdar, its subject, and a pronoun for those it was done to.
    ("أحيا الإيزيديون ذكرى إبادة داعش لهم في سنجار.", "killing", ["داعش"], []),
    # A question begins another clause; who stands in brackets only says so.
    ("ميليشيا الحوثي قصفت حي الروضة بمأرب، أين الأمم المتحدة؟", "shelling", ["ميليشيا الحوثي"], []),
    ("ميليشيا الحوثي قصفت حي الروضة وقافلة للأمم المتحدة.", "shelling", ["ميليشيا الحوثي"], ["لأمم المتحدة"]),
    ("الضحايا: 27 قتيلا (منظمة العفو الدولية).", "killing", [], []),
    # Other brackets are marks.
    ("قصفت (قسد) مدينة منبج.", "shelling", ["قسد"], []),
    ("شنت (هيئة تحرير الشام) هجوما على مدينة إدلب.", "battle", ["هيئة تحرير الشام"], []),
    ("اعتقلت (الأسايش) عشرة مدنيين في مدينة القامشلي.", "detention", ["الأسايش"], []),
    ("اغتال مسلحون (أحمد العلي) في مدينة درعا.", "killing", [], ["أحمد العلي"]),
    ("قتل عشرة عناصر من (حزب الله) في مدينة القصير.", "killing", [], ["حزب الله"]),
    # Whom الذي takes up is accused, who follows accuses.
    ("اغتيال أحمد جرار الذي تتهمه إسرائيل بخطف الحاخام.", "abduction", ["أحمد جرار"], []),
    # Those around whom الذين takes up.
    ("طالب أهاليهم المجلس الرئاسي بالكشف عن مصير أبنائهم الذين اختطفتهم الكانيات.", "abduction", ["الكانيات"], []),
    # Who fled took nobody.
    ("أعلنت حكومة الوفاق فرار قوات حفتر وأسر 23 عنصرا.", "capture", [], []),
    # By whom a government is recognised.
    ("انتزعت قوات الحكومة المعترف بها من الأمم المتحدة القاعدة.", "territory_change", ["قوات الحكومة"], []),
    # Together with whom.
    ("نفذت غارة أمريكية مشتركة مع القوات الصومالية قرب جلب.", "airstrike", ["أمريكية", "القوات الصومالية"], []),
    ("نفذت غارة أمريكية قرب جلب بعد اجتماع مع القوات الصومالية.", "airstrike", ["أمريكية"], []),
    # Who stands behind a comma with a title, behind a verb of another deed, or was wounded so often.
    ("أردي أحمد جبريل، مراسل «رويترز»، في حلب.", "killing", [], ["أحمد جبريل"]),
    ("انعقد مؤتمر الرياض 2 وانتخب نصر الحريري رئيسا لهيئة التفاوض.", "other", [], []),
    ("أما عبد اللطيف السيد، الذي جرح ست مرات، فقال: نصلي.", "injury", [], ["عبد اللطيف السيد"]),
    # Whose arms and men with a pronoun did it.
    ("توعدت وزارة الدفاع الإسرائيلية الحزب، وشنت طائراتها غارات على بيروت.", "airstrike", ["طائراتها"], []),
    ("لم يصمد لواء القدس ثم انسحبت وحداته.", "retreat", ["لواء القدس"], []),
    ("غنمت كتائب الحزم مدفعا بعد أن ولت حاميتها الحوثية الأدبار.", "retreat", [], []),
    ("سيطرت حركة الشباب على مدينة جوهر وانسحبت حاميتها.", "retreat", [], []),
    ("سيطرت حركة الشباب على مدينة جوهر وانسحب مسلحوها.", "retreat", [], []),
    # Two states in one adjective.
    ("73 غارة أمريكية بريطانية طالت خمس محافظات.", "airstrike", ["أمريكية", "بريطانية"], []),
    ("غارات أمريكية-بريطانية على الحديدة.", "airstrike", ["أمريكية", "بريطانية"], []),
    ("غارة أمريكية عنيفة طالت خمس محافظات.", "airstrike", ["أمريكية"], []),
    # Behind a verb, in the accusative or the plural it is whom it befell.
    ("قتلت غارة إسرائيلية فلسطينيا في مدينة غزة.", "killing", ["إسرائيلية"], []),
    ("قتلت غارة إسرائيلية فلسطينيين في مدينة غزة.", "killing", ["إسرائيلية"], []),
    ("قتلت غارة إسرائيلية فلسطينية في مدينة غزة.", "killing", ["إسرائيلية"], []),
    ("أصاب قصف تركي سوريا في مدينة عفرين.", "shelling", ["تركي"], []),
    ("دمرت غارة إسرائيلية سورية الهدف.", "destruction", ["إسرائيلية"], []),
    # Who did it is named behind "is".
    ("ومن قصف المدرسة هو طيران التحالف الدولي.", "airstrike", ["طيران التحالف الدولي"], []),
    ("ومن قصف المدرسة ليس هو الجيش السوري.", "shelling", [], []),
]


@pytest.mark.parametrize(("text", "event_type", "did", "suffered"), CAST)
def test_neither_did_nor_suffered_it(text: str, event_type: str, did: list[str], suffered: list[str]) -> None:
    assert agents(text, event_type) == did
    assert targets(text, event_type) == suffered
