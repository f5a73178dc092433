"""The way every action goes."""

from __future__ import annotations

import pytest

from tests.support.town import Town
from tickets.acting import act, load
from tickets.errors import NotAllowedError, UnknownRecordError
from tickets.recording import Deed
from tickets.status import Action, Status


def test_an_allowed_deed_moves_the_ticket(town: Town) -> None:
    filed = town.reports("resident")
    moved = act(town.work, town.actor("worker"), filed.ticket.id, Deed(Action.ACCEPT, "worker"))
    assert moved.status is Status.ACCEPTED
    assert town.ticket(filed) == moved


def test_a_forbidden_deed_is_refused_before_anything_is_written(town: Town) -> None:
    filed = town.reports("resident")
    with pytest.raises(NotAllowedError):
        act(town.work, town.actor("worker-2"), filed.ticket.id, Deed(Action.ACCEPT, "worker-2"))
    assert town.ticket(filed) == filed.ticket


def test_an_unknown_ticket_is_said(town: Town) -> None:
    with pytest.raises(UnknownRecordError):
        load(town.work, town.actor("worker"), "nothing", Deed(Action.ACCEPT, "worker"))
