"""`rawi search`: find passages, with what narrows the search, and the names it was widened by."""

import sys
from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated

import msgspec
import typer

from rawi.case import Case
from rawi.case.search import MOST_RANKED, Filters, Group, Hit
from rawi.case.search import search as search_case
from rawi.cli import words
from rawi.cli.app import app
from rawi.cli.options import AsJson, CaseFolder
from rawi.cli.terminal import fail, guarded, words_of_source, wrapped
from rawi.ingest import shown
from rawi.model.document import Role

_SHOWN_OF_EACH = 4


class Voice(StrEnum):
    """Whose words."""

    OWN = "own"
    SAID = "said"


@app.command()
@guarded
def search(  # noqa: PLR0917 - every argument is an option on the command line
    case: CaseFolder,
    query: Annotated[str, typer.Argument(metavar="QUERY", help="Words; in quotation marks those that stand together.")],
    source: Annotated[str | None, typer.Option(help="Only what this outlet or body publishes or tells.")] = None,
    since: Annotated[str | None, typer.Option(metavar="DAY", help="Published on this day or later.")] = None,
    until: Annotated[str | None, typer.Option(metavar="DAY", help="Published on this day or before.")] = None,
    place: Annotated[str | None, typer.Option(help="Only passages that name this place or one in it.")] = None,
    actor: Annotated[str | None, typer.Option(help="Only passages that name this actor or what belongs to it.")] = None,
    role: Annotated[Role | None, typer.Option(help="Only passages of this role.")] = None,
    voice: Annotated[
        Voice | None, typer.Option(help="own: in the narrator's voice; said: on another's word or in quotation marks.")
    ] = None,
    without: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help="A name not to search as well; may be given again.")
    ] = None,
    most: Annotated[int, typer.Option(min=1, max=1000, help="How many results at most.")] = 20,
    as_json: AsJson = False,
) -> None:
    """Find the passages that hold all words of QUERY, in any spelling, with or without prefixes.

    The name of an actor also finds its other names; passages that derive from one another are one result.
    """
    filters = Filters(source, since, until, place, actor, role, voice.value if voice else None)
    with Case.open(case) as opened:
        results = search_case(
            opened.connection,
            query,
            filters=filters,
            without=without or (),
            most=most,
            of_each=MOST_RANKED if as_json else _SHOWN_OF_EACH,
        )
    for also in results.also:
        names = ", ".join(also.names)
        typer.echo(wrapped(f"searched too, for {also.found}: {names} (take out with --without NAME)"), err=True)
    if as_json:
        for group in results.found:
            for hit in group.hits:
                sys.stdout.buffer.write(msgspec.json.encode({"root": group.root, **_hit_as_json(hit)}) + b"\n")
        return
    if not results.found:
        fail("nothing found")
    typer.echo("\n".join(line for group in results.found for line in _group_lines(group)))
    left = results.groups - len(results.found)
    if left or results.more:
        beyond = ", and the case holds more than were ranked: ask more narrowly" if results.more else ""
        typer.echo(f"and {words.count(left, 'more result')}; --most shows more{beyond}", err=True)


def _group_lines(group: Group) -> Iterator[str]:
    best = group.hits[0]
    yield f"{shown(best.document.path)}, {words.label(best.passage.role)} ({best.passage.id})"
    yield words_of_source(_marked(best), indent=4)
    others = [f"{shown(hit.document.path)}, {words.label(hit.passage.role)}" for hit in group.hits[1:]]
    if others:
        unnamed = group.passages - len(group.hits)
        tail = f", and {words.count(unnamed, 'more passage')}" if unnamed else ""
        yield wrapped(f"of the same story: {'; '.join(others)}{tail}", indent=4, hanging=2)


def _hit_as_json(hit: Hit) -> dict[str, object]:
    snippet = hit.document.text[hit.snippet.start : hit.snippet.end]
    return {
        "document": hit.document.id,
        "path": hit.document.path,
        "passage": hit.passage.id,
        "role": hit.passage.role,
        "snippet": {"text": snippet, "span": hit.snippet},
        "found": [{"text": hit.document.text[span.start : span.end], "span": span} for span in hit.spans],
    }


def _marked(hit: Hit) -> str:
    """Return the snippet with brackets round what was found; the words themselves stay as they are."""
    text, pieces, last = hit.document.text, [], hit.snippet.start
    for span in hit.spans:
        if hit.snippet.contains(span):
            pieces += [text[last : span.start], "[", text[span.start : span.end], "]"]
            last = span.end
    return "".join([*pieces, text[last : hit.snippet.end]])
