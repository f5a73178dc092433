"""What the domain is promised of people and invitations, on both databases."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from storage.book_cache import BookCache
from storage.sealing import SealBrokenError, Sealer
from storage.tables.people import people
from storage.unit_of_work import UnitOfWork
from tests.contract.records import (
    COMMUNITY,
    EXACT,
    GRID_1,
    GRID_2,
    NOON,
    OTHER_STREET,
    assignment,
    person,
)
from tickets.errors import UnknownRecordError
from tickets.people import Absence, Identity, Invitation, Role

HOUR = timedelta(hours=1)
KEY = "a key of sixteen"
DAY = timedelta(days=1)


def add_people(work: UnitOfWork, *ids: str) -> None:
    for person_id in ids:
        work.people.add(person(person_id))


def identity(external_id: str, person_id: str = "p1", at: datetime = NOON) -> Identity:
    return Identity(person_id, "telegram", "bot", external_id, reachable=True, last_used_at=at)


def invitation(**changes: object) -> Invitation:
    blank = Invitation("i1", "hash", Role.WORKER, "G1", None, "李", "p1", NOON, NOON + 2 * DAY)
    return replace(blank, **changes)  # type: ignore[arg-type]  # any of its fields


def test_a_person_comes_back_as_stored(work: UnitOfWork) -> None:
    work.people.add(person())
    assert work.people.get("p1") == person()


def test_a_changed_person_comes_back_changed(work: UnitOfWork) -> None:
    add_people(work, "p1", "p2")
    changed = replace(person(), name="", phone=None, home=None, forgotten_at=NOON)
    work.people.save(changed)
    assert work.people.get("p1") == changed
    assert work.people.get("p2") == person("p2")


def test_an_unknown_person_is_refused(work: UnitOfWork) -> None:
    with pytest.raises(UnknownRecordError):
        work.people.get("nobody")


def test_moments_come_back_in_utc_to_the_microsecond(work: UnitOfWork) -> None:
    shanghai = timezone(8 * HOUR)
    at = datetime(2026, 11, 2, 12, 0, 0, 123_456, tzinfo=shanghai)
    work.people.add(replace(person(), created_at=at))
    stored = work.people.get("p1").created_at
    assert stored == at
    assert stored.tzinfo is UTC


def test_a_person_is_found_by_an_identity(work: UnitOfWork) -> None:
    add_people(work, "p1")
    work.people.save_identity(identity("42"))
    assert work.people.find_by_identity("telegram", "bot", "42") == person()
    assert work.people.find_by_identity("telegram", "bot", "43") is None
    assert work.people.find_by_identity("wechat", "bot", "42") is None


def test_saving_an_identity_again_changes_it(work: UnitOfWork) -> None:
    add_people(work, "p1", "p2")
    work.people.save_identity(identity("42"))
    moved = replace(identity("42", "p2", NOON + HOUR), reachable=False)
    work.people.save_identity(moved)
    assert work.people.identities("p1") == []
    assert work.people.identities("p2") == [moved]


def test_identities_are_listed_last_used_first(work: UnitOfWork) -> None:
    add_people(work, "p1")
    for hours in (1, 3, 2):
        work.people.save_identity(identity(str(hours), at=NOON + hours * HOUR))
    assert [found.external_id for found in work.people.identities("p1")] == ["3", "2", "1"]


def test_identities_of_one_person_only_are_removed(work: UnitOfWork) -> None:
    add_people(work, "p1", "p2")
    work.people.save_identity(identity("42"))
    work.people.save_identity(identity("43", "p2"))
    work.people.remove_identities("p1")
    assert work.people.identities("p1") == []
    assert work.people.identities("p2") == [identity("43", "p2")]


def test_an_identity_needs_a_person(work: UnitOfWork) -> None:
    with pytest.raises(IntegrityError), work.savepoint():
        work.people.save_identity(identity("42", "nobody"))


def test_a_role_is_held_from_its_start_to_before_its_end(work: UnitOfWork) -> None:
    add_people(work, "p1")
    held = assignment("a1", "p1", Role.OFFICE, GRID_1, "grid")
    work.people.assign(held)
    work.people.end_assignment("a1", NOON + DAY)
    ended = replace(held, until=NOON + DAY)
    assert work.people.assignments("p1", NOON - HOUR) == []
    assert work.people.assignments("p1", NOON) == [ended]
    assert work.people.assignments("p1", NOON + DAY) == []


def test_staff_of_an_area_are_listed_longest_first(work: UnitOfWork) -> None:
    add_people(work, "new", "old", "elsewhere", "leader", "gone")
    work.people.assign(assignment("a1", "new", since=NOON))
    work.people.assign(assignment("a2", "old", since=NOON - DAY))
    work.people.assign(assignment("a3", "elsewhere", place=GRID_2))
    work.people.assign(assignment("a4", "leader", Role.LEADER))
    work.people.assign(assignment("a5", "gone"))
    work.people.end_assignment("a5", NOON)
    found = work.people.staff(Role.WORKER, "G1", NOON)
    assert found == [person("old"), person("new")]


def test_staff_of_an_office_serve_the_area_around_a_place(work: UnitOfWork) -> None:
    add_people(work, "street", "grid", "other")
    street = replace(GRID_1, area="S", path="C/D/S/")
    work.people.assign(assignment("a1", "street", Role.OFFICE, street, "water"))
    work.people.assign(assignment("a2", "grid", Role.OFFICE, GRID_2, "water"))
    work.people.assign(assignment("a3", "other", Role.OFFICE, street, "gas"))
    assert work.people.staff_of_office("water", EXACT.path, NOON) == [person("street")]


def test_staff_within_an_area_are_those_at_it_and_below(work: UnitOfWork) -> None:
    add_people(work, "grid", "community", "street")
    below = assignment("a1", "grid")
    at = assignment("a2", "community", place=replace(GRID_1, area="K", path=COMMUNITY))
    work.people.assign(below)
    work.people.assign(at)
    work.people.assign(assignment("a3", "street", place=OTHER_STREET))
    found = work.people.staff_within(COMMUNITY, NOON)
    assert found == [(person("community"), at), (person("grid"), below)]


def test_staff_are_found_by_a_part_of_their_names_some_at_a_time(work: UnitOfWork) -> None:
    for number, name in enumerate(("王一", "李二", "小王", "100%王", "王_")):
        work.people.add(person(f"p{number}", name))
        work.people.assign(assignment(f"a{number}", f"p{number}"))
    work.people.end_assignment("a4", NOON)

    def found(name: str, skipped: int = 0, most: int = 9) -> list[str]:
        rows = work.people.staff_named(COMMUNITY, name, NOON, skipped, most)
        return [member.name for member, _ in rows]

    assert found("王") == ["王一", "小王", "100%王"]
    assert found("王", 1, 1) == ["小王"]
    assert found("%") == ["100%王"]
    assert found("_") == []
    assert [work.people.count_staff_named(COMMUNITY, name, NOON) for name in ("", "王")] == [4, 3]
    assert work.people.count_staff_named("C/D/S2/", "王", NOON) == 0


def test_staff_are_at_their_own_area_and_at_none_around_it(work: UnitOfWork) -> None:
    add_people(work, "p1")
    work.people.assign(assignment("a1", "p1"))
    assert work.people.any_staff_at(GRID_1.path, NOON)
    assert not work.people.any_staff_at(COMMUNITY, NOON)
    work.people.end_assignment("a1", NOON)
    assert not work.people.any_staff_at(GRID_1.path, NOON)


def test_an_area_whose_code_begins_alike_is_not_within(work: UnitOfWork) -> None:
    add_people(work, "p1")
    work.people.assign(assignment("a1", "p1", place=OTHER_STREET))
    assert work.people.staff_within("C/D/S/", NOON) == []


def test_a_leave_lasts_from_its_start_to_before_its_end(work: UnitOfWork) -> None:
    add_people(work, "p1", "p2")
    leave = Absence("l1", "p1", NOON, NOON + DAY, deputy="p2")
    work.people.add_absence(leave)
    assert work.people.find_absence("p1", NOON - HOUR) is None
    assert work.people.find_absence("p1", NOON) == leave
    assert work.people.find_absence("p1", NOON + DAY) is None
    assert work.people.find_absence("p2", NOON) is None


def test_an_invitation_comes_back_by_id_and_by_hash(work: UnitOfWork) -> None:
    work.invitations.add(invitation())
    assert work.invitations.get("i1") == invitation()
    assert work.invitations.find_by_hash("hash") == invitation()
    assert work.invitations.find_by_hash("other") is None


def test_a_changed_invitation_comes_back_changed(work: UnitOfWork) -> None:
    work.invitations.add(invitation())
    changed = invitation(redeemed_by="p2", confirmed_by="p3", refused=True, office="water")
    work.invitations.save(changed)
    assert work.invitations.get("i1") == changed


def test_an_unknown_invitation_is_refused(work: UnitOfWork) -> None:
    with pytest.raises(UnknownRecordError):
        work.invitations.get("i1")


def test_two_invitations_cannot_share_a_code(work: UnitOfWork) -> None:
    work.invitations.add(invitation())
    with pytest.raises(IntegrityError), work.savepoint():
        work.invitations.add(invitation(id="i2"))


def test_wrong_codes_are_counted_per_key_since_a_moment(work: UnitOfWork) -> None:
    for at in (NOON - HOUR, NOON, NOON + HOUR):
        work.invitations.add_failure("p1", at)
    work.invitations.add_failure("p2", NOON)
    assert work.invitations.failures_since("p1", NOON) == 2
    assert work.invitations.failures_since("p3", NOON) == 0


def test_all_leaves_of_one_person_end_at_once(work: UnitOfWork) -> None:
    add_people(work, "p1", "p2")
    for number, (who, days) in enumerate((("p1", 1), ("p1", 3), ("p2", 3))):
        work.people.add_absence(Absence(f"l{number}", who, NOON, NOON + days * DAY, None))
    work.people.end_absences("p1", NOON + HOUR)
    assert work.people.find_absence("p1", NOON + HOUR) is None
    assert work.people.find_absence("p1", NOON) is not None
    assert work.people.find_absence("p2", NOON + DAY) is not None


def test_phones_and_homes_are_sealed_where_there_is_a_key(work: UnitOfWork) -> None:
    sealed = UnitOfWork(work.connection, BookCache(), NOON, Sealer([KEY]))
    sealed.people.add(person())
    assert sealed.people.get("p1") == person()
    stored = work.connection.execute(select(people.c.phone, people.c.home)).one()
    assert all(value.startswith("sealed:") for value in stored)
    with pytest.raises(SealBrokenError):
        UnitOfWork(work.connection, BookCache(), NOON).people.get("p1")


def test_everything_is_sealed_again_under_the_first_key(work: UnitOfWork) -> None:
    add_people(work, "p1", "p2", "p3")
    changed = UnitOfWork(work.connection, BookCache(), NOON, Sealer([KEY]))
    assert changed.people.seal_again("", 2) == "p2"
    assert changed.people.seal_again("p2", 2) is None
    newer = UnitOfWork(work.connection, BookCache(), NOON, Sealer(["another such key", KEY]))
    newer.people.seal_again("", 10)
    newest = UnitOfWork(work.connection, BookCache(), NOON, Sealer(["another such key"]))
    assert [newest.people.get(who) for who in ("p1", "p2", "p3")] == [
        person(who) for who in ("p1", "p2", "p3")
    ]
