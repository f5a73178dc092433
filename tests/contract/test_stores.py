"""What conversations are promised of sessions, offers, the outbox and media."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from handlers import stores
from storage.unit_of_work import UnitOfWork
from tests.contract.records import NOON, person, ticket
from tickets import ports
from tickets.errors import UnknownRecordError

DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def people(work: UnitOfWork) -> None:
    """Store two persons."""
    work.people.add(person("p1"))
    work.people.add(person("p2"))


def put(work: UnitOfWork, message_id: str, person_id: str = "p1") -> None:
    work.outbox.put(
        message_id,
        person_id,
        f"body of {message_id}",
        importance="normal",
        answers=None,
        not_before=None,
        expires_at=None,
    )


def put_twice(work: UnitOfWork, message_id: str) -> None:
    put(work, message_id)
    put(work, message_id)


def test_a_unit_of_work_fits_what_conversations_ask_for(work: UnitOfWork) -> None:
    sessions: stores.Sessions = work.sessions
    offers: stores.Offers = work.offers
    outbox: stores.Outbox = work.outbox
    media: stores.Media = work.media
    assert len({id(store) for store in (sessions, offers, outbox, media)}) == 4


def test_a_unit_of_work_fits_what_the_domain_asks_for(work: UnitOfWork) -> None:
    people: ports.People = work.people
    invitations: ports.Invitations = work.invitations
    areas: ports.Areas = work.areas
    matters: ports.Matters = work.matters
    tickets: ports.Tickets = work.tickets
    requests: ports.Requests = work.requests
    events: ports.Events = work.events
    jobs: ports.Jobs = work.jobs
    audit: ports.Audit = work.audit
    grids: ports.GridLookup = work.grids
    found = (people, invitations, areas, matters, tickets, requests, events, jobs, audit, grids)
    assert len(set(map(id, found))) == len(found)


def test_an_unknown_conversation_has_no_state(work: UnitOfWork) -> None:
    assert work.sessions.load("web::1:1") is None


def test_a_conversations_state_is_replaced(work: UnitOfWork) -> None:
    work.sessions.save("web::1:1", "p1", "{}")
    work.sessions.save("web::1:1", "p1", '{"waiting":"report.place"}')
    assert work.sessions.load("web::1:1") == '{"waiting":"report.place"}'


def test_a_conversation_follows_who_writes_in_it(work: UnitOfWork) -> None:
    work.sessions.save("web::1:1", "p1", "{}")
    work.sessions.save("web::1:1", "p2", "{}")
    assert work.sessions.of_person("p1") == []
    assert work.sessions.of_person("p2") == [("web::1:1", "{}")]


def test_only_one_persons_conversations_are_forgotten(work: UnitOfWork) -> None:
    work.sessions.save("a", "p1", "1")
    work.sessions.save("b", "p1", "2")
    work.sessions.save("c", "p2", "3")
    assert work.sessions.of_person("p1") == [("a", "1"), ("b", "2")]
    work.sessions.remove_of_person("p1")
    assert work.sessions.load("a") is None
    assert work.sessions.load("c") == "3"


def test_an_offer_comes_back_as_stored(work: UnitOfWork) -> None:
    work.offers.add("list1", "p1", "web::1:1", "[]", NOON + DAY)
    found = work.offers.find("list1")
    assert found is not None
    assert (found.id, found.person_id, found.conversation) == ("list1", "p1", "web::1:1")
    assert (found.body, found.used, found.expires_at) == ("[]", 0, NOON + DAY)
    assert work.offers.find("list2") is None


def test_pressed_choices_are_remembered_up_to_the_sixtieth(work: UnitOfWork) -> None:
    work.offers.add("list1", "p1", None, "[]", NOON + DAY)
    work.offers.set_used("list1", 1 << 60)
    found = work.offers.find("list1")
    assert found is not None
    assert found.used == 1 << 60


def test_the_newest_offer_is_the_one_added_last_even_in_one_moment(work: UnitOfWork) -> None:
    for name in ("z", "a", "m"):
        work.offers.add(name, "p1", None, "[]", NOON + DAY)
    work.offers.add("other", "p2", None, "[]", NOON + DAY)
    newest = work.offers.newest("p1")
    assert newest is not None
    assert newest.id == "m"


def test_a_list_whose_message_left_late_is_the_one_shown_last(work: UnitOfWork) -> None:
    for name in ("list1", "list2"):
        work.offers.add(name, "p1", "web::1:1", "[]", NOON + DAY)
    before = work.offers.find("list1")
    work.offers.show_last("list1")
    assert work.offers.newest("p1") == before
    work.offers.show_last("list1")
    work.offers.show_last("nothing")
    assert work.offers.newest("p1") == before


def test_a_list_that_was_answered_is_not_the_one_shown_last_again(work: UnitOfWork) -> None:
    for name in ("list1", "list2"):
        work.offers.add(name, "p1", "web::1:1", "[]", NOON + DAY)
    work.offers.set_used("list1", 2)
    work.offers.show_last("list1")
    assert work.offers.newest("p1") == work.offers.find("list2")


def test_forgotten_offers_are_gone(work: UnitOfWork) -> None:
    work.offers.add("mine", "p1", None, "[]", NOON + DAY)
    work.offers.add("other", "p2", None, "[]", NOON + DAY)
    work.offers.remove_of_person("p1")
    assert work.offers.newest("p1") is None
    assert work.offers.find("other") is not None


def test_messages_are_numbered_per_person_without_gaps(work: UnitOfWork) -> None:
    for name, to in (("m1", "p1"), ("m2", "p2"), ("m3", "p1")):
        put(work, name, to)
    assert [(row.id, row.seq) for row in work.outbox.after("p1", 0, 10)] == [("m1", 1), ("m3", 2)]
    assert [row.seq for row in work.outbox.after("p2", 0, 10)] == [1]


def test_a_message_that_was_rolled_back_leaves_no_gap(work: UnitOfWork) -> None:
    put(work, "m1")
    with pytest.raises(IntegrityError), work.savepoint():
        put_twice(work, "lost")
    put(work, "m2")
    assert [row.seq for row in work.outbox.after("p1", 0, 10)] == [1, 2]


def test_a_message_comes_back_as_put(work: UnitOfWork) -> None:
    work.outbox.put(
        "m1",
        "p1",
        "body",
        importance="high",
        answers="web::e1",
        not_before=NOON + DAY,
        expires_at=NOON + 2 * DAY,
    )
    (row,) = work.outbox.after("p1", 0, 10)
    assert (row.id, row.person_id, row.seq, row.body) == ("m1", "p1", 1, "body")
    assert (row.importance, row.answers) == ("high", "web::e1")
    assert (row.created_at, row.not_before, row.expires_at) == (NOON, NOON + DAY, NOON + 2 * DAY)
    assert (row.state, row.attempts) == ("queued", 0)


def test_a_message_to_nobody_is_refused(work: UnitOfWork) -> None:
    with pytest.raises(UnknownRecordError):
        put(work, "m1", "nobody")


def test_a_reader_goes_on_after_what_it_has(work: UnitOfWork) -> None:
    for number in range(5):
        put(work, f"m{number}")
    assert [row.seq for row in work.outbox.after("p1", 2, 2)] == [3, 4]
    assert [row.seq for row in work.outbox.after("p1", 5, 2)] == []
    assert [row.seq for row in work.outbox.latest("p1", 2)] == [4, 5]


def test_numbers_of_forgotten_messages_are_not_used_again(work: UnitOfWork) -> None:
    put(work, "m1")
    put(work, "kept", "p2")
    work.outbox.remove_of_person("p1")
    assert work.outbox.bodies("p1") == []
    assert work.outbox.bodies("p2") == ["body of kept"]
    put(work, "m2")
    assert [row.seq for row in work.outbox.after("p1", 0, 10)] == [2]


def test_bodies_are_listed_oldest_first(work: UnitOfWork) -> None:
    for number in range(11):
        put(work, f"m{number}")
    assert work.outbox.bodies("p1") == [f"body of m{number}" for number in range(11)]


def test_a_wanted_file_is_fetched_or_given_up(work: UnitOfWork) -> None:
    for name in ("m1", "m2"):
        work.media.add_wanted(name, "p1", "photo", "telegram:bot", "ref", NOON + DAY)
    wanted = work.media.get("m1")
    assert (wanted.state, wanted.source, wanted.ref) == ("wanted", "telegram:bot", "ref")
    assert (wanted.person_id, wanted.created_at, wanted.expires_at) == ("p1", NOON, NOON + DAY)
    work.media.mark_stored("m1", "photo", "image/jpeg", 1_000, "abc")
    work.media.mark_failed("m2")
    assert work.media.get("m1") == replace(
        wanted, state="stored", mime="image/jpeg", size=1_000, sha256="abc"
    )
    assert work.media.get("m2").state == "failed"


def test_an_unknown_file_is_refused(work: UnitOfWork) -> None:
    with pytest.raises(UnknownRecordError):
        work.media.get("m1")


def test_an_uploaded_file_is_claimed_by_one_person(work: UnitOfWork) -> None:
    work.media.add_stored("m1", None, "photo", "image/png", 10, "abc")
    assert work.media.claim("m1", "p1")
    assert work.media.claim("m1", "p1")
    assert not work.media.claim("m1", "p2")
    assert not work.media.claim("m2", "p1")
    assert work.media.get("m1").person_id == "p1"


def test_files_are_found_in_the_order_asked_for(work: UnitOfWork) -> None:
    for name in ("m1", "m2", "m3"):
        work.media.add_stored(name, "p1", "photo", "image/png", 10, "abc")
    found = work.media.find_all(["m3", "gone", "m1"])
    assert [row.id for row in found] == ["m3", "m1"]
    assert list(work.media.find_all([])) == []


def test_a_file_can_be_attached_to_several_tickets_and_twice(work: UnitOfWork) -> None:
    work.tickets.add(ticket("t1"))
    work.tickets.add(ticket("t2"))
    for name in ("m1", "m2"):
        work.media.add_stored(name, "p1", "photo", "image/png", 10, "abc")
    work.media.attach(["m1", "m2"], "t1")
    work.media.attach(["m1"], "t1")
    work.media.attach(["m1"], "t2")
    assert work.media.tickets_of("m1") == ["t1", "t2"]
    assert work.media.tickets_of("m2") == ["t1"]


def test_a_file_that_is_not_there_cannot_be_attached(work: UnitOfWork) -> None:
    work.tickets.add(ticket())
    with pytest.raises(IntegrityError), work.savepoint():
        work.media.attach(["gone"], "t1")


def test_a_forgotten_persons_files_are_gone_and_others_stay(work: UnitOfWork) -> None:
    work.tickets.add(ticket("t1"))
    for name, owner in (("m1", "p1"), ("m2", "p2")):
        work.media.add_stored(name, owner, "photo", "image/png", 10, "abc")
    work.media.attach(["m1", "m2"], "t1")
    work.media.remove_of_person("p1")
    assert [row.id for row in work.media.find_all(["m1", "m2"])] == ["m2"]
    assert work.media.tickets_of("m1") == []
