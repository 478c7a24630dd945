"""Reading a file of registered keepers as the police send it: good rows are kept, bad ones told.

A line is told by its number and a reason alone, never by what stands in it. No row is kept in part.
"""

import csv
import hashlib
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from penalties.rules.addresses import postcode
from penalties.rules.refusals import Refused, refuse
from penalties.rules.sightings import check_mark

COLUMNS = (
    *("vrm", "make", "colour", "name", "is_company"),
    *("line1", "line2", "line3", "line4", "postcode"),
)
LINES = ("line1", "line2", "line3", "line4")
NEEDED = {
    "make": "make",
    "colour": "colour",
    "name": "name of the keeper",
    "line1": "first line of the address",
}
SAID = {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False}
NAMES_OF_COMPANIES = re.compile(
    r"\b(?:ltd|limited|plc|p\.l\.c|llp|cyf|cyfyngedig)\b", re.IGNORECASE
)
"""A letter to one of them is held for legal, so the column may not say that it is a person's."""
BYTES_AT_MOST = 5 * 1024 * 1024
ROWS_AT_MOST = 5_000
LONGEST = 200


@dataclass(frozen=True, slots=True)
class KeeperRow:
    """One keeper as the file says; ``vrm`` is the compact mark, the postcode has its space."""

    line: int
    vrm: str
    make: str
    colour: str
    name: str
    is_company: bool
    address: tuple[str, ...]
    postcode: str


@dataclass(frozen=True, slots=True)
class Fault:
    """A line that is not kept, and why."""

    line: int
    sentence: str


@dataclass(frozen=True, slots=True)
class ReadFile:
    """What a file says: its hash, the rows to keep, and the lines that are not kept."""

    sha256: str
    rows: Sequence[KeeperRow]
    faults: Sequence[Fault]


def read_keepers(data: bytes) -> ReadFile:
    """What the bytes of a CSV file in UTF-8 say.

    Raises ``Refused`` for what is no such file, whatever the bytes are; a bad row is a ``Fault``.
    """
    kept: dict[str, KeeperRow] = {}
    faults: list[Fault] = []
    for line, cells in _lines(data):
        try:
            row = _row(line, cells)
        except Refused as refused:
            faults.append(Fault(line, str(refused)))
            continue
        if row.vrm in kept:
            first = kept[row.vrm].line
            faults.append(Fault(line, f"This vehicle stands on line {first} already."))
        else:
            kept[row.vrm] = row
    return ReadFile(hashlib.sha256(data).hexdigest(), tuple(kept.values()), tuple(faults))


def _lines(data: bytes) -> Iterator[tuple[int, Mapping[str, str]]]:
    reader = csv.reader(io.StringIO(_text(data), newline=""), strict=True)
    try:
        heading = [cell.strip().lower() for cell in next(reader, [])]
        if sorted(heading) != sorted(COLUMNS):
            raise refuse(
                "keepers.columns", f"The first line must name these columns: {', '.join(COLUMNS)}."
            )
        count = 0
        for cells in reader:
            if not any(cell.strip() for cell in cells):
                continue
            count += 1
            if count > ROWS_AT_MOST:
                raise refuse("keepers.rows", f"Send at most {ROWS_AT_MOST:,} rows in one file.")
            # A row of another length would shift what stands where: it is told and not read.
            whole = len(cells) == len(heading)
            yield reader.line_num, dict(zip(heading, cells, strict=True)) if whole else {}
    except csv.Error:
        raise refuse("keepers.csv", "The file is not CSV. Export it again as CSV.") from None


def _text(data: bytes) -> str:
    if len(data) > BYTES_AT_MOST:
        raise refuse("keepers.size", "The file is larger than 5 MB. Send it in parts.")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = "\0"
    if "\0" in text:
        raise refuse("keepers.text", "The file is not CSV in UTF-8. Export it again as CSV UTF-8.")
    return text


def _row(line: int, cells: Mapping[str, str]) -> KeeperRow:
    if not cells:
        raise refuse("keepers.row", f"The row must have {len(COLUMNS)} columns.")
    said = {name: " ".join(cell.split()) for name, cell in cells.items()}
    for name, words in NEEDED.items():
        if not said[name]:
            raise refuse("keepers.empty", f"The {words} is missing.")
    if any(len(text) > LONGEST or not text.isprintable() for text in said.values()):
        raise refuse("keepers.long", f"A cell has more than {LONGEST} characters, or none to read.")
    return KeeperRow(
        line=line,
        vrm=_mark(said["vrm"]),
        make=said["make"],
        colour=said["colour"],
        name=said["name"],
        is_company=_is_company(said["is_company"], said["name"]),
        address=tuple(said[name] for name in LINES if said[name]),
        postcode=postcode(said["postcode"]),
    )


def _mark(text: str) -> str:
    """The compact mark; refused in words that do not repeat it."""
    try:
        return check_mark(text).compact
    except Refused:
        raise refuse("keepers.mark", "This is not a UK registration number.") from None


def _is_company(text: str, name: str) -> bool:
    if text.lower() not in SAID:
        raise refuse("keepers.is_company", "Say yes or no in the column is_company.")
    if not SAID[text.lower()] and NAMES_OF_COMPANIES.search(name):
        raise refuse(
            "keepers.company", "The name is a company’s, but the column is_company says no."
        )
    return SAID[text.lower()]
