"""One turn of a conversation: what came in, who sent it, and what is said in return."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from handlers.context import Context
from handlers.incoming import Incoming, MediaRef
from handlers.offers import Choice
from handlers.patterns import Value
from handlers.session import Draft, Session
from handlers.speaker import Delivery, Reply, Speaker
from tickets.people import Actor
from tickets.work import Work

FETCH_MEDIA_JOB = "fetch_media"


@dataclass(slots=True)
class Turn:
    """The state of one turn; a step reads it, says something, and may set what waits next.

    ``args`` are the arguments of the step that was chosen or waits; ``card`` is the id of the
    message whose choice was pressed.
    """

    context: Context
    incoming: Incoming
    actor: Actor
    session: Session
    args: tuple[str, ...] = ()
    card: str | None = None
    _kept: tuple[str, ...] | None = None

    @property
    def work(self) -> Work:
        """The domain's work in this transaction."""
        return self.context.work

    @property
    def speaker(self) -> Speaker:
        """Who speaks to the person of this turn."""
        return Speaker(self.context, self.actor.person)

    @property
    def words(self) -> str:
        """What the person wrote, trimmed."""
        return self.incoming.text.strip()

    @property
    def guessers(self) -> tuple[str, ...]:
        """Whose wrong codes count together: the person's, and those from the same address."""
        return tuple(filter(None, (self.actor.person.id, self.incoming.caller)))

    def text(self, key: str, **values: Value) -> str:
        """Return a text in the person's language."""
        return self.speaker.text(key, **values)

    def choice(self, key: str, step: str, *args: str, **values: Value) -> Choice:
        """Return a button whose label is the text ``key``."""
        return self.speaker.choice(key, step, *args, **values)

    def say(self, key: str, *choices: Choice, **values: Value) -> str:
        """Queue a text to the person; return the message's id."""
        return self.reply(Reply(self.text(key, **values), choices))

    def reply(self, reply: Reply) -> str:
        """Queue a reply to the person; return the message's id."""
        delivery = Delivery(answers=self.incoming.key, conversation=self.incoming.conversation_key)
        return self.speaker.send(reply, delivery)

    def wait_for(self, step: str, *args: str) -> None:
        """Let the person's next free message go to this step (``flow.step``)."""
        self.session = msgspec.structs.replace(
            self.session, waiting=step, args=args, asked_at=self.context.now
        )

    def keep_draft(self, draft: Draft | None) -> None:
        """Set the conversation's open draft."""
        self.session = msgspec.structs.replace(self.session, draft=draft)

    def keep_media(self) -> tuple[str, ...]:
        """Take over the files of this message and return their ids.

        A file that the platform still holds is stored as wanted, and a job fetches it.
        """
        if self._kept is None:
            kept = (self._keep(ref) for ref in self.incoming.media)
            self._kept = tuple(media_id for media_id in kept if media_id is not None)
        return self._kept

    def _keep(self, ref: MediaRef) -> str | None:
        person_id = self.actor.person.id
        if ref.id is not None:
            return ref.id if self.context.media.claim(ref.id, person_id) else None
        media_id = self.work.ids.new()
        source = f"{self.incoming.channel}:{self.incoming.account}"
        self.context.media.add_wanted(media_id, person_id, ref.kind, source, ref.ref)
        self.work.jobs.schedule(FETCH_MEDIA_JOB, media_id, self.context.now, media_id)
        return media_id
