"""Report a problem: any free message, without a command."""

from __future__ import annotations

import msgspec

from handlers.additions import offer_addition, offer_files
from handlers.ask import category_choices
from handlers.cards import quoted, request_card
from handlers.completion import complete
from handlers.drafts import (
    open_draft,
    show_draft,
    standing_draft,
    with_files,
    with_location,
    with_words,
)
from handlers.flow import Flow
from handlers.incoming import Kind
from handlers.said import remember_words
from handlers.session import Draft
from handlers.turn import Turn
from tickets.model import Origin
from tickets.numbers import bare_number, is_number
from tickets.readings import Reading

CHAT_INTENTS = frozenset({"greeting", "thanks", "small_talk", "number", "emoji", "empty"})
CHAT_AMID_DRAFT = frozenset({"thanks", "empty"})
CATEGORY_STEPS = ("matter.categories", "matter.category")


def _receive(turn: Turn) -> None:
    """Take a free message: chat, a question, or (part of) a report."""
    if turn.incoming.kind is Kind.LOCATION:
        _receive_location(turn)
    elif not turn.words:
        _receive_media(turn)
    elif not turn.incoming.media and is_number(turn.words):
        _show_request(turn)
    else:
        _receive_words(turn)


def _receive_location(turn: Turn) -> None:
    draft, problem = with_location(turn, open_draft(turn))
    if problem is not None:
        turn.say(problem)
        return
    _go_on(turn, draft)


def _receive_media(turn: Turn) -> None:
    media = turn.keep_media()
    if not media:
        turn.say("chat-empty")
        return
    fresh = turn.session.draft is None
    draft = with_files(turn, open_draft(turn), media)
    if fresh and offer_files(turn):
        turn.keep_draft(draft)
    else:
        _go_on(turn, draft)


def _go_on(turn: Turn, draft: Draft) -> None:
    """Show a draft that has words; ask what it is about where it has none."""
    if draft.text:
        show_draft(turn, draft)
        return
    turn.keep_draft(draft)
    key = "report-photo-of-what" if draft.media else "report-what-is-there"
    turn.say(key, *category_choices(turn, *CATEGORY_STEPS, 0))


def _receive_words(turn: Turn) -> None:
    media = turn.keep_media()
    reading = turn.context.understanding.read(turn.words)
    fresh = turn.session.draft is None
    chat = CHAT_INTENTS if fresh else CHAT_AMID_DRAFT
    if not media and reading.intent in chat:
        turn.say(f"chat-{reading.intent.replace('_', '-')}")
    elif fresh and not media and reading.intent == "question":
        _answer_question(turn, reading)
    elif fresh and reading.out_of_scope is not None:
        _refer(turn, reading, media)
    else:
        _draft_words(turn, reading, media)


def _answer_question(turn: Turn, reading: Reading) -> None:
    """Say which office handles what was asked; filing it stays one tap away."""
    lines = []
    for match in reading.matches:
        matter = turn.work.matters.get(match.matter)
        office = turn.speaker.office(matter.office)
        name = turn.speaker.matter(matter.id)
        lines.append(turn.text("question-line", matter=name, office=office))
    if not lines:
        turn.say("question-unknown", turn.choice("question-report", "report.again", turn.words))
        return
    turn.say(
        "question-answer",
        turn.choice("question-report", "report.again", turn.words),
        lines="\n".join(lines),
    )


def _refer(turn: Turn, reading: Reading, media: tuple[str, ...]) -> None:
    """Say who to call; a draft is kept in case they want to file it all the same."""
    scope = reading.out_of_scope
    if scope is None:
        return
    draft, _ = with_words(turn, open_draft(turn), turn.words, reading)
    turn.keep_draft(with_files(turn, draft, media))
    remember_words(turn)
    turn.say(
        "out-of-scope",
        turn.choice("out-of-scope-file", "report.show"),
        turn.choice("out-of-scope-leave", "draft.cancel"),
        who=scope.who,
        call=scope.call,
    )


