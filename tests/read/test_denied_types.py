"""What a denial names has its own type; a denial that names nothing is one."""

import pytest

from rawi.read import read_text


@pytest.mark.parametrize(
    ("text", "event_type"),
    [
        ("نفى الناطق باسم الجيش دخول أي قوة إلى وسط المدينة.", "advance"),
        ("تنفي السلطات السعودية إخراج أحد من بيته قسراً.", "displacement"),
        ("نفى المجلس المحلي أن يكون القتلى كلهم من المسلحين.", "killing"),
        ("نفى المتحدث أن تكون بلدة هجليج قد سقطت.", "territory_change"),
        ("نفت الحكومة صحة هذه المزاعم.", "denial"),
        ("نفى مصدر عسكري ذلك جملة وتفصيلا.", "denial"),
    ],
)
def test_a_denial_has_the_type_of_what_it_names(text: str, event_type: str) -> None:
    found = [claim.event_type for claim in read_text(text, published="2024-05-16").claims]
    assert found == [event_type]
