"""The server: one process, one socket; connections that never finish asking are closed."""

import asyncio
import socket
import time
from collections.abc import Callable
from pathlib import Path

import uvicorn

from rawi.case import CaseError
from rawi.web import limits
from rawi.web.app import create_app
from rawi.web.security import Keys

# Seconds between two looks at the open connections.
LOOK_EVERY = 2.0


def run(
    folder: Path,
    *,
    keys: Keys,
    host: str,
    port: int,
    hosts: tuple[str, ...],
    ready: Callable[[str], None],
    tls: tuple[Path, Path] | None = None,
    tiles: Path | None = None,
) -> None:
    """Serve a case until the process is told to stop. `ready` is called with the address once the socket is open.

    `tls` is a certificate and its key (PEM files), `tiles` a folder of map tiles. Raises `CaseError` where the port is
    taken.
    """
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
        listening.listen(128)
    except OSError as error:
        listening.close()
        raise CaseError(f"port {port} cannot be used ({error.strerror}); give another with --port") from None
    at = listening.getsockname()[1]
    config = uvicorn.Config(
        create_app(folder, keys=keys, hosts=hosts, tiles=tiles),
        log_level="warning",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        ws="none",
        limit_concurrency=200,
        timeout_keep_alive=10,
        timeout_graceful_shutdown=3,
        ssl_certfile=str(tls[0]) if tls else None,
        ssl_keyfile=str(tls[1]) if tls else None,
    )
    ready(f"{'https' if tls else 'http'}://{host}:{at}")
    asyncio.run(_serve(uvicorn.Server(config), listening))


async def _serve(server: uvicorn.Server, listening: socket.socket) -> None:
    reaper = asyncio.create_task(_close_idle(server))
    try:
        await server.serve(sockets=[listening])
    finally:
        reaper.cancel()


async def _close_idle(server: uvicorn.Server) -> None:
    """Close connections on which no request has begun within `HEAD_SECONDS`: a slow client holds nothing for long."""
    # By connection: the request it last made, and since when no other has begun.
    since: dict[object, tuple[object, float]] = {}
    while True:
        await asyncio.sleep(LOOK_EVERY)
        now = time.monotonic()
        seen: dict[object, tuple[object, float]] = {}
        for connection in tuple(server.server_state.connections):
            cycle = getattr(connection, "cycle", None)
            last, began = since.get(connection, (cycle, now))
            if cycle is not last or not (cycle is None or getattr(cycle, "response_complete", False)):
                began = now
            seen[connection] = (cycle, began)
            transport = getattr(connection, "transport", None)
            if now - began > limits.HEAD_SECONDS and transport is not None:
                transport.close()
        since = seen
