"""A case whose trace was stopped while it was linked says so, and how to go on."""

from pathlib import Path

import pytest
from running import Rawi

from rawi.case import Case
from rawi.case import trace as tracing
from tools import Silent

_SAID = "not linked to its end"


def test_a_case_that_was_not_linked_says_so_until_it_is(
    rawi: Rawi, example: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "case"
    with monkeypatch.context() as patched, Case.create(folder) as case:
        patched.setattr(tracing, "relink", lambda *_, **__: None)
        tracing.trace([example], case, watch=Silent())
    shown = rawi("show", "--case", folder)
    assert shown.returncode == 0
    assert _SAID in shown.stderr
    assert "run the same rawi trace again" in shown.stderr
    assert _SAID in rawi("verify", "--case", folder).stdout
    assert rawi("trace", example, "--case", folder).returncode == 0
    assert _SAID not in rawi("show", "--case", folder).stderr
    assert _SAID not in rawi("verify", "--case", folder).stdout
