"""What is logged names no person, no place and no word of what was said, also where steps fail."""

from __future__ import annotations

import io
import json
import logging
from collections.abc import Iterator

import pytest
import structlog

from bot.inbox import Outcome
from bot.logs import set_up_logs
from handlers.incoming import Kind
from tests.story.scenes import CABLE, accepts, files_cable, finishes
from tests.support.driver_direct import DirectSeat, DirectTown

PHONE = "13800138000"
FAULT = """
CREATE TRIGGER fault BEFORE {when} ON {table}
BEGIN SELECT RAISE(ABORT, 'injected'); END
"""
FAULTS = (("INSERT", "events"), ("UPDATE", "tickets"), ("INSERT", "jobs"), ("INSERT", "offers"))
SECRETS = ("飞线", "电线", "幸福小区", "3号楼", "网格员", "演示居民", PHONE, "resident:demo")
ALLOWED = {"timestamp", "level", "logger", "event", "request_id", "where", "error", "channel"}
ALLOWED |= {"event_end", "kind", "rows"}


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """Return what is logged, and leave logging as it was."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    stream = io.StringIO()
    set_up_logs("json", stream)
    root.setLevel(logging.DEBUG)
    yield stream
    root.handlers[:] = handlers
    root.setLevel(level)
    structlog.reset_defaults()


def check_quiet(log: io.StringIO) -> list[dict[str, object]]:
    """Make sure that no line tells of anybody; return the lines."""
    for secret in SECRETS:
        assert secret not in log.getvalue()
        assert json.dumps(secret) not in log.getvalue()
    lines = [json.loads(line) for line in log.getvalue().splitlines()]
    for line in lines:
        assert set(line) <= ALLOWED
    return lines


def test_a_story_is_not_told_in_the_log(town: DirectTown, log: io.StringIO) -> None:
    resident, worker = town.person("resident:demo"), town.person("worker:03")
    files_cable(resident)
    resident.says(f"我的电话是{PHONE}")
    accepts(worker)
    finishes(worker)
    check_quiet(log)


@pytest.mark.parametrize(("when", "table"), FAULTS)
def test_a_step_that_fails_is_logged_without_what_it_was_about(
    when: str, table: str, town: DirectTown, log: io.StringIO
) -> None:
    fault = FAULT.format(when=when, table=table)
    town.application.database.run_write(lambda work: work.connection.exec_driver_sql(fault))
    seat = DirectSeat(town.application, "resident:demo")
    for text in (f"{CABLE}，电话{PHONE}", "1", "1"):
        try:
            seat.send(Kind.TEXT, text=text)
        except AssertionError:
            assert seat.outcome is Outcome.FAILED
    failures = [line for line in check_quiet(log) if line["event"] == "event_failed"]
    assert failures
    assert all(line["where"] and line["event_end"] for line in failures)
