"""Speak to one person: texts, times and names in their language, messages into their outbox."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from handlers.context import Context
from handlers.message import Message, ShownMedia, TicketTag, encode_message
from handlers.offers import LIFETIME, RESULT_LIFETIME, Choice, offer
from handlers.patterns import Value
from tickets.people import Area, AreaKind, Person, Place
from tickets.status import ENDED, Status

LONGEST_PLACE = 60
RESULTS = ENDED | {Status.RESOLVED}


@dataclass(frozen=True, slots=True)
class Reply:
    """A text with its choices, not yet stored; ``media`` are ids."""

    text: str
    choices: tuple[Choice, ...] = ()
    media: tuple[str, ...] = ()
    ticket: TicketTag | None = None
    replaces: str | None = None

    @property
    def lifetime(self) -> timedelta:
        """How long its choices can be pressed: a result can be disputed for longer than a week."""
        is_result = self.ticket is not None and self.ticket.status in RESULTS
        return RESULT_LIFETIME if is_result else LIFETIME


@dataclass(frozen=True, slots=True)
class Delivery:
    """How a message travels: ``answers`` is the key of the event that it answers."""

    importance: str = "reply"
    answers: str | None = None
    conversation: str | None = None
    not_before: datetime | None = None
    expires_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Speaker:
    """Speaks to one person."""

    context: Context
    person: Person

    def text(self, key: str, **values: Value) -> str:
        """Return a text in the person's language."""
        return self.context.texts.render(self.person.language, key, values)

    def choice(self, key: str, step: str, *args: str, **values: Value) -> Choice:
        """Return a button whose label is the text ``key``."""
        return Choice(self.text(key, **values), step, args)

    def send(self, reply: Reply, delivery: Delivery) -> str:
        """Queue a message to the person; return its id."""
        message_id = self.context.work.ids.new()
        choices = offer(
            self.context.offers,
            message_id,
            self.person.id,
            delivery.conversation,
            reply.choices,
            self.context.now + reply.lifetime,
        )
        media = shown_media(self.context, reply.media)
        message = Message(reply.text, choices, media, reply.ticket, reply.replaces)
        self.context.outbox.put(
            message_id,
            self.person.id,
            encode_message(message),
            importance=delivery.importance,
            answers=delivery.answers,
            not_before=delivery.not_before,
            expires_at=delivery.expires_at,
        )
        return message_id

    def matter(self, matter_id: str | None) -> str:
        """Return a matter's name."""
        matter = self.context.work.matters.find(matter_id) if matter_id is not None else None
        if matter is None:
            return self.text("matter-unknown")
        return self.named(matter.name, matter.name_en)

    def office(self, code: str | None) -> str:
        """Return an office's name."""
        if code is None:
            return self.text("office-unknown")
        office = self.context.work.matters.office(code)
        return self.named(office.name, office.name_en)

    def category(self, code: str) -> str:
        """Return a category's name."""
        category = self.context.work.matters.category(code)
        return self.named(category.name, category.name_en)

    def named(self, chinese: str, english: str) -> str:
        """Return the name that fits the person's language."""
        return english if self.person.language == "en" and english else chinese

    def place(self, place: Place | None) -> str:
        """Return where a place is, in one line."""
        if place is None:
            return self.text("place-unknown")
        parts = [place.estate or place.text]
        parts += [
            self.text(f"place-{part}", number=number)
            for part, number in (
                ("building", place.building),
                ("entrance", place.entrance),
                ("room", place.room),
            )
            if number
        ]
        exact = " ".join(" ".join(parts).split())
        if len(exact) > LONGEST_PLACE:
            exact = f"{exact[: LONGEST_PLACE - 1]}…"
        area = self.context.work.areas.get(place.area)
        where = self._area_name(area)
        return self.text("place-in-area", place=exact, area=where) if exact else where

    def _area_name(self, area: Area) -> str:
        if area.kind is AreaKind.GRID or area.parent is None:
            return area.name
        parent = self.context.work.areas.get(area.parent)
        return area.name if parent.kind is AreaKind.CITY else f"{parent.name}{area.name}"

    def time(self, moment: datetime) -> str:
        """Return a moment as people say it, in the city's zone."""
        zone = self.context.work.hours.zone
        local, today = moment.astimezone(zone), self.context.now.astimezone(zone).date()
        clock = local.strftime("%H:%M")
        if local.date() == today:
            return self.text("time-today", clock=clock)
        if local.date() == today + timedelta(days=1):
            return self.text("time-tomorrow", clock=clock)
        return self.text("time-date", month=local.month, day=local.day, clock=clock)


def shown_media(context: Context, media_ids: tuple[str, ...]) -> tuple[ShownMedia, ...]:
    """Return files as a person is shown them."""
    if not media_ids:
        return ()
    return tuple(ShownMedia(row.id, row.kind) for row in context.media.find_all(media_ids))


def masked_phone(phone: str | None) -> str:
    """Return a phone number with its middle hidden: ``138****5678``; empty if there is none."""
    if not phone:
        return ""
    return f"{phone[:3]}****{phone[-4:]}" if len(phone) > 7 else "****"
