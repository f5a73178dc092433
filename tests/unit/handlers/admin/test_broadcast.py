"""The dialogue of a broadcast."""

from __future__ import annotations

import pytest

from handlers.context import Context
from tests.unit.handlers.stage import Stage, labels_of, texts_of
from tests.unit.handlers.test_broadcasting import living_in, spread
from tickets.people import Assignment, Role

QUESTION = "要告诉东社区的居民什么"


def test_it_is_shown_before_it_is_sent(stage: Stage) -> None:
    admin, resident = stage.staff(Role.COMMUNITY_ADMIN, "east"), living_in(stage, "east-1")
    assert QUESTION in texts_of(admin.says("/broadcast"))
    (preview,) = admin.says("明天上午 9 点到 11 点停水")
    assert "东社区通知：\n明天上午 9 点到 11 点停水" in preview.text
    assert "1 位居民，现在就发" in preview.text
    assert labels_of(preview) == ["确认发出", "重写", "不发了"]
    assert resident.history() == []
    assert "已开始发" in texts_of(admin.presses("确认发出"))
    ((_, broadcast_id),) = stage.due()
    spread(stage, broadcast_id)
    assert "停水" in texts_of(resident.history())


@pytest.mark.parametrize("area", ["east", "东社区"])
def test_area_and_words_may_come_with_the_command(stage: Stage, area: str) -> None:
    admin = stage.staff(Role.STREET_ADMIN, "street")
    (preview,) = admin.says(f"/broadcast {area} 明天 停水")
    assert "东社区通知：\n明天 停水" in preview.text
    assert "没有居民登记住址" in preview.text


def test_the_area_is_asked_for_where_there_are_several(stage: Stage) -> None:
    admin = stage.staff(Role.COMMUNITY_ADMIN, "east", name="王")
    person_id = admin.person_id

    def appoint(context: Context) -> None:
        path = context.work.areas.get("west").path
        context.work.people.assign(
            Assignment("second", person_id, Role.COMMUNITY_ADMIN, "west", path, None, context.now)
        )

    stage.do(appoint)
    (question,) = admin.says("广播")
    assert labels_of(question) == ["东社区", "西社区"]
    assert QUESTION in texts_of(admin.presses("东社区"))


def test_another_area_is_refused(stage: Stage) -> None:
    admin = stage.staff(Role.COMMUNITY_ADMIN, "east")
    assert "不归您操作" in texts_of(admin.says("/broadcast west 停水"))


def test_too_many_words_are_asked_for_again(stage: Stage) -> None:
    admin = stage.staff(Role.COMMUNITY_ADMIN, "east")
    assert QUESTION in texts_of(admin.says("/broadcast east " + "长" * 501))
    assert QUESTION in texts_of(admin.says("长" * 501))


def test_it_may_be_written_again_or_dropped(stage: Stage) -> None:
    admin = stage.staff(Role.COMMUNITY_ADMIN, "east")
    admin.says("/broadcast east 停电")
    assert QUESTION in texts_of(admin.presses("重写"))
    admin.says("停水")
    assert "没有发" in texts_of(admin.presses("不发了"))
    assert stage.due() == []


def test_at_night_it_says_when_it_leaves(stage: Stage) -> None:
    admin = stage.staff(Role.COMMUNITY_ADMIN, "east")
    living_in(stage, "east-1")
    stage.clock.forward(hours=12)
    assert "明天 08:00开始发" in texts_of(admin.says("/broadcast east 停水"))


def test_nobody_else_has_the_command(stage: Stage) -> None:
    for talker in (stage.resident(), stage.staff(Role.WORKER, "east-1")):
        assert "没有这个命令" in texts_of(talker.says("/broadcast east 停水"))
