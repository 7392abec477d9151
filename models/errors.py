"""The exceptions that a person may see: each has a title, a message and a way on."""


def why_unread(error: Exception) -> str:
    """Why a file could not be read, in words: the system's own, without its number and the path."""
    if isinstance(error, UnicodeDecodeError):
        return "it is not UTF-8 text"
    return (isinstance(error, OSError) and error.strerror) or str(error)


class AfterwordError(Exception):
    """Something went wrong that a person can understand and act on.

    `message` says what and where; `hint` says what to do next (may be empty);
    `title` heads the dialog or the line on standard error.
    """

    default_title = "Something went wrong"

    def __init__(self, message: str, *, title: str = "", hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.title = title or self.default_title
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message} {self.hint}".strip()


class DatabaseProblem(AfterwordError):
    """The data cannot be opened, read or written as it is."""

    default_title = "The data cannot be used"


class DatabaseDamaged(DatabaseProblem):
    """The file holds what no Afterword wrote; a backup may be put in its place."""


class SettingsProblem(AfterwordError):
    """The settings file cannot be read or written."""

    default_title = "The settings cannot be read"


class NotPossible(AfterwordError):
    """A command that does not apply to what it was given; nothing was changed."""

    default_title = "Not possible"


class Gone(NotPossible):
    """What a command is about is no longer there: undone, or deleted in another window."""


class LeftAsItIs(AfterwordError):
    """The person chose not to; said, but nothing went wrong."""


class InvalidInput(AfterwordError):
    """What was typed cannot be used; `field` names the input it belongs to."""

    default_title = "Please look again"

    def __init__(self, message: str, *, field: str = "", hint: str = "") -> None:
        super().__init__(message, hint=hint)
        self.field = field
