"""A page as PDF, printed by a Chromium that is installed; nothing leaves the machine."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

# Names under which Chromium and its kin are found on PATH, and where macOS keeps them.
_PROGRAMS = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "brave-browser",
    "microsoft-edge",
    "msedge",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
)
_SECONDS = 300


class PdfError(Exception):
    """A page that could not be printed, in a sentence that says what to do."""


def browser() -> str:
    """Return the path of a browser that can print. Raises `PdfError` where there is none."""
    found = next((path for name in _PROGRAMS if (path := shutil.which(name))), None)
    if found is None:
        raise PdfError(
            "no Chromium was found on PATH, and a PDF needs one: install chromium (or Chrome, Edge), "
            "or open the HTML file in any browser and print it from there"
        )
    return found


def print_pdf(page: Path, output: Path) -> None:
    """Print the HTML file `page` to `output`, which is whole or not there. Raises `PdfError` or `OSError`."""
    program = browser()
    with tempfile.TemporaryDirectory(prefix="rawi-pdf-", ignore_cleanup_errors=True) as folder:
        printed = Path(folder) / "report.pdf"
        command = [
            program,
            "--headless",
            "--disable-gpu",
            "--no-first-run",
            "--disable-extensions",
            "--disable-background-networking",
            # Whatever the page or the browser would ask for, no name is looked up.
            "--host-resolver-rules=MAP * ~NOTFOUND",
            "--no-pdf-header-footer",
            f"--user-data-dir={folder}/profile",
            f"--print-to-pdf={printed}",
            page.resolve().as_uri(),
        ]
        if sys.platform == "linux" and os.geteuid() == 0:
            # Chromium does not start as root inside its own sandbox.
            command.insert(1, "--no-sandbox")
        try:
            done = subprocess.run(command, capture_output=True, timeout=_SECONDS, check=False)
        except subprocess.TimeoutExpired:
            raise PdfError(f"{program} did not finish within {_SECONDS} seconds; print the HTML file by hand") from None
        if done.returncode or not printed.is_file() or not printed.read_bytes().startswith(b"%PDF"):
            said = done.stderr.decode(errors="replace").strip().splitlines()
            why = f" ({said[-1][:200]})" if said else ""
            raise PdfError(f"{program} could not print the report{why}; print the HTML file by hand")
        beside = output.with_name(f".{output.name}.part")
        try:
            shutil.copyfile(printed, beside)
            beside.replace(output)
        finally:
            beside.unlink(missing_ok=True)
