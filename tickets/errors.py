"""What a use case refuses, each with the key of the sentence a person is told.

Handlers show the text ``refused-<code>``; the message of the exception is for the operator.
"""

from __future__ import annotations


class RefusedError(Exception):
    """The domain does not allow what was asked; nothing was changed."""

    code = "generic"


class NotAllowedError(RefusedError):
    """The person may not do this to this ticket."""

    code = "not-allowed"


class NotPossibleNowError(RefusedError):
    """The ticket's status does not allow this action."""

    code = "not-possible-now"


class ProofMissingError(RefusedError):
    """The matter needs a photo that shows the result."""

    code = "proof-missing"


class ReasonMissingError(RefusedError):
    """The action needs a reason from the list."""

    code = "reason-missing"


class TooLateError(RefusedError):
    """The time for this has passed."""

    code = "too-late"


class TooSoonError(RefusedError):
    """The same was done a moment ago; it has a cool-down."""

    code = "too-soon"


class UnknownRecordError(RefusedError):
    """There is no such record, or this person may not know of it."""

    code = "unknown"


class InvitationInvalidError(RefusedError):
    """The code is unknown, used, refused or expired."""

    code = "invitation-invalid"


class LockedOutError(RefusedError):
    """Too many wrong codes within an hour."""

    code = "locked-out"
