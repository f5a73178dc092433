"""All conversations and commands, in the order in which help shows them."""

from __future__ import annotations

from handlers.flow import Flow
from handlers.resident import (
    draft_options,
    export,
    filing,
    forget,
    help,  # noqa: A004 - the command's own name
    home,
    language,
    matter,
    mine,
    report,
    request,
    result,
    search,
    start,
)

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
    export.FLOW,
    forget.FLOW,
)
