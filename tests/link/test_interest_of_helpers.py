"""Who tends the wounded or documents is no party to a fight by being hit; who attacks is, whoever he is."""

import pytest
from test_two_strikes import case


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "قال الهلال الأحمر الفلسطيني إن القوات الإسرائيلية استهدفت طواقم الهلال الأحمر الفلسطيني في جنين يوم "
            "السبت.",
            "third_party",
        ),
        (
            "قال الهلال الأحمر الفلسطيني إن طواقم الهلال الأحمر الفلسطيني وزعت مساعدات في جنين يوم السبت.",
            "third_party",
        ),
        ("قالت حركة حماس إن حركة حماس وزعت مساعدات في جنين يوم السبت.", "party"),
        ("قالت حركة حماس إن القوات الإسرائيلية استهدفت مقاتلي حركة حماس في جنين يوم السبت.", "party"),
        ("قالت وزارة الدفاع الروسية إن القوات الروسية قصفت مقرا في إدلب يوم السبت.", "party"),
    ],
)
def test_who_is_hit_while_he_helps_is_no_party(text: str, expected: str) -> None:
    events = [event for event in case(text)[1].events if event.event_type != "statement"]
    assert {origin.interest for event in events for origin in event.origins} == {expected}
