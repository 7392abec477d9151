"""The way to the clipboard of the desktop this program runs on: the helper pyperclip finds.

pyperclip raises nothing when its helper fails, waits for ever when it hangs, and lets it write on
the screen. So it works in a process of its own (`desktop.py`), which watches the helper.
"""

import json
import os
import sys
from pathlib import Path

from tui.clipboard.detect import inside_tmux, over_ssh
from tui.clipboard.lineage import connection_of
from tui.clipboard.programs import run
from tui.clipboard.report import Job, Outcome, RouteFailed, Verdict
from tui.clipboard.tmux import attached_over_ssh

DESKTOP = Path(__file__).with_name("desktop.py")
START_LIMIT = 5.0


def by_local(job: Job) -> Outcome:
    """Copy with the desktop's own helper, and read it back where that is possible.

    Raises RouteFailed over SSH, where the helper would fill the clipboard of the wrong machine,
    without a helper, if it fails or is too slow, or if the clipboard then holds something else.
    """
    if at_another_machine(job):
        raise RouteFailed("over SSH it would fill the clipboard of the machine at the other end")
    # -P: a module of this package must never stand in for one of the standard library.
    argv = [sys.executable, "-P", str(DESKTOP), str(job.limit)]
    answer = run(argv, job.env, START_LIMIT + 2 * job.limit, job.data)
    try:
        told = json.loads(answer)
    except ValueError as problem:
        raise RouteFailed("the helper's answer made no sense") from problem
    helper = told["helper"]
    if not told["copied"]:
        raise RouteFailed(told["why"])
    if told["equal"]:
        message = f"{job.subject} copied to your clipboard (checked), ready to paste."
        return Outcome(Verdict.VERIFIED, message)
    if told["equal"] is False:
        raise RouteFailed(f"{helper} took it, but the clipboard holds something else")
    message = (
        f"{job.subject} handed to {helper}, but your clipboard could not be read back; "
        "paste once to be sure."
    )
    return Outcome(Verdict.SENT, message)


def at_another_machine(job: Job) -> bool:
    """Whether the person is at the other end of a connection, also one that the environment hides.

    Raises RouteFailed if tmux, which knows who is attached to it, does not answer in time.
    """
    if over_ssh(job.env):
        return True
    if inside_tmux(job.env):
        return attached_over_ssh(job)
    return bool(connection_of(job, os.getpid()))
