"""Tell the residents of an area what its administration has to say, a portion at a time."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from handlers.context import Context
from handlers.quiet import end_of_quiet
from handlers.speaker import Delivery, Reply, Speaker
from tickets.broadcasts import Broadcast
from tickets.usecases.send_broadcast import BROADCAST_JOB

PORTION = 100
BETWEEN = timedelta(seconds=1)
LIFETIME = timedelta(days=3)


def spread_broadcast(context: Context, broadcast_id: str) -> None:
    """Tell the next portion; when all are told, tell the author how many it were."""
    work = context.work
    broadcast = work.broadcasts.get(broadcast_id)
    if broadcast.ended_at is not None:
        return
    residents = work.broadcasts.residents(broadcast.path, broadcast.cursor, PORTION)
    for person_id in residents:
        _tell(context, broadcast, person_id)
    told = broadcast.told + len(residents)
    if len(residents) == PORTION:
        work.broadcasts.save(replace(broadcast, cursor=residents[-1], told=told))
        work.jobs.schedule(BROADCAST_JOB, broadcast_id, context.now + BETWEEN, broadcast_id)
        return
    work.broadcasts.save(replace(broadcast, told=told, ended_at=context.now))
    author = Speaker(context, work.people.get(broadcast.author))
    area = work.areas.find(broadcast.area)
    text = author.text("broadcast-done", area=area.name if area is not None else "", count=told)
    author.send(Reply(text), Delivery(importance="notice"))


def _tell(context: Context, broadcast: Broadcast, person_id: str) -> None:
    speaker = Speaker(context, context.work.people.get(person_id))
    area = context.work.areas.find(broadcast.area)
    text = speaker.text(
        "broadcast-message", area=area.name if area is not None else "", text=broadcast.text
    )
    delivery = Delivery(
        importance="broadcast",
        not_before=end_of_quiet(context),
        expires_at=broadcast.created_at + LIFETIME,
    )
    speaker.send(Reply(text), delivery)
