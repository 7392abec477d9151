"""What most tests here begin with: a terminal as wide as most are."""

from collections.abc import Iterator

import pytest

from tests.end_to_end.terminal import Terminal


@pytest.fixture
def terminal() -> Iterator[Terminal]:
    with Terminal(120, 40) as opened:
        yield opened
