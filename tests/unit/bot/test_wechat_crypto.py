"""Callbacks of WeChat and WeCom: signatures, time, and encryption for one receiver."""

from __future__ import annotations

import base64
import random
from datetime import UTC, datetime, timedelta

import pytest

from bot.wechat_crypto import (
    AesKeyInvalidError,
    CallbackRefusedError,
    Envelope,
    check_signature,
    check_time,
    sign,
)

# The example in Tencent's own documentation of WeCom's callbacks.
CORP = "wx5823bf96d3bd56c7"
TOKEN = "QDG6eK"  # noqa: S105 - published
AES_KEY = "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C"
ECHO = "P9nAzCzyDtyTWESHep1vC5X9xho/qYX3Zpb4yKa9SKld1DsH3Iyt3tP3zNdtp+4RPcs8TgAE7OaBO+FZXvnaqQ=="
TIME, NONCE = "1409659589", "263014780"
SIGNATURE = "5c45ff5e21c57e6ad56bac8758b79b1d9ac89fd3"

NOW = datetime(2026, 11, 2, tzinfo=UTC)


def refusal_of(sealed: str, receiver: str = CORP) -> str:
    with pytest.raises(CallbackRefusedError) as caught:
        Envelope(AES_KEY, receiver).unseal(sealed)
    return caught.value.code


def test_the_platforms_own_example_is_read() -> None:
    assert sign(TOKEN, TIME, NONCE, ECHO) == SIGNATURE
    assert Envelope(AES_KEY, CORP).unseal(ECHO) == b"1616140317555161061"


@pytest.mark.parametrize("length", [0, 1, 11, 12, 27, 28, 29, 2048, 60_000])
def test_what_is_sealed_can_be_unsealed_whatever_its_length(length: int) -> None:
    envelope = Envelope(AES_KEY, CORP)
    message = random.Random(length).randbytes(length)
    sealed = envelope.seal(message)
    assert envelope.unseal(sealed) == message
    assert len(base64.b64decode(sealed)) % 32 == 0


def test_the_same_message_is_never_sealed_alike() -> None:
    envelope = Envelope(AES_KEY, CORP)
    assert envelope.seal(b"one") != envelope.seal(b"one")


def test_a_message_for_another_receiver_is_refused() -> None:
    sealed = Envelope(AES_KEY, "wx0000000000000000").seal(b"<xml/>")
    assert refusal_of(sealed) == "receiver"


@pytest.mark.parametrize("sealed", ["", "%", "QUJD", "é", "A" * 44, ECHO[:-4] + "AAAA", ECHO[:24]])
def test_what_is_no_sealed_message_is_refused(sealed: str) -> None:
    assert refusal_of(sealed) in {"broken", "receiver"}


def test_random_changes_are_refused_and_raise_nothing_else() -> None:
    chance = random.Random(5)
    sealed = base64.b64decode(Envelope(AES_KEY, CORP).seal(b"<xml>words</xml>"))
    for _ in range(300):
        changed = bytearray(sealed)
        # The last block but one: what is in front of the message is noise, and not checked.
        changed[chance.randrange(len(changed) - 32, len(changed))] ^= chance.randrange(1, 256)
        assert refusal_of(base64.b64encode(bytes(changed)).decode()) in {"broken", "receiver"}


@pytest.mark.parametrize("key", ["", AES_KEY[:-1], f"{AES_KEY}=", "é" * 43])
def test_an_impossible_key_is_named(key: str) -> None:
    with pytest.raises(AesKeyInvalidError, match="43"):
        Envelope(key, CORP)


def test_a_signature_is_that_of_all_parts_in_any_order() -> None:
    check_signature(SIGNATURE, ECHO, NONCE, TIME, TOKEN)
    for signature in ("", SIGNATURE.upper(), SIGNATURE[:-1], "é"):
        with pytest.raises(CallbackRefusedError, match="signature"):
            check_signature(signature, TOKEN, TIME, NONCE, ECHO)


@pytest.mark.parametrize("seconds", [-299, 0, 299])
def test_a_call_of_these_minutes_is_taken(seconds: int) -> None:
    check_time(str(int((NOW + timedelta(seconds=seconds)).timestamp())), NOW)


@pytest.mark.parametrize(
    "timestamp", ["1409659589", "4000000000", "", "-1", "1e9", "９", "9" * 400]
)
def test_a_call_of_another_time_is_refused(timestamp: str) -> None:
    with pytest.raises(CallbackRefusedError, match="stale"):
        check_time(timestamp, NOW)
