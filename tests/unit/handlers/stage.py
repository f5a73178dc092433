"""A stage for tests of conversations: a small city in a real database, and people who talk."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from itertools import count
from typing import Concatenate, ParamSpec, TypeVar
from zoneinfo import ZoneInfo

from bot.ids import ProcessIds
from handlers.context import Context
from handlers.conversation import converse, refuse
from handlers.incoming import Crs, Incoming, Kind, MediaKind, MediaRef, SharedLocation
from handlers.message import Message, decode_message
from handlers.notices import send_notices
from handlers.registry import FLOWS
from handlers.routing import Router
from handlers.session import Session, decode_session
from handlers.wording import Texts
from storage.database import Database
from storage.unit_of_work import UnitOfWork
from tests.unit.handlers.plain_reader import PlainReader
from tickets.clocks import WorkingHours
from tickets.errors import RefusedError
from tickets.model import Request, Ticket
from tickets.people import Actor, Assignment, Identity, Person, Place, Role
from tickets.usecases.accept_ticket import accept_ticket
from tickets.usecases.file_request import Report, file_request
from tickets.usecases.finish_ticket import finish_ticket
from tickets.usecases.look_at_clock import look_at_clock
from tickets.work import Work

P = ParamSpec("P")
T = TypeVar("T")

LAMP, LITTER, LIFT, LEAK = "02-001", "01-001", "05-001", "07-001"

ZONE = ZoneInfo("Asia/Shanghai")
MONDAY = datetime(2026, 11, 23, 10, 0, tzinfo=ZONE).astimezone(UTC)
NOTICED = 99  # a version of the privacy notice that is never shown again


class WeekdayCalendar:
    """Monday to Friday are worked."""

    def is_workday(self, day: date) -> bool:
        """Tell whether a day is worked."""
        return day.weekday() < 5


@dataclass
class HandClock:
    """A clock that stands until a test moves it."""

    moment: datetime = MONDAY

    def now(self) -> datetime:
        """Return the moment it shows."""
        return self.moment

    def forward(self, **span: float) -> None:
        """Move it by days, hours or minutes."""
        self.moment += timedelta(**span)


@cache
def shipped_texts() -> Texts:
    """Return the texts, parsed once for all tests."""
    return Texts()


@dataclass
class Stage:
    """A database with a city, and the conversations over it."""

    database: Database
    clock: HandClock
    texts: Texts = field(default_factory=shipped_texts)
    reader: PlainReader = field(default_factory=PlainReader)
    ids: ProcessIds = field(default_factory=ProcessIds)
    numbers: count[int] = field(default_factory=count)

    def __post_init__(self) -> None:
        """Build the router once."""
        self.router = Router(FLOWS, self.texts)

    def do(self, fn: Callable[[Context], T]) -> T:
        """Run a function in a transaction of its own."""
        return self.database.run_write(lambda uow: fn(self.context(uow)))

    def context(self, uow: UnitOfWork) -> Context:
        """Return what conversations work with in a transaction."""
        work = Work(
            now=uow.now,
            people=uow.people,
            invitations=uow.invitations,
            areas=uow.areas,
            matters=uow.matters,
            tickets=uow.tickets,
            requests=uow.requests,
            events=uow.events,
            jobs=uow.jobs,
            audit=uow.audit,
            doors=uow.doors,
            broadcasts=uow.broadcasts,
            whistles=uow.whistles,
            calendar=WeekdayCalendar(),
            hours=WorkingHours(ZONE),
            grids=uow.grids,
            ids=self.ids,
        )
        return Context(
            work=work,
            sessions=uow.sessions,
            offers=uow.offers,
            outbox=uow.outbox,
            media=uow.media,
            texts=self.texts,
            understanding=self.reader,
            lessons=uow.lessons,
            keywords=uow.keywords,
        )

    def resident(self, name: str = "李", language: str = "zh-CN") -> Talker:
        """Return a resident who has read the privacy notice."""
        return self._talker(name, language)

    def newcomer(self) -> Talker:
        """Return somebody who has never written."""
        return Talker(self, f"newcomer-{next(self.numbers)}")

    def staff(
        self, role: Role, area: str, office: str | None = None, name: str | None = None
    ) -> Talker:
        """Return a member of staff of an area."""
        talker = self._talker(name or f"{role}@{area}", "zh-CN")
        person_id = talker.person_id

        def appoint(context: Context) -> None:
            path = context.work.areas.get(area).path
            since = self.clock.now()
            context.work.people.assign(
                Assignment(self.ids.new(), person_id, role, area, path, office, since)
            )

        self.do(appoint)
        return talker

    def _talker(self, name: str, language: str) -> Talker:
        talker = Talker(self, f"account-{next(self.numbers)}")
        person = Person(self.ids.new(), name, language, self.clock.now(), notice_version=NOTICED)
        identity = Identity(person.id, "test", "one", talker.account, True, self.clock.now())

        def add(context: Context) -> None:
            context.work.people.add(person)
            context.work.people.save_identity(identity)

        self.do(add)
        return talker

    def act(
        self,
        talker: Talker,
        act: Callable[Concatenate[Work, Actor, P], T],
        *args: P.args,
        **named: P.kwargs,
    ) -> T:
        """Let somebody do something by a use case; whoever must hear of it does."""
        person_id = talker.person_id

        def run(context: Context) -> T:
            actor = context.work.actor(context.work.people.get(person_id))
            result = act(context.work, actor, *args, **named)
            send_notices(context)
            return result

        return self.do(run)

    def file(
        self,
        talker: Talker,
        matter: str | None = LAMP,
        area: str = "east-1",
        text: str = "3号楼的路灯不亮",
    ) -> Request:
        """File a request of somebody's, without a conversation."""
        path = self.do(lambda context: context.work.areas.get(area).path)
        place = Place(area=area, path=path, estate="幸福小区", building="3")
        return self.act(talker, file_request, Report(text, place, matter)).request

    def ticket(self, request: Request) -> Ticket:
        """Return the ticket of a request as stored now."""
        return self.do(lambda context: context.work.tickets.get(request.ticket_id))

    def stored(self, request: Request) -> Request:
        """Return a request as stored now."""
        return self.do(lambda context: context.work.requests.get(request.id))

    def finish(self, worker: Talker, request: Request, text: str = "换了灯泡") -> str:
        """Let a worker accept and finish a ticket with a photo; return the photo's id."""
        photo = self.photo()
        self.act(worker, accept_ticket, request.ticket_id)
        self.act(worker, finish_ticket, request.ticket_id, text, (photo,))
        return photo

    def photo(self) -> str:
        """Store a photo that nobody has claimed yet and return its id."""
        media_id = self.ids.new()
        self.database.run_write(
            lambda uow: uow.media.add_stored(media_id, None, "photo", "image/jpeg", 1, "00")
        )
        return media_id

    def due(self) -> list[tuple[str, str]]:
        """Return kind and subject of the jobs that are due, without running them."""

        def claim(uow: UnitOfWork) -> list[tuple[str, str]]:
            rows = uow.jobs.claim_due(uow.now, 50, timedelta(0))
            return [(row.kind, row.subject) for row in rows]

        return self.database.run_write(claim)

    def ring(self, request: Request) -> None:
        """Let the clock of a request's ticket ring."""

        def run(context: Context) -> None:
            look_at_clock(context.work, request.ticket_id)
            send_notices(context)

        self.do(run)

    def handle(self, incoming: Incoming) -> None:
        """Handle an event as the inbox does: a refusal undoes the turn and is said."""

        def transaction(uow: UnitOfWork) -> None:
            try:
                with uow.savepoint():
                    converse(self.context(uow), self.router, incoming)
            except RefusedError as error:
                refuse(self.context(uow), incoming, error)

        self.database.run_write(transaction)


