"""XML of WeChat and WeCom: what is read, what is refused, what is written."""

from __future__ import annotations

import pytest

from bot.wechat_xml import DEEPEST, MOST_FIELDS, XmlRefusedError, read_xml, write_xml

BOMB = b"""<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "aaaaaaaaaa">
<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>
<xml><A>&c;</A></xml>"""
FILE = b"""<!DOCTYPE a [<!ENTITY f SYSTEM "file:///etc/hostname">]><xml><A>&f;</A></xml>"""
OUTSIDE = b"""<!DOCTYPE a SYSTEM "http://127.0.0.1:1/x.dtd"><xml><A>1</A></xml>"""


def test_texts_are_read_by_name() -> None:
    body = "<xml><A><![CDATA[水 <b>]]></A>\n<B>12</B><C>x&amp;<![CDATA[y]]>z</C><D/></xml>"
    assert read_xml(body.encode()) == {"A": "水 <b>", "B": "12", "C": "x&yz", "D": ""}


def test_inner_texts_are_read_by_their_path_and_the_first_counts() -> None:
    body = b"<xml><S><L>1</L><L>2</L></S><A>1</A><A>2</A></xml>"
    assert read_xml(body) == {"S.L": "1", "S": "", "A": "1"}


@pytest.mark.parametrize("body", [BOMB, FILE, OUTSIDE, b"<!DOCTYPE xml><xml/>"])
def test_a_document_type_is_refused(body: bytes) -> None:
    with pytest.raises(XmlRefusedError, match="doctype"):
        read_xml(body)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"words",
        b"<xml>",
        b"<xml><A></xml>",
        b"<xml>&nbsp;</xml>",
        b"<xml>\x00</xml>",
        b"<xml>\xff</xml>",
        b"<xml/><xml/>",
        "<xml>水</xml>".encode("utf-16"),
        b"<?xml version='1.0' encoding='utf-7'?><xml>+ADw-</xml",
    ],
)
def test_what_is_no_utf8_xml_is_refused(body: bytes) -> None:
    with pytest.raises(XmlRefusedError, match="broken"):
        read_xml(body)


@pytest.mark.parametrize(
    "body", [b"<a>" * (DEEPEST + 1), b"<xml>%s</xml>" % b"".join(b"<f%d/>" % n for n in range(300))]
)
def test_what_is_deeper_or_longer_than_any_message_is_refused(body: bytes) -> None:
    assert MOST_FIELDS < 300
    with pytest.raises(XmlRefusedError, match="too-much"):
        read_xml(body)


@pytest.mark.parametrize("text", ["", "]]>", "]]]]>>", "<xml>&", "\t水\n😀", "a]]"])
def test_what_is_written_is_read_alike(text: str) -> None:
    assert read_xml(write_xml({"Content": text, "B": "2"}).encode()) == {"Content": text, "B": "2"}


def test_characters_that_xml_cannot_hold_are_left_out() -> None:
    written = write_xml({"Content": "a\x00b\x0bc\ud800d\ufffee"})
    assert read_xml(written.encode()) == {"Content": "abcde"}