def _draft_words(turn: Turn, reading: Reading, media: tuple[str, ...]) -> None:
    fresh = turn.session.draft is None
    draft, whole = with_words(turn, open_draft(turn), turn.words, reading)
    draft = with_files(turn, draft, media)
    remember_words(turn)
    if fresh and turn.actor.is_staff:
        turn.keep_draft(draft)
        turn.say(
            "report-whose",
            turn.choice("report-duty", "report.origin", Origin.DUTY),
            turn.choice("report-own", "report.origin", Origin.RESIDENT),
        )
    elif len(reading.problems) > 1 and len(whole.problems) > 1:
        turn.keep_draft(draft)
        _offer_split(turn, whole)
    elif fresh and offer_addition(turn, draft):
        turn.keep_draft(draft)
    elif fresh and _is_clear(draft, whole):
        complete(turn, msgspec.structs.replace(draft, matter=draft.matters[0], unasked=True))
    else:
        _show_or_ask(turn, draft, whole)


def _is_clear(draft: Draft, reading: Reading) -> bool:
    """Tell whether nobody need be asked what it is; in danger the first line is what counts."""
    if reading.intent != "report" or draft.call is not None or not draft.matters:
        return False
    return reading.is_sure


def _show_or_ask(turn: Turn, draft: Draft, reading: Reading) -> None:
    if draft.matters or draft.call is not None:
        show_draft(turn, draft, reading)
        return
    card = turn.say(
        "report-unclear", *category_choices(turn, *CATEGORY_STEPS, 0), words=turn.words[:60]
    )
    turn.keep_draft(msgspec.structs.replace(draft, card=card))


def _offer_split(turn: Turn, reading: Reading) -> None:
    lines = "\n".join(f"{n}. {quoted(p.text)}" for n, p in enumerate(reading.problems, start=1))
    turn.say(
        "report-several",
        turn.choice("report-split", "report.split"),
        turn.choice("report-together", "report.show"),
        count=len(reading.problems),
        lines=lines,
    )


def _show_request(turn: Turn) -> None:
    request = turn.work.requests.find_by_number(bare_number(turn.words))
    if request is None or request.person_id != turn.actor.person.id:
        turn.say("number-unknown")
        return
    ticket = turn.work.tickets.get(request.ticket_id)
    turn.reply(request_card(turn.speaker, request, ticket))


def _again(turn: Turn) -> None:
    """File what was asked as a question."""
    _draft_again(turn, open_draft(turn), turn.args[0])


def _show(turn: Turn) -> None:
    """Show the draft that is open."""
    draft = standing_draft(turn)
    if draft is None:
        return
    _draft_again(turn, msgspec.structs.replace(draft, text=""), draft.text)


def _draft_again(turn: Turn, draft: Draft, text: str) -> None:
    changed, reading = with_words(turn, draft, text)
    _show_or_ask(turn, changed, reading)


def _other(turn: Turn) -> None:
    """Ask what the files show, which belong to nothing that was filed before."""
    draft = standing_draft(turn)
    if draft is not None:
        _go_on(turn, draft)


def _split(turn: Turn) -> None:
    """Make a draft of the first problem and keep the others for later."""
    draft = standing_draft(turn)
    if draft is None:
        return
    problems = turn.context.understanding.read(draft.text).problems
    texts = tuple(problem.text.strip() for problem in problems)
    first = msgspec.structs.replace(draft, text="", later=texts[1:])
    _draft_again(turn, first, texts[0])


def _origin(turn: Turn) -> None:
    """Say whether a member of staff found it on duty or reports for themselves."""
    draft = standing_draft(turn)
    if draft is None:
        return
    changed = msgspec.structs.replace(draft, origin=Origin(turn.args[0]), text="")
    _draft_again(turn, changed, draft.text)


FLOW = Flow(
    "report",
    {
        "receive": _receive,
        "again": _again,
        "show": _show,
        "other": _other,
        "split": _split,
        "origin": _origin,
    },
)
