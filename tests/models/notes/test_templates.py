"""A person's own templates: used where they can be, told about where not, never in the way."""

import os
import stat
from pathlib import Path

import pytest
from jinja2.exceptions import SecurityError

from models.errors import NotPossible, SettingsProblem
from models.notes.drafting.compose import compose
from models.notes.drafting.parts import PARTS
from models.notes.drafting.rendering import environment, render
from models.notes.drafting.samples import EVERYTHING, check, samples
from models.notes.drafting.templates import ABOUT, BUILT_IN, TemplateProblem, copy_out, find, strays
from models.notes.drafting.vocabulary import NAMES, described, values
from models.notes.kinds import KINDS, template_for
from models.words import Channel, NoteKind

THANKS = (NoteKind.THANK_YOU, Channel.EMAIL)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "templates"
    made.mkdir()
    return made


def problem_with(folder: Path, text: str | bytes) -> str:
    """What is said of a thank-you template, which must then be the built-in one."""
    held = text if isinstance(text, bytes) else text.encode()
    (folder / "thank_you.j2").write_bytes(held)
    draft = compose(*THANKS, EVERYTHING, folder)
    if draft.problem:
        built_in = compose(*THANKS, EVERYTHING)
        assert (draft.subject, draft.body) == (built_in.subject, built_in.body)
        assert draft.problem.startswith(str(folder / "thank_you.j2"))
        assert draft.problem.endswith(" The built-in template was used.")
    return draft.problem.removeprefix(str(folder / "thank_you.j2")).removesuffix(
        " The built-in template was used."
    )


def test_ones_own_goes_before_the_built_in_one(folder: Path) -> None:
    own = "Subject: Hello {{ greeting }}\n\nHey {{ greeting }},\n\n[my own slot]\n\n{{ me }}\n"
    assert problem_with(folder, own) == ""
    draft = compose(*THANKS, EVERYTHING, folder)
    assert draft.subject == "Hello Ana"
    assert draft.body == "Hey Ana,\n\n[my own slot]\n\nRobin Marsh"
    assert "Hey Ana" not in compose(NoteKind.CHECK_IN, Channel.EMAIL, EVERYTHING, folder).body


def test_a_changed_file_is_read_again(folder: Path) -> None:
    path = folder / "thank_you.j2"
    for place, text in enumerate(("one", "two", "three")):
        path.write_text(text)
        os.utime(path, ns=(place, place))
        assert compose(*THANKS, EVERYTHING, folder).body == text
    path.unlink()
    assert compose(*THANKS, EVERYTHING, folder) == compose(*THANKS, EVERYTHING)


def test_a_byte_order_mark_and_windows_line_ends_are_fine(folder: Path) -> None:
    assert problem_with(folder, b"\xef\xbb\xbfSubject: S\r\n\r\nHi {{ greeting }}\r\n") == ""
    draft = compose(*THANKS, EVERYTHING, folder)
    assert (draft.subject, draft.body) == ("S", "Hi Ana")


def test_what_comes_out_of_it_is_clean(folder: Path) -> None:
    assert problem_with(folder, "Hi \x1b[31m{{ greeting }}\u202e") == ""
    assert compose(*THANKS, EVERYTHING, folder).body == "Hi Ana"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a\n\nb\n{{ compny }}", ", line 4: there is no 'compny'; did you mean 'company'?"),
        ("{% if false %}{{ zzzzzz }}{% endif %}", ", line 1: there is no 'zzzzzz'."),
        ("\n{{ me|uper }}", ", line 2: there is no filter 'uper'; did you mean 'upper'?"),
        ("\n\n{{ strengths[9] }}", ", line 3: tuple object has no element 9."),
        ("\n{{ me < 3 }}", ", line 2: '<' not supported between instances of 'str' and 'int'."),
        ("{% set a = 1 %}", ", line 1: {% set %} cannot be used in a note."),
        ("{% include 'check_in.j2' %}", ", line 1: {% include %} cannot be used in a note."),
        ("a\n{{ range(10**9) }}", ", line 2: a call such as range(…) cannot be used in a note."),
        (" \n ", ": nothing came out; write something, or delete it."),
        (b"caf\xe9", ", line 1: this is not UTF-8; save it as UTF-8."),
        (b"a\nb\n\xff", ", line 3: this is not UTF-8; save it as UTF-8."),
        ("x" * 20_001, ": this is longer than 20,000 bytes: no note is."),
        ("x" * 5_000, ": the note came out longer than 4,000 characters."),
    ],
)
def test_a_broken_one_is_told_about_and_not_used(
    folder: Path, text: str | bytes, said: str
) -> None:
    assert problem_with(folder, text) == said


