"""``huying audit verify``."""

from __future__ import annotations

from contextlib import closing
from datetime import timedelta

from bot.upkeep import seal_audit
from bot.wiring import open_application
from tests.support.city import settings_in
from tests.support.clock import HandClock
from tests.support.command import Huying


def seal(huying: Huying) -> None:
    """Seal everything that is there."""
    clock = HandClock()
    with closing(open_application(settings_in(huying.folder), clock)) as application:
        clock.forward(timedelta(days=10_000))
        assert seal_audit(application)


def test_an_untouched_audit_is_in_order(huying: Huying) -> None:
    huying("chat", "--as", "worker:03")
    seal(huying)
    ran = huying("audit", "verify")
    assert ran.code == 0
    assert ran.out.startswith("1 seals, the last one ")


def test_a_changed_audit_is_told(huying: Huying) -> None:
    huying("chat", "--as", "worker:03")
    seal(huying)
    with closing(open_application(settings_in(huying.folder))) as application:
        application.database.run_write(
            lambda uow: uow.connection.exec_driver_sql("UPDATE audit SET subject = 'other'")
        )
    ran = huying("audit", "verify")
    assert ran.code == 1
    assert "broken: 1." in ran.err
