"""`afterword doctor`: how the program gets along with where it runs, before anybody needs it."""

import shutil
import sys
from textwrap import fill
from typing import TYPE_CHECKING, Any

import click

from tui.cli.output import print_json
from tui.trouble import TROUBLE

if TYPE_CHECKING:
    from models.errors import AfterwordError
    from models.settings.reading import Settings
    from tui.doctor.copying import Reach, Trial
    from tui.doctor.finding import Finding

NO_WAY = 1
"""The exit status when no way to the clipboard is known; 0 is for one, `TROUBLE` for an error."""
SHAPE = 1
"""The version of the JSON."""
SIGNS = {"fine": "✓", "fact": "·", "notice": "!", "trouble": "✗"}
PLAIN_SIGNS = {"fine": "+", "fact": "-", "notice": "!", "trouble": "X"}
WIDEST = 100


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print JSON, for programs.")
@click.option("--no-copy", is_flag=True, help="Leave the clipboard as it is.")
@click.pass_obj
def doctor(db: str | None, as_json: bool, no_copy: bool) -> None:
    """Say how copying works here, and try it; look at terminal, settings and data.

    It copies a line to your clipboard, which then holds that line. The terminal is asked who it is;
    without one, nothing is asked. The status is 0 if a way to your clipboard is known, 1 if only
    the file is left, 2 if settings or data cannot be used.

    \b
    Examples:
      afterword doctor                    look, and try a copy
      afterword doctor --no-copy          look only
      afterword doctor --json             to send along with a question
    """
    from tui.doctor.asking import open_line
    from tui.doctor.checks import examine
    from tui.doctor.copying import reach
    from tui.doctor.finding import Level
    from tui.doctor.here import gather

    read = _settings()
    with open_line() as line:
        here = gather(line, getattr(read, "clipboard", "auto"))
        trial = _trial(here, line, no_copy)
    known = reach(here, trial)
    findings = examine(here, trial, read, db)
    status = NO_WAY if known == "none" else 0
    if any(finding.level is Level.TROUBLE for finding in findings):
        status = TROUBLE
    if as_json:
        print_json(_shape(findings, trial, known, status))
    else:
        _tell(findings)
    sys.exit(status)


def _settings() -> "Settings | AfterwordError":
    from models.errors import AfterwordError
    from models.settings.reading import load_settings

    try:
        return load_settings()
    except AfterwordError as error:
        return error


def _trial(here: Any, line: Any, no_copy: bool) -> "Trial":
    from datetime import datetime

    from tui.clipboard.file import own_runtime_dir
    from tui.doctor.copying import LEFT_ALONE, Trial, harmless, try_copy

    text = harmless(datetime.now().astimezone())
    if no_copy:
        return Trial(text, untried=LEFT_ALONE)
    return try_copy(here, line, text, own_runtime_dir())


def _tell(findings: "list[Finding]") -> None:
    signs = SIGNS if _encodable("".join(SIGNS.values())) else PLAIN_SIGNS
    width = min(shutil.get_terminal_size().columns, WIDEST)
    margin = max(len(finding.name) for finding in findings) + 6
    last = ""
    for finding in findings:
        name = finding.name if finding.name != last else ""
        last = finding.name
        head = f"  {signs[finding.level]} {name}".ljust(margin)
        _say(finding.says, width, head, " " * margin)
        if finding.advice:
            _say(finding.advice, width, " " * margin + "→ ", " " * (margin + 2))


def _say(text: str, width: int, first: str, others: str) -> None:
    lines = fill(
        text,
        width,
        initial_indent=first,
        subsequent_indent=others,
        # A path or a setting is to be selected whole.
        break_long_words=False,
        break_on_hyphens=False,
    )
    encoding = sys.stdout.encoding or "utf-8"
    click.echo(lines.encode(encoding, "replace").decode(encoding))


def _encodable(text: str) -> bool:
    try:
        text.encode(sys.stdout.encoding or "utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _shape(
    findings: "list[Finding]", trial: "Trial", known: "Reach", status: int
) -> dict[str, Any]:
    report = trial.report
    return {
        "version": SHAPE,
        "status": status,
        "clipboard": {
            "reach": str(known),
            "route": str(report.route) if report else None,
            "verdict": report.verdict.value if report else None,
            "read_back": trial.read_back,
        },
        "findings": [
            {
                "name": finding.name,
                "level": str(finding.level),
                "says": finding.says,
                "advice": finding.advice or None,
            }
            for finding in findings
        ],
    }
