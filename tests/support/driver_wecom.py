"""Stories at work: staff write in WeCom, residents in the web chat."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path

import aiohttp
import msgspec

from bot.outbox import Account
from bot.transaction import Transaction
from bot.wecom_push import CHANNEL
from handlers.speaker import Delivery, Reply, Speaker
from tests.support.city import settings_in
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


class WeComTown:
    """A city whose staff work in WeCom and whose residents write in the web chat."""

    def __init__(self, folder: Path) -> None:
        loop = LoopThread()
        self.fake = FakeWeCom(time.time)
        loop.run(self.fake.start())
        settings = msgspec.structs.replace(
            settings_in(folder, http_port=0),
            wecom_corp_id=CORP,
            wecom_agent_id=str(AGENT),
            wecom_secret=SECRET,
            wecom_token=TOKEN,
            wecom_aes_key=AES_KEY,
            wecom_base_url=self.fake.url,
        )
        self.city = ServedCity(settings, self._guests(), loop)
        self.fake.callback = f"{self.city.address}/wecom/callback"
        self._session = self.city.run(_open_session())
        self._pages: list[WebSeat] = []

    def person(self, key: str) -> Talker:
        """Return staff in WeCom, and residents in the web chat."""
        if key in STAFF:
            return Talker(key, WeComSeat(self.fake, self.city, member_of(key)))
        client = WebClient(self._session, self.city.address, token_of(key), 0)
        self._pages.append(WebSeat(client, self.city))
        return Talker(key, self._pages[-1])

    def tell(self, key: str, texts: Sequence[str]) -> None:
        """Queue notices for a member of staff, all at once."""
        account = Account(CHANNEL, f"{CORP}.{AGENT}", member_of(key))

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
        self.city.run(self.fake.stop())
        self.city.close()
        if self.fake.wrongs.cut or self.fake.wrongs.dropped:
            raise AssertionError(f"WeCom showed less than was sent: {self.fake.wrongs}")

    def _guests(self) -> dict[str, Account]:
        accounts = {key: Account(CHANNEL, f"{CORP}.{AGENT}", member_of(key)) for key in STAFF}
        self.fake.members |= {account.external_id for account in accounts.values()}
        return {**accounts, **web_guests(RESIDENTS)}


def member_of(key: str) -> str:
    """Return the userid of a member of staff."""
    return key.replace(":", "-")


async def _open_session() -> aiohttp.ClientSession:
    return aiohttp.ClientSession()
