"""What earlier messages became part of."""

from __future__ import annotations

from handlers.incoming import Kind
from handlers.said import MOST_REMEMBERED, find_words, replace_words, settle_words
from handlers.session import Said, Session
from tests.unit.handlers.stage import Stage

DRAFTED, FILED = Said(ref="1", text="路灯坏了"), Said(ref="2", text="井盖坏了", request="r")


def test_a_message_is_found_by_its_name() -> None:
    session = Session(said=(DRAFTED, FILED))
    assert find_words(session, "2") == FILED
    assert find_words(session, "3") is None


def test_a_drafts_words_go_with_its_request() -> None:
    settled = settle_words(Session(said=(DRAFTED, FILED)), "new")
    assert [one.request for one in settled.said] == ["new", "r"]


def test_a_dropped_drafts_words_are_forgotten() -> None:
    assert settle_words(Session(said=(DRAFTED, FILED)), None).said == (FILED,)


def test_changed_words_are_known_by_the_same_name() -> None:
    changed = find_words(replace_words(Session(said=(DRAFTED,)), "1", "电梯坏了"), "1")
    assert changed is not None
    assert changed.text == "电梯坏了"


def test_only_the_last_messages_are_remembered(stage: Stage) -> None:
    resident = stage.resident()
    for number in range(MOST_REMEMBERED + 5):
        resident.sends(resident.event(Kind.TEXT, "3号楼的路灯不亮", ref=f"m{number}"))
    said = resident.session.said
    assert len(said) == MOST_REMEMBERED
    assert said[-1].ref == f"m{MOST_REMEMBERED + 4}"


def test_a_platform_without_names_has_nothing_remembered(stage: Stage) -> None:
    resident = stage.resident()
    resident.says("3号楼的路灯不亮")
    assert resident.session.said == ()
