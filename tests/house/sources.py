"""Which files are the house's own, for the guards that walk through it."""

from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).parents[2]
DESKS = ("penalties", "appeals", "notices")
TEXTS = {".css", ".html", ".js", ".json", ".md", ".py", ".toml", ""}
NOT_OURS = {"vendor", "fonts", "versions", "__pycache__"}


def python_files() -> Iterator[Path]:
    """The product's own Python files; migrations are generated and left out."""
    yield HERE / "wsgi.py"
    for desk in DESKS:
        yield from _ours(HERE / desk, "*.py")


def templates() -> Iterator[Path]:
    """The product's own templates."""
    yield from _ours(HERE / "templates", "*.html")


def texts() -> Iterator[Path]:
    """Every text that somebody here wrote, tests and pipeline too."""
    yield from (path for path in HERE.iterdir() if path.suffix in TEXTS - {""})
    for folder in (*DESKS, "templates", "tests", ".build", ".ci"):
        yield from (path for path in _ours(HERE / folder, "*") if path.suffix in TEXTS)


def _ours(folder: Path, pattern: str) -> Iterator[Path]:
    for path in sorted(folder.rglob(pattern)):
        if path.is_file() and NOT_OURS.isdisjoint(path.relative_to(HERE).parts):
            yield path
