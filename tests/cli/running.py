"""Types of the fixtures."""

import subprocess
from collections.abc import Callable

Rawi = Callable[..., "subprocess.CompletedProcess[str]"]
