"""All ticket rules, in the order in which they are asked."""

from __future__ import annotations

from tickets.assessment.on_time import ON_TIME
from tickets.assessment.reopened import REOPENED
from tickets.assessment.resolution import RESOLUTION
from tickets.assessment.response import RESPONSE
from tickets.assessment.satisfaction import SATISFACTION
from tickets.deadlines.ladder import RESOLVE_LADDER, RESPOND_LADDER
from tickets.deadlines.reminder import RESOLVE_REMINDER, RESPOND_REMINDER
from tickets.deadlines.silent_closing import SILENT_CLOSING
from tickets.dispatch.grid_leader import GRID_LEADER
from tickets.dispatch.grid_worker import GRID_WORKER
from tickets.dispatch.private import PRIVATE
from tickets.rule import DeadlineRule, DispatchRule, Indicator

DISPATCH_RULES: tuple[DispatchRule, ...] = (PRIVATE, GRID_WORKER, GRID_LEADER)

DEADLINE_RULES: tuple[DeadlineRule, ...] = (
    RESPOND_REMINDER,
    RESPOND_LADDER,
    RESOLVE_REMINDER,
    RESOLVE_LADDER,
    SILENT_CLOSING,
)

INDICATORS: tuple[Indicator, ...] = (RESPONSE, RESOLUTION, ON_TIME, SATISFACTION, REOPENED)
