"""Tell whoever works on a request that its requester cannot be reached on any chat."""

from __future__ import annotations

from collections.abc import Sequence

from handlers.cards import requester_line, staff_tag, task_card
from handlers.context import Context
from handlers.message import Message, decode_message
from handlers.speaker import Delivery, Reply, Speaker
from tickets.numbers import bare_number, grouped_number


def tell_unreached(context: Context, person_id: str, message: Message, held: Sequence[str]) -> None:
    """Ask the assignee to phone a requester who is not told ``message``.

    Once a request: not where one of the bodies ``held`` for the person is about the same one.
    """
    if message.ticket is None or any(_is_about(body, message.ticket.number) for body in held):
        return
    request = context.work.requests.find_by_number(bare_number(message.ticket.number))
    if request is None or request.person_id != person_id:
        return
    ticket = context.work.tickets.get(request.ticket_id)
    if ticket.assignee in {None, person_id}:
        return
    speaker = Speaker(context, context.work.people.get(ticket.assignee))
    card = task_card(speaker, context.work.actor(speaker.person), ticket)
    head = speaker.text(
        "task-unreached",
        number=grouped_number(request.number),
        requester=requester_line(speaker, [request]),
    )
    tag = staff_tag([request], ticket)
    speaker.send(Reply(f"{head}\n{card.text}", card.choices, ticket=tag), Delivery("task"))


def _is_about(body: str, number: str) -> bool:
    ticket = decode_message(body).ticket
    return ticket is not None and ticket.number == number
