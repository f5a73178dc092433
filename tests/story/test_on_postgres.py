"""The same stories on PostgreSQL, and two replicas that share nothing but the database."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import pytest

from bot.inbox import Outcome
from bot.settings import Settings
from handlers.incoming import Kind
from tests.story import test_at_work as at_work
from tests.story import test_danger as danger
from tests.story import test_deadlines as deadlines
from tests.story import test_dispute as dispute
from tests.story import test_invitation as invitation
from tests.story import test_my_requests as my_requests
from tests.story import test_neighbours as neighbours
from tests.story import test_property_ticket as property_ticket
from tests.story import test_report_to_rating as report_to_rating
from tests.story import test_silence as silence
from tests.story import test_triage as triage
from tests.story import test_withdrawal as withdrawal
from tests.story.scenes import CABLE, accepts, files_cable
from tests.support.city import found_city
from tests.support.clock import HandClock
from tests.support.driver_direct import DirectSeat, DirectTown
from tests.support.postgres import PostgresServer, running_postgres, skipped_without_postgres

pytestmark = pytest.mark.postgres

STORIES: tuple[Callable[[DirectTown], None], ...] = (
    report_to_rating.test_a_report_goes_to_the_grid_worker_and_comes_back_rated,
    dispute.test_the_street_hears_of_the_third_cycle,
    withdrawal.test_a_withdrawn_request_ends_the_task,
    silence.test_72_hours_of_silence_close_as_not_rated,
    deadlines.test_each_level_hears_once_of_a_task_nobody_accepts,
    triage.test_a_rejection_says_why_and_can_be_disputed,
    property_ticket.test_the_resident_is_asked_after_the_community_has_looked,
    neighbours.test_a_neighbour_joins_and_both_are_asked,
    invitation.test_five_wrong_codes_lock_a_person_out_for_an_hour,
    at_work.test_a_question_pauses_and_the_answer_resumes,
    my_requests.test_who_is_forgotten_begins_anew,
    danger.test_self_harm_is_seen_by_the_community_alone,
)
PRESSES = 12


@pytest.fixture(scope="module")
def server() -> Iterator[PostgresServer]:
    """Run a server for this module."""
    with skipped_without_postgres(), running_postgres() as running:
        yield running


@pytest.fixture(scope="module")
def founded(server: PostgresServer, tmp_path_factory: pytest.TempPathFactory) -> str:
    """Make a database with the city, to be copied."""
    name = server.create()
    found_city(_settings(server.url(name), tmp_path_factory.mktemp("city")))
    return name


@pytest.fixture
def settings(server: PostgresServer, founded: str, tmp_path: Path) -> Settings:
    """Return the settings of a city of its own."""
    return _settings(server.url(server.create(founded)), tmp_path)


@pytest.fixture
def two_replicas(settings: Settings) -> Iterator[tuple[DirectTown, DirectTown]]:
    """Return two towns that are one."""
    clock = HandClock()
    one, other = DirectTown(settings, clock), DirectTown(settings, clock)
    yield one, other
    one.close()
    other.close()


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.__name__)
def test_the_story_is_the_same(story: Callable[[DirectTown], None], settings: Settings) -> None:
    town = DirectTown(settings, HandClock())
    story(town)
    town.close()


def test_two_replicas_are_one_town(two_replicas: tuple[DirectTown, DirectTown]) -> None:
    one, other = two_replicas
    resident, worker = one.person("resident:demo"), other.person("worker:03")
    files_cable(resident)
    accepts(worker)
    resident.hears("已接单")
    elsewhere = other.person("resident:demo")
    elsewhere.presses("催一下")
    worker.hears("居民催办了")


def test_two_replicas_remind_once(two_replicas: tuple[DirectTown, DirectTown]) -> None:
    one, other = two_replicas
    resident, worker = one.person("resident:demo"), one.person("worker:03")
    files_cable(resident)
    one.clock.forward(timedelta(minutes=40))
    with ThreadPoolExecutor(2) as both:
        list(both.map(DirectTown.do_due_jobs, (one, other)))
    worker.hears("快到时限了")
    worker.hears_nothing_of("快到时限了")


def test_an_event_that_reaches_both_replicas_has_one_effect(
    two_replicas: tuple[DirectTown, DirectTown],
) -> None:
    seats = [DirectSeat(town.application, "resident:demo") for town in two_replicas]

    def send(number: int) -> Outcome:
        return seats[number % 2].send(Kind.TEXT, text=CABLE, event_id="one")

    with ThreadPoolExecutor(PRESSES) as many:
        outcomes = sorted(many.map(send, range(PRESSES)))
    assert outcomes == [Outcome.DUPLICATE] * (PRESSES - 1) + [Outcome.HANDLED]
    resident = two_replicas[0].person("resident:demo")
    resident.hears("我的理解")
    resident.hears_nothing_of("我的理解")


def test_a_button_pressed_at_both_replicas_at_once_is_taken_once(
    two_replicas: tuple[DirectTown, DirectTown],
) -> None:
    one, _ = two_replicas
    resident = one.person("resident:demo")
    resident.says(CABLE)
    choose = resident.hears("我的理解").buttons[0].key
    seats = [DirectSeat(town.application, "resident:demo") for town in two_replicas]

    def press(number: int) -> Outcome:
        return seats[number % 2].send(Kind.CHOICE, choice=choose)

    with ThreadPoolExecutor(PRESSES) as many:
        list(many.map(press, range(PRESSES)))
    resident.hears("已登记")
    resident.hears_nothing_of("已登记")


def _settings(url: str, folder: Path) -> Settings:
    return Settings(data_dir=str(folder), database_url=url)
