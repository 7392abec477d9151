"""Copying a text: the routes that `choose_routes` finds are tried in order."""

import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from tui.clipboard.detect import Route, choose_routes
from tui.clipboard.file import by_file
from tui.clipboard.local import by_local
from tui.clipboard.osc52 import by_osc52, by_screen
from tui.clipboard.report import CopyReport, Job, Outcome, RouteFailed, Verdict
from tui.clipboard.tmux import by_tmux

TIME_LIMIT = 3.0

WAYS: Mapping[Route, Callable[[Job], Outcome]] = {
    Route.TMUX: by_tmux,
    Route.LOCAL: by_local,
    Route.OSC52: by_osc52,
    Route.SCREEN: by_screen,
    Route.FILE: by_file,
}


def copy(
    text: str,
    *,
    what: str = "note",
    env: Mapping[str, str],
    platform: str = sys.platform,
    preference: str = "auto",
    write: Callable[[str], None] | None,
    runtime_dir: Path,
    limit: float = TIME_LIMIT,
    bare: str = "",
) -> CopyReport:
    """Copy `text`, to the letter, by the first route that works, and report what is known of it.

    `what` names the text in the message ("note", "subject", "profile link"). `preference` is "auto"
    or a route. `write` writes to the terminal, or is None where there is none. `runtime_dir` is a
    folder of the program's own, which need not exist, for the file of the last route. `limit` is in
    seconds and holds for each program asked: the call blocks for as long, so it belongs in a
    thread. `bare` names the keys that show the bare text, where there are any.

    Raises ValueError for an unknown preference, and nothing else.
    """
    routes = choose_routes(env, platform, preference)
    problem = _not_to_be_copied(text, what)
    if problem:
        return CopyReport("none", Verdict.FAILED, problem)
    job = Job(text, what, env, write, runtime_dir, limit, bare)
    failed: list[str] = []
    for route in routes:
        try:
            outcome = WAYS[route](job)
        except RouteFailed as reason:
            failed.append(f"{route}: {reason}")
            continue
        message = outcome.message
        if route is Route.FILE:
            message = f"{_why_a_file(preference, failed)} {message}"
        return CopyReport(route, outcome.verdict, message, "\n".join(failed), outcome.path)
    message = (
        f"No way to your clipboard from here, and the {what} could not be put in a file either. "
        f"{f'{bare} shows it bare.' if bare else 'Select it with the mouse instead.'}"
    )
    return CopyReport("none", Verdict.FAILED, message, "\n".join(failed))


def _not_to_be_copied(text: str, what: str) -> str:
    if not text:
        return f"Nothing to copy: the {what} is empty."
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as problem:
        place = problem.start + 1
        return f"The {what} has a broken character at position {place}: retype it, then copy again."
    return ""


def _why_a_file(preference: str, failed: list[str]) -> str:
    if preference == Route.FILE:
        return "Not in your clipboard: your settings say to use a file."
    if preference == "auto":
        return "No way to your clipboard from here."
    return f"Your clipboard was not reached by the route you set ({failed[0]})."
