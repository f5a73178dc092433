"""A new worker: invited by the community, signed in with a code, confirmed as who they are."""

from __future__ import annotations

import re
from datetime import timedelta

from tests.story.conftest import Town
from tests.story.scenes import CABLE
from tests.support.driver_direct import DirectTown
from tests.support.talker import Talker

CODE = re.compile(r"[A-Z2-7]{4}(?:-[A-Z2-7]{4}){3}")


def test_an_invited_worker_signs_in_and_gets_tasks(chat_town: Town) -> None:
    admin, newcomer = chat_town.person("admin:community"), chat_town.person("resident:new")
    code = _invites(admin)
    newcomer.says(f"/login {code}")
    newcomer.hears("邀请码对了", "王师傅", "社区管理员")
    admin.hears("有人用了王师傅的邀请码", "是本人", "不是")
    admin.presses("是本人")
    admin.hears("已确认，王师傅")
    newcomer.hears("王师傅，您现在是", "网格员")
    newcomer.says("任务")
    newcomer.hears("手上没有待办的任务")


def test_who_is_refused_gets_no_role(chat_town: Town) -> None:
    admin, stranger = chat_town.person("admin:community"), chat_town.person("resident:stranger")
    stranger.says(f"/login {_invites(admin)}")
    admin.presses("不是")
    admin.hears("已拒绝")
    stranger.hears("没有确认是您本人")
    stranger.says("/tasks")
    stranger.hears("没有这个命令")


def test_a_code_is_good_for_one_person_once(town: DirectTown) -> None:
    admin, newcomer = town.person("admin:community"), town.person("resident:new")
    thief = town.person("resident:thief")
    code = _invites(admin)
    newcomer.says(f"/login {code}")
    thief.says(f"/login {code}")
    thief.hears("这个码不对，或者已经用过、过期了")


def test_a_code_ends_after_48_hours(town: DirectTown) -> None:
    admin, newcomer = town.person("admin:community"), town.person("resident:new")
    code = _invites(admin)
    town.waits(timedelta(hours=48, minutes=1))
    newcomer.says(f"/login {code}")
    newcomer.hears("这个码不对，或者已经用过、过期了")


def test_five_wrong_codes_lock_a_person_out_for_an_hour(town: DirectTown) -> None:
    admin, guesser = town.person("admin:community"), town.person("resident:guesser")
    code = _invites(admin)
    for _ in range(5):
        guesser.says("/login AAAA-BBBB-CCCC-DDDD")
        guesser.hears("这个码不对")
    guesser.says(f"/login {code}")
    guesser.hears("输错次数太多")
    town.waits(timedelta(hours=1, minutes=1))
    guesser.says(f"/login {code}")
    guesser.hears("邀请码对了")


def test_nobody_confirms_another_communitys_worker(town: DirectTown) -> None:
    admin, newcomer = town.person("admin:community"), town.person("resident:new")
    other = town.person("admin:community-2")
    newcomer.says(f"/login {_invites(admin)}")
    admin.hears("是本人")
    other.presses("是本人", of=admin)
    other.hears("这不是给您的选项")
    newcomer.hears_nothing_of("您现在是")


def test_an_open_report_survives_signing_in(town: DirectTown) -> None:
    admin, newcomer = town.person("admin:community"), town.person("resident:new")
    newcomer.says(CABLE)
    newcomer.hears("我的理解")
    newcomer.says(f"/login {_invites(admin)}")
    newcomer.presses("飞线充电")
    newcomer.hears("已登记")


def _invites(admin: Talker) -> str:
    admin.says("/invite")
    admin.hears("邀请做什么", "网格员")
    admin.presses("网格员")
    admin.hears("在哪里做网格员")
    admin.presses("第三网格")
    admin.hears("邀请谁到", "请写姓名")
    admin.says("王师傅")
    found = CODE.search(admin.hears("王师傅的邀请码").text)
    assert found is not None
    return found[0]
