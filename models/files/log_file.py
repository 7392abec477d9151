"""The log's file: rotated, and its owner's alone."""

import io
import os
from logging import INFO, LogRecord
from logging.handlers import RotatingFileHandler
from pathlib import Path

from models.files.privacy import private_folder

LARGEST_BYTES = 256 * 1024
OLDER_KEPT = 3


class PrivateLog(RotatingFileHandler):
    """A rotating file with mode 0600, whatever the umask; what fails is raised, not printed."""

    def _open(self) -> io.TextIOWrapper:
        handle = os.open(self.baseFilename, os.O_CREAT | os.O_APPEND | os.O_WRONLY, 0o600)
        os.fchmod(handle, 0o600)
        return os.fdopen(handle, "a", encoding="utf-8", errors="replace")

    def handleError(self, record: LogRecord) -> None:
        """Let the exception that is under way reach the caller."""
        raise  # noqa: PLE0704


def write(path: Path, text: str) -> None:
    """Add an entry to the log. Raises OSError where that is not possible."""
    private_folder(path.parent)
    log = PrivateLog(path, maxBytes=LARGEST_BYTES, backupCount=OLDER_KEPT)
    try:
        log.emit(LogRecord("afterword", INFO, "", 0, text, None, None))
    finally:
        log.close()
