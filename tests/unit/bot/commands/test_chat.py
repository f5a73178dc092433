"""``huying chat`` as somebody who types, or a program, sees it."""

from __future__ import annotations

import json
from contextlib import closing
from pathlib import Path

import pytest

from bot.commands.chat import UnusableLineError, read_location
from bot.wiring import open_application
from handlers.incoming import SharedLocation
from tests.support.city import settings_in
from tests.support.command import Huying, Ran
from tests.support.photos import jpeg

GREETING = "你好"


def shown(ran: Ran) -> list[dict[str, object]]:
    """Read what ``--json`` printed."""
    return [json.loads(line) for line in ran.out.splitlines()]


def test_a_line_is_answered(huying: Huying) -> None:
    ran = huying("chat", "--as", "resident:demo", typed=f"{GREETING}\n")
    assert ran.code == 0
    assert len(ran.out.splitlines()) > 3
    assert ran.err == ""


def test_a_newcomer_is_told_how_to_use_it(huying: Huying) -> None:
    assert "/photo" in huying("chat", "--as", "resident:demo").out.splitlines()[0]


def test_json_prints_one_object_a_message_with_every_field(huying: Huying) -> None:
    messages = shown(huying("chat", "--as", "resident:demo", "--json", typed=f"{GREETING}\n"))
    assert messages
    assert all(
        list(message) == ["seq", "text", "choices", "media", "ticket"] for message in messages
    )
    assert [message["seq"] for message in messages] == list(range(1, len(messages) + 1))


def test_a_second_start_goes_on_where_the_first_ended(huying: Huying) -> None:
    huying("chat", "--as", "resident:demo", typed=f"{GREETING}\n")
    assert shown(huying("chat", "--as", "resident:demo", "--json")) == []


def test_a_number_answers_the_choice_shown_last(huying: Huying) -> None:
    typed = "楼道里堆满了杂物没人管\n1\n"
    messages = shown(huying("chat", "--as", "resident:demo", "--json", typed=typed))
    assert messages[-1]["ticket"] is not None


def test_any_resident_may_write_but_staff_must_exist(huying: Huying) -> None:
    assert huying("chat", "--as", "resident:somebody", typed=GREETING).code == 0
    assert huying("chat", "--as", "worker:03", typed=GREETING).code == 0
    refused = huying("chat", "--as", "worker:99", typed=GREETING)
    assert refused.code == 2
    assert "worker:99" in refused.err


@pytest.mark.parametrize(
    "name", ["demo", ":demo", "resident:", "resident:\x07", "resident:" + "x" * 99]
)
def test_what_is_no_name_is_refused(name: str, huying: Huying) -> None:
    assert huying("chat", "--as", name).code == 2


def test_every_start_is_audited(huying: Huying) -> None:
    huying("chat", "--as", "worker:03")
    with closing(open_application(settings_in(huying.folder))) as application:
        rows = application.database.run_read(
            lambda uow: uow.connection.exec_driver_sql(
                "SELECT actor, subject FROM audit WHERE action = 'terminal'"
            ).all()
        )
        worker = application.read(
            lambda transaction: transaction.people.find_by_identity("console", "local", "worker:03")
        ).result()
    assert worker is not None
    assert [tuple(row) for row in rows] == [(worker.id, worker.id)]


def test_what_comes_from_others_is_printed(huying: Huying) -> None:
    huying("chat", "--as", "resident:demo", typed="楼道里堆满了杂物没人管\n1\n")
    messages = shown(huying("chat", "--as", "worker:03", "--json"))
    assert messages[-1]["choices"]


def test_a_photo_and_a_location_can_be_sent(huying: Huying, tmp_path: Path) -> None:
    photo = tmp_path / "a photo.jpg"
    photo.write_bytes(jpeg().content)
    typed = f"/photo {photo}\n/location 37.5364,121.3848\n"
    ran = huying("chat", "--as", "resident:demo", "--json", typed=typed)
    assert ran.err == ""
    assert len(shown(ran)) >= 2


@pytest.mark.parametrize("line", ["/photo /nowhere.jpg", "/photo", "/location here", "/location 1"])
def test_a_line_that_cannot_be_sent_is_told_and_the_chat_goes_on(line: str, huying: Huying) -> None:
    ran = huying("chat", "--as", "resident:demo", "--json", typed=f"{line}\n{GREETING}\n")
    assert ran.code == 0
    assert ran.err.count("\n") == 1
    assert shown(ran)


def test_bytes_that_are_no_text_are_taken_as_they_come(huying: Huying) -> None:
    ran = huying("chat", "--as", "resident:demo", "--json", typed=b"\xff\xfe\x00\n")
    assert ran.code == 0
    assert shown(ran)


def test_a_location_is_read_in_degrees() -> None:
    assert read_location(" 37.5364 , 121.3848") == SharedLocation(37.5364, 121.3848)


@pytest.mark.parametrize("text", ["", "1", "1,2,3", "a,b"])
def test_a_location_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(UnusableLineError):
        read_location(text)
