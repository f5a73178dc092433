"""Stories at work: staff write in WeCom, residents in the web chat."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import aiohttp
import msgspec

from bot.clock import Clock
from bot.outbox import Account
from bot.settings import Settings
from bot.transaction import Transaction
from bot.wecom_push import CHANNEL
from handlers.speaker import Delivery, Reply, Speaker
from tests.support.city import settings_in
from tests.support.clock import RunningClock
from tests.support.driver_webchat import WebSeat, token_of, web_guests
from tests.support.fake_wecom import AES_KEY, AGENT, CORP, SECRET, TOKEN, FakeWeCom
from tests.support.loop_thread import LoopThread
from tests.support.numbered import heard_numbered
from tests.support.served_city import ServedCity
from tests.support.talker import Button, Heard, Photo, Talker
from tests.support.web_client import WebClient

STAFF = ("worker:03", "worker:04", "admin:community", "admin:street")
RESIDENTS = ("resident:demo",)


class WeComSeat:
    """One member's app, in which choices are numbers."""

    patience = 60.0

    def __init__(self, fake: FakeWeCom, city: ServedCity, member: str) -> None:
        self._fake = fake
        self._city = city
        self._member = member
        self._seen = 0

    def write(self, text: str) -> None:
        """Send a text."""
        self._deliver("text", Content=text)

    def press(self, button: Button) -> None:
        """Answer with a choice's number."""
        self.write(button.key)

    def send_photo(self, photo: Photo, words: str) -> None:
        """Send a photo; words are a message of their own here."""
        media_id = self._fake.keep(photo.content)
        self._deliver("image", PicUrl="http://127.0.0.1/unused", MediaId=media_id)
        if words:
            self.write(words)

    def send_location(self, lat: float, lon: float) -> None:
        """Send a location."""
        self._deliver("location", Location_X=f"{lat}", Location_Y=f"{lon}", Scale="16", Label="")

    def collect(self) -> Sequence[Heard]:
        """Return what has arrived since the last time."""
        shown = self._fake.shown[self._member]
        arrived = shown[self._seen :]
        self._seen += len(arrived)
        return [heard_numbered(one.number, one.text, one.media) for one in arrived]

    def _deliver(self, kind: str, **fields: str) -> None:
        statuses = self._city.run(self._fake.deliver(self._member, kind, **fields))
        if statuses[-1] != 200:
            raise AssertionError(f"the callback answers {statuses}")


class WecomStaff:
    """The staff of any city, in WeCom."""

    def __init__(self, loop: LoopThread, clock: Clock) -> None:
        self._loop = loop
        self.fake = FakeWeCom(lambda: clock.now().timestamp())
        loop.run(self.fake.start())
        self.accounts = {key: Account(CHANNEL, f"{CORP}.{AGENT}", member_of(key)) for key in STAFF}
        self.fake.members |= {account.external_id for account in self.accounts.values()}
        self._city: ServedCity | None = None

    def settings(self, others: Settings) -> Settings:
        """Return settings with the app's added."""
        return msgspec.structs.replace(
            others,
            wecom_corp_id=CORP,
            wecom_agent_id=str(AGENT),
            wecom_secret=SECRET,
            wecom_token=TOKEN,
            wecom_aes_key=AES_KEY,
            wecom_base_url=self.fake.url,
        )

    def open(self, city: ServedCity) -> None:
        """Let WeCom call the city's server."""
        self._city = city
        self.fake.callback = f"{city.address}/wecom/callback"

    def person(self, key: str) -> Talker:
        """Return a member of staff."""
        if self._city is None:
            raise LookupError("the city is not open")
        return Talker(key, WeComSeat(self.fake, self._city, member_of(key)))

    def close(self) -> None:
        """Close WeCom.

        Raises:
            AssertionError: it showed less than was sent.
        """
        self._loop.run(self.fake.stop())
        if self.fake.wrongs.cut or self.fake.wrongs.dropped:
            raise AssertionError(f"WeCom showed less than was sent: {self.fake.wrongs}")


class WeComTown:
    """A city whose staff work in WeCom and whose residents write in the web chat."""

    def __init__(self, folder: Path) -> None:
        loop = self._loop = LoopThread()
        clock = RunningClock()
        self._staff = WecomStaff(loop, clock)
        self.fake = self._staff.fake
        settings = self._staff.settings(settings_in(folder, http_port=0))
        guests = {**self._staff.accounts, **web_guests(RESIDENTS)}
        self.city = ServedCity(settings, guests, loop, clock)
        self._staff.open(self.city)
        self._session = self.city.run(_open_session())
        self._pages: list[WebSeat] = []

    def person(self, key: str) -> Talker:
        """Return staff in WeCom, and residents in the web chat."""
        if key in STAFF:
            return self._staff.person(key)
        client = WebClient(self._session, self.city.address, token_of(key), 0)
        self._pages.append(WebSeat(client, self.city))
        return Talker(key, self._pages[-1])

    def tell(self, key: str, texts: Sequence[str]) -> None:
        """Queue notices for a member of staff, all at once."""
        account = self._staff.accounts[key]

        def queue(transaction: Transaction) -> None:
            person = transaction.people.find_by_identity(*account)
            if person is None:
                raise LookupError(key)
            speaker = Speaker(transaction.context(), person)
            for text in texts:
                speaker.send(Reply(text), Delivery(importance="task"))

        self.city.application.write(queue).result()

    def close(self) -> None:
        """Close the pages, the server, and WeCom."""
        for page in self._pages:
            page.leave()
        self.city.run(self._session.close())
        self.city.stop()
        try:
            self._staff.close()
        finally:
            self._loop.close()


def member_of(key: str) -> str:
    """Return the userid of a member of staff."""
    return key.replace(":", "-")


async def _open_session() -> aiohttp.ClientSession:
    return aiohttp.ClientSession()
