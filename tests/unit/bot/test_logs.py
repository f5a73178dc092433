"""Logs: one line an event, readable or JSON, without people's words."""

from __future__ import annotations

import io
import json
import logging
from collections.abc import Iterator

import pytest
import structlog

from bot.logs import set_up_logs, where


@pytest.fixture(autouse=True)
def _restored() -> Iterator[None]:
    """Leave logging as it was."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:] = handlers
    root.setLevel(level)
    structlog.reset_defaults()


def test_json_has_one_object_a_line_with_the_requests_id() -> None:
    stream = io.StringIO()
    set_up_logs("json", stream)
    with structlog.contextvars.bound_contextvars(request_id="r1"):
        structlog.stdlib.get_logger("bot").info("started", port=8080)
    (line,) = stream.getvalue().splitlines()
    logged = json.loads(line)
    assert (logged["event"], logged["port"], logged["request_id"]) == ("started", 8080, "r1")
    assert logged["timestamp"].endswith("Z")


def test_the_libraries_logs_come_the_same_way() -> None:
    stream = io.StringIO()
    set_up_logs("json", stream)
    logging.getLogger("storage.database").warning("a listener failed")
    assert json.loads(stream.getvalue())["level"] == "warning"


def test_the_console_is_plain_where_it_is_no_terminal() -> None:
    stream = io.StringIO()
    set_up_logs("console", stream)
    structlog.stdlib.get_logger("bot").warning("jobs_wait", error="BusyError")
    assert "jobs_wait" in stream.getvalue()
    assert "\x1b[" not in stream.getvalue()


def test_every_call_of_a_web_page_is_not_worth_a_line() -> None:
    stream = io.StringIO()
    set_up_logs("console", stream)
    logging.getLogger("aiohttp.access").info("GET /media/secret-id")
    assert stream.getvalue() == ""


def int_of(text: str) -> int:
    """Fail on what is no number."""
    return int(text)


def test_a_failure_is_told_by_its_places_not_by_its_message() -> None:
    with pytest.raises(ValueError, match="somebody's words") as failed:
        int_of("somebody's words")
    places = where(failed.value)
    assert "int_of" in places[-1]
    assert not any("somebody's words" in place for place in places[-1:])
