"""What the verbs share: errors in a sentence, progress on stderr, text laid out for the width of the terminal."""

import functools
import os
import re
import shutil
import sqlite3
import sys
import textwrap
import time
import traceback
from collections.abc import Callable, Iterable
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import NoReturn, ParamSpec

import typer

from rawi.case import CaseError, write_whole
from rawi.case.errors import said
from rawi.ingest import IngestError, shown

P = ParamSpec("P")

INTERRUPTED = 130
_CLOSED_PIPE = 141
_WIDEST = 100
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_SECONDS_BETWEEN_STEPS = 0.1
_SECONDS_BETWEEN_LINES = 5.0


def guarded(verb: Callable[P, None]) -> Callable[P, None]:
    """Turn what a verb cannot do into one sentence on stderr and exit code 1; Ctrl-C into exit code 130."""

    @functools.wraps(verb)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            verb(*args, **kwargs)
            sys.stdout.flush()
        except (CaseError, IngestError) as error:
            fail(str(error))
        except sqlite3.Error as error:
            fail(said(error))
        except BrokenPipeError:
            # Whoever read our output has enough; nothing more can be said to them.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise typer.Exit(_CLOSED_PIPE) from None
        except OSError as error:
            where = f"{shown(os.fsdecode(error.filename))}: " if error.filename is not None else ""
            fail(f"{where}{(error.strerror or str(error)).lower()}; check the path, its rights and the disk")
        except KeyboardInterrupt:
            typer.echo("stopped", err=True)
            raise typer.Exit(INTERRUPTED) from None
        except BrokenProcessPool:
            fail("a reading process died, perhaps for lack of memory; run the same command again")
        except (typer.Exit, typer.Abort, typer.BadParameter):
            raise
        except Exception as fault:
            fail(_of_fault(fault))

    return run


def _of_fault(fault: Exception) -> str:
    """Return what is said of a fault that nothing foresaw: mostly a row that somebody changed, else ours."""
    places = traceback.extract_tb(fault.__traceback__)
    where = f", {Path(places[-1].filename).name}:{places[-1].lineno}" if places else ""
    what = shown(f"{type(fault).__name__}: {fault}")
    return (
        f"this could not be read to its end ({what}{where}); a case may be damaged: see rawi verify --case DIR; "
        "if it is whole, please report this as a fault of Rawi"
    )


def fail(sentence: str) -> NoReturn:
    """Say why nothing was done and stop with exit code 1."""
    _stop(sentence, 1)


def misused(sentence: str) -> NoReturn:
    """Say how the command was used wrongly and stop with exit code 2, as for an option that there is not."""
    _stop(sentence, 2)


def _stop(sentence: str, code: int) -> NoReturn:
    typer.echo(f"rawi: {sentence}", err=True)
    raise typer.Exit(code)


def put(chunks: Iterable[bytes], output: Path | None) -> None:
    """Write bytes to a file, which is whole or not there, or to stdout.

    Raises `CaseError` where its folder is not there, `OSError` where it cannot be written.
    """
    if output is not None:
        if not (folder := output.resolve().parent).is_dir():
            raise CaseError(f"there is no folder {shown(folder)}; make it, or name another place with -o")
        write_whole(output, chunks)
        return
    for chunk in chunks:
        sys.stdout.buffer.write(chunk)
    sys.stdout.buffer.flush()


class Progress:
    """Tells how the work goes: one line that changes on a terminal, a line now and then elsewhere."""

    def __init__(self) -> None:
        self._live = sys.stderr.isatty()
        self._last = time.monotonic()
        self._open = False

    def problem(self, where: Path | str, what: str) -> None:
        """Say what could not be taken in and why; the rest goes on."""
        self.say(f"{shown(where)}: {what}")

    def say(self, sentence: str) -> None:
        """Say a sentence on a line of its own."""
        self.close()
        typer.echo(f"rawi: {sentence}", err=True)

    def step(self, stage: str, done: int, total: int | None) -> None:
        """Say how far a stage is, but not too often."""
        now = time.monotonic()
        if now - self._last < (_SECONDS_BETWEEN_STEPS if self._live else _SECONDS_BETWEEN_LINES):
            return
        self._last = now
        line = f"{stage}: {done}" + (f" of {total}" if total is not None else "")
        if self._live:
            sys.stderr.write(f"\r{line}\x1b[K")
            sys.stderr.flush()
            self._open = True
        else:
            typer.echo(line, err=True)

    def close(self) -> None:
        """Leave no half line behind."""
        if self._open:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
            self._open = False


def width() -> int:
    """Return how many columns text may take."""
    return max(40, min(shutil.get_terminal_size((_WIDEST, 24)).columns, _WIDEST))


def wrapped(text: str, *, indent: int = 0, hanging: int = 0) -> str:
    """Return text of ours filled to the width; later lines are indented by `hanging` more."""
    return textwrap.fill(
        text,
        width(),
        initial_indent=" " * indent,
        subsequent_indent=" " * (indent + hanging),
        break_long_words=False,
        break_on_hyphens=False,
    )


def words_of_source(text: str, *, indent: int) -> str:
    """Return words of a source on lines of their own, each of its lines filled; nothing in them is reordered."""
    lines = (one_line(line) for line in text.splitlines())
    return "\n".join(wrapped(line, indent=indent) for line in lines if line)


def one_line(words: str) -> str:
    """Return words of a source on one line; control characters, which could steer a terminal, become escapes."""
    return _CONTROLS.sub(lambda match: f"\\x{ord(match[0]):02x}", " ".join(words.split()))
