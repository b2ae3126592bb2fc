"""The house read as a graph: every module with what it defines and imports, and the rules of its tree as questions.

Each rule is a function that answers with the breaches that it found, as lines. Tests plant a breach in a copy of the
graph, so that it costs no copy of the tree.
"""

import ast
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, cached_property
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
PACKAGES = ("ccm_tui", "db", "screens")
LAYERS = ("ccm_tui.domain", "ccm_tui.services", "ccm_tui.documents", "ccm_tui.cli", "db", "screens", "ccm_tui")
"""Where each module belongs: the first of these that its name begins with."""
REVISIONS = "db.migrations.versions."
"""Alembic names what stands in a revision, and revisions grow with the tables."""
MOST_LINES = 300
CAPABILITIES = (
    "agencies", "referrals", "cases", "agenda", "meetings", "hearings", "actions", "documents", "figures",
    "governance", "record",
)  # fmt: skip
TOOL_BOXES = ("days", "names", "spreadsheets", "words", "settings")
OWN_FOLDERS = {
    "ccm_tui/domain": ("composer",),
    "ccm_tui/services": ("demo", "desk", "home"),
    "db/queries": (),
    "screens": ("frame", "widgets", "dialogs", "home"),
}
"""Where the capabilities are folders, with the folders that are none."""
SOURCES_OF_TESTS = {
    "tests/domain": "ccm_tui/domain",
    "tests/services": "ccm_tui/services",
    "tests/documents": "ccm_tui/documents",
    "tests/cli": "ccm_tui/cli",
    "tests/db": "db",
    "tests/screens": "screens",
}
DATA_OF_TESTS = {"tests/documents/golden"}

CLAUSE_WORDS = {
    "a", "an", "and", "are", "as", "at", "after", "before", "between", "by", "for", "from", "has", "have", "how",
    "in", "is", "it", "its", "not", "of", "on", "or", "that", "the", "to", "was", "what", "when", "where", "which",
    "who", "whom", "why", "with",
}  # fmt: skip
PARTICIPLES = {
    "bent", "done", "drawn", "found", "given", "gone", "heard", "held", "kept", "known", "left", "made", "said",
    "sent", "shown", "spoken", "taken", "told", "written",
}  # fmt: skip
NOUNS_IN_ED = {"bed", "deed", "feed", "need", "seed"}


class Module(NamedTuple):
    """One file: its name as it is imported, and what stands in it."""

    name: str
    tree: ast.Module
    lines: int
    asked: frozenset[str]
    """What it imports, anywhere in it: modules, and whatever is taken out of them."""

    @classmethod
    def of(cls, name: str, source: str) -> "Module":
        """A module with that source."""
        tree = ast.parse(source)
        return cls(name, tree, len(source.splitlines()), frozenset(_asked(tree)))

    @property
    def folder(self) -> str:
        """The package that the file lies in."""
        return self.name.rpartition(".")[0]

    @property
    def layer(self) -> str:
        """The layer that the file belongs to."""
        return next(layer for layer in LAYERS if f"{self.name}.".startswith(f"{layer}."))


class House:
    """Every module of the program, without the empty files that make packages of folders."""

    def __init__(self, modules: Mapping[str, Module]) -> None:
        self.modules = dict(modules)

    def having(self, name: str, source: str) -> "House":
        """The same house with one module more, or with those lines at the end of one that is there."""
        module = Module.of(name, source)
        if there := self.modules.get(name):
            body = ast.Module([*there.tree.body, *module.tree.body], [])
            module = Module(name, body, there.lines + module.lines, there.asked | module.asked)
        return House({**self.modules, name: module})

    @cached_property
    def imports(self) -> dict[str, set[str]]:
        """The modules of ours that each imports."""
        return {name: set(module.asked & self.modules.keys()) - {name} for name, module in self.modules.items()}

    @cached_property
    def importers(self) -> dict[str, set[str]]:
        """The modules that import each."""
        found: dict[str, set[str]] = defaultdict(set)
        for importer, imported in self.imports.items():
            for name in imported:
                found[name].add(importer)
        return found


@cache
def the_house() -> House:
    """The house as it stands on the disk."""
    modules = {}
    for package in PACKAGES:
        for path in (ROOT / package).rglob("*.py"):
            if path.name != "__init__.py":
                name = ".".join(path.relative_to(ROOT).with_suffix("").parts)
                modules[name] = Module.of(name, path.read_text())
    return House(modules)


