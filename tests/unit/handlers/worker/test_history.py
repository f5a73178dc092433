"""Tests of a ticket's history as staff read it."""

from __future__ import annotations

from handlers.wording import Texts
from handlers.worker.history import KEYS
from tests.unit.handlers.stage import LITTER, Stage, texts_of
from tickets.events import Reason
from tickets.people import Role
from tickets.status import Action
from tickets.usecases.add_to_request import add_to_request
from tickets.usecases.classify_ticket import classify_ticket
from tickets.usecases.pause_ticket import pause_ticket, resume_ticket

LIMIT = 2048


def test_the_history_names_staff_and_no_resident(stage: Stage) -> None:
    resident, worker = stage.resident("李小明"), stage.staff(Role.WORKER, "east-1")
    admin = stage.staff(Role.COMMUNITY_ADMIN, "east")
    request = stage.file(resident, None, text="楼下垃圾没人收")
    stage.act(admin, classify_ticket, request.ticket_id, LITTER)
    worker.presses("接单")
    stage.act(worker, pause_ticket, request.ticket_id, Reason.WEATHER)
    shown = texts_of(worker.presses("经过"))
    assert "上报（居民）：楼下垃圾没人收" in shown
    assert "定事项（community_admin@east）：垃圾乱堆" in shown
    assert "派给 worker@east-1" in shown
    assert "暂缓（worker@east-1）：天气或季节不合适" in shown
    assert "李小明" not in shown
    assert "垃圾乱堆" in texts_of(worker.presses("看任务"))


def test_a_long_history_fits_a_message(stage: Stage) -> None:
    resident, worker = stage.resident(), stage.staff(Role.WORKER, "east-1")
    request = stage.file(resident, LITTER, text="垃" * 500)
    worker.presses("接单")
    for _ in range(20):
        stage.act(resident, add_to_request, request.id, "还" * 500)
    stage.act(worker, pause_ticket, request.ticket_id, Reason.FUNDS, "等" * 500)
    stage.act(worker, resume_ticket, request.ticket_id)
    shown = worker.presses("经过")[-1]
    assert "更早的 13 条略" in shown.text
    assert len(shown.text.encode()) <= LIMIT


def test_everything_that_can_happen_has_words() -> None:
    texts = Texts()
    assert all(texts.has(f"log-{KEYS.get(action, action)}") for action in Action)
