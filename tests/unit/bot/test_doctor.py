"""What the doctor finds."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from bot.doctor import State, examine
from bot.settings import Settings
from bot.wiring import open_application
from tests.support.city import copy_city, settings_in
from tests.support.clock import HandClock


def findings(settings: Settings, moment: datetime | None = None) -> dict[str, State]:
    """Examine a city: the state of each part by its sentence."""
    clock = HandClock() if moment is None else HandClock(moment)
    with closing(open_application(settings, clock)) as application:
        return {finding.sentence: finding.state for finding in examine(application)}


def warnings(found: dict[str, State]) -> str:
    """Join the sentences of all warnings."""
    return " ".join(sentence for sentence, state in found.items() if state is State.WARNING)


def test_a_year_without_make_up_workdays_is_flagged(city: Path, tmp_path: Path) -> None:
    copy_city(city, tmp_path)
    near = findings(settings_in(tmp_path), datetime(2026, 11, 22, tzinfo=UTC))
    assert "make-up workdays of 2026" not in warnings(near)
    far = findings(settings_in(tmp_path), datetime(2080, 6, 1, tzinfo=UTC))
    assert "make-up workdays of 2080" in warnings(far)


def test_an_open_server_without_a_secure_address_is_flagged(city: Path, tmp_path: Path) -> None:
    copy_city(city, tmp_path)
    open_server = msgspec.structs.replace(settings_in(tmp_path), http_host="0.0.0.0")  # noqa: S104
    assert "https://" in warnings(findings(open_server))
    secured = msgspec.structs.replace(
        open_server, public_url="https://city.example", secret_key="x" * 32
    )
    assert "https://" not in warnings(findings(secured))


def test_messages_that_go_abroad_are_flagged(city: Path, tmp_path: Path) -> None:
    copy_city(city, tmp_path)
    telegram = msgspec.structs.replace(settings_in(tmp_path), telegram_token="1:x")  # noqa: S106 - no secret
    assert "Telegram" in warnings(findings(telegram))


def test_a_city_without_staff_is_told_how_to_invite(tmp_path: Path, city: Path) -> None:
    copy_city(city, tmp_path)
    with closing(open_application(settings_in(tmp_path))) as application:
        application.database.run_write(
            lambda uow: uow.connection.exec_driver_sql("DELETE FROM assignments")
        )
    assert "huying invite admin" in warnings(findings(settings_in(tmp_path)))
