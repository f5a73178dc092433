"""The on-time rate."""

from __future__ import annotations

from datetime import timedelta

from tests.support.town import Town
from tests.unit.tickets.assessment.conftest import Judged
from tickets.assessment.on_time import ON_TIME
from tickets.recording import Deed, record
from tickets.status import Action


def test_a_result_in_time_is_good_and_a_missing_one_past_the_limit_is_not(
    town: Town, history_of: Judged
) -> None:
    done, open_one = town.reports("one").ticket, town.reports("two").ticket
    record(town.work, record(town.work, done, Deed(Action.ACCEPT)), Deed(Action.FINISH))
    assert ON_TIME.judge(town.work, history_of(done)) is True
    assert ON_TIME.judge(town.work, history_of(open_one)) is None
    town.passes(timedelta(days=30))
    assert ON_TIME.judge(town.work, history_of(open_one)) is False
