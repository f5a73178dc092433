"""What WeChat says of one event, as what comes in from any channel."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from math import isfinite
from types import MappingProxyType

import msgspec

from bot.wechat_windows import WindowKind
from handlers.incoming import Crs, Incoming, Kind, MediaKind, MediaRef, SharedLocation

CHANNEL = "wechat"
MEDIA_LIFETIME = timedelta(days=3)
SCENE = "qrscene_"
MENU_COMMANDS = MappingProxyType({"report": "/start", "mine": "/mine", "help": "/help"})
"""What the keys of the menu mean."""
_MEDIA = MappingProxyType(
    {
        "image": MediaKind.PHOTO,
        "voice": MediaKind.VOICE,
        "video": MediaKind.VIDEO,
        "shortvideo": MediaKind.VIDEO,
        "file": MediaKind.FILE,
    }
)
_OPENID = re.compile(r"[\w.@-]{1,64}", re.ASCII)
_FACES = re.compile(r"(?:/:[!-~]{1,8}\s*|\[[^\[\]\s]{1,8}\]\s*)+")


class EventInvalidError(ValueError):
    """An event lacks what every event has."""


class RawEvent(msgspec.Struct, frozen=True, rename="pascal"):
    """The fields of an event that mean something here; all are texts."""

    from_user_name: str = ""
    to_user_name: str = ""
    create_time: str = ""
    msg_type: str = ""
    msg_id: str = ""
    content: str = ""
    media_id: str = ""
    recognition: str = ""
    lat: str = msgspec.field(default="", name="Location_X")
    lon: str = msgspec.field(default="", name="Location_Y")
    label: str = ""
    title: str = ""
    description: str = ""
    url: str = ""
    event: str = ""
    event_key: str = ""
    menu_id: str = msgspec.field(default="", name="bizmsgmenuid")


@dataclass(frozen=True, slots=True)
class Received:
    """An event; ``incoming`` is None for what nobody needs to hear of.

    ``receiver`` is WeChat's own name of the account, which answers must come from.
    ``opens`` is the window for messages to them that it opens; None: it opens none.
    """

    sender: str
    receiver: str
    at: datetime
    incoming: Incoming | None
    opens: WindowKind | None


def read_event(
    fields: Mapping[str, str], account: str, now: datetime, channel: str = CHANNEL
) -> Received:
    """Return an event of an account: an app id, or an app of WeCom, which speaks alike.

    Raises:
        EventInvalidError: it does not say whose and what kind it is.
    """
    raw = msgspec.convert(dict(fields), RawEvent)
    if _OPENID.fullmatch(raw.from_user_name) is None or not raw.msg_type:
        raise EventInvalidError
    sent_at = _moment(raw.create_time, now)
    plain = Incoming(
        channel=channel,
        account=account,
        event_id=_event_id(raw),
        sender=raw.from_user_name,
        conversation=raw.from_user_name,
        kind=Kind.UNSUPPORTED,
        sent_at=sent_at,
    )
    if raw.msg_type == "event":
        read = _EVENTS.get(raw.event.casefold())
        incoming, opens = read(raw, plain) if read is not None else (None, None)
    else:
        incoming = _message(raw, plain)
        # An entry of a message's menu that was tapped arrives as words, and counts as a tap.
        opens = WindowKind.TAP if raw.menu_id else WindowKind.WORDS
    return Received(raw.from_user_name, raw.to_user_name[:64], sent_at, incoming, opens)


def _event_id(raw: RawEvent) -> str:
    """Return an event's name: its message's id, or what WeChat says to tell events apart by.

    The latter is hashed, since it names the person.
    """
    if raw.msg_id and raw.msg_type != "event":
        return raw.msg_id[:64]
    parts = (raw.from_user_name, raw.create_time, raw.msg_type, raw.event, raw.event_key)
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:32]


def _message(raw: RawEvent, plain: Incoming) -> Incoming:
    media = _MEDIA.get(raw.msg_type)
    if media is not None and raw.media_id:
        ref = MediaRef(media, raw.media_id, expires_at=plain.sent_at + MEDIA_LIFETIME)
        return replace(plain, kind=Kind.MEDIA, media=(ref,), text=raw.recognition)
    if raw.msg_type == "text":
        return _text(raw.content, plain)
    if raw.msg_type == "link":
        words = "\n".join(filter(None, (raw.title, raw.description, raw.url)))
        return _text(words, plain)
    if raw.msg_type == "location":
        return _location(raw, plain)
    return plain


def _text(words: str, plain: Incoming) -> Incoming:
    """Return words; ``/:)`` and ``[微笑]`` alone are faces, and no command."""
    if not words.strip() or _FACES.fullmatch(words.strip()):
        return plain
    bare = words.strip()
    if bare.startswith("/:"):
        words = _FACES.sub("", bare, count=1) or bare[1:]
    return replace(plain, kind=Kind.TEXT, text=words)


def _location(raw: RawEvent, plain: Incoming) -> Incoming:
    """Return a pin on Tencent's map: X is the latitude, in China's shifted coordinates."""
    try:
        lat, lon = float(raw.lat), float(raw.lon)
    except ValueError:
        return plain
    if not (isfinite(lat) and isfinite(lon) and abs(lat) <= 90 and abs(lon) <= 180):
        return plain
    pin = SharedLocation(lat, lon, Crs.GCJ02, raw.label)
    return replace(plain, kind=Kind.LOCATION, location=pin)


def _moment(seconds: str, now: datetime) -> datetime:
    """Return when something was sent; now where that is not said."""
    if not (seconds.isascii() and seconds.isdecimal() and len(seconds) <= 10):
        return now
    return datetime.fromtimestamp(int(seconds), UTC)


_Read = tuple[Incoming | None, WindowKind | None]


def _subscribed(raw: RawEvent, plain: Incoming) -> _Read:
    token = raw.event_key.removeprefix(SCENE) if raw.event_key.startswith(SCENE) else ""
    return replace(plain, kind=Kind.START, start_token=token), WindowKind.TAP


def _scanned(raw: RawEvent, plain: Incoming) -> _Read:
    return replace(plain, kind=Kind.START, start_token=raw.event_key), WindowKind.TAP


def _unsubscribed(_: RawEvent, plain: Incoming) -> _Read:
    return replace(plain, kind=Kind.LEFT), None


def _clicked(raw: RawEvent, plain: Incoming) -> _Read:
    command = MENU_COMMANDS.get(raw.event_key)
    if command is None:  # of a menu that this program has not made
        return plain, WindowKind.TAP
    return replace(plain, kind=Kind.TEXT, text=command), WindowKind.TAP


_EVENTS: Mapping[str, Callable[[RawEvent, Incoming], _Read]] = MappingProxyType(
    {
        "subscribe": _subscribed,
        "unsubscribe": _unsubscribed,
        "scan": _scanned,
        "click": _clicked,
    }
)
