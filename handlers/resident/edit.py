"""An earlier message says something else now: so does the draft, or the request hears of it."""

from __future__ import annotations

import msgspec

from handlers.ask import place_from_text
from handlers.drafts import show_draft, with_words
from handlers.flow import Flow
from handlers.said import find_words, replace_words
from handlers.session import Draft, Said
from handlers.turn import Turn
from tickets.numbers import grouped_number
from tickets.usecases.add_to_request import add_to_request


def _receive(turn: Turn) -> None:
    """Take the new words of a message."""
    said = find_words(turn.session, turn.incoming.ref)
    draft = turn.session.draft
    if said is None:
        turn.say("edit-unknown")
    elif said.text == turn.words:
        return  # the platform tells of changes that nobody sees
    elif said.request:
        _add(turn, said)
    elif draft is not None and said.text in draft.text:
        _rewrite(turn, said, draft)
    else:
        turn.say("edit-unknown")


def _rewrite(turn: Turn, said: Said, draft: Draft) -> None:
    """Read the draft again with the new words; a place that the old ones named goes with them."""
    before = place_from_text(turn, turn.context.understanding.read(draft.text))
    text = draft.text.replace(said.text, turn.words, 1)
    bare = msgspec.structs.replace(draft, text="")
    if before.place == draft.place:
        bare = msgspec.structs.replace(bare, place=None, areas=())
    changed, reading = with_words(turn, bare, text)
    turn.session = replace_words(turn.session, said.ref, turn.words)
    show_draft(turn, changed, reading)


def _add(turn: Turn, said: Said) -> None:
    """Tell whoever has the ticket what the message says now."""
    request = turn.work.requests.get(said.request)
    words = turn.text("edit-words", words=turn.words)
    add_to_request(turn.work, turn.actor, request.id, words)
    turn.session = replace_words(turn.session, said.ref, turn.words)
    turn.say("edit-added", number=grouped_number(request.number))


FLOW = Flow("edit", {"receive": _receive})
