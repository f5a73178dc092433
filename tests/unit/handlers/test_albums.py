"""Albums: photos that come one by one are answered as one message."""

from __future__ import annotations

from datetime import timedelta

from handlers.albums import ALBUM_JOB, WAIT
from handlers.conversation import converse_album, give_up_album
from handlers.incoming import Incoming, Kind
from handlers.message import Message
from tests.unit.handlers.stage import Stage, Talker
from tickets.errors import NotPossibleNowError
from tickets.people import Role

LAMP = "3号楼门口的路灯不亮"


def parts(talker: Talker, count: int, words: str = "") -> list[Incoming]:
    return [
        talker.event(Kind.MEDIA, words if not n else "", ref=f"m{n}", album="album-1")
        for n in range(count)
    ]


def whole(stage: Stage, talker: Talker) -> list[Message]:
    """Let the album be whole, and return what is said of it."""
    before = len(talker.history())
    key = talker.event(Kind.TEXT).conversation_key
    stage.do(lambda context: converse_album(context, stage.router, key))
    return talker.history()[before:]


def test_the_parts_are_answered_once_and_together(stage: Stage) -> None:
    resident = stage.resident()
    for part in parts(resident, 3, LAMP):
        assert resident.sends(part) == []
    (card,) = whole(stage, resident)
    assert LAMP in card.text
    assert len(card.media) == 3
    draft = resident.session.draft
    assert draft is not None
    assert len(draft.media) == 3


def test_every_part_is_fetched_at_once_and_the_answer_waits_a_moment(stage: Stage) -> None:
    resident = stage.resident()
    for part in parts(resident, 2):
        resident.sends(part)
    assert [kind for kind, _ in stage.due()] == ["fetch_media", "fetch_media"]
    stage.clock.moment += WAIT
    assert ALBUM_JOB in [kind for kind, _ in stage.due()]


def test_what_comes_after_an_album_is_answered_after_it(stage: Stage) -> None:
    resident = stage.resident()
    for part in parts(resident, 2):
        resident.sends(part)
    answers = resident.says(LAMP)
    assert len(answers) == 2
    assert len(answers[-1].media) == 2
    assert LAMP in answers[-1].text
    assert whole(stage, resident) == []


def test_an_album_answers_what_was_asked(stage: Stage) -> None:
    resident, worker = stage.resident(), stage.staff(Role.WORKER, "east-1")
    stage.file(resident, "01-001")
    worker.presses("接单")
    worker.presses("办结")
    for part in parts(worker, 2, "清理好了"):
        worker.sends(part)
    (card,) = whole(stage, worker)
    assert "已办结" in card.text
    assert len(resident.history()[-1].media) == 2


def test_a_late_part_is_an_album_of_its_own(stage: Stage) -> None:
    resident = stage.resident()
    first, second = parts(resident, 2, LAMP)
    resident.sends(first)
    whole(stage, resident)
    resident.sends(second)
    (card,) = whole(stage, resident)
    assert len(card.media) == 2


def test_an_album_that_is_refused_is_dropped_and_said(stage: Stage) -> None:
    resident = stage.resident()
    (part,) = parts(resident, 1)
    resident.sends(part)
    before = len(resident.history())
    error = NotPossibleNowError("too late")
    stage.do(lambda context: give_up_album(context, part.conversation_key, error))
    assert len(resident.history()) == before + 1
    assert resident.session.album is None
    stage.clock.moment += timedelta(hours=1)
    assert whole(stage, resident) == []


def test_an_album_that_fails_is_dropped_and_said(stage: Stage) -> None:
    resident = stage.resident()
    (part,) = parts(resident, 1)
    resident.sends(part)
    stage.do(lambda context: give_up_album(context, part.conversation_key, ZeroDivisionError()))
    assert part.event_id[-6:] in resident.history()[-1].text
    assert resident.session.album is None
