"""Stories in the web chat: a real server on the loopback address, each person at a WebSocket."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Coroutine, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

import aiohttp
import msgspec

from bot.outbox import Account
from bot.web_tokens import account_of
from bot.wiring import Application
from tests.support.city import settings_in
from tests.support.served_city import ServedCity, let_guests_in
from tests.support.talker import Button, Heard, Photo, Talker
from tests.support.web_client import Message, WebClient

T = TypeVar("T")

KNOWN = (
    "resident:demo",
    "worker:03",
    "worker:04",
    "worker:10",
    "office:property",
    "admin:community",
    "admin:street",
)
"""Who is signed in at the web chat from the beginning."""


class _Uploaded(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    id: str


class WebSeat:
    """One person's page."""

    patience = 90.0

    def __init__(self, client: WebClient, city: ServedCity) -> None:
        self.client = client
        self._city = city
        self._seen = 0
        city.run(client.connect())

    def write(self, text: str) -> None:
        """Send a text."""
        self._say("text", text=text)

    def press(self, button: Button) -> None:
        """Press a button."""
        self._say("choice", choice=button.key)

    def send_photo(self, photo: Photo, words: str) -> None:
        """Upload a photo and send it."""
        status, body = self._city.run(self.client.upload(photo.content))
        if status != 200:
            raise AssertionError(f"the upload is refused: {status} {body!r}")
        media_id = msgspec.json.decode(body, type=_Uploaded).id
        self._say("media", media=[media_id], text=words)

    def send_location(self, lat: float, lon: float) -> None:
        """Send a location."""
        self._say("location", lat=lat, lon=lon)

    def collect(self) -> Sequence[Heard]:
        """Return what has arrived since the last time."""
        arrived = self.client.messages[self._seen :]
        self._seen += len(arrived)
        return [_heard(message) for message in arrived]

    def leave(self) -> None:
        """Close the page."""
        self._city.run(self.client.close())

    def run(self, coroutine: Coroutine[None, None, T]) -> T:
        """Run something of the client and return what comes of it."""
        return self._city.run(coroutine)

    def _say(self, kind: str, **fields: object) -> None:
        refused = self._city.run(self.client.say(kind, **fields))
        if refused is not None:
            raise AssertionError(f"the frame is refused: {refused}")


class WebPages:
    """The pages that people open in one city's web chat; ``session`` is what carries them."""

    def __init__(self, city: ServedCity) -> None:
        self._city = city
        self.session = city.run(_open_session())
        self._seats: list[WebSeat] = []

    def open(self, key: str, after: int = 0) -> Talker:
        """Open the page of whoever is known by a key; what they saw of it before is left out."""
        client = WebClient(self.session, self._city.address, token_of(key), after)
        seat = WebSeat(client, self._city)
        self._seats.append(seat)
        return Talker(key, seat)

    def close(self) -> None:
        """Close all pages."""
        for seat in self._seats:
            seat.leave()
        self._city.run(self.session.close())


class WebTown:
    """A city that people meet in the web chat."""

    def __init__(self, folder: Path) -> None:
        self._city = ServedCity(settings_in(folder, http_port=0), web_guests(KNOWN))
        self.address = self._city.address
        self._pages = WebPages(self._city)
        self._left: dict[str, int] = {}

    def person(self, key: str) -> Talker:
        """Return whoever is known by a key like ``worker:03``, or a new resident.

        Who left before gets what came meanwhile.
        """
        return self._pages.open(key, self._left.get(key, 0))

    def leave(self, person: Talker) -> None:
        """Close a person's page."""
        if isinstance(person.seat, WebSeat):
            person.seat.leave()
            self._left[person.name] = person.seat.client.last_seq

    def close(self) -> None:
        """Close all pages, then the server."""
        self._pages.close()
        self._city.close()


def token_of(key: str) -> str:
    """Return the token under which a person of this key comes to the web chat."""
    return base64.urlsafe_b64encode(hashlib.sha256(key.encode()).digest()).decode().rstrip("=")


def web_guests(keys: Sequence[str]) -> Mapping[str, Account]:
    """Return the accounts of people who are signed in at the web chat from the beginning."""
    return {key: Account(*account_of(token_of(key))) for key in keys}


def let_in(application: Application, keys: Sequence[str]) -> None:
    """Let people of a city in at the web chat, as if they had signed in just now."""
    let_guests_in(application, web_guests(keys))


async def _open_session() -> aiohttp.ClientSession:
    return aiohttp.ClientSession()


def _heard(message: Message) -> Heard:
    return Heard(
        seq=message.seq,
        text=message.text,
        buttons=tuple(Button(choice.label, choice.id) for choice in message.choices),
        media=tuple(media.id for media in message.media),
        number=message.ticket.number if message.ticket is not None else "",
        status=message.ticket.status if message.ticket is not None else "",
        id=message.id,
        replaces=message.replaces,
    )
