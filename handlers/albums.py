"""Albums: several photos sent at once come one by one, and are answered as one message."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import msgspec

from handlers.incoming import Incoming
from handlers.turn import Turn

ALBUM_JOB = "album"
WAIT = timedelta(seconds=1)
"""How long after its newest part an album is taken as whole."""


def collect_part(turn: Turn) -> None:
    """Keep a part of an album until the others are there; its file is fetched meanwhile."""
    incoming = turn.incoming
    kept = tuple(
        replace(ref, id=media_id)
        for ref, media_id in zip(incoming.media, turn.keep_media(), strict=False)
    )
    so_far = turn.session.album
    if so_far is None:
        whole = replace(incoming, media=kept)
    else:
        words = "\n".join(filter(None, (so_far.text, incoming.text)))
        whole = replace(so_far, media=so_far.media + kept, text=words)
    turn.session = msgspec.structs.replace(turn.session, album=whole)
    key = incoming.conversation_key
    turn.work.jobs.schedule(ALBUM_JOB, key, turn.context.now + WAIT, key)


def take_album(turn: Turn) -> Incoming | None:
    """Take what was gathered out of the session, as one message; None where there is nothing."""
    album = turn.session.album
    if album is None:
        return None
    turn.session = msgspec.structs.replace(turn.session, album=None)
    turn.work.jobs.cancel(ALBUM_JOB, album.conversation_key)
    return replace(album, album="")
