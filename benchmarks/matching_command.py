"""Measure ``huying match --json``: a thousand lines against one, start-up included."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from itertools import cycle, islice
from pathlib import Path

from benchmarks.matching_residents import read_messages

RUNS = 5
LINES = 1000
COMMAND = (str(Path(sys.executable).parent / "huying"), "match", "--json")


def main() -> None:
    """Print the median times and their ratio."""
    texts = [message.text for message in read_messages()]
    one, many = (seconds(list(islice(cycle(texts), count))) for count in (1, LINES))
    sys.stdout.write(
        f"1 line {one:.2f} s, {LINES} lines {many:.2f} s: {many / one:.2f} times "
        f"(median of {RUNS}, wall clock)\n"
    )


def seconds(texts: list[str]) -> float:
    """Return the median time to answer lines, in a new process each time."""
    given = "".join(f"{text}\n" for text in texts).encode()
    times = []
    for _ in range(RUNS):
        begin = time.perf_counter()
        done = subprocess.run(COMMAND, input=given, capture_output=True, check=True)  # noqa: S603  # our own command
        times.append(time.perf_counter() - begin)
        answers = done.stdout.count(b"\n")
        if answers != len(texts):
            raise RuntimeError(f"{answers} answers to {len(texts)} lines")
    return statistics.median(times)


if __name__ == "__main__":
    main()
