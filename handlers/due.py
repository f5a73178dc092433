"""What is done when a job is due; each recomputes what there is to do and may find nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from handlers.broadcasting import spread_broadcast
from handlers.context import Context
from handlers.draft_jobs import file_silent_draft, remind_of_draft
from handlers.drafts import EXPIRY_JOB, REMINDER_JOB
from handlers.notices import send_notices
from handlers.whistling import tell_late
from tickets.recording import CLOCK_JOB
from tickets.usecases.blow_whistle import WHISTLE_JOB
from tickets.usecases.forget_person import FORGET_JOB, forget_accounts
from tickets.usecases.look_at_clock import look_at_clock
from tickets.usecases.rederive_deadlines import REDERIVE_JOB, rederive_deadlines
from tickets.usecases.send_broadcast import BROADCAST_JOB

Job = Callable[[Context, str], None]


def _look_at_clock(context: Context, ticket_id: str) -> None:
    look_at_clock(context.work, ticket_id)


def _rederive_deadlines(context: Context, ticket_id: str) -> None:
    rederive_deadlines(context.work, ticket_id)


def _forget_accounts(context: Context, person_id: str) -> None:
    forget_accounts(context.work, person_id)


JOBS: Mapping[str, Job] = {
    CLOCK_JOB: _look_at_clock,
    REDERIVE_JOB: _rederive_deadlines,
    FORGET_JOB: _forget_accounts,
    BROADCAST_JOB: spread_broadcast,
    WHISTLE_JOB: tell_late,
    REMINDER_JOB: remind_of_draft,
    EXPIRY_JOB: file_silent_draft,
}


def run_job(context: Context, kind: str, subject: str) -> None:
    """Run a job for its subject, and queue what people must hear of it.

    Raises:
        KeyError: there is no such kind.
    """
    JOBS[kind](context, subject)
    send_notices(context)
