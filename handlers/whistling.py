"""Who hears of a whistle: the called offices, the street, whoever blew it, and when it is late."""

from __future__ import annotations

from collections.abc import Iterator

from handlers.cards import quoted
from handlers.context import Context
from handlers.offers import Choice
from handlers.speaker import Delivery, Reply, Speaker
from tickets.events import Event
from tickets.people import Person, Role
from tickets.status import Action
from tickets.usecases.end_whistle import may_end
from tickets.whistles import Whistle

URGENT = Delivery(importance="urgent")


def tell_of_whistles(context: Context, event: Event) -> None:
    """Queue what a whistle, or somebody's reporting in, lets others hear."""
    if event.action is Action.WHISTLE:
        whistle = context.work.whistles.of_ticket(event.ticket_id)[-1]
        for person in {one.id: one for one in _called(context, whistle)}.values():
            _tell_called(context, whistle, person)
        for person in _street(context, whistle):
            _tell(context, whistle, person, "whistle-blown")
    elif event.action is Action.REPORT_IN:
        for whistle in context.work.whistles.of_ticket(event.ticket_id):
            for call in whistle.calls:
                if (call.office, call.reported_at) == (event.text, event.at):
                    _tell_caller(context, whistle, call.office)


def _called(context: Context, whistle: Whistle) -> Iterator[Person]:
    path = context.work.tickets.get(whistle.ticket_id).place.path
    for call in whistle.calls:
        yield from context.work.people.staff_of_office(call.office, path, context.now)


def _street(context: Context, whistle: Whistle) -> Iterator[Person]:
    ticket = context.work.tickets.get(whistle.ticket_id)
    for code in ticket.place.path.rstrip("/").split("/"):
        for person in context.work.people.staff(Role.STREET_ADMIN, code, context.now):
            if person.id != whistle.blown_by:
                yield person


def _tell_called(context: Context, whistle: Whistle, person: Person) -> None:
    speaker = Speaker(context, person)
    choice = speaker.choice("do-whistle-report-in", "whistle.report_in", whistle.id)
    text = whistle_text(speaker, whistle, "whistle-called")
    speaker.send(Reply(text, (choice,)), URGENT)


def _tell(context: Context, whistle: Whistle, person: Person, key: str) -> None:
    speaker = Speaker(context, person)
    text = whistle_text(speaker, whistle, key)
    speaker.send(Reply(text, end_choices(speaker, person, whistle)), URGENT)


def _tell_caller(context: Context, whistle: Whistle, office: str) -> None:
    if whistle.blown_by is None:
        return
    person = context.work.people.get(whistle.blown_by)
    speaker = Speaker(context, person)
    text = speaker.text(
        "whistle-came",
        office=speaker.office(office),
        missing=len(whistle.missing),
        count=len(whistle.calls),
    )
    speaker.send(Reply(text, end_choices(speaker, person, whistle)), URGENT)


def tell_late(context: Context, whistle_id: str) -> None:
    """Tell the street and whoever blew the whistle which offices have not come in time."""
    whistle = context.work.whistles.get(whistle_id)
    if whistle.ended_at is not None or not whistle.missing:
        return
    told = {person.id: person for person in _street(context, whistle)}
    if whistle.blown_by is not None:
        told[whistle.blown_by] = context.work.people.get(whistle.blown_by)
    for person in told.values():
        _tell(context, whistle, person, "whistle-late")
    for person in _called(context, whistle):
        actor = context.work.actor(person)
        if any(held.office in whistle.missing for held in actor.assignments):
            _tell_called(context, whistle, person)


def end_choices(speaker: Speaker, person: Person, whistle: Whistle) -> tuple[Choice, ...]:
    """Return the button that ends a whistle, for whoever may."""
    work = speaker.context.work
    if whistle.ended_at is not None or not may_end(work, work.actor(person), whistle):
        return ()
    return (speaker.choice("do-whistle-end", "whistle.end", whistle.id),)


def whistle_text(speaker: Speaker, whistle: Whistle, key: str) -> str:
    """Return what a whistle is about, without anybody's phone or name but the caller's."""
    work = speaker.context.work
    ticket = work.tickets.get(whistle.ticket_id)
    by = work.people.get(whistle.blown_by).name if whistle.blown_by is not None else "empty"
    comma = speaker.text("list-comma")
    text = speaker.text(
        key,
        kind=speaker.text(f"whistle-kind-{whistle.kind}"),
        matter=speaker.matter(ticket.matter_id),
        place=speaker.place(ticket.place),
        words=quoted(whistle.text),
        who=by,
        offices=comma.join(speaker.office(call.office) for call in whistle.calls),
        missing=comma.join(map(speaker.office, whistle.missing)) or "empty",
        time=speaker.time(whistle.due_at),
    )
    return text.rstrip()
