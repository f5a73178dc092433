"""Tests of entering an invitation's code."""

from __future__ import annotations

from tests.unit.handlers.stage import Stage, Talker, labels_of, texts_of
from tickets.people import Role
from tickets.usecases.invite_person import invite_person


def invited(stage: Stage, inviter: Talker, role: Role, area: str) -> str:
    """Return the code of a new invitation."""
    return stage.act(inviter, invite_person, role, area, "张三", None)[1]


def test_a_worker_begins_when_the_inviter_says_it_is_them(stage: Stage) -> None:
    admin, newcomer = stage.staff(Role.COMMUNITY_ADMIN, "east"), stage.resident("小张")
    code = invited(stage, admin, Role.WORKER, "east-1")
    newcomer.says("登录")
    waits = texts_of(newcomer.says(f"{code[:4]}-{code[4:8]} {code[8:].lower()}"))
    assert "等community_admin@east确认" in waits
    assert "没有这个命令" in texts_of(newcomer.says("/tasks"))
    asked = admin.history()[-1]
    assert "有人用了张三的邀请码（网格员，东社区第一网格）" in asked.text
    confirmed = admin.presses("是本人")[-1]
    assert "张三现在是东社区第一网格的网格员" in confirmed.text
    assert confirmed.replaces == asked.choices[0].id.rpartition(".")[0]
    assert "您现在是东社区第一网格的网格员" in newcomer.history()[-1].text
    assert "没有待办" in texts_of(newcomer.presses("我的任务"))
    assert newcomer.person.name == "张三"


def test_a_refused_code_is_dead(stage: Stage) -> None:
    admin, newcomer = stage.staff(Role.COMMUNITY_ADMIN, "east"), stage.resident()
    code = invited(stage, admin, Role.WORKER, "east-1")
    newcomer.says(f"登录 {code}")
    asked = admin.history()[-1]
    assert "作废" in texts_of(admin.presses("不是"))
    assert "邀请码已作废" in newcomer.history()[-1].text
    assert "已经有人处理" in texts_of(admin.presses("是本人", within=asked))
    assert "不对" in texts_of(newcomer.says(f"登录 {code}"))
    assert "没有这个命令" in texts_of(newcomer.says("/tasks"))


def test_an_admins_role_needs_a_second_admin(stage: Stage) -> None:
    inviter, second = (stage.staff(Role.STREET_ADMIN, "street") for _ in range(2))
    worker, newcomer = stage.staff(Role.WORKER, "east-1"), stage.resident()
    code = invited(stage, inviter, Role.COMMUNITY_ADMIN, "east")
    newcomer.says(f"登录 {code}")
    assert not inviter.history()
    assert not worker.history()
    second.presses("是本人")
    assert labels_of(newcomer.history()[-1]) == ["待分派"]
    assert "没有等待分派" in texts_of(newcomer.presses("待分派"))


def test_where_nobody_can_confirm_the_person_is_told_whom_to_ask(stage: Stage) -> None:
    inviter, newcomer = stage.staff(Role.STREET_ADMIN, "street"), stage.resident()
    code = invited(stage, inviter, Role.COMMUNITY_ADMIN, "east")
    assert "还没有别的管理员可以确认" in texts_of(newcomer.says(f"登录 {code}"))


def test_the_first_admin_needs_nobody(stage: Stage) -> None:
    code = stage.do(
        lambda context: invite_person(context.work, None, Role.CITY_ADMIN, "city", "王主任", None)[
            1
        ]
    )
    newcomer = stage.resident()
    assert "您现在是烟台市的市级管理员" in texts_of(newcomer.says(f"/login {code}"))


def test_five_wrong_codes_lock_out(stage: Stage) -> None:
    admin, newcomer = stage.staff(Role.COMMUNITY_ADMIN, "east"), stage.resident()
    for _ in range(5):
        assert "这个码不对" in texts_of(newcomer.says("登录 AAAABBBBCCCCDDDD"))
    code = invited(stage, admin, Role.WORKER, "east-1")
    assert "1 小时后再试" in texts_of(newcomer.says(f"登录 {code}"))
    stage.clock.forward(hours=1, minutes=1)
    assert "邀请码对了" in texts_of(newcomer.says(f"登录 {code}"))


def test_what_is_no_code_is_not_counted_and_may_be_a_report(stage: Stage) -> None:
    newcomer = stage.resident()
    for _ in range(6):
        asked = newcomer.says("登录 路灯不亮")[-1]
        assert "不像" in asked.text
    assert "路灯不亮" in texts_of(newcomer.presses("这是要上报的问题"))


def test_an_admin_who_answers_late_is_not_counted_as_guessing(stage: Stage) -> None:
    one, other = (stage.staff(Role.STREET_ADMIN, "street") for _ in range(2))
    third, newcomer = stage.staff(Role.STREET_ADMIN, "street"), stage.resident()
    code = invited(stage, one, Role.COMMUNITY_ADMIN, "east")
    newcomer.says(f"登录 {code}")
    other.presses("是本人")
    assert "已经有人处理" in texts_of(third.presses("不是"))
    now = stage.clock.now()
    person_id = third.person_id
    failures = stage.do(lambda context: context.work.invitations.failures_since(person_id, now))
    assert failures == 0
