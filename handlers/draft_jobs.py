"""What happens to a draft that nobody files: one reminder, then it goes to triage as it is."""

from __future__ import annotations

import msgspec

from handlers.cards import quoted, receipt
from handlers.context import Context
from handlers.drafts import (
    draft_report,
    has_content,
    likely_place,
    matter_choices,
    smallest_known,
)
from handlers.session import Draft, Session, decode_session, encode_session
from handlers.speaker import Delivery, Reply, Speaker
from tickets.usecases.file_request import file_request

REMINDER = Delivery(importance="notice")


def remind_of_draft(context: Context, conversation_key: str) -> None:
    """Remind once that a report is not filed yet."""
    found = _draft_of(context, conversation_key)
    if found is None:
        return
    speaker, _, draft = found
    if not has_content(draft):
        return
    choices = matter_choices(speaker, draft)
    text = speaker.text("draft-reminder", words=quoted(draft.text))
    speaker.send(Reply(text, choices), REMINDER)


def file_silent_draft(context: Context, conversation_key: str) -> None:
    """File a draft of yesterday without a matter, so that somebody looks at it, and say so.

    A draft that never said anything is dropped.
    """
    found = _draft_of(context, conversation_key)
    if found is None:
        return
    speaker, session, draft = found
    ended = encode_session(msgspec.structs.replace(session, draft=None))
    context.sessions.save(conversation_key, speaker.person.id, ended)
    if not has_content(draft):
        return
    place = likely_place(speaker, draft) or smallest_known(speaker, draft)
    actor = context.work.actor(speaker.person)
    report = draft_report(msgspec.structs.replace(draft, matter=None), place)
    filed = file_request(context.work, actor, report)
    context.media.attach(draft.media, filed.ticket.id)
    card = receipt(speaker, filed.request, filed.ticket)
    head = speaker.text("draft-filed-by-itself")
    speaker.send(Reply(f"{head}\n{card.text}", card.choices, ticket=card.ticket), REMINDER)


def _draft_of(context: Context, key: str) -> tuple[Speaker, Session, Draft] | None:
    body = context.sessions.load(key)
    person_id = context.sessions.person_of(key)
    session = decode_session(body)
    if person_id is None or session.draft is None:
        return None
    return Speaker(context, context.work.people.get(person_id)), session, session.draft
