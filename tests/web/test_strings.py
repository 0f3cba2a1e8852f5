"""Every kind of thing that the reader counts has a name in both languages of the pages."""

from importlib.resources import files
from typing import get_args

import pytest

from rawi.lexicon.actors import ActorKind
from rawi.lexicon.places import HeadKind
from rawi.web.strings import strings


@pytest.mark.parametrize("name", ["counted.tsv", "counted_compounds.tsv", "harm_words.tsv"])
def test_what_is_counted_has_a_name_in_both_languages(name: str) -> None:
    header, *rows = files("rawi.data").joinpath(name).read_text(encoding="utf-8").splitlines()
    column = header.split("\t").index("what")
    counted = {row.split("\t")[column] for row in rows}
    assert {what for what in counted if f"what.{what}" not in strings()} == set()


@pytest.mark.parametrize("kind", [*get_args(ActorKind), *get_args(HeadKind)])
def test_what_kind_of_actor_or_place_something_is_has_a_name_in_both_languages(kind: str) -> None:
    assert f"subtype.{kind}" in strings()
