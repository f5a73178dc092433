"""Notes of staff."""

from __future__ import annotations

import pytest

from tests.support.town import Town
from tickets.errors import NotAllowedError
from tickets.status import Action
from tickets.usecases.note_ticket import note_ticket


def test_the_assignee_adds_words_and_photos(town: Town) -> None:
    filed = town.reports("resident")
    note_ticket(town.work, town.actor("worker"), filed.ticket.id, "要两个人搬", ("photo",))
    event = town.work.events.of_ticket(filed.ticket.id)[-1]
    assert (event.action, event.text, event.media) == (Action.ADD, "要两个人搬", ("photo",))
    assert event.request_id is None


def test_staff_elsewhere_have_nothing_to_add(town: Town) -> None:
    filed = town.reports("resident")
    with pytest.raises(NotAllowedError):
        note_ticket(town.work, town.actor("community-west"), filed.ticket.id, "x")
