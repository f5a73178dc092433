"""Tests of the list of one's own requests."""

from __future__ import annotations

from tests.unit.handlers.stage import LEAK, LITTER, Stage, labels_of
from tickets.numbers import grouped_number
from tickets.people import Role
from tickets.usecases.accept_ticket import accept_ticket
from tickets.usecases.withdraw_request import withdraw_request


def test_somebody_without_requests_is_told_how_to_make_one(stage: Stage) -> None:
    assert "还没有诉求" in stage.resident().says("我的")[0].text


def test_open_requests_stand_above_those_that_ended(stage: Stage) -> None:
    resident = stage.resident()
    ended = stage.file(resident, LITTER)
    stage.clock.forward(minutes=1)
    stage.act(resident, withdraw_request, ended.id)
    stage.file(resident)
    stage.clock.forward(minutes=1)
    later = stage.file(resident, LITTER)
    stage.act(resident, withdraw_request, later.id)
    listed = resident.says("/mine")[0]
    assert listed.text.startswith("您有 1 件在办，2 件已结束")
    assert [label.split("｜")[1] for label in labels_of(listed)] == ["待分派", "已撤回", "已撤回"]


def test_a_request_opens_with_its_history_in_place_of_the_list(stage: Stage) -> None:
    resident, worker = stage.resident(), stage.staff(Role.WORKER, "east-1")
    request = stage.file(resident)
    stage.act(worker, accept_ticket, request.ticket_id)
    listed = resident.says("我的")[0]
    card = resident.presses_id(listed.choices[0].id)[0]
    assert grouped_number(request.number) in card.text
    assert "派给 worker@east-1" in card.text
    assert "接单" in card.text
    assert card.replaces == listed.choices[0].id.rpartition(".")[0]
    assert card.ticket is not None
    assert card.ticket.status == "accepted"


def test_the_way_back_leads_from_a_request_to_the_list(stage: Stage) -> None:
    resident = stage.resident()
    stage.file(resident)
    resident.presses_id(resident.says("我的")[0].choices[0].id)
    assert resident.presses("我的诉求")[0].text.startswith("您有 1 件在办")


def test_a_long_list_is_turned_page_by_page(stage: Stage) -> None:
    resident = stage.resident()
    for _ in range(9):
        stage.file(resident, LEAK)
    assert len(resident.says("我的")[0].choices) == 9
    second = resident.presses("下一页")[0]
    assert labels_of(second)[1:] == ["上一页"]


def test_somebody_elses_request_cannot_be_opened(stage: Stage) -> None:
    owner, stranger = stage.resident(), stage.resident()
    stage.file(owner)
    listed = owner.says("我的")[0]
    assert stranger.presses_id(listed.choices[0].id)[0].text == "这不是给您的选项。"


def test_the_staffs_photos_of_the_result_are_shown(stage: Stage) -> None:
    resident, worker = stage.resident(), stage.staff(Role.WORKER, "east-1")
    request = stage.file(resident)
    photo = stage.finish(worker, request)
    card = resident.presses_id(resident.says("我的")[0].choices[0].id)[0]
    assert [media.id for media in card.media] == [photo]
