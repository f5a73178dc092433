"""From events to messages: who hears of what, at once or when they next look."""

from __future__ import annotations

from handlers.context import Context
from handlers.notices_to_residents import tell_residents
from handlers.notices_to_staff import tell_staff
from handlers.whistling import tell_of_whistles


def send_notices(context: Context) -> None:
    """Queue the messages for everything recorded in this transaction."""
    for event in context.work.recorded:
        tell_residents(context, event)
        tell_staff(context, event)
        tell_of_whistles(context, event)
    context.work.recorded.clear()
