"""Tests of verifying what a property company says is done."""

from __future__ import annotations

from tests.unit.handlers.stage import LIFT, Stage, labels_of, texts_of
from tickets.people import Role
from tickets.usecases.finish_ticket import finish_ticket


def test_the_community_verifies_before_the_resident_is_asked(stage: Stage) -> None:
    resident, admin = stage.resident(), stage.staff(Role.COMMUNITY_ADMIN, "east")
    stage.staff(Role.WORKER, "east-1")
    company = stage.staff(Role.OFFICE, "street", "property")
    request = stage.file(resident, LIFT)
    stage.finish(company, request)
    assert "解决了" not in labels_of(resident.history()[-1])
    assert "请核查" in admin.history()[-1].text
    verified = admin.presses("核查通过")[-1]
    assert "已请居民确认" in verified.text
    assert "核查通过" not in labels_of(verified)
    assert "解决了" in labels_of(resident.history()[-1])


def test_a_result_that_is_not_good_goes_back_with_words_and_photos(stage: Stage) -> None:
    resident, admin = stage.resident(), stage.staff(Role.COMMUNITY_ADMIN, "east")
    stage.staff(Role.WORKER, "east-1")
    company = stage.staff(Role.OFFICE, "street", "property")
    request = stage.file(resident, LIFT)
    stage.finish(company, request)
    before = len(resident.history())
    assert "哪里不合格" in texts_of(admin.presses("不合格，退回"))
    assert "哪里不合格" in texts_of(admin.sends_photo())
    assert "承办单位会接着办" in texts_of(admin.says("电梯还在响"))
    told = company.history()[-1]
    assert "核查不合格，请接着办：电梯还在响" in told.text
    assert len(told.media) == 1
    assert "办结" in labels_of(told)
    assert len(resident.history()) == before
    stage.act(company, finish_ticket, request.ticket_id, "又修了", (stage.photo(),))
    assert "核查通过" in labels_of(admin.history()[-1])
