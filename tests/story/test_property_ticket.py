"""Three parties: the property company handles, the community verifies, the resident judges."""

from __future__ import annotations

from tests.story.conftest import Town
from tests.support.photos import jpeg


def test_the_resident_is_asked_after_the_community_has_looked(chat_town: Town) -> None:
    resident, worker = chat_town.person("resident:demo"), chat_town.person("worker:03")
    company, admin = chat_town.person("office:property"), chat_town.person("admin:community")

    resident.says("幸福小区3号楼2单元门口的路灯坏了三天了")
    resident.hears("我的理解", "小区路灯不亮｜物业服务企业")
    resident.presses("小区路灯不亮")
    number = resident.hears("已登记", "小区路灯不亮", "物业服务企业").number

    worker.hears("新任务", number)
    company.hears("新任务", number, "小区路灯不亮")
    company.presses("接单")
    company.hears("已接单。")
    resident.hears(number, "已接单")
    company.presses("办结")
    company.hears("请发一张办结后的照片")
    company.sends_photo(jpeg())
    company.hears("已办结")

    checked = admin.hears(number, "物业已办结，请核查")
    assert checked.media
    resident.hears_nothing_of("请看看是不是解决了")
    admin.presses("核查通过")
    admin.hears("核查通过，已请居民确认")

    done = resident.hears(number, "物业办好了，社区也看过了", "解决了", "没解决")
    assert done.media
    resident.presses("解决了")
    resident.hears("记为已解决")
