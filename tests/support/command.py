"""Run ``huying`` inside this process and see what it prints."""

from __future__ import annotations

import io
import logging
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import structlog

from bot.cli import run
from bot.command_line import CommandLine


@dataclass(frozen=True, slots=True)
class Ran:
    """What a command left: its exit code and what it printed."""

    code: int
    out: str
    err: str


@dataclass
class Huying:
    """The command line over one data folder."""

    folder: Path
    capture: pytest.CaptureFixture[str]
    environment: dict[str, str] = field(default_factory=dict)

    def __call__(self, *arguments: str, typed: str | bytes = "") -> Ran:
        """Run a command with these lines typed into it."""
        self.capture.readouterr()
        line = CommandLine(self._environment(), self.folder)
        with _typed(typed if isinstance(typed, bytes) else typed.encode()), _same_logs():
            code = run(arguments, line)
        printed = self.capture.readouterr()
        return Ran(code, printed.out, printed.err)

    def _environment(self) -> Mapping[str, str]:
        return {"HUYING_DATA_DIR": str(self.folder)} | self.environment


@contextmanager
def _typed(lines: bytes) -> Iterator[None]:
    before, sys.stdin = sys.stdin, io.TextIOWrapper(io.BytesIO(lines), "utf-8")
    try:
        yield
    finally:
        sys.stdin = before


@contextmanager
def _same_logs() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level, configured = root.handlers[:], root.level, structlog.get_config()
    try:
        yield
    finally:
        root.handlers[:] = handlers
        root.setLevel(level)
        structlog.configure(**configured)
