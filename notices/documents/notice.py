"""A frozen paper as its drawing reads it: the snapshot's sections, and what is printed beside."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from penalties.rules.canonical import digest
from penalties.rules.numbers import printed
from penalties.rules.writing import access_code

RECORD_LENGTH = 12
"""How much of the snapshot's hash is printed."""


POLICE = "Police"
"""Who speaks where a force is not known by its name."""


@dataclass(frozen=True, slots=True)
class Notice:
    """The frozen snapshot of any kind of paper.

    Access code and link, where it has them, are no part of the hash.
    """

    snapshot: Mapping[str, Any]
    code: str = ""
    link: str = ""

    @property
    def number(self) -> str:
        """As it is scanned."""
        return str(self.snapshot["number"])

    @property
    def printed_number(self) -> str:
        """As it is read."""
        return printed(self.number)

    @property
    def printed_code(self) -> str:
        """In two groups of four."""
        return access_code(self.code)

    @property
    def council(self) -> Mapping[str, Any]:
        """The payee."""
        council: Mapping[str, Any] = self.snapshot["council"]
        return council

    @property
    def sender(self) -> str:
        """Who speaks, in full: the police where it is theirs, else the council."""
        return self._police or str(self.council["name"])

    @property
    def sender_in_short(self) -> str:
        """The same as a file names it."""
        return self._police or str(self.council["short_name"])

    @property
    def _police(self) -> str:
        """The force where the paper is the police's; nothing where it is the council's."""
        return str(self.snapshot["force"] or POLICE) if "force" in self.snapshot else ""

    @property
    def person(self) -> Mapping[str, Any]:
        """To whom it is addressed."""
        person: Mapping[str, Any] = self.snapshot["person"]
        return person

    @property
    def made_at(self) -> str:
        """The moment that the file tells as its date, UTC."""
        return str(self.snapshot.get("made_at") or self.snapshot["served_at"])

    @property
    def record(self) -> str:
        """The first characters of the snapshot's hash."""
        return digest(dict(self.snapshot))[:RECORD_LENGTH]

    def label(self, name: str, **values: object) -> str:
        """A title, heading or small word, with its blanks filled in."""
        return str(self.snapshot["text"]["labels"][name]).format(**values)

    def sentence(self, section: str) -> str:
        """A section that is one sentence or paragraph."""
        return str(self.snapshot["text"][section])

    def paragraphs(self, section: str) -> Sequence[str]:
        """A section of paragraphs, or of one."""
        content: str | Sequence[str] = self.snapshot["text"][section]
        return [content] if isinstance(content, str) else content

    def has_rows(self, section: str) -> bool:
        """Whether a section is rows, and not paragraphs."""
        content = self.snapshot["text"][section]
        return not isinstance(content, str) and isinstance(content[0], Mapping)

    def rows(self, section: str) -> Sequence[tuple[str, str]]:
        """A section of rows: what each is about, and what is said about it."""
        return [(row["title"], row["text"]) for row in self.snapshot["text"][section]]
