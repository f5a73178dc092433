"""Alembic's own files of this package are complete."""

from __future__ import annotations

from alembic.script import ScriptDirectory

from storage.migrating import SCRIPTS


def test_the_revisions_are_one_line_without_branches() -> None:
    scripts = ScriptDirectory(str(SCRIPTS))
    assert len(scripts.get_heads()) == 1
    assert len(scripts.get_bases()) == 1


def test_there_is_a_template_for_the_next_revision() -> None:
    assert (SCRIPTS / "script.py.mako").is_file()
