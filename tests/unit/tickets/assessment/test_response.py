"""The response rate."""

from __future__ import annotations

from datetime import timedelta

from tests.support.town import Town
from tests.unit.tickets.assessment.conftest import Judged
from tickets.assessment.response import RESPONSE
from tickets.recording import Deed, record
from tickets.status import Action


def test_accepting_in_time_is_good_and_too_late_is_not(town: Town, history_of: Judged) -> None:
    prompt, late = town.reports("one").ticket, town.reports("two").ticket
    assert RESPONSE.judge(town.work, history_of(prompt)) is None
    record(town.work, prompt, Deed(Action.ACCEPT))
    town.passes(timedelta(days=2))
    record(town.work, late, Deed(Action.ACCEPT))
    assert RESPONSE.judge(town.work, history_of(prompt)) is True
    assert RESPONSE.judge(town.work, history_of(late)) is False
