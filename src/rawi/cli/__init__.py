"""The command line: few verbs, English output, Arabic kept to the data."""

import gc
import sys
from importlib import import_module

# Where each verb is; only what is asked for is imported, so that it starts fast.
VERBS = {
    "trace": "trace",
    "watch": "trace",
    "read": "read",
    "compare": "compare",
    "show": "look",
    "search": "search",
    "sources": "sources",
    "serve": "serve",
    "judge": "judge",
    "export": "out",
    "report": "report",
    "import": "back",
    "verify": "custody",
    "bag": "custody",
    "unbag": "custody",
    "timestamp": "custody",
    "evaluate": "check",
    "doctor": "check",
    "gazetteer": "gazetteer",
}


def main() -> None:
    """Run the program on the arguments of the process."""
    for stream in (sys.stdout, sys.stderr):
        # Whatever the locale says: output is UTF-8, and no character of a source can stop it.
        getattr(stream, "reconfigure", lambda **_: None)(encoding="utf-8", errors="backslashreplace")
    # Words and rows come by the million and hold no cycles: looking for some at every turn costs a tenth of the time,
    # and while the lexicon is made ready a quarter.
    gc.set_threshold(500_000)
    verb = next((word for word in sys.argv[1:] if not word.startswith("-")), None)
    try:
        if sys.argv[1:] != ["--version"]:
            for module in [VERBS[verb]] if verb in VERBS else dict.fromkeys(VERBS.values()):
                import_module(f"rawi.cli.{module}")
        import_module("rawi.cli.app").app(prog_name="rawi")
    except KeyboardInterrupt:
        # Before the verb has begun, so there is nothing to keep and nothing to say.
        sys.exit(130)
    finally:
        # All is let go with the process: to look through it for cycles first takes a sixth of a second.
        gc.freeze()
