"""Files come from their platforms in the end, or their sender hears why not."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field, replace

import pytest

from bot.fetching import FIRST_RETRY, MOST_ATTEMPTS, Fetching
from bot.inbox import Inbox
from bot.jobs import Jobs
from bot.push import MediaGoneError, MediaTooLargeError
from bot.transaction import StoredFile
from bot.wiring import Application
from handlers.incoming import Incoming, Kind, MediaKind, MediaRef
from tests.support.clock import HandClock
from tests.support.photos import jpeg
from tests.unit.bot.people import heard, says

SOURCE = "test:one"


@dataclass
class Shelf:
    """A platform that hands out files, or says why not."""

    files: dict[str, bytes | Exception] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    fetched: asyncio.Event = field(default_factory=asyncio.Event)

    async def fetch_media(self, ref: str) -> bytes:
        """Return what lies there under a name."""
        self.asked.append(ref)
        self.fetched.set()
        await asyncio.sleep(0)
        found = self.files[ref]
        if isinstance(found, Exception):
            raise found
        return found


def sends(*refs: str) -> Incoming:
    media = tuple(MediaRef(MediaKind.FILE, ref) for ref in refs)
    return replace(says("路灯坏了"), kind=Kind.MEDIA, media=media)


def stored(application: Application) -> list[StoredFile]:
    rows = application.database.run_read(
        lambda uow: uow.connection.exec_driver_sql("select id from media order by id").scalars()
    )
    ids = list(rows)
    return list(application.read(lambda transaction: transaction.files.find_all(ids)).result())


async def fetch(application: Application, shelf: Shelf) -> None:
    await Fetching(application, {SOURCE: shelf}).run_due_now()


async def test_a_file_that_came_is_cleaned_and_kept(application: Application) -> None:
    Inbox(application).handle_now(sends("a"))
    await fetch(application, Shelf({"a": jpeg().content}))
    (file,) = stored(application)
    assert (file.state, file.mime) == ("stored", "image/jpeg")
    assert file.sha256 is not None
    assert application.media.get(file.sha256).startswith(b"\xff\xd8")


async def test_a_file_is_fetched_once(application: Application) -> None:
    Inbox(application).handle_now(sends("a"))
    shelf = Shelf({"a": jpeg().content})
    await fetch(application, shelf)
    await fetch(application, shelf)
    assert shelf.asked == ["a"]


@pytest.mark.parametrize(
    ("found", "sentence"),
    [
        (MediaGoneError(), "没能从平台取到"),
        (MediaTooLargeError(), "太大"),
        (b"\xff" * (10 * 1024 * 1024 + 1), "太大"),
        (b"%PDF-1.7", "类型"),
        (jpeg().content[:200], "打不开"),
        (b"", "打不开"),
    ],
)
async def test_what_cannot_be_had_gets_its_own_sentence(
    application: Application, found: bytes | Exception, sentence: str
) -> None:
    Inbox(application).handle_now(sends("a"))
    before = len(heard(application))
    await fetch(application, Shelf({"a": found}))
    assert [text for text in heard(application)[before:] if sentence in text]
    assert stored(application)[0].state == "failed"


async def test_one_lost_file_does_not_lose_the_others(application: Application) -> None:
    Inbox(application).handle_now(sends("a", "b"))
    await fetch(application, Shelf({"a": MediaGoneError(), "b": jpeg().content}))
    assert sorted(file.state for file in stored(application)) == ["failed", "stored"]


async def test_a_platform_that_is_away_is_asked_again(
    application: Application, clock: HandClock
) -> None:
    Inbox(application).handle_now(sends("a"))
    shelf = Shelf({"a": ConnectionError()})
    await fetch(application, shelf)
    await fetch(application, shelf)
    assert shelf.asked == ["a"]
    shelf.files["a"] = jpeg().content
    clock.forward(FIRST_RETRY)
    await fetch(application, shelf)
    assert stored(application)[0].state == "stored"


async def test_what_cannot_be_had_for_hours_is_lost(
    application: Application, clock: HandClock
) -> None:
    Inbox(application).handle_now(sends("a"))
    shelf = Shelf({"a": OSError()})
    for _ in range(MOST_ATTEMPTS):
        await fetch(application, shelf)
        clock.forward(FIRST_RETRY * 1000)
    assert len(shelf.asked) == MOST_ATTEMPTS
    assert stored(application)[0].state == "failed"


async def test_a_channel_that_is_switched_off_keeps_its_files_waiting(
    application: Application,
) -> None:
    Inbox(application).handle_now(sends("a"))
    await Fetching(application, {"other:one": Shelf()}).run_due_now()
    assert stored(application)[0].state == "wanted"


def test_the_runner_of_jobs_leaves_files_alone(application: Application) -> None:
    Inbox(application).handle_now(sends("a"))
    Jobs(application).run_due_now()
    assert stored(application)[0].state == "wanted"


async def test_a_running_fetcher_hears_of_new_files(application: Application) -> None:
    fetched = asyncio.Event()
    shelf = Shelf({"a": jpeg().content}, fetched=fetched)
    work = asyncio.create_task(Fetching(application, {SOURCE: shelf}).run())
    await asyncio.sleep(0.05)
    await Inbox(application).handle(sends("a"))
    async with asyncio.timeout(5):
        await fetched.wait()
    work.cancel()
    await asyncio.wait({work})
