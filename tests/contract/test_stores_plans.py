"""In a large city no statement of a turn, a list, a job or the upkeep reads a whole table."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from bot.pruning import prune
from bot.settings import Settings
from bot.upkeep import seal_audit
from storage.opening import open_database
from tests.contract.driver_plans import scans_of_postgres, scans_of_sqlite
from tests.contract.large_city import fill
from tests.story import test_at_work as at_work
from tests.story import test_deadlines as deadlines
from tests.story import test_dispute as dispute
from tests.story import test_my_requests as my_requests
from tests.story import test_neighbours as neighbours
from tests.story import test_report_to_rating as report_to_rating
from tests.story import test_triage as triage
from tests.support.city import copy_city, found_city, settings_in
from tests.support.clock import HandClock
from tests.support.driver_direct import DirectTown
from tests.support.postgres import PostgresServer

STORIES = (
    report_to_rating.test_a_report_goes_to_the_grid_worker_and_comes_back_rated,
    dispute.test_the_street_hears_of_the_third_cycle,
    deadlines.test_each_level_hears_once_of_a_task_nobody_accepts,
    triage.test_a_rejection_says_why_and_can_be_disputed,
    neighbours.test_a_neighbour_joins_and_both_are_asked,
    at_work.test_a_question_pauses_and_the_answer_resumes,
    my_requests.test_who_is_forgotten_begins_anew,
)
COMMANDS = (
    "任务",
    "今天",
    "数据",
    "人员",
    "人员 王",
    "查单 毓秀园",
    "查单 毓璜顶街道",
    "查单 路灯",
    "我的诉求",
    "帮助",
)


@pytest.fixture(scope="module")
def large_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a large city on SQLite, to be copied."""
    folder = tmp_path_factory.mktemp("large")
    make_large(settings_in(folder))
    return folder


@pytest.fixture(scope="module")
def large_template(
    postgres_server: PostgresServer, tmp_path_factory: pytest.TempPathFactory
) -> str:
    """Make a large city on PostgreSQL, to be copied."""
    name = postgres_server.create()
    folder = tmp_path_factory.mktemp("large")
    make_large(Settings(data_dir=str(folder), database_url=postgres_server.url(name)))
    return name


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def large(request: pytest.FixtureRequest, tmp_path: Path) -> Settings:
    """Return the settings of a large city of its own."""
    if request.param == "sqlite":
        copy_city(request.getfixturevalue("large_file"), tmp_path)
        return settings_in(tmp_path)
    server: PostgresServer = request.getfixturevalue("postgres_server")
    name = server.create(request.getfixturevalue("large_template"))
    return Settings(data_dir=str(tmp_path), database_url=server.url(name))


def make_large(settings: Settings) -> None:
    """Found a city and fill its tables."""
    found_city(settings)
    database = open_database(settings.url)
    database.run_write(lambda work: fill(work.connection))
    database.close()


@contextmanager
def no_scans(settings: Settings) -> Iterator[DirectTown]:
    """Yield a town; make sure that nothing that it did reads a large table as a whole."""
    is_file = settings.url.startswith("sqlite")
    with scans_of_sqlite(settings.url) if is_file else scans_of_postgres() as scans:
        town = DirectTown(settings, HandClock())
        yield town
        town.close()
    assert len(scans.statements) > 10
    assert scans.found == {}


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.__name__)
def test_no_turn_reads_a_large_table_as_a_whole(
    story: Callable[[DirectTown], None], large: Settings
) -> None:
    with no_scans(large) as town:
        story(town)


def test_no_list_reads_a_large_table_as_a_whole(large: Settings) -> None:
    with no_scans(large) as town:
        for key in ("worker:03", "leader:01", "admin:community", "admin:city", "resident:demo"):
            person = town.person(key)
            for command in COMMANDS:
                person.says(command)
            person.everything_now()


def test_upkeep_reads_what_is_old_and_not_the_rest(
    large: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.pruning.PAUSE", 0.0)
    with no_scans(large) as town:
        prune(town.application)
        seal_audit(town.application)