@pytest.mark.parametrize("text", ["a\n{% if me %}", "a\n{{ me", "a\n{% nonsense %}", "a\n{{ }}"])
def test_a_slip_of_the_pen_is_told_with_its_line(folder: Path, text: str) -> None:
    assert problem_with(folder, text).startswith(", line 2: ")


RUNAWAYS = [
    "{% for i in range(10**9) %}x{% endfor %}",
    "{% for a in said %}{% for b in said %}x{% endfor %}{% endfor %}",
    "{% for a in said recursive %}{{ loop(said) }}{% endfor %}",
    "{{ 'x' * 10**9 }}",
    "{{ '%999999999d' % 1 }}",
    "{{ 'x'.ljust(10**9) }}",
    "{{ lipsum(n=10**6) }}",
    "{{ me" + "|replace('x', 'xxxxxxxxxx')|replace('R', 'xxxxxxxxxx')" * 8 + " }}",
    "{{ " + "(" * 4000 + "1" + ")" * 4000 + " }}",
    "{{ " + "not " * 4000 + "1 }}",
    "{% if me %}" * 150 + "x" + "{% endif %}" * 150,
    "{{ " + "9" * 5000 + " }}",
    "{{ " + "-" * 3000 + "1 }}",
    "{% for c in company %}" + "{{ greeting }}" * 1000 + "{% endfor %}",
]


@pytest.mark.parametrize("text", RUNAWAYS, ids=range(len(RUNAWAYS)))
def test_none_runs_away(folder: Path, text: str) -> None:
    assert problem_with(folder, text)


@pytest.mark.parametrize(
    "text",
    [
        "{{ me.__class__ }}",
        "{{ ''.__class__.__mro__ }}",
        "{{ me['upper'] }}",
        "{{ me.upper }}",
        "{% for a in said %}{{ loop.__class__ }}{% endfor %}",
        "{{ self }}",
        "{{ cycler }}",
        "{{ me|attr('upper') }}",
        "{{ none|pprint }}",
    ],
)
def test_none_gets_at_the_insides(folder: Path, text: str) -> None:
    assert problem_with(folder, text)


def test_the_sandbox_is_one() -> None:
    with pytest.raises(SecurityError):
        environment().from_string("{{ ''.__class__.__mro__ }}").render()


def test_conditions_loops_and_filters_are_there(folder: Path) -> None:
    text = (
        "{% for one in strengths %}{{ loop.index }} {{ one|title }}"
        "{{ ', ' if not loop.last }}{% endfor %}; {{ said|join(' + ')|replace('Kafka', 'it') }}; "
        "{% if round > 1 %}later{% elif place is odd %}odd{% else %}first{% endif %}; {{ said[0] }}"
    )
    assert problem_with(folder, text) == ""
    assert compose(*THANKS, EVERYTHING, folder).body.startswith(
        "1 Observability, 2 Mentoring, 3 Incident Reviews; your move to it + the on-call rota + "
    )


@pytest.mark.parametrize("what", ["folder", "pipe", "dangling link"])
def test_what_is_no_file_is_not_opened(folder: Path, what: str) -> None:
    path = folder / "thank_you.j2"
    {
        "folder": path.mkdir,
        "pipe": lambda: os.mkfifo(path),
        "dangling link": lambda: path.symlink_to("nowhere"),
    }[what]()
    draft = compose(*THANKS, EVERYTHING, folder)
    assert draft.problem.startswith(f"{path}: ")
    assert draft.body == compose(*THANKS, EVERYTHING).body


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_what_may_not_be_read_is_told(folder: Path) -> None:
    path = folder / "thank_you.j2"
    path.write_text("Hi")
    path.chmod(0)
    assert "cannot be read: Permission denied." in compose(*THANKS, EVERYTHING, folder).problem


@pytest.mark.parametrize("there", ["nothing", "a file"])
def test_no_folder_means_the_built_in_ones(tmp_path: Path, there: str) -> None:
    folder = tmp_path / "templates"
    if there == "a file":
        folder.write_text("x")
    assert compose(*THANKS, EVERYTHING, folder) == compose(*THANKS, EVERYTHING)
    assert check(folder)[1] == []


def test_a_persons_own_long_text_is_no_fault_of_the_template() -> None:
    from dataclasses import replace

    long = replace(EVERYTHING, topics="word" * 3000)
    draft = compose(*THANKS, long)
    assert draft.problem == ""
    assert len(draft.body) > 4000


# The names


