"""The console script ``huying``, the same as ``python -m bot``."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from bot.cli import run
from bot.command_line import CommandLine

CHECKOUT = Path(__file__).parents[1]


def main() -> None:
    """Run the command that the arguments name."""
    # One process is one core; numpy reads this when a command imports it.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    folder = CHECKOUT if (CHECKOUT / "pyproject.toml").exists() else Path.cwd()
    sys.exit(run(sys.argv[1:], CommandLine(os.environ, folder)))


if __name__ == "__main__":
    main()
