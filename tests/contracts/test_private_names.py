"""What we take of libraries that they call private: each listed with its reason, still there, and nothing else taken.

A private name may go with any release of its library. Where one of these tests fails after an upgrade, the reason
says what to look for instead.
"""

import ast
import importlib
import inspect
import textwrap
from collections.abc import Iterator, Mapping
from functools import cache

import pytest
import textual
from alembic.script import ScriptDirectory
from lxml import etree
from textual.app import App
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Input, TextArea

from tests.contracts.house import PACKAGES, REVISIONS, House, the_house

TAKEN: dict[tuple[str, str], tuple[object, str]] = {
    ("screens.frame.turn", "_skip"): (
        Timer,
        "a timer that goes off once must go off late rather than never; nothing public says so",
    ),
    ("screens.frame.terminal", "_xterm_parser"): (
        textual,
        "what a terminal sends is read by Textual's parser, of which only the module is private",
    ),
    ("ccm_tui.leaving", "_close_messages_no_wait"): (
        App,
        "a fault ends the app without waiting for a message loop that may be what failed",
    ),
    ("db.migrations.upgrade", "_upgrade_revs"): (
        ScriptDirectory,
        "the steps of an upgrade, as `alembic upgrade` runs them, without its ini file and its logging",
    ),
    ("ccm_tui.documents.formats.word.styles", "_Element"): (etree, "the type of an element has no public name"),
    ("ccm_tui.documents.formats.word.sections", "_Element"): (etree, "the type of an element has no public name"),
}
"""What a module of ours calls, sets or imports: where the library has it, and why nothing public would do."""

REPLACED: dict[tuple[str, str], tuple[type, str]] = {
    ("LeavingApp", "_fatal_error"): (App, "Textual's own report prints local variables, names of people among them"),
    ("LeavingApp", "_handle_exception"): (
        App,
        "the first fault is kept: what fails on the way out is not what went wrong",
    ),
    ("InOrder", "_on_key"): (Widget, "a key waits for those before it, ahead of whatever the field does with it"),
    ("Composer", "_on_key"): (Input, "Enter is awaited where the keys after it wait; a binding is not"),
    ("TypedText", "_on_key"): (TextArea, "Enter is the text's own, whatever it does in the dialog around it"),
    ("TypedLine", "_on_paste"): (Input, "Textual takes the first line of a paste and drops the others"),
    ("TypedLine", "_watch_value"): (Input, "what is half-typed is kept, by whichever way it came into the line"),
    ("Composer", "_watch_value"): (Input, "the border says what kind of entry the line is, with each key"),
    ("TypedLine", "_watch_selection"): (Input, "the place of the cursor is kept with what is half-typed"),
}
"""What a class of ours does instead of a library's: the class that it has it from, and why."""

PYTHONS = {"_asdict", "_exit", "_fields", "_make", "_missing_", "_replace", "_value_"}
"""What Python writes with an underscore although it is for everybody."""


def is_private(name: str) -> bool:
    return name.startswith("_") and not name.startswith("__") and name not in PYTHONS


def taken(house: House) -> set[tuple[str, str]]:
    """The private names that each module uses and nobody of ours defines."""
    ours = {name for module in house.modules.values() for name in named(module.tree)}
    return {
        (module.name, name)
        for module in house.modules.values()
        if not module.name.startswith(REVISIONS)
        for name in used(module.tree)
        if is_private(name) and name not in ours
    }


@cache
def named(tree: ast.AST) -> frozenset[str]:
    """What that source calls into being: by a definition, a parameter, or by setting it on itself."""
    return frozenset(_named(tree))


