"""When people are not to be disturbed by what can wait: from nine in the evening until eight."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from handlers.context import Context

QUIET_FROM, QUIET_UNTIL = time(21), time(8)


def end_of_quiet(context: Context) -> datetime | None:
    """Return when people may be disturbed again; None by day."""
    local = context.now.astimezone(context.work.hours.zone)
    if QUIET_UNTIL <= local.time() < QUIET_FROM:
        return None
    day = local.date() + timedelta(days=local.time() >= QUIET_FROM)
    return datetime.combine(day, QUIET_UNTIL, context.work.hours.zone)
