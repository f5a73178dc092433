"""Revealing who asked."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.support.town import Town
from tickets.errors import NotAllowedError
from tickets.usecases.reveal_requester import reveal_requesters


def test_the_assignee_sees_who_asked_and_the_look_is_audited(town: Town) -> None:
    filed = town.reports("resident")
    found = reveal_requesters(town.work, town.actor("worker"), filed.ticket.id)
    assert [person.id for _, person in found] == ["resident"]
    assert ("worker", "reveal", filed.ticket.id) in town.audit.rows


def test_an_anonymous_requester_is_not_shown(town: Town) -> None:
    filed = town.reports("resident")
    town.requests.save(replace(filed.request, anonymous=True))
    assert reveal_requesters(town.work, town.actor("worker"), filed.ticket.id) == []


def test_others_are_refused(town: Town) -> None:
    with pytest.raises(NotAllowedError):
        reveal_requesters(town.work, town.actor("worker-2"), town.reports("resident").ticket.id)
