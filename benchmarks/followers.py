"""Residents at WeChat: calls to our webhook, whose responses carry the answers."""

from __future__ import annotations

import secrets
import time
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager

from aiohttp import ClientSession, TCPConnector

from benchmarks.residents import PROBLEMS, DialogueError
from bot.wechat_callback import PATH
from bot.wechat_crypto import sign
from bot.wechat_xml import read_xml, write_xml
from tests.support.fake_wechat import APP_ID, NAME, SECRET, TOKEN
from tests.support.numbered import heard_numbered

_FILED = "已登记"


def wechat_settings(url: str) -> Mapping[str, str]:
    """Return the settings of a server whose WeChat is at an address."""
    return {
        "wechat_app_id": APP_ID,
        "wechat_app_secret": SECRET,
        "wechat_token": TOKEN,
        "wechat_base_url": url,
    }


class Follower:
    """One resident; nothing is kept open between their messages."""

    def __init__(self, session: ClientSession, url: str) -> None:
        self._session = session
        self._url = url
        self._openid = secrets.token_urlsafe(21)
        self._reported = 0

    @property
    def is_done(self) -> bool:
        """Tell whether every problem was reported."""
        return self._reported == len(PROBLEMS)

    async def leave(self) -> None:
        """Do nothing: there is no connection."""

    async def report(self, place: str) -> None:
        """Report the next problem and take the first matter."""
        problem = PROBLEMS[self._reported]
        self._reported += 1
        card = await self._say(f"{place}{problem}")
        if _FILED in card or not heard_numbered(0, card).buttons:
            raise DialogueError(card)
        receipt = await self._say("1")
        if _FILED not in receipt:  # the same was reported next door: it is another one
            receipt = await self._say(heard_numbered(0, receipt).buttons[-1].key)
        if _FILED not in receipt:
            raise DialogueError(receipt)

    async def _say(self, text: str) -> str:
        """Write a text; return what the response answers."""
        moment = str(int(time.time()))
        query = {"signature": sign(TOKEN, moment, "n"), "timestamp": moment, "nonce": "n"}
        fields = {
            "ToUserName": NAME,
            "FromUserName": self._openid,
            "CreateTime": moment,
            "MsgType": "text",
            "Content": text,
            "MsgId": str(time.time_ns()),
        }
        body = write_xml(fields).encode()
        async with self._session.post(self._url, params=query, data=body) as response:
            answer = await response.read()
            if response.status != 200 or not answer.startswith(b"<xml>"):
                raise DialogueError(f"{response.status} {answer!r}")
        return read_xml(answer)["Content"]


class Account:
    """Where followers come and go."""

    def __init__(self, session: ClientSession, port: int) -> None:
        self._session = session
        self._url = f"http://127.0.0.1:{port}{PATH}"

    async def newcomer(self) -> Follower:
        """Let somebody come who never wrote before."""
        return Follower(self._session, self._url)


@asynccontextmanager
async def account_at(port: int) -> AsyncIterator[Account]:
    """Open the account of a server."""
    async with ClientSession(connector=TCPConnector(limit=0)) as session:
        yield Account(session, port)
