"""Rendering a template, whoever wrote it, without letting it run away.

A template is plain text in Jinja2's language, less what a note has no use for: there are names,
conditions, and loops over a list; no calls, no arithmetic, no loop within a loop. So no template
can run for long or grow without end, whatever it says; it runs in Jinja2's sandbox as well. A name
that does not exist is an error, not an empty place.
"""

import stat
from functools import cache, lru_cache, wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

from models.notes.drafting.templates import Source, TemplateProblem, meant
from models.notes.drafting.vocabulary import described
from models.text import clean_text

if TYPE_CHECKING:
    from jinja2 import Template
    from jinja2.nodes import Node
    from jinja2.sandbox import SandboxedEnvironment

MOST_BYTES = 20_000
MOST_CHARACTERS = 4_000


def _words(*lines: str) -> tuple[str, ...]:
    return tuple(word for line in lines for word in line.split())


_FILTERS = _words("capitalize default first join last length lower replace title trim upper")
_TESTS = _words(
    "defined divisibleby eq equalto even ge greaterthan gt in le lessthan lt ne none odd"
)
_NODES = _words(
    "Template Output TemplateData Const Name Concat Filter Keyword Getitem Getattr",
    "If CondExpr And Or Not Compare Operand Test For List Tuple Neg",
)
_TAGS = {
    "Assign": "{% set %}",
    "AssignBlock": "{% set %}",
    "NSRef": "{% set %}",
    "Macro": "{% macro %}",
    "CallBlock": "{% call %}",
    "FilterBlock": "{% filter %}",
    "Include": "{% include %}",
    "Import": "{% import %}",
    "FromImport": "{% from %}",
    "Extends": "{% extends %}",
    "Block": "{% block %}",
    "With": "{% with %}",
    "Call": "a call such as range(…)",
}


def render(source: Source, names: dict[str, object]) -> str:
    """A template's text with these names in it, cleaned.

    Raises `TemplateProblem` where it cannot be read, is not well formed, uses what there is not,
    or comes out empty or, where it is the person's own, longer than 4,000 characters.
    """
    template = _compiled(source.path, _stamp(source.path))
    kept: list[str] = []
    room = MOST_CHARACTERS
    try:
        for piece in template.generate(names):
            kept.append(piece)
            room -= len(piece)
            if source.own and room < 0:
                raise TemplateProblem(
                    source.path, 0, f"the note came out longer than {MOST_CHARACTERS:,} characters."
                )
    except TemplateProblem:
        raise
    except Exception as error:
        line = _line_of(error, source.path)
        raise TemplateProblem(source.path, line, _explained(error)) from error
    text = clean_text("".join(kept))
    if not text.strip():
        raise TemplateProblem(source.path, 0, "nothing came out; write something, or delete it.")
    return text


@cache
def environment() -> "SandboxedEnvironment":
    """Jinja2 as notes have it: sandboxed, strict about names, with few filters, no functions."""
    from jinja2 import StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    made = ImmutableSandboxedEnvironment(
        undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, autoescape=False
    )
    made.globals.clear()
    made.filters = {name: _limited(made.filters[name]) for name in _FILTERS}
    made.tests = {name: made.tests[name] for name in _TESTS}
    return made


def _limited(function: Any) -> Any:
    """A filter whose outcome may be no longer than a note."""

    @wraps(function)
    def limited(*given: Any, **named: Any) -> Any:
        outcome = function(*given, **named)
        if isinstance(outcome, str) and len(outcome) > MOST_CHARACTERS:
            raise OverflowError
        return outcome

    return limited


def _stamp(path: Path) -> tuple[int, int, int]:
    """What changes when the file does; read anew then. A pipe or a folder is refused unopened."""
    try:
        found = path.stat()
    except (OSError, ValueError) as error:
        raise _unreadable(path, error) from error
    if not stat.S_ISREG(found.st_mode):
        raise TemplateProblem(path, 0, "this is not a file.")
    return found.st_mtime_ns, found.st_size, found.st_ino


@lru_cache(maxsize=64)
def _compiled(path: Path, _stamp: tuple[int, int, int]) -> "Template":
    """A template ready to render; the stamp makes a changed file a new one."""
    from jinja2 import TemplateSyntaxError

    text = _read(path)
    made = environment()
    try:
        tree = made.parse(text, filename=str(path))
        _check(tree, path)
        code = made.compile(tree, path.name, str(path))
    except TemplateSyntaxError as error:
        what = error.message or "this is not well formed."
        raise TemplateProblem(path, error.lineno, what) from error
    except TemplateProblem:
        raise
    except Exception as error:
        # Python itself cannot take it: a hundred conditions in one another, 5,000 digits.
        raise TemplateProblem(path, 0, "this is nested too deeply, or too long.") from error
    return made.template_class.from_code(made, code, made.make_globals(None))


def _read(path: Path) -> str:
    try:
        with path.open("rb") as file:
            held = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise _unreadable(path, error) from error
    if len(held) > MOST_BYTES:
        raise TemplateProblem(path, 0, f"this is longer than {MOST_BYTES:,} bytes: no note is.")
    try:
        return held.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = held[: error.start].count(b"\n") + 1
        raise TemplateProblem(path, line, "this is not UTF-8; save it as UTF-8.") from error


def _unreadable(path: Path, error: Exception) -> TemplateProblem:
    why = getattr(error, "strerror", None) or str(error)
    return TemplateProblem(path, 0, f"cannot be read: {why}.")


def _check(tree: "Node", path: Path) -> None:
    """Refuse what a note has no use for, and names that there are not, wherever they stand."""
    from jinja2 import nodes

    found = list(tree.find_all(nodes.Node))
    own = {node.name for node in found if isinstance(node, nodes.Name) and node.ctx == "store"}
    known = {*described(), *own, *(("loop",) if own else ())}
    for node in found:
        kind = type(node).__name__
        if kind not in _NODES:
            what = _TAGS.get(kind, "this")
            raise TemplateProblem(path, node.lineno, f"{what} cannot be used in a note.")
        if isinstance(node, nodes.Name) and node.ctx == "load" and node.name not in known:
            raise TemplateProblem(path, node.lineno, _no_such(node.name))
        if isinstance(node, nodes.Filter) and node.name not in _FILTERS:
            what = f"there is no filter '{node.name}'{meant(node.name, _FILTERS)}"
            raise TemplateProblem(path, node.lineno, what)
        if isinstance(node, nodes.Getattr | nodes.Getitem) and not _is_place_in_list(node):
            what = "write {{ name }}, {{ name|upper }} or {{ list[0] }}: a name has no parts."
            raise TemplateProblem(path, node.lineno, what)
        if isinstance(node, nodes.For) and (node.recursive or list(node.find_all(nodes.For))):
            raise TemplateProblem(path, node.lineno, "a loop within a loop cannot be used.")


def _is_place_in_list(node: Any) -> bool:
    """`list[0]`, and what a loop says of itself: anything else would print Python's insides."""
    if type(node).__name__ == "Getattr":
        return getattr(node.node, "name", "") == "loop"
    return type(getattr(node.arg, "value", None)) is int


def _no_such(name: str) -> str:
    return f"there is no '{name}'{meant(name, described())}"


def _explained(error: Exception) -> str:
    if isinstance(error, OverflowError | MemoryError | RecursionError):
        return "this grows too long for a note."
    return str(error).rstrip(".") + "."


def _line_of(error: Exception, path: Path) -> int:
    """The line of the template at which it went wrong: Jinja2 puts it into the traceback."""
    trace, line = error.__traceback__, 0
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == str(path):
            line = trace.tb_lineno
        trace = trace.tb_next
    return line
