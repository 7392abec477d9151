"""Tab in a real bash on a real terminal."""

from pathlib import Path

import pytest

from tests.end_to_end.program import AFTERWORD, lively_board
from tests.end_to_end.terminal import Terminal


@pytest.mark.needs("tmux", "bash")
def test_tab_completes_a_command_and_a_company_of_two_words() -> None:
    lively_board()
    folder = Path(AFTERWORD).parent
    with Terminal(80, 24) as terminal:
        terminal.start(["bash", "--norc", "--noprofile"], env={"PS1": "ready> "})
        terminal.wait_for("ready>")
        terminal.type(f"PATH={folder}:$PATH")
        terminal.press("Enter")
        terminal.type('eval "$(afterword completion bash)" && echo loaded=$?')
        terminal.press("Enter")
        terminal.wait_for("loaded=0")
        terminal.type("afterword sho")
        terminal.press("Tab")
        terminal.wait_for("afterword show")
        terminal.type("Saltm")
        terminal.press("Tab")
        terminal.wait_for(r"afterword show Saltmarsh\ Mutual")
        terminal.press("Enter")
        terminal.wait_for("Saltmarsh Mutual · Engineering Lead (number 10)")
