"""File a draft: its matter is chosen, what is missing is answered, a neighbour is joined."""

from __future__ import annotations

import msgspec

from handlers.ask import place_from_answer, place_from_text
from handlers.cards import quoted
from handlers.completion import complete, file_now, give_receipt
from handlers.drafts import (
    draft_report,
    end_draft,
    likely_place,
    smallest_known,
    standing_draft,
    with_files,
    with_place,
)
from handlers.flow import Flow
from handlers.turn import Turn
from tickets.numbers import grouped_number
from tickets.ports import place_in
from tickets.usecases.add_to_request import add_to_request
from tickets.usecases.file_request import join_ticket


def _choose(turn: Turn) -> None:
    """Take the matter that was chosen, then whatever is still missing."""
    draft = standing_draft(turn)
    if draft is None:
        return
    matter = turn.work.matters.get(turn.args[0])
    complete(turn, msgspec.structs.replace(draft, matter=matter.id, unasked=False))


def _area(turn: Turn) -> None:
    """Take one of several places of the same name."""
    draft = standing_draft(turn)
    if draft is None:
        return
    reading = turn.context.understanding.read(draft.text)
    found = place_from_text(turn, reading, within=turn.args[0])
    area = turn.work.areas.get(turn.args[0])
    place = found.place or place_in(area, reading.address.text if reading.address else "")
    complete(turn, msgspec.structs.replace(draft, place=place, areas=()))


def _placed(turn: Turn) -> None:
    """Take the answer to where it is: an address, a pin; anything else belongs to the report."""
    draft = standing_draft(turn)
    if draft is None:
        return
    found = place_from_answer(turn)
    media = turn.keep_media()
    draft = msgspec.structs.replace(
        with_files(turn, draft, media), place_text=quoted(turn.words) or draft.place_text
    )
    if found.problem is not None:
        turn.say(found.problem)
    if found.place is None and not found.candidates:
        turn.say("place-not-found")
    draft = with_place(draft, found)
    complete(turn, draft)


def _at_home(turn: Turn) -> None:
    """Take the bound home as the place."""
    draft = standing_draft(turn)
    if draft is None:
        return
    home = turn.actor.person.home
    complete(turn, msgspec.structs.replace(draft, place=home, areas=()))


def _anywhere(turn: Turn) -> None:
    """Go on without a place: the community of the home, else the city desk."""
    draft = standing_draft(turn)
    if draft is not None:
        place = smallest_known(turn.speaker, draft)
        complete(turn, msgspec.structs.replace(draft, place=place, areas=()))


def _new(turn: Turn) -> None:
    """File a ticket of its own although there is a similar one nearby."""
    draft = standing_draft(turn)
    if draft is not None and draft.place is not None:
        file_now(turn, draft, draft.place)


def _join(turn: Turn) -> None:
    """Join a neighbour's ticket with a request of one's own."""
    draft = standing_draft(turn)
    if draft is not None and draft.place is not None:
        place = draft.place
        draft = msgspec.structs.replace(draft, unasked=False)
        report = draft_report(draft, place)
        give_receipt(turn, draft, join_ticket(turn.work, turn.actor, turn.args[0], report))


def _urgent(turn: Turn) -> None:
    """File at once what may be a danger to life; nothing that is missing blocks it."""
    draft = standing_draft(turn)
    if draft is None:
        return
    matter = draft.matters[0] if draft.matters else None
    place = likely_place(turn.speaker, draft) or smallest_known(turn.speaker, draft)
    file_now(turn, msgspec.structs.replace(draft, matter=matter, unasked=True), place, urgent=True)


def _without_matter(turn: Turn) -> None:
    """Leave it to triage what it is."""
    draft = standing_draft(turn)
    if draft is None:
        return
    place = likely_place(turn.speaker, draft) or smallest_known(turn.speaker, draft)
    file_now(turn, msgspec.structs.replace(draft, matter=None), place)


def _add(turn: Turn) -> None:
    """Add the draft to an open request of one's own."""
    draft = standing_draft(turn)
    if draft is None:
        return
    add_to_request(turn.work, turn.actor, turn.args[0], draft.text, draft.media)
    request = turn.work.requests.get(turn.args[0])
    turn.context.media.attach(draft.media, request.ticket_id)
    end_draft(turn, request.id)
    turn.say("request-added", number=grouped_number(request.number))


FLOW = Flow(
    "filing",
    {
        "choose": _choose,
        "area": _area,
        "placed": _placed,
        "at_home": _at_home,
        "anywhere": _anywhere,
        "new": _new,
        "join": _join,
        "urgent": _urgent,
        "without_matter": _without_matter,
        "add": _add,
    },
)
