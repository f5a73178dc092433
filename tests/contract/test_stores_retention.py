"""What is purged of what ended long ago, and what stays."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from storage.repositories.retention import Purged
from storage.unit_of_work import UnitOfWork
from tests.contract.records import EXACT, GRID_1, NOON, event, person, request, ticket
from tickets.status import Status
from tickets.whistles import Call, Whistle, WhistleKind

DAY = timedelta(days=1)
LONG_AGO = NOON - 800 * DAY


def put_ticket(work: UnitOfWork, number: str, *, ended_for: timedelta | None) -> None:
    """Store a ticket with a request, an event and a file, all named by a number."""
    closed_at = None if ended_for is None else NOON - ended_for
    status = Status.SUBMITTED if ended_for is None else Status.CLOSED
    work.tickets.add(replace(ticket(f"t{number}"), status=status, closed_at=closed_at))
    work.requests.add(
        replace(
            request(f"r{number}", f"t{number}"),
            on_behalf_of="third person",
            rating=5,
            rating_comment="words",
        )
    )
    work.events.append(replace(event(f"e{number}", f"t{number}"), text="words", media=("m",)))
    put_file(work, f"m{number}", f"hash{number}")
    work.media.attach([f"m{number}"], f"t{number}")


def put_file(work: UnitOfWork, media_id: str, sha256: str, owner: str | None = "p1") -> None:
    """Store a file."""
    work.media.add_stored(media_id, owner, "photo", "image/jpeg", 1, sha256)


def purge(work: UnitOfWork) -> Purged:
    """Purge what ended more than two years ago."""
    return work.retention.purge_ended(NOON - 10_000 * DAY, NOON - 730 * DAY, NOON - DAY)


def test_words_places_and_files_of_what_ended_go_and_the_record_stays(work: UnitOfWork) -> None:
    work.people.add(person())
    put_ticket(work, "1", ended_for=800 * DAY)
    purged = purge(work)
    assert (purged.requests, purged.files) == (1, ("hash1",))
    kept = work.requests.get("r1")
    assert (kept.text, kept.media, kept.on_behalf_of, kept.rating_comment) == ("", (), None, "")
    assert (kept.place, kept.rating, kept.number) == (GRID_1, 5, "r1")
    assert work.tickets.get("t1").place == GRID_1
    (happened,) = work.events.of_ticket("t1")
    assert (happened.text, happened.media, happened.id) == ("", (), "e1")
    assert work.media.find_all(["m1"]) == []


def test_the_words_of_whistles_go_with_their_tickets(work: UnitOfWork) -> None:
    work.people.add(person())
    put_ticket(work, "1", ended_for=800 * DAY)
    put_ticket(work, "2", ended_for=DAY)
    for number in ("1", "2"):
        calls = (Call("water", "p1", LONG_AGO),)
        kind = WhistleKind.JOINT
        whistle = Whistle(
            f"w{number}", f"t{number}", kind, "words", "p1", LONG_AGO, LONG_AGO, calls, "result"
        )
        work.whistles.add(whistle)
    purge(work)
    old, new = work.whistles.get("w1"), work.whistles.get("w2")
    assert (old.text, old.result, old.missing) == ("", "", ())
    assert (new.text, new.result) == ("words", "result")


def test_what_is_open_or_ended_lately_stays(work: UnitOfWork) -> None:
    work.people.add(person())
    put_ticket(work, "1", ended_for=None)
    put_ticket(work, "2", ended_for=700 * DAY)
    assert purge(work) == Purged(0, 0, ())
    for number in ("1", "2"):
        assert work.requests.get(f"r{number}").place == EXACT
        assert work.events.of_ticket(f"t{number}")[0].text == "words"
        assert len(work.media.find_all([f"m{number}"])) == 1


def test_a_file_that_another_ticket_shows_stays(work: UnitOfWork) -> None:
    work.people.add(person())
    put_ticket(work, "1", ended_for=800 * DAY)
    put_ticket(work, "2", ended_for=None)
    work.media.attach(["m1"], "t2")
    assert purge(work).files == ()
    assert len(work.media.find_all(["m1"])) == 1


def test_bytes_that_another_file_shares_are_kept(work: UnitOfWork) -> None:
    work.people.add(person())
    put_ticket(work, "1", ended_for=800 * DAY)
    put_file(work, "same", "hash1")
    assert purge(work).files == ()
    assert work.media.find_all(["m1"]) == []


def test_an_upload_that_nobody_claimed_goes(work: UnitOfWork) -> None:
    work.people.add(person())
    put_file(work, "m1", "hash1", owner=None)
    assert purge(work).files == ()
    later = work.retention.purge_ended(LONG_AGO, NOON - 730 * DAY, NOON + DAY)
    assert later.files == ("hash1",)


def test_old_messages_are_dropped(work: UnitOfWork) -> None:
    work.people.add(person())
    work.outbox.put(
        "o1", "p1", "{}", importance="reply", answers=None, not_before=None, expires_at=None
    )
    assert purge(work).messages == 0
    later = work.retention.purge_ended(LONG_AGO, NOON + DAY, NOON - DAY)
    assert later.messages == 1
    assert work.outbox.after("p1", 0, 10) == []


def test_traces_of_long_ago_are_dropped_and_others_stay(work: UnitOfWork) -> None:
    work.people.add(person())
    work.inbox.claim("web", "a", "old", NOON - 100 * DAY)
    work.inbox.claim("web", "a", "new", NOON)
    work.offers.add("o1", "p1", None, "[]", NOON - 100 * DAY)
    work.invitations.add_failure("p1", NOON - 100 * DAY)
    assert work.retention.drop_traces(NOON - 90 * DAY) == 3
    assert work.inbox.state_of("web", "a", "old") is None
    assert work.inbox.state_of("web", "a", "new") is not None
