"""Publishers: found by any spelling of their names and by address; names and hosts are unique."""

import pytest

from rawi.lexicon.outlets import load_outlets, outlet_at, outlet_named, source_named, source_of

OUTLETS = load_outlets()


def test_there_are_many_of_every_kind() -> None:
    outlets = set(OUTLETS.by_name.values())
    assert len(outlets) >= 120
    kinds = {outlet.kind for outlet in outlets}
    assert {"news_agency", "outlet", "monitor", "archive", "channel", "state", "international"} <= kinds


@pytest.mark.parametrize(
    ("written", "name_en"),
    [
        ('وكالة "سمارت"', "SMART News Agency"),
        ("سانا", "SANA"),
        ("أ ف ب", "Agence France-Presse"),
        ("المرصد السوري لحقوق الإنسان", "Syrian Observatory for Human Rights"),
        ("عنب بلدى", "Enab Baladi"),
    ],
)
def test_names_are_found_in_any_spelling(written: str, name_en: str) -> None:
    outlet = outlet_named(OUTLETS, written)
    assert outlet is not None
    assert outlet.name_en == name_en


@pytest.mark.parametrize(
    ("url", "name_en"),
    [
        ("https://www.enabbaladi.net/archives/1", "Enab Baladi"),
        ("ara.reuters.com/article", "Reuters"),
        ("https://sub.sana.sy", "SANA"),
        ("https://example.org", None),
        ("", None),
        ("http://[broken", None),
    ],
)
def test_addresses(url: str, name_en: str | None) -> None:
    outlet = outlet_at(OUTLETS, url)
    assert (outlet.name_en if outlet else None) == name_en


def test_a_source_is_the_same_however_it_is_found() -> None:
    outlet = outlet_named(OUTLETS, "رويترز")
    assert outlet is not None
    source = source_of(outlet)
    assert OUTLETS.by_id[source.id] == source
    assert source_named("صوت الساحل") == source_named("صوت الساحل")
    assert source_named("صوت الساحل").kind == "unknown"
