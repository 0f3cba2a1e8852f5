"""Publishers: found by any spelling of their names and by address; names and hosts are unique."""

import pytest

from rawi.lexicon import LexiconError, load
from rawi.lexicon.actors import actor_entity_id
from rawi.lexicon.outlets import entity_of, issuer_at, load_outlets, outlet_at, outlet_named, source_named, source_of

OUTLETS = load_outlets()


def test_there_are_many_of_every_kind() -> None:
    outlets = set(OUTLETS.by_name.values())
    assert len(outlets) >= 350
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
        ("https://t.me/s/abualiexpress/12", "Abu Ali Express"),
        ("https://t.me/somebody/12", None),
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


@pytest.mark.parametrize(
    ("url", "actor"),
    [
        ("https://www.centcom.mil/MEDIA/1", "centcom"),
        ("https://t.me/mod_russia/55", "russian-ministry-of-defence"),
        ("https://T.me/s/Mod_Russia", "russian-ministry-of-defence"),
        ("https://unifil.unmissions.org/x", "unifil"),
        ("https://news.un.org/ar", "united-nations"),
        ("https://example.mil", None),
    ],
)
def test_bodies_that_publish_themselves(url: str, actor: str | None) -> None:
    assert issuer_at(OUTLETS, url) == actor


def test_who_runs_a_publisher_and_who_issues_are_actors_of_the_list() -> None:
    actors = load().actors.rows
    assert {outlet.run_by for outlet in OUTLETS.by_name.values()} - {None} <= set(actors)
    assert set(OUTLETS.issuers.values()) <= set(actors)


def test_a_publisher_that_an_actor_runs_belongs_to_it() -> None:
    entities = {entity.name_en: entity for entity in load().outlet_entities.values()}
    assert entities["Al Masirah"].parent == actor_entity_id("ansar-allah")
    assert "Amaq News Agency" not in entities


OWN = "name\tvariants\tname_en\tkind\thosts\tcountry\trun_by\n"


def test_a_user_adds_publishers_and_says_otherwise_than_the_list() -> None:
    mine = load_outlets(
        OWN
        + "وكالة رويترز\t\tMy Reuters\tnews_agency\treuters.com\tGB\t\n"
        + "شبكة الضفة\tعنب بلدي\tWest Bank Net\tchannel\tt.me/westbanknet\tPS\t\n"
    )
    named = {name: outlet_named(mine, name) for name in ("رويترز", "وكالة رويترز", "عنب بلدي", "سانا")}
    assert [o.name_en if o else None for o in named.values()] == [None, "My Reuters", "West Bank Net", "SANA"]
    assert (outlet_at(mine, "https://t.me/westbanknet/4") or mine.by_name["سانا"]).name_en == "West Bank Net"
    assert (outlet_at(mine, "https://arabic.reuters.com") or mine.by_name["سانا"]).name_en == "My Reuters"


@pytest.mark.parametrize(
    ("table", "says"),
    [
        ("name\tkind\n", "columns are"),
        (OWN + "شبكة\t\t\tnewspaper\t\t\t\n", "the table of sources:2: column 'kind'"),
        (OWN + "أ\t\t\toutlet\t\t\t\nأ\t\t\toutlet\t\t\t\n", "is already in line 2"),
        (OWN + "أ\tج\t\toutlet\t\t\t\nب\tج\t\toutlet\t\t\t\n", "stands for two outlets"),
    ],
)
def test_a_bad_table_of_a_user_is_refused_with_line_and_cause(table: str, says: str) -> None:
    with pytest.raises(LexiconError, match=says):
        load_outlets(table)


@pytest.mark.parametrize(
    ("written", "actor"),
    [
        # A body of both lists is one, also under a name that only the publishers have.
        ("خلية الإعلام الأمني العراقية", "iraq-security-media-cell"),
        ("الدفاع المدني في الشمال السوري", "white-helmets"),
        ("منظمة مواطنة", "mwatana"),
        # A publisher that is no actor of the list stands for itself.
        ("سانا", None),
        ("قناة المسيرة", None),
    ],
)
def test_a_publisher_that_is_an_actor_is_that_actor(written: str, actor: str | None) -> None:
    outlet = outlet_named(OUTLETS, written)
    assert outlet is not None
    entity = load().entity_of_outlet(outlet)
    assert entity.id == (actor_entity_id(actor) if actor else entity_of(source_of(outlet).id))
