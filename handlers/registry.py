"""All conversations and commands, in the order in which help shows them."""

from __future__ import annotations

from handlers.flow import Flow
from handlers.resident import draft_options, filing, matter, report

FLOWS: tuple[Flow, ...] = (
    report.FLOW,
    filing.FLOW,
    matter.FLOW,
    draft_options.FLOW,
)
