"""Tests of inviting somebody to a role."""

from __future__ import annotations

from dataclasses import replace

from storage.area_rows import AreaRow
from storage.importing import import_areas, import_list
from storage.unit_of_work import UnitOfWork
from tests.unit.handlers.city import AREAS, CATEGORIES, MATTERS
from tests.unit.handlers.stage import Stage, labels_of, texts_of
from tickets.model import Office
from tickets.people import AreaKind, Role


def test_a_community_admin_invites_a_worker_to_a_grid(stage: Stage) -> None:
    admin = stage.staff(Role.COMMUNITY_ADMIN, "east")
    assert labels_of(admin.says("邀请")[-1]) == ["网格员", "兼职网格员", "网格长"]
    assert labels_of(admin.presses("网格员")[-1]) == ["东社区第一网格", "东社区第二网格"]
    assert "请写姓名" in texts_of(admin.presses("东社区第一网格"))
    assert "请写姓名" in texts_of(admin.sends_photo())
    made = texts_of(admin.says("张三"))
    assert made.startswith("张三的邀请码（网格员，东社区第一网格）")
    assert "48 小时" in made


def test_a_leader_may_lead_a_whole_community(stage: Stage) -> None:
    admin = stage.staff(Role.COMMUNITY_ADMIN, "east")
    admin.says("/invite")
    assert "东社区" in labels_of(admin.presses("网格长")[-1])


def test_a_street_admin_finds_a_grid_by_its_community(stage: Stage) -> None:
    admin = stage.staff(Role.STREET_ADMIN, "street")
    admin.says("邀请")
    admin.presses("网格员")
    assert labels_of(admin.says("东社区")[-1]) == ["东社区第一网格", "东社区第二网格"]
    assert "没有这个名称" in texts_of(admin.says("南社区"))
    assert "做网格员" in texts_of(admin.says("西社区"))


def test_office_staff_are_invited_for_an_office_of_the_list(stage: Stage) -> None:
    admin = stage.staff(Role.DISTRICT_ADMIN, "district")
    admin.says("邀请")
    admin.presses("承办单位")
    offices = labels_of(admin.presses("芝罘区")[-1])
    assert offices == ["社区网格", "路灯管理处", "物业公司", "自来水公司"]
    assert "没有这个单位" in texts_of(admin.says("动物园"))
    assert labels_of(admin.says("自来水")[-1]) == ["自来水公司"]
    admin.presses("自来水公司")
    assert "李四的邀请码（承办单位，芝罘区）" in texts_of(admin.says("李四"))


def test_many_grids_and_offices_come_in_pages(stage: Stage) -> None:
    grids = [AreaRow(f"e-{n}", AreaKind.GRID, f"第{n}网格", "east") for n in range(9)]
    offices = [Office(f"o-{n}", f"第{n}局", f"Office {n}", "department") for n in range(9)]
    matters = [replace(MATTERS[0], id=f"01-1{n:02d}", office=f"o-{n}") for n in range(9)]

    def enlarge(uow: UnitOfWork) -> None:
        import_areas(uow, [*AREAS, *grids])
        import_list(uow, CATEGORIES, offices, matters)

    stage.database.run_write(enlarge)
    admin = stage.staff(Role.STREET_ADMIN, "street")
    admin.says("邀请")
    admin.presses("网格员")
    admin.says("东社区")
    assert labels_of(admin.presses("下一页")[-1])[-1] == "上一页"
    admin.says("邀请")
    admin.presses("承办单位")
    admin.presses("毓璜顶街道")
    assert labels_of(admin.presses("下一页")[-1]) == ["第8局", "上一页"]


def test_only_roles_below_ones_own_are_offered(stage: Stage) -> None:
    admin = stage.staff(Role.CITY_ADMIN, "city")
    assert "市级管理员" in labels_of(admin.says("邀请")[-1])
    assert "烟台市做市级管理员" in texts_of(admin.presses("市级管理员"))


def test_workers_invite_nobody(stage: Stage) -> None:
    assert "没有这个命令" in texts_of(stage.staff(Role.WORKER, "east-1").says("/invite"))
