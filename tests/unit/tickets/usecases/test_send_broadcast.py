"""Telling the residents of an area something."""

from __future__ import annotations

import pytest

from tests.support.town import Town
from tickets.errors import NotAllowedError
from tickets.usecases.send_broadcast import BROADCAST_JOB, BroadcastTextError, send_broadcast


def test_a_broadcast_is_stored_audited_and_spread_by_a_job(town: Town) -> None:
    broadcast = send_broadcast(town.work, town.actor("street"), "east", "明天停水")
    assert town.broadcasts.get(broadcast.id) == broadcast
    assert broadcast.path == town.areas.rows["east"].path
    assert town.audit.rows[-1] == ("street", "broadcast", broadcast.id)
    assert (BROADCAST_JOB, broadcast.id) in town.jobs.rows


@pytest.mark.parametrize(
    ("name", "area"),
    [("community", "west"), ("community", "street"), ("worker", "east-1"), ("resident", "east")],
)
def test_nobody_tells_an_area_that_is_not_theirs(town: Town, name: str, area: str) -> None:
    with pytest.raises(NotAllowedError):
        send_broadcast(town.work, town.actor(name), area, "停水")


@pytest.mark.parametrize("text", ["", "长" * 501])
def test_no_words_and_too_many_are_refused(town: Town, text: str) -> None:
    with pytest.raises(BroadcastTextError):
        send_broadcast(town.work, town.actor("street"), "east", text)
