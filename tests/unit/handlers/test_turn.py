"""Tests of one turn: what it says, waits for and keeps."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from handlers.incoming import Incoming, Kind, MediaKind, MediaRef
from handlers.message import decode_message
from handlers.session import Draft, Session
from handlers.turn import FETCH_MEDIA_JOB, Turn
from storage.unit_of_work import UnitOfWork
from tests.unit.handlers.stage import MONDAY, Stage
from tickets.people import Person


@pytest.fixture
def anna(stage: Stage) -> Person:
    """Return a resident."""
    return stage.resident("Anna").person


def with_turn(stage: Stage, person: Person, do: Callable[[Turn], object], *media: MediaRef) -> Turn:
    """Do something in a turn of somebody's and return the turn."""
    incoming = Incoming("test", "one", "e1", "anna", "room", Kind.TEXT, MONDAY, " 灯 ", media)

    def run(uow: UnitOfWork) -> Turn:
        turn = Turn(stage.context(uow), incoming, stage.context(uow).work.actor(person), Session())
        do(turn)
        return turn

    return stage.database.run_write(run)


def test_words_are_trimmed(stage: Stage, anna: Person) -> None:
    assert with_turn(stage, anna, lambda turn: turn.words).words == "灯"


def test_what_is_said_answers_the_event_in_its_conversation(stage: Stage, anna: Person) -> None:
    with_turn(stage, anna, lambda turn: turn.say("mine-none", turn.choice("do-help", "help.show")))
    row = stage.database.run_write(lambda uow: uow.outbox.latest(anna.id, 1)[0])
    assert row.answers == "test:one:e1"
    list_id = decode_message(row.body).choices[0].id.rpartition(".")[0]
    offer = stage.database.run_write(lambda uow: uow.offers.find(list_id))
    assert offer is not None
    assert offer.conversation == "test:one:room:anna"


def test_waiting_remembers_the_step_its_arguments_and_since_when(
    stage: Stage, anna: Person
) -> None:
    turn = with_turn(stage, anna, lambda turn: turn.wait_for("request.added", "r1"))
    session = turn.session
    assert (session.waiting, session.args, session.asked_at) == ("request.added", ("r1",), MONDAY)


def test_a_draft_is_kept_and_dropped(stage: Stage, anna: Person) -> None:
    draft = Draft(id="d1", started_at=MONDAY)
    assert with_turn(stage, anna, lambda turn: turn.keep_draft(draft)).session.draft == draft
    assert with_turn(stage, anna, lambda turn: turn.keep_draft(None)).session.draft is None


def test_a_stored_file_is_claimed_once_however_often_it_is_asked_for(
    stage: Stage, anna: Person
) -> None:
    photo = MediaRef(MediaKind.PHOTO, "", stage.photo())

    def twice(turn: Turn) -> None:
        assert turn.keep_media() == turn.keep_media() == (photo.id,)

    with_turn(stage, anna, twice, photo)


def test_another_persons_file_and_one_that_is_gone_are_left_out(stage: Stage, anna: Person) -> None:
    photo = MediaRef(MediaKind.PHOTO, "", stage.photo())
    gone = MediaRef(MediaKind.PHOTO, "", "gone")
    bert = stage.resident("Bert").person
    with_turn(stage, bert, lambda turn: turn.keep_media(), photo)

    def nothing(turn: Turn) -> None:
        assert turn.keep_media() == ()

    with_turn(stage, anna, nothing, photo, gone)


def test_a_file_that_the_platform_holds_is_fetched_by_a_job(stage: Stage, anna: Person) -> None:
    voice = MediaRef(MediaKind.VOICE, "platform-name")
    kept: list[str] = []
    with_turn(stage, anna, lambda turn: kept.extend(turn.keep_media()), voice)
    row = stage.database.run_write(lambda uow: uow.media.get(kept[0]))
    assert (row.kind, row.source, row.ref) == ("voice", "test:one", "platform-name")
    assert (FETCH_MEDIA_JOB, kept[0]) in stage.due()
