"""From the web chat's frames to events of the inbox."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from bot.web_frames import (
    ChoiceFrame,
    LocationFrame,
    MediaFrame,
    SaidFrame,
    StartFrame,
    TextFrame,
)
from bot.web_tokens import Visitor
from handlers.incoming import Incoming, Kind, MediaKind, MediaRef, SharedLocation


def event_of(
    frame: SaidFrame,
    visitor: Visitor,
    language: str | None,
    sent_at: datetime,
    caller: str = "",
) -> Incoming:
    """Return what a visitor said as an event; their id for it is unique among theirs alone.

    ``caller`` stands for their network address.
    """
    account = visitor.account
    event = Incoming(
        channel=account.channel,
        account=account.account,
        event_id=f"{account.external_id}:{frame.id}",
        sender=account.external_id,
        conversation=account.external_id,
        kind=Kind.TEXT,
        sent_at=sent_at,
        language=language,
        caller=caller,
    )
    match frame:
        case TextFrame():
            return replace(event, text=frame.text)
        case ChoiceFrame():
            return replace(event, kind=Kind.CHOICE, choice=frame.choice)
        case LocationFrame():
            place = SharedLocation(frame.lat, frame.lon)
            return replace(event, kind=Kind.LOCATION, location=place)
        case MediaFrame():
            media = tuple(MediaRef(MediaKind.FILE, ref=name, id=name) for name in frame.media)
            return replace(event, kind=Kind.MEDIA, media=media, text=frame.text)
        case StartFrame():
            return replace(event, kind=Kind.START, start_token=frame.token)
