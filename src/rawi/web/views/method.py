"""How Rawi reads, and what its figures do not mean."""

from starlette.requests import Request
from starlette.responses import Response

from rawi.web import ui


def show(request: Request) -> Response:
    """Return the page of method and limits."""
    return ui.page(request, "app/method.html.j2", section="method")
