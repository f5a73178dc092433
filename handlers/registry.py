"""All conversations and commands, in the order in which help shows them."""

from __future__ import annotations

from handlers.admin import assign, figures, find, intake, invite, login, staff, triage, verify
from handlers.flow import Flow
from handlers.resident import (
    draft_options,
    export,
    filing,
    forget,
    help,  # noqa: A004 - the command's own name
    home,
    language,
    link,
    matter,
    mine,
    report,
    request,
    result,
    search,
    start,
)
from handlers.worker import found, history, leave, task, tasks, today, transfer

FLOWS: tuple[Flow, ...] = (
    start.FLOW,
    help.FLOW,
    report.FLOW,
    filing.FLOW,
    matter.FLOW,
    draft_options.FLOW,
    mine.FLOW,
    request.FLOW,
    result.FLOW,
    search.FLOW,
    home.FLOW,
    language.FLOW,
    link.FLOW,
    export.FLOW,
    forget.FLOW,
    tasks.FLOW,
    today.FLOW,
    found.FLOW,
    leave.FLOW,
    task.FLOW,
    transfer.FLOW,
    history.FLOW,
    triage.FLOW,
    assign.FLOW,
    verify.FLOW,
    intake.FLOW,
    find.FLOW,
    figures.FLOW,
    staff.FLOW,
    invite.FLOW,
    login.FLOW,
)
