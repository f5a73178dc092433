"""Tests of verifying what a property company says is done."""

from __future__ import annotations

from tests.unit.handlers.stage import LIFT, Stage, labels_of
from tickets.people import Role


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
