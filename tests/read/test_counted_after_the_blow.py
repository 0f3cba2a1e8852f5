"""Those whom something befell in a blow whose doer, aim or place is told before they are counted."""

import pytest

from rawi import read_text


def figures(text: str) -> dict[str, list[tuple[str | None, float | None]]]:
    """Return what the claims of each type count, and how many at least."""
    found: dict[str, list[tuple[str | None, float | None]]] = {}
    for claim in read_text(text).claims:
        found.setdefault(claim.event_type, []).extend((figure.what, figure.low) for figure in claim.quantities)
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "قُتل في الهجوم الذي شنه مسلحون على القرية 14 شخصا بينهم امرأتان.",
            {"killing": [("killed", 14), ("woman", 2)], "battle": []},
        ),
        (
            "استشهد في الغارة التي نفذتها طائرات على بلدة عيترون ستة أشخاص وجُرح تسعة.",
            {"killing": [("killed", 6)], "airstrike": [], "injury": [("injured", 9)]},
        ),
        ("أصيب في الاشتباكات التي دارت في تعز 12 مدنيا.", {"injury": [("injured", 12)], "battle": []}),
        ("قُتل في الكمين الذي نصبه الجيش قرب الحدود سبعة مهربين.", {"killing": [("killed", 7)], "battle": []}),
        ("قُتل في انفجار وقع في سوق الصدرية ببغداد أمس 14.", {"killing": [("killed", 14)], "explosion": []}),
        ("اعتُقل في المداهمات التي جرت في نابلس 14 شابا.", {"detention": [("detained", 14)]}),
        ("قُتل في قصف مدفعي على بلدة حاس بريف إدلب ستة أشخاص.", {"killing": [("killed", 6)], "shelling": []}),
        # Who did it, whom it was aimed at and who was there are not those it befell.
        ("قُتل في الهجوم الذي شنه على القرية 14 مسلحا شرطي.", {"killing": [], "battle": [("fighter", 14)]}),
        (
            "قُتل في هجوم شنه 14 مسلحا على القرية مدني واحد.",
            {"killing": [("killed", 1)], "attack_on_civilians": [("fighter", 14)]},
        ),
        ("قُتل في غارة على منزل يؤوي 14 نازحا رجل مسن.", {"killing": [], "airstrike": [("displaced", 14)]}),
        ("أصيب في هجوم شارك فيه 14 مسلحا شرطي.", {"injury": [], "battle": [("fighter", 14)]}),
        ("قُتل في اشتباكات مع 20 مسلحا جندي.", {"killing": []}),
        ("الهجوم الذي شنه مسلحون على القرية استمر 14 ساعة.", {"battle": [("duration", 14)]}),
    ],
)
def test_whose_the_figure_is(text: str, expected: dict[str, list[tuple[str | None, float | None]]]) -> None:
    found = figures(text)
    assert {event_type: found.get(event_type) for event_type in expected} == expected
