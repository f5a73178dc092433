"""What storage refuses; each docstring is the message to the operator."""

from __future__ import annotations


class BusyError(Exception):
    """The database cannot take more work now; try the same again shortly."""


class BackupFailedError(Exception):
    """A backup could not be made or not be restored; nothing was changed."""


class ImportInvalidError(ValueError):
    """The rows to import contradict each other; nothing was imported."""


class NothingStoredError(BusyError):
    """The database gave the transaction up before its end; nothing was stored, try again."""


class RerunError(BaseException):
    """The database undid a transaction (a deadlock, a lost connection); its function runs again.

    Not an Exception: nobody but the database itself can go on from here.
    """


class TransactionLostError(BaseException):
    """The database gave the whole transaction up (disk full, I/O error); nothing was stored.

    Not an Exception: whoever went on would store halves. Its cause says what happened.
    """


class SavepointNeededError(BaseException):
    """A step failed in a transaction without savepoints; everything in it runs again, with them.

    Not an Exception: whoever went on would store half of the step.
    """
