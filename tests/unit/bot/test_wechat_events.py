"""WeChat's events as what comes in: each type, odd ones, and what tells them apart."""

from __future__ import annotations

import random
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

import pytest

from bot.wechat_events import MENU_COMMANDS, EventInvalidError, Received, read_event
from bot.wechat_windows import WindowKind
from handlers.incoming import Crs, Incoming, Kind, MediaKind

NOW = datetime(2026, 11, 2, 2, 0, tzinfo=UTC)
WHO = "oABCD-1234_efghijklmnopqrstu"


def received(fields: Mapping[str, str]) -> Received:
    whole = {
        "ToUserName": "gh_1",
        "FromUserName": WHO,
        "CreateTime": str(int(NOW.timestamp())),
        **fields,
    }
    return read_event(whole, "wx1", NOW + timedelta(seconds=2))


def incoming(kind: str, **fields: str) -> Incoming:
    found = received({"MsgType": kind, "MsgId": "7001", **fields}).incoming
    assert found is not None
    return found


def event(name: str, key: str = "") -> Received:
    return received({"MsgType": "event", "Event": name, "EventKey": key})


def test_a_text_is_words() -> None:
    found = incoming("text", Content="路灯坏了")
    assert (found.kind, found.text, found.event_id) == (Kind.TEXT, "路灯坏了", "7001")
    assert (found.channel, found.account, found.sender) == ("wechat", "wx1", WHO)
    assert found.sent_at == NOW


@pytest.mark.parametrize("face", ["/::)", "/:8-) /:<W>", "[微笑]", "[捂脸][捂脸]", " ", ""])
def test_a_face_alone_is_no_words_and_no_command(face: str) -> None:
    assert incoming("text", Content=face).kind is Kind.UNSUPPORTED


def test_words_behind_a_face_are_words() -> None:
    assert incoming("text", Content="/::( 路灯坏了").text == "路灯坏了"
    assert incoming("text", Content="/mine").text == "/mine"


@pytest.mark.parametrize(
    ("kind", "media"),
    [
        ("image", MediaKind.PHOTO),
        ("voice", MediaKind.VOICE),
        ("video", MediaKind.VIDEO),
        ("shortvideo", MediaKind.VIDEO),
    ],
)
def test_a_file_is_a_reference_for_three_days(kind: str, media: MediaKind) -> None:
    (ref,) = incoming(kind, MediaId="m1", PicUrl="http://x").media
    assert (ref.kind, ref.ref, ref.id) == (media, "m1", None)
    assert ref.expires_at == NOW + timedelta(days=3)


def test_what_a_voice_was_recognised_as_is_its_words() -> None:
    assert incoming("voice", MediaId="m1", Recognition="路灯坏了").text == "路灯坏了"


def test_x_of_a_location_is_its_latitude_in_chinas_coordinates() -> None:
    pin = incoming("location", Location_X="37.53", Location_Y="121.39", Label="毓璜顶").location
    assert pin is not None
    assert (pin.lat, pin.lon, pin.crs, pin.label) == (37.53, 121.39, Crs.GCJ02, "毓璜顶")


@pytest.mark.parametrize(
    ("x", "y"), [("", ""), ("91", "0"), ("nan", "1"), ("1", "inf"), ("x", "y")]
)
def test_an_impossible_location_is_none(x: str, y: str) -> None:
    assert incoming("location", Location_X=x, Location_Y=y).kind is Kind.UNSUPPORTED


def test_a_link_is_its_words() -> None:
    found = incoming("link", Title="通知", Description="停水", Url="https://example.org/1")
    assert found.text == "通知\n停水\nhttps://example.org/1"


@pytest.mark.parametrize("kind", ["miniprogrampage", "hologram", "image"])
def test_what_cannot_be_read_is_said_to_be_so(kind: str) -> None:
    assert incoming(kind).kind is Kind.UNSUPPORTED


def test_following_by_a_doors_code_carries_its_token() -> None:
    found = event("subscribe", "qrscene_tok-en_1")
    assert found.incoming is not None
    assert (found.incoming.kind, found.incoming.start_token) == (Kind.START, "tok-en_1")
    plain = event("subscribe").incoming
    assert plain is not None
    assert (plain.kind, plain.start_token) == (Kind.START, "")


def test_a_follower_who_scans_a_door_carries_its_token() -> None:
    found = event("SCAN", "tok-en_1").incoming
    assert found is not None
    assert (found.kind, found.start_token) == (Kind.START, "tok-en_1")


def test_unfollowing_is_leaving() -> None:
    found = event("unsubscribe")
    assert found.incoming is not None
    assert (found.incoming.kind, found.opens) == (Kind.LEFT, None)


def test_the_menus_keys_are_commands() -> None:
    for key, command in MENU_COMMANDS.items():
        found = event("CLICK", key).incoming
        assert found is not None
        assert (found.kind, found.text) == (Kind.TEXT, command)


@pytest.mark.parametrize("name", ["VIEW", "LOCATION", "TEMPLATESENDJOBFINISH", "new_event", ""])
def test_other_events_are_nobodys_business(name: str) -> None:
    found = event(name, "x")
    assert (found.incoming, found.opens) == (None, None)


def test_words_open_the_long_window_and_taps_the_short_one() -> None:
    text = {"MsgType": "text", "MsgId": "1", "Content": "1"}
    assert received(text).opens is WindowKind.WORDS
    assert received({**text, "bizmsgmenuid": "101"}).opens is WindowKind.TAP
    for name in ("subscribe", "SCAN", "CLICK"):
        assert event(name, "x").opens is WindowKind.TAP


def test_events_without_an_id_are_told_apart_by_all_they_say() -> None:
    names = {
        found.incoming.event_id
        for found in (event("CLICK", "a"), event("CLICK", "b"), event("SCAN", "a"))
        if found.incoming is not None
    }
    assert len(names) == 3
    again = event("CLICK", "a").incoming
    assert again is not None
    assert again.event_id in names
    assert WHO not in "".join(names)


@pytest.mark.parametrize("moment", ["", "x", "-1", "99999999999", "１"])
def test_a_moment_that_cannot_be_read_is_now(moment: str) -> None:
    text = {"MsgType": "text", "MsgId": "1", "Content": "1", "CreateTime": moment}
    assert received(text).at == NOW + timedelta(seconds=2)


@pytest.mark.parametrize("who", ["", "a b", "x" * 65, "o\n1", "名"])
def test_an_event_of_nobody_is_refused(who: str) -> None:
    with pytest.raises(EventInvalidError):
        received({"FromUserName": who, "MsgType": "text", "Content": "1"})


def test_whatever_the_fields_say_nothing_else_is_raised() -> None:
    chance = random.Random(7)
    names = ["MsgType", "Event", "EventKey", "Content", "Location_X", "MsgId", "CreateTime", "Url"]
    values = ["", "text", "event", "location", "1e400", "\x00", "水" * 50, "-0", "CLICK", "[x]"]
    for _ in range(2000):
        fields = {chance.choice(names): chance.choice(values) for _ in range(5)}
        try:
            received(fields)
        except EventInvalidError:
            assert not fields.get("MsgType")