def test_the_table_has_every_name_and_no_other() -> None:
    known = described()
    assert list(values(EVERYTHING)) == list(known)
    assert len(known) == len(NAMES) + 1
    assert all(says and not says.endswith(".") and len(says) <= 80 for says in known.values())
    every_text = "".join(path.read_text("utf-8") for path in BUILT_IN.iterdir())
    offered_only = {"said", "strengths"}
    assert {name for name in known if name not in every_text} <= offered_only


def test_every_template_has_its_use() -> None:
    there = {file.name for file in BUILT_IN.iterdir()}
    used = {
        template_for(kind, channel, number)
        for kind in NoteKind
        for channel in Channel
        for number in (1, 2)
    }
    assert there == set(ABOUT) == used | {part.template for part in PARTS}
    assert set(KINDS) == set(NoteKind)


# Copying one out, and checking


def test_a_copy_is_private_and_the_same(tmp_path: Path) -> None:
    folder = tmp_path / "made" / "templates"
    made = copy_out("check_in", folder)
    assert made == folder / "check_in.j2"
    assert made.read_bytes() == (BUILT_IN / "check_in.j2").read_bytes()
    assert stat.S_IMODE(made.stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert find("check_in.j2", folder).own


@pytest.mark.parametrize("there", ["file", "dangling link"])
def test_a_file_that_is_there_is_never_written_over(folder: Path, there: str) -> None:
    path = folder / "check_in.j2"
    if there == "file":
        path.write_text("mine")
    else:
        path.symlink_to(folder / "nowhere")
    with pytest.raises(NotPossible, match="is there already"):
        copy_out("check_in.j2", folder)
    assert [one.name for one in folder.iterdir()] == ["check_in.j2"]
    assert there != "file" or path.read_text() == "mine"


@pytest.mark.parametrize("name", ["chekc_in", "../thank_you.j2", "", "/etc/passwd", ".j2"])
def test_only_templates_are_copied(folder: Path, name: str) -> None:
    with pytest.raises(NotPossible, match="There is no template"):
        copy_out(name, folder)
    assert list(folder.iterdir()) == []


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(SettingsProblem):
        copy_out("check_in", tmp_path / "file" / "templates")


def test_the_built_in_ones_are_sound() -> None:
    sources, problems = check(None)
    assert [source.name for source in sources] == list(ABOUT)
    assert problems == []
    assert len(list(samples())) >= 10


def test_copies_of_all_are_sound_too(folder: Path) -> None:
    for name in ABOUT:
        copy_out(name, folder)
    sources, problems = check(folder)
    assert problems == []
    assert [source.own for source in sources] == [True] * len(ABOUT) + [False] * len(ABOUT)


def test_what_only_some_notes_would_meet_is_found(folder: Path) -> None:
    (folder / "thank_you.j2").write_text("Hi\n{{ strengths[1] }}")
    (folder / "check_in.j2").write_text("Subject: only")
    (folder / "keep_warm.j2").write_text("Hi\n{% if touches == 3 %}{{ me < 1 }}{% endif %}")
    (folder / "recovery_part.j2").write_text("By the way, {{ missed }}.")
    (folder / "thankyou.j2").write_text("Hi")
    said = [str(problem).removeprefix(f"{folder}/") for problem in check(folder)[1]]
    assert said == [
        "thank_you.j2, line 2: tuple object has no element 1.",
        "check_in.j2, line 1: there is a subject, but no text after it.",
        "keep_warm.j2, line 2: '<' not supported between instances of 'str' and 'int'.",
        "recovery_part.j2, line 1: this part has to begin with 'One thing I would like to add', "
        "by which it is found again.",
        "thankyou.j2: no template has this name; did you mean 'thank_you.j2'?",
    ]


def test_a_folder_that_is_none_has_no_strays(tmp_path: Path) -> None:
    assert strays(None) == strays(tmp_path / "nowhere") == []


def test_a_problem_is_one_clean_line(tmp_path: Path) -> None:
    path = tmp_path / "a\x1b[31mb\nc"
    problem = TemplateProblem(path, 3, "what\nelse", hint="Mend it.")
    assert "\x1b" not in problem.message
    assert "\n" not in problem.message
    assert problem.message.endswith("b c, line 3: what else")
    assert (problem.line, problem.file) == (3, path)


def test_a_built_in_that_is_gone_is_a_problem(tmp_path: Path) -> None:
    from models.notes.drafting.templates import Source

    with pytest.raises(TemplateProblem, match="cannot be read"):
        render(Source("thank_you.j2", tmp_path / "gone", False), values(EVERYTHING))
