"""Tests of taking down what callers say."""

from __future__ import annotations

from tests.unit.handlers.stage import Stage, texts_of
from tickets.model import Origin
from tickets.people import Role


def test_a_call_becomes_a_report_for_the_caller(stage: Stage) -> None:
    worker, admin = stage.staff(Role.WORKER, "east-1"), stage.staff(Role.COMMUNITY_ADMIN, "east")
    admin.says("代录")
    assert "什么事" in texts_of(admin.says("王女士 13900001111"))
    assert "王女士 13900001111" in texts_of(admin.says("幸福小区3号楼的垃圾没人收"))
    draft = admin.session.draft
    assert draft is not None
    assert draft.origin is Origin.INTAKE
    filed = admin.presses(
        next(choice.label for choice in admin.history()[-1].choices if "垃圾乱堆" in choice.label)
    )
    assert "已登记" in texts_of(filed)
    assert "13900001111" not in worker.history()[-1].text
    worker.presses("接单")
    assert "替 王女士 13900001111 上报" in texts_of(worker.presses("查看居民信息"))


def test_a_caller_may_stay_unnamed(stage: Stage) -> None:
    admin = stage.staff(Role.COMMUNITY_ADMIN, "east")
    admin.says("/intake")
    assert "谁来电" in texts_of(admin.sends_photo())
    admin.presses("没有留姓名")
    draft = admin.session.draft
    assert draft is not None
    assert (draft.origin, draft.on_behalf_of) == (Origin.INTAKE, None)


def test_an_open_report_of_ones_own_is_not_lost_without_asking(stage: Stage) -> None:
    admin = stage.staff(Role.COMMUNITY_ADMIN, "east")
    admin.says("幸福小区3号楼的路灯不亮")
    assert "没报完" in texts_of(admin.says("代录"))
    admin.presses("接着报")
    kept = admin.session.draft
    assert kept is not None
    assert "路灯" in kept.text
    admin.says("代录")
    admin.presses("丢开，登记来电来访")
    admin.says("王女士")
    anew = admin.session.draft
    assert anew is not None
    assert (anew.text, anew.on_behalf_of) == ("", "王女士")


def test_residents_take_down_nothing(stage: Stage) -> None:
    assert "没有这个命令" in texts_of(stage.resident().says("/intake"))
