"""What a person does on Telegram, as the updates that the bot gets of it."""

from __future__ import annotations

from itertools import count

from tests.support.fake_telegram import BASE_DATE, BOT_ID, USERNAME, FakeTelegram
from tests.support.telegram_chat import Phone

_queries = count(1)
_albums = count(1)
BOT = {"id": BOT_ID, "is_bot": True, "first_name": "Huying", "username": USERNAME}


class Fingers:
    """Somebody at their phone; every verb returns the update's number."""

    def __init__(self, server: FakeTelegram, phone: Phone) -> None:
        self.server = server
        self.phone = phone

    def types(self, text: str, reply_to: int | None = None) -> int:
        """Write a text, perhaps as a reply."""
        more: dict[str, object] = {}
        if reply_to is not None:
            more["reply_to_message"] = self._message({"text": "…"}, reply_to) | {"from": BOT}
        return self._say({"text": text, **more})

    def edits(self, message_id: int, text: str) -> int:
        """Change the words of an earlier message."""
        edited = self._message({"text": text, "edit_date": BASE_DATE + 1}, message_id)
        return self._put(edited_message=edited)

    def presses(self, data: str) -> int:
        """Press a button, be it shown here or not."""
        query_id = f"query-{next(_queries)}"
        self.server.open_queries.add(query_id)
        shown = {"message_id": self.phone.holder_of(data), "date": 0, "chat": self.phone.private}
        query = {"id": query_id, "from": self.phone.user, "message": shown, "data": data}
        return self._put(callback_query=query | {"chat_instance": "1"})

    def sends_photo(self, content: bytes, words: str = "", album: str = "") -> int:
        """Send a photo."""
        file_id = self.server.keep_file(content)
        sizes = [
            {"file_id": f"{file_id}-s", "file_unique_id": "s", "width": 90, "height": 67},
            {"file_id": file_id, "file_unique_id": "x", "width": 1280, "height": 960},
        ]
        more = {"caption": words} if words else {}
        if album:
            more["media_group_id"] = album
        return self._say({"photo": sizes, **more})

    def sends_album(self, contents: list[bytes], words: str = "") -> list[int]:
        """Send several photos at once; the words stand below the first."""
        album = f"album-{next(_albums)}"
        return [
            self.sends_photo(content, words if not number else "", album)
            for number, content in enumerate(contents)
        ]

    def sends_file(self, kind: str, content: bytes) -> int:
        """Send a voice message, a video or a document."""
        file_id = self.server.keep_file(content)
        file = {"file_id": file_id, "file_unique_id": file_id, "file_size": len(content)}
        return self._say({kind: file | {"duration": 1}})

    def sends_location(self, lat: float, lon: float) -> int:
        """Share a location."""
        return self._say({"location": {"latitude": lat, "longitude": lon}})

    def sends(self, **content: object) -> int:
        """Send any message."""
        return self._say(content)

    def shares_phone(self, number: str, user_id: int | None = None) -> int:
        """Share a contact, one's own if nobody else is named."""
        owner = self.phone.user_id if user_id is None else user_id
        contact = {"phone_number": number, "first_name": "Li", "user_id": owner}
        return self._say({"contact": contact})

    def blocks(self) -> int:
        """Block the bot."""
        self.phone.blocked = True
        return self._becomes("kicked")

    def unblocks(self) -> int:
        """Let the bot write again."""
        self.phone.blocked = False
        return self._becomes("member")

    def _becomes(self, status: str) -> int:
        change = {"chat": self.phone.private, "from": self.phone.user, "date": BASE_DATE}
        members = {
            "old_chat_member": {"status": "member", "user": BOT},
            "new_chat_member": {"status": status, "user": BOT},
        }
        return self._put(my_chat_member=change | members)

    def _say(self, content: dict[str, object]) -> int:
        self.phone.started = True
        return self._put(message=self._message(content, next(self.phone.numbers)))

    def _message(self, content: dict[str, object], number: int) -> dict[str, object]:
        head = {"message_id": number, "date": BASE_DATE + number}
        return {**head, "chat": self.phone.private, "from": self.phone.user, **content}

    def _put(self, **content: object) -> int:
        return self.server.put(str(self.phone.user_id), **content)


def say_in_group(server: FakeTelegram, phone: Phone, group: int, **content: object) -> int:
    """Write something in a group."""
    server.groups.setdefault(group, [])
    chat = {"id": group, "type": "supergroup", "title": "Neighbours"}
    message = {"message_id": 1, "date": BASE_DATE, "chat": chat, "from": phone.user, **content}
    return server.put(str(group), message=message)
