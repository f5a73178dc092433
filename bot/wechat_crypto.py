"""Signatures and encryption of the callbacks of WeChat and WeCom, which are the same."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import re
import secrets
import struct
from datetime import datetime, timedelta

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

WINDOW = timedelta(minutes=5)
BLOCK = 32  # bytes; PKCS #7 pads to this, although AES has blocks of 16
NOISE = 16  # random bytes before the message
_AES_KEY = re.compile(r"[A-Za-z0-9+/]{43}")


class CallbackRefusedError(ValueError):
    """A call is not the platform's; ``code`` is signature, stale, broken or receiver."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class AesKeyInvalidError(ValueError):
    """An EncodingAESKey must have 43 letters and digits."""


def sign(*parts: str) -> str:
    """Return the signature of parts, of which one is the token."""
    # The platform prescribes SHA-1; the token makes it a secret.
    return hashlib.sha1("".join(sorted(parts)).encode(), usedforsecurity=False).hexdigest()


def check_signature(signature: str, *parts: str) -> None:
    """Make sure that a signature is that of the parts.

    Raises:
        CallbackRefusedError: it is not.
    """
    if not hmac.compare_digest(signature.encode(), sign(*parts).encode()):
        raise CallbackRefusedError("signature")


def check_time(timestamp: str, now: datetime) -> None:
    """Make sure that a call was made within five minutes of now, so that none can be kept.

    Raises:
        CallbackRefusedError: it was not.
    """
    if not (timestamp.isascii() and timestamp.isdecimal() and len(timestamp) <= 12):
        raise CallbackRefusedError("stale")
    if abs(now.timestamp() - int(timestamp)) > WINDOW.total_seconds():
        raise CallbackRefusedError("stale")


class Envelope:
    """Encrypts and decrypts messages for one receiver (an app id or corp id).

    A message is 16 random bytes, its length in 4 bytes, itself, and the receiver's id.
    """

    def __init__(self, aes_key: str, receiver: str) -> None:
        if _AES_KEY.fullmatch(aes_key) is None:
            raise AesKeyInvalidError("the EncodingAESKey must have 43 letters and digits")
        key = base64.b64decode(f"{aes_key}=")
        self._cipher = Cipher(algorithms.AES256(key), modes.CBC(key[:16]))
        self._receiver = receiver.encode()

    def seal(self, message: bytes) -> str:
        """Return a message encrypted, in base64."""
        noise = secrets.token_bytes(NOISE)
        plain = noise + struct.pack(">I", len(message)) + message + self._receiver
        fill = BLOCK - len(plain) % BLOCK
        encryptor = self._cipher.encryptor()
        sealed = encryptor.update(plain + bytes([fill]) * fill) + encryptor.finalize()
        return base64.b64encode(sealed).decode()

    def unseal(self, sealed: str) -> bytes:
        """Return the message in what was encrypted for this receiver.

        Raises:
            CallbackRefusedError: ``broken``, or ``receiver`` where it was made for another one.
        """
        plain = self._decrypt(sealed)
        fill = plain[-1]
        if not 1 <= fill <= BLOCK:
            raise CallbackRefusedError("broken")
        content = plain[NOISE:-fill]
        if len(content) < 4:
            raise CallbackRefusedError("broken")
        (length,) = struct.unpack(">I", content[:4])
        message, receiver = content[4 : 4 + length], content[4 + length :]
        if len(message) != length:
            raise CallbackRefusedError("broken")
        if not hmac.compare_digest(receiver, self._receiver):
            raise CallbackRefusedError("receiver")
        return message

    def _decrypt(self, sealed: str) -> bytes:
        try:
            data = base64.b64decode(sealed, validate=True)
        except (binascii.Error, ValueError) as error:
            raise CallbackRefusedError("broken") from error
        if not data or len(data) % 16:
            raise CallbackRefusedError("broken")
        decryptor = self._cipher.decryptor()
        return decryptor.update(data) + decryptor.finalize()
