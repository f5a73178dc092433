"""The open draft of a conversation: how messages change it, how it is shown, when it ends."""

from __future__ import annotations

from datetime import timedelta

import msgspec

from handlers.ask import FoundPlace, place_from_location, place_from_text
from handlers.cards import quoted
from handlers.offers import Choice
from handlers.said import settle_words
from handlers.session import Draft
from handlers.speaker import Reply, Speaker
from handlers.turn import Turn
from tickets.clocks import LIMITS, deadline
from tickets.model import Matter, Origin
from tickets.people import Place
from tickets.ports import place_in
from tickets.readings import Emergency, Reading
from tickets.usecases.file_request import Report

REMINDER_JOB = "draft_reminder"
EXPIRY_JOB = "draft_expiry"
REMINDER_AFTER = timedelta(minutes=30)
EXPIRY_AFTER = timedelta(hours=24)
SELF_HARM = "self-harm"
LONGEST_TEXT = 4000
MOST_FILES = 18


def open_draft(turn: Turn, origin: Origin = Origin.RESIDENT) -> Draft:
    """Return the conversation's draft, a new one if there is none; its jobs are scheduled."""
    if turn.session.draft is not None:
        return turn.session.draft
    key = turn.incoming.conversation_key
    jobs, now = turn.work.jobs, turn.context.now
    jobs.schedule(REMINDER_JOB, key, now + REMINDER_AFTER, key)
    jobs.schedule(EXPIRY_JOB, key, now + EXPIRY_AFTER, key)
    return Draft(id=turn.work.ids.new(), started_at=now, origin=origin, door=_take_door(turn))


def _take_door(turn: Turn) -> Place | None:
    """Return the building at whose door the person said to stand; it counts for one report."""
    session = turn.session
    turn.session = msgspec.structs.replace(session, door=None, door_until=None)
    until = session.door_until
    return session.door if until is not None and turn.context.now < until else None


def standing_draft(turn: Turn) -> Draft | None:
    """Return the open draft; where there is none, say so and return None."""
    if turn.session.draft is None:
        turn.say("draft-gone")
    return turn.session.draft


def end_draft(turn: Turn, request_id: str | None = None) -> None:
    """Drop the draft and its jobs; its words are in the request now, if there is one."""
    key = turn.incoming.conversation_key
    turn.work.jobs.cancel(REMINDER_JOB, key)
    turn.work.jobs.cancel(EXPIRY_JOB, key)
    turn.keep_draft(None)
    turn.session = settle_words(turn.session, request_id)


def has_content(draft: Draft) -> bool:
    """Tell whether a draft says anything yet: commands open it before its first message."""
    return bool(draft.text or draft.media or draft.place is not None or draft.areas)


def with_words(
    turn: Turn, draft: Draft, text: str, alone: Reading | None = None
) -> tuple[Draft, Reading]:
    """Add words to a draft and read all of them again; the new ones alone if that says nothing.

    ``alone`` is what the new words say, where that is known already.
    """
    words = f"{draft.text}\n{text}" if draft.text else text
    if len(words) > LONGEST_TEXT:
        turn.say("draft-words-full", count=LONGEST_TEXT)
        words = words[:LONGEST_TEXT]
    known = alone if words == text else None
    reading = known or turn.context.understanding.read(words)
    if draft.text and not reading.matches:
        reading = alone or turn.context.understanding.read(text)
    changed = _with_danger(
        msgspec.structs.replace(
            draft, text=words, matters=tuple(match.matter for match in reading.matches)
        ),
        reading.emergency,
    )
    if changed.place is None:
        changed = with_place(changed, place_from_text(turn, reading))
    return changed, reading


def with_files(turn: Turn, draft: Draft, media: tuple[str, ...]) -> Draft:
    """Add files to a draft as far as there is room, and say so where there is not."""
    kept = draft.media + media
    if len(kept) > MOST_FILES:
        turn.say("draft-files-full", count=MOST_FILES)
    return msgspec.structs.replace(draft, media=kept[:MOST_FILES])


def _with_danger(draft: Draft, emergency: Emergency | None) -> Draft:
    """Note the number to call on any hint of danger; urgent is only what happens now."""
    if emergency is None:
        return draft
    urgent = emergency.live or emergency.kind == SELF_HARM
    return msgspec.structs.replace(
        draft, call=emergency.call, emergency=emergency.kind if urgent else draft.emergency
    )


