"""Tables as files for a spreadsheet (RFC 4180), in which no cell is taken for a formula."""

import csv
import io
from collections.abc import Iterable, Sequence

_BEGINS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%")


def as_csv(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """The table with its heading row; what would begin a formula gets an apostrophe before it."""
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow(columns)
    writer.writerows([harmless(cell) for cell in row] for row in rows)
    return written.getvalue()


def harmless(cell: str) -> str:
    """The text of a cell as a spreadsheet shows it and never computes it."""
    return f"'{cell}" if cell.lstrip(" ").startswith(_BEGINS_A_FORMULA) else cell
