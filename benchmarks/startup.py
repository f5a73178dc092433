"""How long ``huying run`` takes until it is ready: ``python -m benchmarks.startup``.

Beside it, in turn: a bare interpreter that imports the same modules and ends. The city is of
Yantai's size; migrations have run before.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from benchmarks.servers import huying_server
from benchmarks.settled_city import settle_city
from bot.settings import Settings

ROUNDS = 5
_OWN = ("bot", "handlers", "nlp", "storage", "tickets")


def main() -> None:
    """Print the medians and their ratio."""
    libraries = _imported_libraries()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        settle_city(Settings(data_dir=name))
        ready = [(_until_ready(folder), _until_imported(libraries)) for _ in range(ROUNDS)]
    server, bare = median(one for one, _ in ready), median(other for _, other in ready)
    sys.stdout.write(
        f"ready after {server:.2f} s, {len(libraries)} library modules imported in {bare:.2f} s: "
        f"{server / bare:.2f} x (medians of {ROUNDS})\n"
    )


def _imported_libraries() -> list[str]:
    """Return the modules of others that the server imports, in their order."""
    code = (
        "import sys; import bot.__main__, bot.commands.run; "
        "print(*(m.__name__ for m in list(sys.modules.values()) if getattr(m, '__spec__', None)))"
    )
    names = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", code], check=True, capture_output=True, text=True
    ).stdout.split()
    return [name for name in names if name.partition(".")[0] not in (*_OWN, "__main__")]


def _until_ready(folder: Path) -> float:
    began = time.perf_counter()
    with huying_server(folder):
        return time.perf_counter() - began


def _until_imported(libraries: list[str]) -> float:
    code = f"import importlib\nfor name in {libraries!r}: importlib.import_module(name)"
    began = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], check=True)  # noqa: S603 - our own program
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
