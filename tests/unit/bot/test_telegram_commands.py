"""Menus of commands on Telegram."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from bot.telegram_commands import CommandSet, general_sets, staff_sets
from bot.transaction import Transaction
from bot.wiring import Application
from handlers.registry import FLOWS
from handlers.wording import LANGUAGES, Texts
from tickets.people import Identity

TEXTS = Texts()


def names(commands: CommandSet) -> set[str]:
    return {name for name, _ in commands.commands}


def test_every_command_is_described_in_every_language() -> None:
    for flow in FLOWS:
        if flow.command not in {None, "start"}:
            for language in LANGUAGES:
                assert 1 <= len(TEXTS.render(language, f"command-{flow.command}")) <= 256


def test_residents_see_the_commands_of_residents_in_their_language() -> None:
    default, chinese, english = general_sets(FLOWS, TEXTS)
    assert [default.language_code, chinese.language_code, english.language_code] == ["", "zh", "en"]
    assert default.commands == chinese.commands != english.commands
    assert {"help", "mine", "search"} <= names(default)
    assert not {"tasks", "triage", "start"} & names(default)


def test_names_are_as_telegram_wants_them() -> None:
    for one in general_sets(FLOWS, TEXTS):
        assert all(re.fullmatch(r"[a-z0-9_]{1,32}", name) for name in names(one))


def test_staff_see_what_their_role_may_do(application: Application) -> None:
    def sets(transaction: Transaction) -> list[CommandSet]:
        for number, key in enumerate(("worker:03", "admin:community"), start=1):
            person = transaction.people.find_by_identity("console", "local", key)
            assert person is not None
            now = datetime(2026, 11, 2, tzinfo=UTC)
            identity = Identity(person.id, "telegram", "7000", str(number), True, now)
            transaction.people.save_identity(identity)
        return staff_sets(transaction, "7000", FLOWS, TEXTS)

    by_chat = {one.chat_id: one for one in application.write(sets).result()}
    assert by_chat.keys() == {1, 2}
    assert "tasks" in names(by_chat[1])
    assert "triage" not in names(by_chat[1])
    assert "triage" in names(by_chat[2])


def test_a_set_is_known_by_its_commands() -> None:
    one, same = CommandSet((("help", "x"),), chat_id=5), CommandSet((("help", "x"),), "en")
    assert one.digest == same.digest
    assert one.digest != CommandSet((("help", "y"),)).digest
    assert (one.scope, same.scope) == ("chat:5", "all:en")
