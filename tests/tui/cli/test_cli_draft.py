"""`afterword draft`: the note and nothing else, and never one that is not ready."""

import json

import pytest
from commanding import Afterword

NOTE = (
    "Hi Oskari, it was good to talk with you on Thursday about alerts that let people sleep. I"
    " would be glad to stay in touch here. Ines\n"
)
PROFILE = """\
[profile]
name = "Ines Marlow"
[[profile.strengths]]
what = "calm incident response"
"""


@pytest.fixture
def _profile() -> None:
    from models.settings.reading import default_path

    default_path().parent.mkdir(parents=True, exist_ok=True)
    default_path().write_text(PROFILE, "utf-8")


def test_it_is_the_note_alone(afterword: Afterword) -> None:
    result = afterword("draft", "aurinkotuuli")
    assert (result.exit_code, result.stdout, result.stderr) == (0, NOTE, "")


def test_its_address_and_subject(afterword: Afterword) -> None:
    profile = "https://www.linkedin.com/in/oskari-lehtimaa-example\n"
    assert afterword("draft", "aurinkotuuli", "--address").stdout == profile
    none = afterword("draft", "aurinkotuuli", "--subject")
    assert (none.exit_code, none.stdout) == (2, "")
    assert "The note to Oskari Lehtimaa has no subject." in none.stderr
    thanks = afterword("draft", "aurinkotuuli", "--kind", "thank-you", "--to", "päivi", "--subject")
    assert (thanks.exit_code, thanks.stderr) == (0, "")
    assert thanks.stdout.count("\n") == 1


def test_a_note_that_is_not_ready_is_not_printed(afterword: Afterword) -> None:
    result = afterword("draft", "mauersegler", "--to", "lene")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("! ")
    assert "is not ready: finish it on the board (c), or add --anyway." in result.stderr
    told = json.loads(afterword("draft", "mauersegler", "--to", "lene", "--json").stdout)
    assert told["slots"]
    assert all(f"[{slot}]" in told["body"] for slot in told["slots"])
    anyway = afterword("draft", "mauersegler", "--to", "lene", "--anyway")
    assert (anyway.exit_code, anyway.stdout) == (0, told["body"].rstrip("\n") + "\n")
    assert anyway.stderr.startswith("! ")


@pytest.mark.usefixtures("_profile")
def test_a_check_in_with_a_profile_is_ready(afterword: Afterword) -> None:
    result = afterword("draft", "sorrelbank")
    assert (result.exit_code, result.stderr) == (0, "")
    assert "Ines Marlow" in result.stdout


def test_another_kind_than_what_is_due(afterword: Afterword) -> None:
    told = json.loads(afterword("draft", "sorrelbank", "--kind", "keep-warm", "--json").stdout)
    assert told["kind"] == "keep-warm"
    nothing = afterword("draft", "tournepierre")
    assert (nothing.exit_code, nothing.stdout) == (2, "")
    assert "what is next there is 'interview'" in nothing.stderr
    assert "--kind writes one all the same" in nothing.stderr


def test_of_several_people_one_is_named(afterword: Afterword) -> None:
    added = afterword("add", "Acme", "-p", "Ana Ruiz", "-p", "Bo Lind")
    assert added.exit_code == 0
    several = afterword("draft", "acme", "--kind", "thank-you")
    assert (several.exit_code, several.stdout) == (2, "")
    assert "Ana Ruiz (draft)" in several.stderr
    for words in (["acme", "bo"], ["acme", "--to", "lind"], ["bo", "lind"]):
        told = json.loads(afterword("draft", *words, "--kind", "thank-you", "--json").stdout)
        assert told["to"] == "Bo Lind"


def test_what_speaks_against_writing_is_said(afterword: Afterword) -> None:
    early = afterword("draft", "chandravel", "--kind", "check-in", "--anyway")
    assert early.exit_code == 0
    assert "! They said that they decide by Thu." in early.stderr
    assert "They said" not in early.stdout


def test_it_changes_nothing(afterword: Afterword) -> None:
    before = afterword("show", "aurinkotuuli", "--json").stdout
    afterword("draft", "aurinkotuuli")
    assert afterword("show", "aurinkotuuli", "--json").stdout == before
