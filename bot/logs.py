"""Logging: one line an event, as text or JSON, with the request's id and nothing personal.

What is logged are names of events, ids and numbers; never a person's words, name or token.
"""

from __future__ import annotations

import logging
import secrets
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Literal, TextIO

import structlog
from structlog.types import Processor

SHARED: tuple[Processor, ...] = (
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_log_level,
    structlog.stdlib.add_logger_name,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
    structlog.processors.StackInfoRenderer(),
)
LOUD_LIBRARIES = ("aiohttp.access", "httpx", "alembic", "PIL", "sqlalchemy.engine")


def set_up_logs(form: Literal["console", "json"], stream: TextIO | None = None) -> None:
    """Send all logs of the process, the libraries' too, to a stream (standard error)."""
    stream = stream or sys.stderr
    structlog.configure(
        processors=[*SHARED, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=False,
    )
    handler = logging.StreamHandler(stream)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=list(SHARED),
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                *_rendering(form, colors=stream.isatty()),
            ],
        )
    )
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.INFO)
    for name in LOUD_LIBRARIES:
        logging.getLogger(name).setLevel(logging.WARNING)


@contextmanager
def request_id() -> Iterator[None]:
    """Let all that is logged inside bear one id: the request's, or a new one where none came."""
    if "request_id" in structlog.contextvars.get_contextvars():
        yield
        return
    with structlog.contextvars.bound_contextvars(request_id=secrets.token_hex(4)):
        yield


def where(error: BaseException) -> list[str]:
    """Return the last places an error came through, without its message.

    The message may hold what a person wrote.
    """
    return [line.strip() for line in traceback.format_tb(error.__traceback__)[-6:]]


def _rendering(form: Literal["console", "json"], *, colors: bool) -> tuple[Processor, ...]:
    if form == "json":
        tracebacks = structlog.processors.ExceptionRenderer(
            structlog.tracebacks.ExceptionDictTransformer(show_locals=False)
        )
        return tracebacks, structlog.processors.JSONRenderer(ensure_ascii=False)
    plain = structlog.dev.plain_traceback
    return (structlog.dev.ConsoleRenderer(colors=colors, exception_formatter=plain),)
