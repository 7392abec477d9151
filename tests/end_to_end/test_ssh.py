"""The far side itself: it stands where it should, and leaves nothing behind."""

from collections.abc import Iterator

import pytest

from tests.end_to_end.ssh import FarSide
from tests.end_to_end.terminal import Terminal

pytestmark = pytest.mark.needs("ssh", "sshd", "tmux", "ps")


@pytest.fixture
def terminal() -> Iterator[Terminal]:
    with Terminal(80, 24) as opened:
        yield opened


def test_a_connection_ends_with_the_server(terminal: Terminal) -> None:
    with FarSide({"HELLO": "from the far side"}) as far:
        far.connect(terminal, 'echo "$HELLO over ${SSH_CONNECTION%% *}"; exec tail -f /dev/null')
        terminal.wait_for("from the far side over 127.0.0.1")
        folder = far.folder
    assert terminal.wait_exit() == 255
    assert not folder.exists()


def test_the_status_of_a_command_comes_back(terminal: Terminal) -> None:
    with FarSide() as far:
        far.connect(terminal, "exit 7")
        assert terminal.wait_exit() == 7
