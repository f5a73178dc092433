"""Linking two records of one human being."""

from __future__ import annotations

import pytest

from tests.support.town import Town
from tickets.errors import NotAllowedError
from tickets.people import Identity
from tickets.usecases.bind_home import bind_home
from tickets.usecases.forget_person import forget_person
from tickets.usecases.link_person import AlreadyLinkedError, link_person


def test_accounts_and_requests_go_over(town: Town) -> None:
    town.person("kept")
    town.people.save_identity(Identity("gone", "web", "web", "x", True, town.now))
    filed = town.reports("gone")
    link_person(town.work, town.actor("gone"), "kept")
    assert [identity.external_id for identity in town.people.identities("kept")] == ["x"]
    assert town.people.identities("gone") == []
    assert town.request(filed).person_id == "kept"
    assert town.audit.rows[-1] == ("gone", "link", "kept")


def test_what_the_kept_record_says_is_kept_and_the_rest_is_filled_in(town: Town) -> None:
    town.with_phone("kept", "13800000000")
    town.with_phone("gone", "13900000000")
    bind_home(town.work, town.actor("gone"), town.place())
    joined = link_person(town.work, town.actor("gone"), "kept")
    assert (joined.name, joined.phone, joined.home) == ("kept", "13800000000", town.place())
    gone = town.person("gone")
    assert (gone.name, gone.phone, gone.home, gone.forgotten_at) == ("", None, None, town.now)


def test_somebody_is_not_linked_with_themselves(town: Town) -> None:
    with pytest.raises(AlreadyLinkedError):
        link_person(town.work, town.actor("resident"), "resident")


def test_a_role_does_not_go_over(town: Town) -> None:
    town.person("kept")
    with pytest.raises(NotAllowedError):
        link_person(town.work, town.actor("worker"), "kept")


def test_nobody_goes_over_to_a_forgotten_record(town: Town) -> None:
    town.person("kept")
    forget_person(town.work, town.actor("kept"))
    with pytest.raises(NotAllowedError):
        link_person(town.work, town.actor("gone"), "kept")
