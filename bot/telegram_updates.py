"""Read Telegram's updates: what somebody said to the bot, as events; the rest is let go."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime

import msgspec

from bot.telegram_types import (
    SERVICE,
    CallbackQuery,
    ChatMemberUpdated,
    Entity,
    Location,
    Message,
    Update,
    User,
)
from handlers.incoming import Incoming, Kind, MediaKind, MediaRef, SharedLocation

CHANNEL = "telegram"
WANTED = ("message", "edited_message", "callback_query", "my_chat_member")
GROUPS = frozenset({"group", "supergroup"})
LONGEST_TOKEN = 64
LATEST = datetime(2100, 1, 1, tzinfo=UTC).timestamp()


class UpdateInvalidError(ValueError):
    """What came is no update: it has no number."""


@dataclass(frozen=True, slots=True)
class Me:
    """The bot's own account; ``username`` is empty until Telegram was asked."""

    id: int
    username: str = ""

    @property
    def account(self) -> str:
        """The account as in ``Incoming.account``."""
        return str(self.id)


@dataclass(frozen=True, slots=True)
class GroupCall:
    """Somebody spoke to the bot in a group."""

    chat_id: int
    message_id: int
    language: str | None


@dataclass(frozen=True, slots=True)
class Parsed:
    """An update: an event of a person, a button press to be answered, a call from a group."""

    update_id: int
    incoming: Incoming | None = None
    query_id: str = ""
    group: GroupCall | None = None

    @property
    def conversation(self) -> str:
        """Within what updates are handled one after the other."""
        return self.incoming.conversation if self.incoming is not None else str(self.update_id)


def parse_update(raw: object, me: Me, now: datetime) -> Parsed:
    """Read an update (decoded JSON); of what is odd in it only its number is taken.

    Raises:
        UpdateInvalidError: it has no number.
    """
    nothing = Parsed(number_of(raw))
    try:
        update = msgspec.convert(raw, Update)
    except msgspec.ValidationError:
        return nothing
    if update.callback_query is not None:
        return _pressed(nothing, update.callback_query, me, now)
    if update.my_chat_member is not None:
        incoming = _membership(update.my_chat_member, _Frame(me, nothing.update_id, now))
        return replace(nothing, incoming=incoming)
    if update.edited_message is not None:
        incoming = _edited(update.edited_message, _Frame(me, nothing.update_id, now))
        return replace(nothing, incoming=incoming)
    if update.message is not None and isinstance(raw, Mapping):
        fields = raw["message"].keys()
        return _said(nothing, update.message, fields & SERVICE, _Frame(me, nothing.update_id, now))
    return nothing


def number_of(raw: object) -> int:
    """Return an update's number.

    Raises:
        UpdateInvalidError: it has none.
    """
    number = raw.get("update_id") if isinstance(raw, Mapping) else None
    if not isinstance(number, int) or isinstance(number, bool):
        raise UpdateInvalidError
    return number


def message_ref(chat_id: int, message_id: int) -> str:
    """Return a message's name; Telegram's own numbers are unique within a chat only."""
    return f"{chat_id}:{message_id}"


@dataclass(frozen=True, slots=True)
class _Frame:
    """What an event has from its update, whatever it says."""

    me: Me
    number: int
    now: datetime

    def event(self, sender: User, chat_id: int, date: int, kind: Kind) -> Incoming:
        """Return the event without its content."""
        sent_at = datetime.fromtimestamp(date, UTC) if 0 < date < LATEST else self.now
        return Incoming(
            channel=CHANNEL,
            account=self.me.account,
            event_id=str(self.number),
            sender=str(sender.id),
            conversation=str(chat_id),
            kind=kind,
            sent_at=sent_at,
            language=sender.language_code,
            sender_name=f"{sender.first_name} {sender.last_name}".strip(),
        )

    def message(self, message: Message, sender: User, kind: Kind) -> Incoming:
        """Return a message's event without its content."""
        event = self.event(sender, message.chat.id, message.date, kind)
        answered = message.reply_to_message
        return replace(
            event,
            ref=message_ref(message.chat.id, message.message_id),
            reply_to=message_ref(message.chat.id, answered.message_id) if answered else "",
        )


def _pressed(nothing: Parsed, query: CallbackQuery, me: Me, now: datetime) -> Parsed:
    """Read a pressed button; those of groups and games are only answered."""
    pressed = replace(nothing, query_id=query.id)
    message = query.message
    if message is None or message.chat.type != "private" or query.sender.is_bot:
        return pressed
    frame = _Frame(me, nothing.update_id, now)
    event = frame.event(query.sender, message.chat.id, 0, Kind.CHOICE)
    return replace(pressed, incoming=replace(event, choice=_plain(query.data)))


def _membership(change: ChatMemberUpdated, frame: _Frame) -> Incoming | None:
    """Read that somebody blocked the bot or let it write again; groups come and go silently."""
    if change.chat.type != "private":
        return None
    kind = Kind.LEFT if change.new_chat_member.status in {"kicked", "left"} else Kind.RETURNED
    return frame.event(change.sender, change.chat.id, change.date, kind)


