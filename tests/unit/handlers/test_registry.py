"""Tests of the list of all conversations."""

from __future__ import annotations

from handlers.registry import FLOWS


def test_no_two_conversations_share_a_name_or_a_command() -> None:
    names = [flow.name for flow in FLOWS]
    commands = [flow.command for flow in FLOWS if flow.command is not None]
    assert len(set(names)) == len(names)
    assert len(set(commands)) == len(commands)


def test_every_command_can_be_started() -> None:
    assert [flow.name for flow in FLOWS if flow.command is not None and flow.start is None] == []
