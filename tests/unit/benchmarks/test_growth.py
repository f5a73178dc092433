"""Tests of filling a city with old tickets."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import func, select

from benchmarks import growth
from benchmarks.made_city import CitySize
from benchmarks.settled_city import settle_city
from bot.settings import Settings
from bot.wiring import open_application
from storage.tables.tickets import events, requests, tickets


def test_every_ticket_has_its_request_and_events(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(growth, "BLOCK", 20)
    settings = Settings(data_dir=str(tmp_path))
    settle_city(settings, CitySize(grids=4, estates=2, roads=1))
    application = open_application(settings)
    try:
        growth.fill(application, 60)
        with application.database.engine.connect() as connection:
            counts = [
                connection.execute(select(func.count()).select_from(table)).scalar_one()
                for table in (tickets, requests, events)
            ]
            assert counts == [60, 60, 120]
        last = application.database.run_read(
            lambda uow: uow.events.of_ticket("2-old-ticket-00000019")
        )
        assert [event.revision for event in last] == [1, 2]
    finally:
        application.close()