def _named(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        match node:
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
                yield name
            case ast.Name(id=name, ctx=ast.Store()) | ast.arg(arg=name):
                yield name
            case ast.Attribute(value=ast.Name(id="self" | "cls"), attr=name, ctx=ast.Store()):
                yield name


@cache
def used(tree: ast.AST) -> frozenset[str]:
    """What that source takes from something else, by an attribute, its name in a text, or an import."""
    return frozenset(_used(tree))


def _used(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        match node:
            case ast.Attribute(attr=name):
                yield name
            case ast.Call(
                func=ast.Name(id="getattr" | "setattr" | "hasattr"), args=[_, ast.Constant(value=str(name)), *_]
            ):
                yield name
            case ast.ImportFrom(module=str(module), names=names):
                yield from (part for part in module.split(".") if not module.startswith(PACKAGES))
                yield from (alias.name for alias in names)
            case ast.Import(names=names):
                yield from (part for alias in names for part in alias.name.split("."))


def replaced(ours: Mapping[type, ast.ClassDef]) -> set[tuple[str, str]]:
    """The private names of those classes that a library's class has too, which they stand on or are mixed into."""
    return {
        (part.__name__, name)
        for whole in ours
        for part in whole.__mro__
        if part in ours
        for name in filter(is_private, attributes(ours[part]))
        for base in whole.__mro__
        if base.__module__.split(".")[0] not in {*PACKAGES, "tests", "builtins"} and name in private_names(base)
    }


def attributes(node: ast.ClassDef) -> Iterator[str]:
    """What a class has by its own source: what its body defines, and what it sets on itself."""
    for part in ast.walk(node):
        match part:
            case ast.Attribute(value=ast.Name(id="self" | "cls"), attr=name, ctx=ast.Store()):
                yield name
    for statement in node.body:
        match statement:
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
                yield name
            case ast.Assign(targets=targets):
                yield from (target.id for target in targets if isinstance(target, ast.Name))
            case ast.AnnAssign(target=ast.Name(id=name)):
                yield name


@cache
def private_names(base: type) -> frozenset[str]:
    """The private names of a library's class, with those that it sets on itself as it runs."""
    try:
        (node,) = ast.parse(textwrap.dedent(inspect.getsource(base))).body
    except (OSError, TypeError):
        return frozenset(filter(is_private, vars(base)))
    assert isinstance(node, ast.ClassDef)
    return frozenset(filter(is_private, {*vars(base), *attributes(node)}))


def classes(house: House) -> dict[type, ast.ClassDef]:
    """Every class of ours with its source."""
    return {
        getattr(importlib.import_module(module.name), node.name): node
        for module in house.modules.values()
        if not module.name.startswith(REVISIONS) and not module.name.endswith((".__main__", ".env"))
        for node in module.tree.body
        if isinstance(node, ast.ClassDef)
    }


def test_no_private_name_of_a_library_is_used_but_those_listed() -> None:
    assert taken(the_house()) == set(TAKEN)


def test_no_private_name_of_a_library_is_replaced_but_those_listed() -> None:
    assert replaced(classes(the_house())) == set(REPLACED)


@pytest.mark.parametrize(("place", "name"), TAKEN)
def test_the_library_still_has_what_is_used(place: str, name: str) -> None:
    where, _ = TAKEN[place, name]
    there = set(dir(where)).union(*map(private_names, where.__mro__ if isinstance(where, type) else ()))
    assert name in there


@pytest.mark.parametrize(("ours", "name"), REPLACED)
def test_the_library_still_has_what_is_replaced(ours: str, name: str) -> None:
    assert callable(vars(REPLACED[ours, name][0])[name])


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("timer._lamp = 3", "_lamp"),
        ("def burn(app):\n    return app._lamp()", "_lamp"),
        ('getattr(app, "_lamp")', "_lamp"),
        ("from textual._lamp import Lamp", "_lamp"),
        ("from textual.lamps import _lamp", "_lamp"),
        ("import textual._lamp", "_lamp"),
    ],
)
def test_a_private_name_that_is_not_listed_is_seen(source: str, name: str) -> None:
    assert taken(the_house().having("screens.lamp", source)) - set(TAKEN) == {("screens.lamp", name)}


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("class Lamp(Widget):\n    def _on_mount(self): ...", "_on_mount"),
        ("class Lamp(Widget):\n    def burn(self):\n        self._size = 3", "_size"),
        ("class Lamp(Widget):\n    _parent: int", "_parent"),
    ],
)
def test_a_private_name_that_a_class_takes_from_its_library_is_seen(source: str, name: str) -> None:
    (node,) = ast.parse(source).body
    assert isinstance(node, ast.ClassDef)
    assert replaced({type("Lamp", (Widget,), {}): node}) == {("Lamp", name)}
