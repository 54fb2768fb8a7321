"""One tree of errors: whatever crosscheck raises on purpose derives from `CrosscheckError`.

Every message names the file (and line where there is one) and says what to do about it.
"""


class CrosscheckError(Exception):
    """Base of all errors that a user can mend; the command line prints it and exits with `exit_code`."""

    exit_code = 2


class UsageError(CrosscheckError):
    """A path, option or argument that cannot be used."""


class ConfigError(CrosscheckError):
    """An unknown key or an impossible value in the configuration."""


class SourceError(CrosscheckError):
    """A source that cannot be read; the loader turns it into a `SkippedSource`."""


class ClaimsTableError(CrosscheckError):
    """A claims table that cannot be read: a missing column, a broken row."""


class ModelError(CrosscheckError):
    """The language pipeline or the same-fact model is missing or unusable."""


class BaselineError(CrosscheckError):
    """A baseline that cannot be read, or one written by a newer version."""
