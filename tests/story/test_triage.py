"""What the resident could not say goes to the community, which decides."""

from __future__ import annotations

from tests.story.conftest import Town
from tests.support.talker import Talker

ODD = "幸福小区3号楼2单元门口的东西没人管"


def test_the_community_says_what_it_is_and_the_worker_gets_it(chat_town: Town) -> None:
    resident, admin = chat_town.person("resident:demo"), chat_town.person("admin:community")
    worker = chat_town.person("worker:03")
    number = _leaves_it_to_the_community(resident)

    admin.hears("待分派", number, ODD)
    admin.presses("定事项")
    admin.hears("这是哪一件事")
    admin.presses("按类别找")
    admin.presses("市容环卫")
    admin.presses("下一页")
    admin.presses("零星垃圾乱扔")
    admin.hears("已经派出", "零星垃圾乱扔")

    worker.hears("新任务", number, "零星垃圾乱扔")
    resident.hears(number, "零星垃圾乱扔", "网格员 03")


def test_the_community_gives_it_to_a_worker_of_its_choice(chat_town: Town) -> None:
    resident, admin = chat_town.person("resident:demo"), chat_town.person("admin:community")
    worker = chat_town.person("worker:04")
    number = _leaves_it_to_the_community(resident)

    admin.hears("待分派", number)
    admin.presses("派给")
    admin.hears("派给谁", "网格员 04")
    admin.presses("网格员 04")
    admin.hears("已派给网格员 04")
    worker.hears("新任务", number, ODD)
    resident.hears(number, "网格员 04")


def test_a_rejection_says_why_and_can_be_disputed(chat_town: Town) -> None:
    resident, admin = chat_town.person("resident:demo"), chat_town.person("admin:community")
    number = _leaves_it_to_the_community(resident)

    admin.hears("待分派", number)
    admin.presses("不受理")
    admin.hears("为什么不受理")
    admin.says("说的是私人物品，请先和邻居商量")
    admin.hears("已不受理")

    resident.hears(number, "没有受理", "请先和邻居商量", "没解决")
    resident.presses("没解决")
    resident.hears("哪里没解决")
    resident.says("东西堵着门，是公共地方")
    resident.hears(number, "退回")
    admin.hears(number, "东西堵着门，是公共地方")


def _leaves_it_to_the_community(resident: Talker) -> str:
    resident.says(ODD)
    resident.presses("都不是")
    resident.hears("哪一类")
    resident.presses("请社区判断")
    return resident.hears("已登记", "待判断的事项").number
