"""`rawi serve`: the pages of a case, on this machine; on a network only with TLS and accounts."""

import getpass
import os
import secrets
import sqlite3
import sys
import webbrowser
from pathlib import Path
from typing import Annotated

import typer

from rawi.case import Case
from rawi.case.errors import UnwritableError, said
from rawi.cli.app import app
from rawi.cli.options import CaseFolder
from rawi.cli.terminal import fail, guarded, misused
from rawi.ingest import CASE_FILE, shown
from rawi.web import accounts
from rawi.web.running import run
from rawi.web.security import ROLES, Keys, Person, Role

_LOCAL = ("127.0.0.1", "localhost")


@app.command()
@guarded
def serve(
    case: CaseFolder,
    port: Annotated[int, typer.Option("--port", help="The port; 0 takes a free one.", min=0, max=65535)] = 0,
    no_browser: Annotated[bool, typer.Option("--no-browser", help="Only print the address.")] = False,
    share: Annotated[
        str | None,
        typer.Option(
            "--share", metavar="HOST", help="Serve on a network under this host name; needs TLS and accounts."
        ),
    ] = None,
    tls_cert: Annotated[Path | None, typer.Option("--tls-cert", help="With --share: the certificate (PEM).")] = None,
    tls_key: Annotated[Path | None, typer.Option("--tls-key", help="With --share: its key (PEM).")] = None,
    tiles: Annotated[
        Path | None,
        typer.Option(
            "--tiles", metavar="DIR", help="A folder of your own map tiles, DIR/z/x/y.png, for under the map."
        ),
    ] = None,
    account: Annotated[
        str | None,
        typer.Option("--account", metavar="NAME:ROLE", help="Make an account (read, review, admin) and stop."),
    ] = None,
) -> None:
    """Open a case in the browser: events, texts side by side, search, judging. Only this machine can reach it.

    A case you may not write to can be browsed; nothing can be judged or added there.
    """
    if account is not None:
        Case.create(case, verb="serve").close()
        _make_account(case, account)
        return
    most: Role = "admin" if _may_write(case) else "read"
    if tiles is not None and not tiles.is_dir():
        fail(f"{shown(tiles)} is no folder of map tiles; give one that holds z/x/y.png")
    if share is None:
        if tls_cert or tls_key:
            misused("--tls-cert and --tls-key go with --share HOST")
        token = secrets.token_urlsafe(24)
        keys = Keys(owner=Person(_login(), "admin"), token=token, most=most)
        run(
            case,
            keys=keys,
            host="127.0.0.1",
            port=port,
            hosts=_LOCAL,
            ready=lambda at: _say(at, token, not no_browser),
            tiles=tiles,
        )
        return
    if tls_cert is None or tls_key is None:
        misused("sharing on a network needs --tls-cert and --tls-key; without TLS passwords could be read on the way")
    if not accounts.load(case):
        fail("sharing on a network needs accounts; make one with: rawi serve --case DIR --account NAME:admin")
    keys = Keys(owner=Person("", "read"), secure=True, standing=accounts.standing(case), most=most)
    run(
        case,
        keys=keys,
        host="0.0.0.0",
        port=port,
        hosts=(share, *_LOCAL),
        tls=(tls_cert, tls_key),
        tiles=tiles,
        ready=lambda at: typer.echo(f"https://{share}:{at.rsplit(':', 1)[-1]}/"),
    )


def _may_write(case: Path) -> bool:
    """Whether the case, made if it is not there, can be written; if not, that is said. Raises `CaseError`."""
    file = case / CASE_FILE
    # The rights too: where nothing is due in it, a file that cannot be written is opened all the same.
    if all(os.access(path, os.W_OK) for path in (case, file) if path.exists()):
        try:
            Case.create(case, verb="serve").close()
        except (UnwritableError, sqlite3.Error, OSError) as error:
            if not file.exists():
                raise
            typer.echo(f"rawi: {said(error)}", err=True)
        else:
            return True
    Case.open(case).close()
    typer.echo(f"{shown(case)} is read-only here: it can be browsed, nothing can be judged or added.", err=True)
    return False


def _say(address: str, token: str, browser: bool) -> None:
    url = f"{address}/?token={token}"
    typer.echo(f"{url}\nOnly this machine can open it, and only with this address. Ctrl-C ends it.")
    sys.stdout.flush()
    if browser:
        webbrowser.open(url)


def _make_account(case: Path, account: str) -> None:
    name, _, role = account.rpartition(":")
    if role not in ROLES:
        misused(f"write --account NAME:ROLE with one of the roles {', '.join(ROLES)}")
    known: Role = next(each for each in ROLES if each == role)
    password = getpass.getpass("password: ") if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")
    accounts.save(case, name, known, password)
    typer.echo(f"{name} may {known}")


def _login() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "local"
