"""A bell whose server cannot be reached holds nobody up."""

from __future__ import annotations

import time
from pathlib import Path

from storage.postgres_bell import PostgresBell


def test_who_cannot_reach_the_server_says_and_closes_without_waiting(tmp_path: Path) -> None:
    heard: list[object] = []
    bell = PostgresBell(f"postgresql:///huying?host={tmp_path}", heard.append)
    began = time.monotonic()
    bell.say({"p1"})
    bell.say({f"p{number}" for number in range(1000)})
    assert not bell.is_listening
    bell.close()
    assert time.monotonic() - began < 5
    assert heard == []
