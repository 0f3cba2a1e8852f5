"""Search as one types: words in any spelling, other names shown and removable, copies of one story together."""

from starlette.requests import Request
from starlette.responses import Response

from rawi.case import CaseError
from rawi.case.search import Filters, Results, search
from rawi.web import ui
from rawi.web.held import opened, page_number, record_of
from rawi.web.marks import Mark

ROLES = ("headline", "report", "summary", "statement")
_STORIES, _OF_EACH = 10, 3


def show(request: Request) -> Response:
    """Return the page of a search, or an empty one that says what can be asked."""
    asked = request.query_params
    query = asked.get("q", "").strip()[:500]
    without = tuple(asked.getlist("without"))[:20]
    role, voice = asked.get("role", ""), asked.get("voice", "")
    given = {name: asked.get(name, "").strip()[:200] for name in ("source", "since", "until", "place", "actor")}
    number = page_number(request)
    results: Results | None = None
    problem = ""
    with opened(request) as connection:
        if query:
            filters = Filters(
                **{name: value or None for name, value in given.items()},
                role=role if role in ROLES else None,
                voice="own" if voice == "own" else "said" if voice == "said" else None,
            )
            try:
                results = search(
                    connection, query, filters=filters, without=without, skip=(number - 1) * _STORIES, most=_STORIES,
                    of_each=_OF_EACH,
                )  # fmt: skip
            except CaseError as error:
                problem = str(error)
        hits = [hit for group in results.found for hit in group.hits] if results else []
        record = record_of(connection, (hit.passage for hit in hits), (hit.document for hit in hits))
    return ui.page(
        request,
        "app/search.html.j2",
        section="search",
        q=query,
        given={**given, "role": role, "voice": voice},
        without=without,
        roles=ROLES,
        results=results,
        problem=problem,
        record=record,
        page=number,
        stories=_STORIES,
        hit_marks=lambda hit: [Mark(span.start, span.end, "hit") for span in hit.spans],
    )
