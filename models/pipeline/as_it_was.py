"""Letters whose rows could not be written: they are as they were before."""

from collections.abc import Callable, Sequence
from copy import copy
from dataclasses import fields
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar, cast

from models.notes.letters import Letter
from models.sharing.clash import Clash

First = TypeVar("First")
Rest = ParamSpec("Rest")
Result = TypeVar("Result")


def as_it_was(
    act: Callable[Concatenate[First, Rest], Result],
) -> Callable[Concatenate[First, Rest], Result]:
    """An act on a letter, or on several, that says of them what was really written.

    A letter knows its row and what is on file. Where the transaction failed in the end, it would
    look for a row that is not there, or take the old words for newer ones, and never be saved.
    After a `Clash` the letter stays: the person's choice goes on from it.
    """

    @wraps(act)
    def careful(first: First, /, *rest: Rest.args, **named: Rest.kwargs) -> Result:
        letters = [first] if isinstance(first, Letter) else cast(Sequence[Letter], first)
        before = [(letter, copy(letter)) for letter in letters]
        try:
            return act(first, *rest, **named)
        except Clash:
            raise
        except BaseException:
            for letter, known in before:
                for field in fields(letter):
                    setattr(letter, field.name, getattr(known, field.name))
            raise

    return careful
