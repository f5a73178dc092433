"""Tell somebody that a file of theirs did not arrive, and why."""

from __future__ import annotations

from enum import StrEnum

from handlers.context import Context
from handlers.speaker import Delivery, Reply, Speaker


class Loss(StrEnum):
    """Why a file did not arrive."""

    TOO_LARGE = "too-large"
    GONE = "gone"
    BROKEN = "broken"
    UNKNOWN_TYPE = "unknown-type"


def tell_media_lost(context: Context, person_id: str, loss: Loss) -> None:
    """Tell the sender of a file what became of it; the words that came with it are kept."""
    speaker = Speaker(context, context.work.people.get(person_id))
    speaker.send(Reply(speaker.text(f"media-lost-{loss}")), Delivery(importance="reply"))
