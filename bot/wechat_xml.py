"""The flat XML that WeChat and WeCom speak, read without entities and written with CDATA."""

from __future__ import annotations

import re
from collections.abc import Mapping
from xml.parsers import expat

MOST_FIELDS = 200
DEEPEST = 5
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class XmlRefusedError(ValueError):
    """A body is not XML of the kind that the platforms send."""


def read_xml(body: bytes) -> Mapping[str, str]:
    """Return the texts in a document by name; those in other elements as ``Outer.Inner``.

    Of elements of one name the first counts. The document must be UTF-8 whatever it says of
    itself; one with a DOCTYPE, and so any entity of its own, is refused unread.

    Raises:
        XmlRefusedError: it is broken, has a DOCTYPE, or is deeper or longer than any message.
    """
    reader = _Reader()
    parser = expat.ParserCreate("utf-8")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = reader.refuse
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    try:
        parser.Parse(body.decode(), True)
    except (expat.ExpatError, UnicodeDecodeError) as error:
        raise XmlRefusedError("broken") from error
    return reader.fields


def write_xml(fields: Mapping[str, str]) -> str:
    """Return a document of texts by name, without characters that XML cannot hold."""
    lines = (f"<{name}>{_cdata(text)}</{name}>" for name, text in fields.items())
    return f"<xml>{''.join(lines)}</xml>"


class _Reader:
    """Collects the texts of a document."""

    def __init__(self) -> None:
        self.fields: dict[str, str] = {}
        self._path: list[str] = []
        self._texts: list[str] = []

    def refuse(self, *_: object) -> None:
        """Refuse a document type."""
        raise XmlRefusedError("doctype")

    def start(self, name: str, _: object) -> None:
        """Enter an element."""
        if len(self._path) >= DEEPEST or len(self.fields) >= MOST_FIELDS:
            raise XmlRefusedError("too-much")
        self._path.append(name)
        self._texts.clear()

    def end(self, _: str) -> None:
        """Leave an element."""
        if len(self._path) > 1:
            self.fields.setdefault(".".join(self._path[1:]), "".join(self._texts))
        self._path.pop()
        self._texts.clear()

    def text(self, text: str) -> None:
        """Read a piece of text."""
        self._texts.append(text)


def _cdata(text: str) -> str:
    clean = _FORBIDDEN.sub("", text).replace("]]>", "]]]]><![CDATA[>")
    return f"<![CDATA[{clean}]]>"
