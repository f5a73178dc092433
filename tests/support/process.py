"""Start the program itself, as its own process, on a city's folder."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

CHECKOUT = Path(__file__).parents[2]


def program_environment(folder: Path, **settings: str) -> dict[str, str]:
    """Return the environment of a process whose data lie in a folder; no other setting leaks in."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("HUYING_")}
    own = {f"HUYING_{name.upper()}": value for name, value in settings.items()}
    return kept | {"HUYING_DATA_DIR": str(folder), "PYTHONUNBUFFERED": "1"} | own


def start_program(folder: Path, *arguments: str, **settings: str) -> subprocess.Popen[bytes]:
    """Start ``huying`` with its standard input and output as pipes; its errors go to a file."""
    with (folder / "errors.log").open("ab") as errors:
        return subprocess.Popen(  # noqa: S603 - our own program with our own arguments
            [sys.executable, "-m", "bot", *arguments],
            cwd=CHECKOUT,
            env=program_environment(folder, **settings),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=errors,
        )
