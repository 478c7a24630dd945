"""Which files are the house's own, for the guards that walk through it."""

from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).parents[2]
DESKS = ("penalties", "appeals", "notices")
NOT_OURS = {"vendor", "fonts", "versions", "__pycache__"}


def python_files() -> Iterator[Path]:
    """The product's own Python files; migrations are generated and left out."""
    yield HERE / "wsgi.py"
    for desk in DESKS:
        yield from _ours(HERE / desk, "*.py")


def templates() -> Iterator[Path]:
    """The product's own templates."""
    yield from _ours(HERE / "templates", "*.html")


def _ours(folder: Path, pattern: str) -> Iterator[Path]:
    for path in sorted(folder.rglob(pattern)):
        if NOT_OURS.isdisjoint(path.relative_to(HERE).parts):
            yield path
