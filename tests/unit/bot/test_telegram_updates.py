"""Telegram's updates, read."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.telegram_updates import (
    GroupCall,
    Me,
    Parsed,
    UpdateInvalidError,
    parse_update,
)
from handlers.incoming import Incoming, Kind, MediaKind

ME = Me(7000, "huying_bot")
NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
LI = {"id": 42, "is_bot": False, "first_name": "Li", "last_name": "Wei", "language_code": "zh-hans"}
PRIVATE = {"id": 42, "type": "private", "first_name": "Li"}
GROUP = {"id": -100, "type": "supergroup", "title": "Neighbours"}


def read(**content: object) -> Parsed:
    return parse_update({"update_id": 5, **content}, ME, NOW)


def message(chat: object = None, /, **content: object) -> dict[str, object]:
    return {"message_id": 9, "date": 1_790_000_000, "chat": chat or PRIVATE, "from": LI, **content}


def heard(**content: object) -> Incoming:
    incoming = read(message=message(**content)).incoming
    assert incoming is not None
    return incoming


def test_a_text_is_an_event_of_its_writer() -> None:
    event = heard(text="路灯坏了")
    assert (event.channel, event.account, event.event_id) == ("telegram", "7000", "5")
    assert (event.sender, event.conversation, event.ref) == ("42", "42", "42:9")
    assert (event.kind, event.text, event.sender_name) == (Kind.TEXT, "路灯坏了", "Li Wei")
    assert event.language == "zh-hans"
    assert event.sent_at == datetime.fromtimestamp(1_790_000_000, UTC)


@pytest.mark.parametrize("typed", ["/start door-token", "/start@huying_bot door-token"])
def test_a_deep_link_brings_its_token(typed: str) -> None:
    event = heard(text=typed)
    assert (event.kind, event.start_token) == (Kind.START, "door-token")


def test_of_a_photo_the_largest_size_is_taken() -> None:
    sizes = [
        {"file_id": "small", "file_unique_id": "1", "width": 90, "height": 60},
        {"file_id": "large", "file_unique_id": "3", "width": 1280, "height": 960},
        {"file_id": "middle", "file_unique_id": "2", "width": 320, "height": 240},
    ]
    event = heard(photo=sizes, caption="看这里", media_group_id="77")
    assert [(ref.kind, ref.ref, ref.id) for ref in event.media] == [
        (MediaKind.PHOTO, "large", None)
    ]
    assert (event.kind, event.text, event.album) == (Kind.MEDIA, "看这里", "77")


@pytest.mark.parametrize(
    ("field", "kind"),
    [
        ("voice", MediaKind.VOICE),
        ("video", MediaKind.VIDEO),
        ("video_note", MediaKind.VIDEO),
        ("animation", MediaKind.VIDEO),
        ("document", MediaKind.FILE),
    ],
)
def test_files_travel_as_references(field: str, kind: MediaKind) -> None:
    event = heard(**{field: {"file_id": "f-1", "file_unique_id": "u", "duration": 3}})
    assert [(ref.kind, ref.ref) for ref in event.media] == [(kind, "f-1")]


def test_a_location_is_in_wgs_84() -> None:
    event = heard(location={"latitude": 37.5, "longitude": 121.4, "live_period": 900})
    assert event.location is not None
    assert (event.location.lat, event.location.lon, event.location.crs) == (37.5, 121.4, "wgs84")


def test_a_venue_is_a_location_with_a_name() -> None:
    place = {"latitude": 37.5, "longitude": 121.4}
    event = heard(venue={"location": place, "title": "公园", "address": "一号"}, location=place)
    assert event.location is not None
    assert event.location.label == "公园 一号"


def test_ones_own_contact_is_a_phone_number() -> None:
    own = heard(contact={"phone_number": "+8613800001111", "first_name": "Li", "user_id": 42})
    assert (own.kind, own.text) == (Kind.CONTACT, "+8613800001111")


def test_anothers_contact_is_words() -> None:
    other = heard(contact={"phone_number": "110", "first_name": "Wang", "user_id": 43})
    assert (other.kind, other.text) == (Kind.TEXT, "Wang 110")


def test_a_reply_names_what_it_replies_to() -> None:
    answered = {"message_id": 3, "date": 1, "chat": PRIVATE, "from": {"id": 7000, "is_bot": True}}
    assert heard(text="还没好", reply_to_message=answered).reply_to == "42:3"


def test_an_edit_brings_the_new_words_of_the_edited_message() -> None:
    event = read(edited_message=message(text="新的话", edit_date=1)).incoming
    assert event is not None
    assert (event.kind, event.text, event.ref, event.reply_to) == (
        Kind.EDITED,
        "新的话",
        "42:9",
        "",
    )


def test_a_live_location_that_moves_on_says_nothing() -> None:
    moved = message(location={"latitude": 37.5, "longitude": 121.4, "live_period": 900})
    assert read(edited_message=moved).incoming is None


def test_a_pressed_button_is_a_choice_and_is_answered() -> None:
    shown = {"message_id": 8, "date": 0, "chat": PRIVATE}
    query = {"id": "q1", "from": LI, "message": shown, "chat_instance": "x", "data": "ab12.1"}
    parsed = read(callback_query=query)
    assert parsed.query_id == "q1"
    assert parsed.incoming is not None
    assert (parsed.incoming.kind, parsed.incoming.choice) == (Kind.CHOICE, "ab12.1")


@pytest.mark.parametrize("shown", [None, {"message_id": 8, "date": 0, "chat": GROUP}])
def test_a_button_pressed_elsewhere_is_only_answered(shown: dict[str, object] | None) -> None:
    query = {"id": "q1", "from": LI, "chat_instance": "x", "data": "ab12.1"}
    parsed = read(callback_query=query if shown is None else query | {"message": shown})
    assert (parsed.query_id, parsed.incoming) == ("q1", None)


@pytest.mark.parametrize(("status", "kind"), [("kicked", Kind.LEFT), ("member", Kind.RETURNED)])
def test_blocking_and_unblocking_are_noted(status: str, kind: Kind) -> None:
    user = {"id": 7000, "is_bot": True, "first_name": "b"}
    change = {
        "chat": PRIVATE,
        "from": LI,
        "date": 1,
        "old_chat_member": {"status": "member", "user": user},
        "new_chat_member": {"status": status, "user": user},
    }
    event = read(my_chat_member=change).incoming
    assert event is not None
    assert event.kind is kind
    assert read(my_chat_member=change | {"chat": GROUP}).incoming is None


@pytest.mark.parametrize("field", ["sticker", "poll", "dice", "story", "something_of_next_year"])
def test_what_cannot_be_read_is_an_unsupported_message(field: str) -> None:
    assert heard(**{field: {"x": 1}}).kind is Kind.UNSUPPORTED


@pytest.mark.parametrize("field", ["pinned_message", "migrate_to_chat_id", "boost_added"])
def test_what_a_chat_reports_of_itself_is_let_go(field: str) -> None:
    assert read(message=message(**{field: 1})).incoming is None


@pytest.mark.parametrize(
    "content",
    [
        {"text": "/help", "entities": [{"type": "bot_command", "offset": 0, "length": 5}]},
        {
            "text": "/help@Huying_Bot",
            "entities": [{"type": "bot_command", "offset": 0, "length": 16}],
        },
        {
            "text": "😀 @huying_bot 在吗",
            "entities": [{"type": "mention", "offset": 3, "length": 11}],
        },
        {
            "caption": "@huying_bot",
            "caption_entities": [{"type": "mention", "offset": 0, "length": 11}],
        },
        {"text": "好", "reply_to_message": {"message_id": 3, "from": {"id": 7000, "is_bot": True}}},
    ],
)
def test_in_a_group_the_bot_is_called_by_command_name_or_reply(content: dict[str, object]) -> None:
    parsed = read(message=message(GROUP, **content))
    assert parsed.group == GroupCall(-100, 9, "zh-hans")
    assert parsed.incoming is None


@pytest.mark.parametrize(
    "content",
    [
        {"text": "路灯坏了"},
        {
            "text": "/help@other_bot",
            "entities": [{"type": "bot_command", "offset": 0, "length": 15}],
        },
        {"text": "@other_bot", "entities": [{"type": "mention", "offset": 0, "length": 10}]},
        {"text": "hi", "entities": [{"type": "mention", "offset": -5, "length": 99}]},
    ],
)
def test_in_a_group_everything_else_is_none_of_its_business(content: dict[str, object]) -> None:
    parsed = read(message=message(GROUP, **content))
    assert (parsed.group, parsed.incoming) == (None, None)


def test_bots_are_not_answered() -> None:
    assert read(message=message(text="hi") | {"from": LI | {"is_bot": True}}).incoming is None


@pytest.mark.parametrize("odd", [{"message": {"message_id": "x"}}, {"message": 3}, {"poll": {}}])
def test_of_an_odd_update_only_its_number_is_taken(odd: dict[str, object]) -> None:
    assert read(**odd) == Parsed(5)


@pytest.mark.parametrize("raw", [None, [], {}, {"update_id": "5"}, {"update_id": True}, "x"])
def test_what_has_no_number_is_no_update(raw: object) -> None:
    with pytest.raises(UpdateInvalidError):
        parse_update(raw, ME, NOW)


def test_impossible_dates_and_places_do_no_harm() -> None:
    odd = message(location={"latitude": 1e9, "longitude": 0.0}) | {"date": 10**18}
    event = read(message=odd).incoming
    assert event is not None
    assert (event.kind, event.sent_at) == (Kind.UNSUPPORTED, NOW)