@dataclass
class Talker:
    """A person on one account; every verb returns what they hear because of it."""

    stage: Stage
    account: str
    read: int = 0

    @property
    def person(self) -> Person:
        """The person as stored now."""
        found = self.stage.do(
            lambda context: context.work.people.find_by_identity("test", "one", self.account)
        )
        assert found is not None
        return found

    @property
    def person_id(self) -> str:
        """The person's id."""
        return self.person.id

    @property
    def session(self) -> Session:
        """What the conversation remembers."""
        key = self._incoming(Kind.TEXT).conversation_key
        return decode_session(self.stage.do(lambda context: context.sessions.load(key)))

    def says(self, text: str) -> list[Message]:
        """Write a text."""
        return self.sends(self._incoming(Kind.TEXT, text=text))

    def presses(self, label: str, within: Message | None = None) -> list[Message]:
        """Press the newest button of a label (or one that a message shows)."""
        shown = self.history() if within is None else [within]
        choices = [choice for message in shown for choice in message.choices]
        found = [choice for choice in choices if choice.label == label]
        assert found, f"no button {label!r} among {[choice.label for choice in choices]}"
        return self.presses_id(found[-1].id)

    def presses_id(self, choice_id: str) -> list[Message]:
        """Press a choice by its id."""
        return self.sends(self.pressing(choice_id))

    def pressing(self, choice_id: str) -> Incoming:
        """Return the event of pressing a choice, not sent yet."""
        return self._incoming(Kind.CHOICE, choice=choice_id)

    def sends_photo(self, words: str = "") -> list[Message]:
        """Send a photo that is stored already."""
        photo = MediaRef(MediaKind.PHOTO, "", self.stage.photo())
        return self.sends(self._incoming(Kind.MEDIA, text=words, media=(photo,)))

    def sends_location(
        self, lat: float, lon: float, crs: Crs = Crs.WGS84, label: str = ""
    ) -> list[Message]:
        """Share a location."""
        location = SharedLocation(lat, lon, crs, label)
        return self.sends(self._incoming(Kind.LOCATION, location=location))

    def event(
        self, kind: Kind, text: str = "", *, ref: str = "", reply_to: str = "", album: str = ""
    ) -> Incoming:
        """Return an event of a platform that names its messages, not sent yet."""
        files = (MediaRef(MediaKind.PHOTO, f"file-{next(self.stage.numbers)}"),)
        media = files if kind is Kind.MEDIA else ()
        incoming = self._incoming(kind, text=text, media=media)
        return replace(incoming, ref=ref, reply_to=reply_to, album=album)

    def sends_sticker(self) -> list[Message]:
        """Send what nobody can read."""
        return self.sends(self._incoming(Kind.UNSUPPORTED))

    def opens(self, token: str = "") -> list[Message]:
        """Open the bot by a link."""
        return self.sends(self._incoming(Kind.START, start_token=token))

    def sends(self, incoming: Incoming) -> list[Message]:
        """Send an event and return what is new to read."""
        before = len(self.history()) if self._known() else 0
        self.stage.handle(incoming)
        return self.history()[before:]

    def hears(self) -> list[Message]:
        """Return what arrived since this was last asked."""
        new = self.history()[self.read :]
        self.read += len(new)
        return new

    def history(self) -> list[Message]:
        """Return all messages still kept, oldest first."""
        person_id = self.person_id
        bodies = self.stage.do(lambda context: list(context.outbox.bodies(person_id)))
        return [decode_message(body) for body in bodies]

    def _known(self) -> bool:
        return (
            self.stage.do(
                lambda context: context.work.people.find_by_identity("test", "one", self.account)
            )
            is not None
        )

    def _incoming(
        self,
        kind: Kind,
        *,
        text: str = "",
        media: tuple[MediaRef, ...] = (),
        location: SharedLocation | None = None,
        choice: str = "",
        start_token: str = "",
    ) -> Incoming:
        return Incoming(
            channel="test",
            account="one",
            event_id=self.stage.ids.new(),
            sender=self.account,
            conversation=self.account,
            kind=kind,
            sent_at=self.stage.clock.now(),
            text=text,
            media=media,
            location=location,
            choice=choice,
            start_token=start_token,
        )


def texts_of(messages: list[Message]) -> str:
    """Return what several messages say, one below the other."""
    return "\n".join(message.text for message in messages)


def labels_of(message: Message) -> list[str]:
    """Return the labels of a message's buttons."""
    return [choice.label for choice in message.choices]
