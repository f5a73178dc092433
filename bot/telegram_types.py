"""Telegram's updates as they come, as far as anything here is done with them.

Fields that are not named are let go, so that what Telegram adds later disturbs nobody.
"""

from __future__ import annotations

import msgspec

SERVICE = frozenset(
    {
        "new_chat_members",
        "left_chat_member",
        "chat_owner_left",
        "chat_owner_changed",
        "new_chat_title",
        "new_chat_photo",
        "delete_chat_photo",
        "group_chat_created",
        "supergroup_chat_created",
        "channel_chat_created",
        "message_auto_delete_timer_changed",
        "migrate_to_chat_id",
        "migrate_from_chat_id",
        "pinned_message",
        "successful_payment",
        "refunded_payment",
        "users_shared",
        "chat_shared",
        "gift",
        "unique_gift",
        "gift_upgrade_sent",
        "connected_website",
        "write_access_allowed",
        "passport_data",
        "proximity_alert_triggered",
        "boost_added",
        "chat_background_set",
        "checklist_tasks_done",
        "checklist_tasks_added",
        "direct_message_price_changed",
        "forum_topic_created",
        "forum_topic_edited",
        "forum_topic_closed",
        "forum_topic_reopened",
        "general_forum_topic_hidden",
        "general_forum_topic_unhidden",
        "giveaway_created",
        "giveaway",
        "giveaway_winners",
        "giveaway_completed",
        "managed_bot_created",
        "paid_message_price_changed",
        "poll_option_added",
        "poll_option_deleted",
        "suggested_post_approved",
        "suggested_post_approval_failed",
        "suggested_post_declined",
        "suggested_post_paid",
        "suggested_post_refunded",
        "video_chat_scheduled",
        "video_chat_started",
        "video_chat_ended",
        "video_chat_participants_invited",
        "web_app_data",
    }
)
"""Fields of what a chat reports of itself, or is answered elsewhere; nobody says anything by it."""


class User(msgspec.Struct, frozen=True):
    """Somebody."""

    id: int
    is_bot: bool = False
    first_name: str = ""
    last_name: str = ""
    username: str = ""
    language_code: str | None = None


class Chat(msgspec.Struct, frozen=True):
    """A chat: private, group, supergroup or channel."""

    id: int
    type: str


class Size(msgspec.Struct, frozen=True):
    """One size of a photo, in pixels."""

    file_id: str
    width: int = 0
    height: int = 0


class LivePhoto(msgspec.Struct, frozen=True):
    """A photo that moves for a moment; ``photo`` is what it shows when it stands."""

    photo: tuple[Size, ...] = ()


class File(msgspec.Struct, frozen=True):
    """A voice message, a video or a document."""

    file_id: str


class Location(msgspec.Struct, frozen=True):
    """A point in degrees, WGS-84."""

    latitude: float
    longitude: float


class Venue(msgspec.Struct, frozen=True):
    """A place with a name."""

    location: Location
    title: str = ""
    address: str = ""


class Contact(msgspec.Struct, frozen=True):
    """A phone number; ``user_id`` is whose it is, where Telegram knows."""

    phone_number: str
    first_name: str = ""
    last_name: str = ""
    user_id: int | None = None


class Entity(msgspec.Struct, frozen=True):
    """A part of a text that means something; its place is in UTF-16 units."""

    type: str
    offset: int
    length: int
    user: User | None = None


class Answered(msgspec.Struct, frozen=True, rename={"sender": "from"}):
    """The message that another one replies to."""

    message_id: int
    sender: User | None = None


class Message(msgspec.Struct, frozen=True, rename={"sender": "from"}):
    """A message; which of its contents are there decides what it is."""

    message_id: int
    date: int
    chat: Chat
    sender: User | None = None
    text: str = ""
    caption: str = ""
    entities: tuple[Entity, ...] = ()
    caption_entities: tuple[Entity, ...] = ()
    photo: tuple[Size, ...] = ()
    live_photo: LivePhoto | None = None
    document: File | None = None
    voice: File | None = None
    video: File | None = None
    video_note: File | None = None
    animation: File | None = None
    location: Location | None = None
    venue: Venue | None = None
    contact: Contact | None = None
    media_group_id: str = ""
    reply_to_message: Answered | None = None


class Shown(msgspec.Struct, frozen=True):
    """The message whose button was pressed; of an old one Telegram tells nothing more."""

    chat: Chat


class CallbackQuery(msgspec.Struct, frozen=True, rename={"sender": "from"}):
    """A button that was pressed."""

    id: str
    sender: User
    message: Shown | None = None
    data: str = ""


class Member(msgspec.Struct, frozen=True):
    """What the bot is in a chat."""

    status: str


class ChatMemberUpdated(msgspec.Struct, frozen=True, rename={"sender": "from"}):
    """What the bot is in a chat has changed."""

    chat: Chat
    sender: User
    date: int
    new_chat_member: Member


class Update(msgspec.Struct, frozen=True):
    """One update; at most one of its fields is set."""

    update_id: int
    message: Message | None = None
    edited_message: Message | None = None
    callback_query: CallbackQuery | None = None
    my_chat_member: ChatMemberUpdated | None = None
