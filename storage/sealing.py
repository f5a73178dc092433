"""Seal what is read about a person where it is stored: AES-256-GCM under the operator's key."""

from __future__ import annotations

import base64
import secrets
from collections.abc import Sequence

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

MARK = "sealed:1:"
NONCE_BYTES = 12
PURPOSE = b"huying: columns at rest"


class SealBrokenError(Exception):
    """What is stored was sealed under a key that is not among those of HUYING_SECRET_KEY."""


class Sealer:
    """Seals under the first key, opens under any; without a key everything stays as it is."""

    def __init__(self, keys: Sequence[str] = ()) -> None:
        self._ciphers = [AESGCM(_derived(key)) for key in keys]

    def seal(self, text: str | None) -> str | None:
        """Return a text as it is stored."""
        if text is None or not self._ciphers:
            return text
        nonce = secrets.token_bytes(NONCE_BYTES)
        sealed = self._ciphers[0].encrypt(nonce, text.encode(), None)
        return MARK + base64.urlsafe_b64encode(nonce + sealed).decode()

    def open(self, stored: str | None) -> str | None:
        """Return what was sealed; what never was comes back as it is.

        Raises:
            SealBrokenError: no key fits.
        """
        if stored is None or not stored.startswith(MARK):
            return stored
        found = self._opened(stored)
        if found is None:
            raise SealBrokenError("no key fits")
        return found[1]

    def is_current(self, stored: str | None) -> bool:
        """Tell whether a stored text is sealed under the first key (or nothing is to be sealed)."""
        if stored is None or not self._ciphers:
            return True
        found = self._opened(stored) if stored.startswith(MARK) else None
        return found is not None and found[0] == 0

    def _opened(self, stored: str) -> tuple[int, str] | None:
        raw = base64.urlsafe_b64decode(stored.removeprefix(MARK))
        for number, cipher in enumerate(self._ciphers):
            try:
                text = cipher.decrypt(raw[:NONCE_BYTES], raw[NONCE_BYTES:], None)
            except InvalidTag:
                continue
            return number, text.decode()
        return None


def _derived(key: str) -> bytes:
    return HKDF(SHA256(), length=32, salt=None, info=PURPOSE).derive(key.encode())


UNSEALED = Sealer()