def with_place(draft: Draft, found: FoundPlace) -> Draft:
    """Set what was found of a draft's place."""
    if found.place is None and not found.candidates:
        return draft
    return msgspec.structs.replace(draft, place=found.place, areas=found.candidates)


def with_location(turn: Turn, draft: Draft) -> tuple[Draft, str | None]:
    """Set a shared location as a draft's place; return what is wrong with it, if anything."""
    if turn.incoming.location is None:
        return draft, None
    found = place_from_location(turn, turn.incoming.location)
    return with_place(draft, found), found.problem


def likely_place(speaker: Speaker, draft: Draft) -> Place | None:
    """Return a draft's place, else the scanned door, else the home; None while several may be."""
    if draft.place is not None or draft.areas:
        return draft.place
    return draft.door or speaker.person.home


def smallest_known(speaker: Speaker, draft: Draft) -> Place:
    """Return the smallest area that holds a draft for sure: the home's community, else the city."""
    areas, home = speaker.context.work.areas, speaker.person.home
    if home is not None:
        return place_in(areas.get(areas.get(home.area).parent or home.area), draft.place_text)
    return place_in(areas.city(), draft.place_text)


def draft_report(draft: Draft, place: Place, *, urgent: bool = False) -> Report:
    """Return a draft as what the domain files."""
    return Report(
        text=draft.text,
        place=place,
        matter_id=draft.matter,
        media=draft.media,
        origin=draft.origin,
        anonymous=draft.anonymous,
        on_behalf_of=draft.on_behalf_of,
        urgent=urgent,
        private=draft.emergency == SELF_HARM,
        unasked=draft.unasked and draft.matter is not None,
    )


def draft_card(turn: Turn, draft: Draft, reading: Reading | None = None) -> Reply:
    """Return what was understood, with up to three matters as buttons."""
    speaker = turn.speaker
    place = likely_place(speaker, draft)
    evidence = reading.matches[0].evidence if reading is not None and reading.matches else ()
    text = speaker.text(
        "draft-card",
        words=quoted(draft.text),
        place=speaker.place(place) if place is not None else speaker.text("draft-place-asked"),
        evidence=quoted("、".join(evidence[:4])) or "empty",
        photos=len(draft.media),
        anonymous="yes" if draft.anonymous else "no",
        behalf=draft.on_behalf_of or "empty",
    )
    choices = (*_urgent_choice(turn, draft), *matter_choices(speaker, draft), *_other(turn))
    return Reply(_warned(turn, draft, text), choices, draft.media, replaces=draft.card)


def show_draft(turn: Turn, draft: Draft, reading: Reading | None = None) -> None:
    """Show a draft's card in place of its last one, and keep it."""
    card = turn.reply(draft_card(turn, draft, reading))
    turn.keep_draft(msgspec.structs.replace(draft, card=card))


def _urgent_choice(turn: Turn, draft: Draft) -> tuple[Choice, ...]:
    if draft.emergency is None:
        return ()
    return (turn.choice("draft-urgent", "filing.urgent"),)


def matter_choices(speaker: Speaker, draft: Draft) -> tuple[Choice, ...]:
    """Return a draft's matters as buttons with the responsible office and the promised date."""
    work = speaker.context.work
    found = (work.matters.find(matter_id) for matter_id in draft.matters)
    return tuple(_matter_choice(speaker, matter) for matter in found if matter is not None)


def _matter_choice(speaker: Speaker, matter: Matter) -> Choice:
    work = speaker.context.work
    limit = LIMITS[matter.time_class].resolve
    return speaker.choice(
        "draft-matter",
        "filing.choose",
        matter.id,
        matter=speaker.matter(matter.id),
        office=speaker.office(matter.office),
        time=speaker.time(deadline(work.now, limit, work.calendar, work.hours)),
    )


def _other(turn: Turn) -> tuple[Choice, ...]:
    return (
        turn.choice("draft-none", "matter.categories", "0"),
        turn.choice("draft-more", "draft.more"),
    )


def _warned(turn: Turn, draft: Draft, text: str) -> str:
    """Put the number to call first where somebody may be in danger."""
    if draft.emergency == SELF_HARM:
        return f"{turn.text('emergency-self-harm')}\n{text}"
    if draft.call is not None:
        return f"{turn.text('emergency-call', call=draft.call)}\n{text}"
    return text
