"""Messages in Telegram's form."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.telegram_rendering import (
    LONGEST_CAPTION,
    LONGEST_TEXT,
    Attachment,
    Form,
    form_of,
    pieces_of,
    rows_of,
    split,
    units,
)
from handlers.message import Message, ShownChoice, TicketTag

PHOTO = Attachment(Form.PHOTO, "image/jpeg", "aa")
VOICE = Attachment(Form.VOICE, "audio/ogg", "bb")


def test_signs_of_html_arrive_as_they_were_written() -> None:
    (piece,) = pieces_of(Message("<b> & \"x\" 'y'"), ())
    assert html.unescape(piece.text) == "<b> & \"x\" 'y'"
    assert "<b>" not in piece.text


def test_only_the_head_line_of_a_ticket_stands_out() -> None:
    tag = TicketTag("2611 482 0137", "accepted")
    (card,) = pieces_of(Message("已登记 <1>\n地点：三号楼", ticket=tag), ())
    assert card.text == "<b>已登记 &lt;1&gt;</b>\n地点：三号楼"
    (plain,) = pieces_of(Message("您好\n在吗"), ())
    assert plain.text == "您好\n在吗"


def test_length_is_counted_in_utf_16_units() -> None:
    assert units("路灯😀") == 4


@given(st.text(alphabet=st.sampled_from("路灯a \n😀👍🏽\u200d\u0301"), max_size=400))
def test_a_split_text_fits_and_loses_nothing_but_blanks(text: str) -> None:
    parts = split(text, 50)
    assert all(units(part) <= 50 for part in parts)
    assert re.sub(r"\s", "", "".join(parts)) == re.sub(r"\s", "", text)


def test_a_text_is_cut_between_lines() -> None:
    assert split("a" * 30 + "\n" + "b" * 30, 40) == ["a" * 30, "b" * 30]


@pytest.mark.parametrize("whole", ["👍🏽", "👩\u200d🚒", "e\u0301"])
def test_no_cut_falls_into_a_character(whole: str) -> None:
    text = "灯" * 19 + whole + "灯" * 30
    assert any(whole in part for part in split(text, 20))


def test_a_short_text_travels_with_its_one_photo() -> None:
    (piece,) = pieces_of(Message("好了", (ShownChoice("1", "解决了"),)), (PHOTO,))
    assert (piece.text, piece.files, len(piece.rows)) == ("好了", (PHOTO,), 1)


def test_a_long_text_follows_its_photo() -> None:
    text = "灯" * (LONGEST_CAPTION + 1)
    photo, words = pieces_of(Message(text), (PHOTO,))
    assert (photo.files, photo.text, words.text) == ((PHOTO,), "", text)


def test_photos_go_as_albums_and_other_files_alone() -> None:
    pieces = pieces_of(Message("好了"), (PHOTO,) * 11 + (VOICE,))
    assert [len(piece.files) for piece in pieces] == [10, 1, 1, 0]
    assert pieces[2].files == (VOICE,)


def test_buttons_stand_below_the_last_piece() -> None:
    text = "灯" * (LONGEST_TEXT + 1)
    first, last = pieces_of(Message(text, (ShownChoice("1", "好"),)), ())
    assert not first.rows
    assert last.rows


def test_two_short_buttons_share_a_row() -> None:
    choices = [ShownChoice(str(n), label) for n, label in enumerate(("1 分", "2 分", "3 分"))]
    assert [len(row) for row in rows_of(choices)] == [2, 1]


def test_a_long_button_has_a_row_of_its_own() -> None:
    labels = ("接单", "飞线充电｜社区网格，明天 18:00 前", "转办", "办结")
    choices = [ShownChoice(label, label) for label in labels]
    assert [len(row) for row in rows_of(choices)] == [1, 1, 2]


@pytest.mark.parametrize(
    ("mime", "form"),
    [
        ("image/png", Form.PHOTO),
        ("video/mp4", Form.VIDEO),
        ("audio/ogg", Form.VOICE),
        ("audio/amr", Form.DOCUMENT),
        ("image/heic", Form.DOCUMENT),
    ],
)
def test_a_file_goes_as_what_telegram_can_show(mime: str, form: Form) -> None:
    assert form_of(mime) is form