def _edited(message: Message, frame: _Frame) -> Incoming | None:
    """Read an edit's new words; a live location that moves on says nothing new."""
    sender, words = message.sender, message.text or message.caption
    if sender is None or sender.is_bot or message.chat.type != "private" or not words.strip():
        return None
    return replace(frame.message(message, sender, Kind.EDITED), text=words, reply_to="")


def _said(
    nothing: Parsed, message: Message, service: frozenset[str] | set[str], frame: _Frame
) -> Parsed:
    sender = message.sender
    if sender is None or sender.is_bot:
        return nothing
    if message.chat.type in GROUPS:
        call = GroupCall(message.chat.id, message.message_id, sender.language_code)
        return replace(nothing, group=call) if _is_for(message, frame.me) else nothing
    if message.chat.type != "private":
        return nothing
    incoming = _content(message, frame.message(message, sender, Kind.UNSUPPORTED))
    if incoming.kind is Kind.UNSUPPORTED and service:
        return nothing
    return replace(nothing, incoming=incoming)


def _content(message: Message, event: Incoming) -> Incoming:
    """Return an event with what its message says."""
    location = _location(message)
    if location is not None:
        return replace(event, kind=Kind.LOCATION, location=location)
    media = _media(message)
    if media is not None:
        album = _plain(message.media_group_id)
        words = message.caption
        return replace(event, kind=Kind.MEDIA, media=(media,), text=words, album=album)
    contact = message.contact
    if contact is not None:
        own = contact.user_id is not None and str(contact.user_id) == event.sender
        words = f"{contact.first_name} {contact.last_name}".strip()
        if own:
            return replace(event, kind=Kind.CONTACT, text=contact.phone_number)
        return replace(event, kind=Kind.TEXT, text=f"{words} {contact.phone_number}".strip())
    if not message.text.strip():
        return event
    return _text(message.text, event)


def _text(text: str, event: Incoming) -> Incoming:
    command, _, rest = text.partition(" ")
    if command.partition("@")[0] == "/start":
        return replace(event, kind=Kind.START, start_token=rest.strip()[:LONGEST_TOKEN])
    return replace(event, kind=Kind.TEXT, text=text)


def _location(message: Message) -> SharedLocation | None:
    if message.venue is not None:
        label = f"{message.venue.title} {message.venue.address}".strip()
        return _shared(message.venue.location, label)
    return _shared(message.location, "") if message.location is not None else None


def _shared(location: Location, label: str) -> SharedLocation | None:
    if abs(location.latitude) > 90 or abs(location.longitude) > 180:
        return None
    return SharedLocation(location.latitude, location.longitude, label=label)


def _media(message: Message) -> MediaRef | None:
    """Return a message's file; of a photo the largest size."""
    found: list[tuple[MediaKind, str]] = []
    sizes = message.photo or (message.live_photo.photo if message.live_photo else ())
    if sizes:
        largest = max(sizes, key=lambda size: size.width * size.height)
        found.append((MediaKind.PHOTO, largest.file_id))
    named = (
        (MediaKind.VOICE, message.voice),
        (MediaKind.VIDEO, message.video or message.video_note or message.animation),
        (MediaKind.FILE, message.document),
    )
    found += [(kind, file.file_id) for kind, file in named if file is not None]
    refs = (MediaRef(kind, _plain(file_id)) for kind, file_id in found)
    return next((ref for ref in refs if ref.ref), None)


def _is_for(message: Message, me: Me) -> bool:
    """Tell whether a group's message is for the bot: a command, its name, or a reply to it."""
    replied = message.reply_to_message
    if replied is not None and replied.sender is not None and replied.sender.id == me.id:
        return True
    text = message.text or message.caption
    entities = message.entities or message.caption_entities
    return any(_names(entity, text, me) for entity in entities)


def _names(entity: Entity, text: str, me: Me) -> bool:
    """Tell whether a part of a group's message calls the bot."""
    part = _slice(text, entity.offset, entity.length).casefold()
    mine = f"@{me.username}".casefold() if me.username else ""
    match entity.type:
        case "bot_command":
            _, at, name = part.partition("@")
            return entity.offset == 0 and (not at or at + name == mine)
        case "mention":
            return part == mine
        case "text_mention":
            return entity.user is not None and entity.user.id == me.id
    return False


def _slice(text: str, offset: int, length: int) -> str:
    """Return a part of a text by its place in UTF-16 units."""
    if offset < 0 or length < 0:
        return ""
    units = text.encode("utf-16-le", "surrogatepass")
    return units[2 * offset : 2 * (offset + length)].decode("utf-16-le", "replace")


def _plain(name: str) -> str:
    """Return one of Telegram's own names; nothing where it cannot be one."""
    return name if name.isascii() and name.isprintable() else ""