def _asked(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


def repeated_names(house: House) -> list[str]:
    """Public functions, classes and constants that two modules define."""
    found = defaultdict(list)
    for module in house.modules.values():
        if not module.name.startswith(REVISIONS):
            for name in _defined(module.tree.body):
                if not name.startswith("_"):
                    found[name].append(module.name)
    return [f"{name}: {', '.join(sorted(places))}" for name, places in sorted(found.items()) if len(places) > 1]


def _defined(body: Iterable[ast.stmt]) -> set[str]:
    """The names that those statements define; not those of type variables, which mean nothing by themselves."""
    found: set[str] = set()
    for node in body:
        match node:
            case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
                found.add(node.name)
            case ast.Assign(value=ast.Call(func=ast.Name(id="TypeVar" | "ParamSpec"))):
                pass
            case ast.Assign():
                parts = [part for target in node.targets for part in ast.walk(target)]
                found |= {part.id for part in parts if isinstance(part, ast.Name)}
            case ast.AnnAssign(target=ast.Name(id=name)):
                found.add(name)
            case ast.If() | ast.Try():
                found |= _defined([*node.body, *node.orelse])
    return found


def misplaced(house: House) -> list[str]:
    """Modules that one other alone imports, of their own layer, and that lie neither beside it nor below it."""
    found = []
    for name, importers in house.importers.items():
        if len(importers) == 1:
            module, importer = house.modules[name], house.modules[next(iter(importers))]
            apart = not f"{module.folder}.".startswith(f"{importer.folder}.")
            if module.layer == importer.layer and apart:
                found.append(f"{name} is imported by {importer.name} alone")
    return sorted(found)


def circles_of_files(house: House) -> list[str]:
    """Modules that import each other, straight or around a corner."""
    return [", ".join(circle) for circle in _circles(house.imports)]


def circles_of_folders(house: House) -> list[str]:
    """Folders, or folders and files beside them, that import each other."""
    levels: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for importer, imported in house.imports.items():
        for name in imported:
            above, below, beside = _parted(importer, name)
            if above:
                levels[above][below].add(beside)
    return [
        f"in {folder}: {', '.join(circle)}" for folder, graph in sorted(levels.items()) for circle in _circles(graph)
    ]


def _parted(one: str, other: str) -> tuple[str, str, str]:
    """The folder that two modules have in common, and the child of it that each is or lies in."""
    ones, others = one.split("."), other.split(".")
    common = next(index for index, (left, right) in enumerate(zip(ones, others, strict=False)) if left != right)
    return ".".join(ones[:common]), ones[common], others[common]


def _circles(graph: Mapping[str, set[str]]) -> list[list[str]]:
    """The sets of nodes that can all be reached from each other."""
    reached = {node: _reached(graph, node) for node in graph}
    circles = {
        frozenset(other for other in reached[node] if node in reached.get(other, ()))
        for node in graph
        if node in reached[node]
    }
    return sorted(sorted(circle) for circle in circles)


def _reached(graph: Mapping[str, set[str]], start: str) -> set[str]:
    found: set[str] = set()
    waiting = [start]
    while waiting:
        for node in graph.get(waiting.pop(), ()):
            if node not in found:
                found.add(node)
                waiting.append(node)
    return found


def too_long(house: House) -> list[str]:
    """Modules that are over the most lines and not mere data, of which functions are no more than a tenth."""
    return sorted(
        f"{module.name}: {module.lines} lines"
        for module in house.modules.values()
        if module.lines > MOST_LINES
        and not module.name.startswith(REVISIONS)
        and _lines_of_functions(module.tree) * 10 > module.lines
    )


def _lines_of_functions(node: ast.AST) -> int:
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
        return (node.end_lineno or 0) - node.lineno + 1
    return sum(_lines_of_functions(child) for child in ast.iter_child_nodes(node))


def clauses(house: House) -> list[str]:
    """Modules whose names hold a word that only a clause has, or end in a participle."""
    return sorted(
        module.name
        for module in house.modules.values()
        if not module.name.startswith(REVISIONS) and _is_clause(module.name.rpartition(".")[2].strip("_").split("_"))
    )


def _is_clause(words: list[str]) -> bool:
    last = words[-1]
    participle = last in PARTICIPLES or (last.endswith("ed") and last not in NOUNS_IN_ED)
    return participle or (len(words) > 1 and not CLAUSE_WORDS.isdisjoint(words))


def odd_views(house: House) -> list[str]:
    """Views of a screen that don't have `read_<screen>()` returning `<Screen>View`."""
    found = []
    for module in house.modules.values():
        if match := re.fullmatch(r".*\.(\w+)_view", module.name):
            screen = match[1]
            view = f"{screen.title().replace('_', '')}View"
            answers = {
                node.name: ast.unparse(node.returns) if node.returns else ""
                for node in module.tree.body
                if isinstance(node, ast.FunctionDef)
            }
            answer = answers.get(f"read_{screen}", "")
            if view not in answer.split(" | ") or view not in _defined(module.tree.body):
                found.append(f"{module.name}: read_{screen}() -> {view}")
    return sorted(found)


def odd_folders(folders: Iterable[str]) -> list[str]:
    """Folders where capabilities are folders that are neither a capability nor on the layer's own list."""
    found = []
    for folder in folders:
        above, _, name = folder.rpartition("/")
        if above in OWN_FOLDERS:
            allowed = {*CAPABILITIES, *OWN_FOLDERS[above]}
            if above.startswith("ccm_tui"):
                allowed |= {*TOOL_BOXES}
            if name not in allowed:
                found.append(folder)
    return sorted(found)


def odd_folders_of_tests(folders: Iterable[str]) -> list[str]:
    """Folders of tests that are called otherwise than what they test."""
    there = set(folders)
    found = []
    for folder in there - DATA_OF_TESTS:
        for tests, source in SOURCES_OF_TESTS.items():
            if folder.startswith(f"{tests}/") and folder.replace(tests, source, 1) not in there:
                found.append(folder)
    return sorted(found)


def folders() -> set[str]:
    """The folders with code in them, from the top."""
    paths = [path.relative_to(ROOT) for top in (*PACKAGES, "tests") for path in (ROOT / top).rglob("*.py")]
    return {folder.as_posix() for path in paths for folder in path.parents}
