"""What a command costs: CPU and memory of a whole process, its children too."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

ENVIRONMENT = {
    name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"
}
"""Python keeps what it has compiled, as it does for everybody who has not told it otherwise."""


class Cost(NamedTuple):
    """``cpu_s`` is user and system time, ``peak_mib`` the most that one process had in memory,
    ``wall_s`` what somebody waits for."""

    cpu_s: float
    peak_mib: float
    wall_s: float = 0.0


def cost(command: Sequence[str], folder: Path) -> Cost:
    """Raises CalledProcessError when the command fails, after showing what it said."""
    began = time.perf_counter()
    with (
        tempfile.TemporaryFile() as said,
        subprocess.Popen(
            command, cwd=folder, env=ENVIRONMENT, stdout=subprocess.DEVNULL, stderr=said
        ) as process,
    ):
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            sys.stderr.write(said.read().decode(errors="replace"))
            raise subprocess.CalledProcessError(process.returncode, command)
    wall = time.perf_counter() - began
    return Cost(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, wall)
