"""A file chosen on the person's device.

Only its name and size are looked at here; what is inside is for whoever keeps it. Its form is made
from ``request.form`` and ``request.files`` combined.
"""

from collections.abc import Sequence
from os.path import splitext
from typing import Any

from wtforms import Field
from wtforms.validators import StopValidation

from penalties.rules.writing import listed

MEBIBYTE = 1024 * 1024
PICTURES_AND_PAPERS = (".jpg", ".jpeg", ".png", ".heic", ".pdf")


class Upload(Field):
    """One file, or none; ``data`` has ``filename`` and ``stream``. ``most`` is in bytes.

    With ``by_content`` a name decides nothing, nor does the size: whoever keeps it says what it is.
    """

    kind = "upload"

    def __init__(
        self,
        label: str | None = None,
        *,
        thing: str = "a file",
        accept: tuple[str, ...] = PICTURES_AND_PAPERS,
        most: int = 10 * MEBIBYTE,
        optional: bool = False,
        by_content: bool = False,
        hint: str = "",
        validators: Sequence[Any] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(label, tuple(validators), description=hint, **kwargs)
        self.by_content = by_content
        self.thing, self.optional, self.accept, self.most = thing, optional, accept, most

    def process_formdata(self, valuelist: Sequence[Any]) -> None:
        """Take the file; an empty chooser sends one without a name."""
        files = [sent for sent in valuelist if getattr(sent, "filename", "")]
        self.data = files[0] if files else None

    def pre_validate(self, form: Any) -> None:
        """Refuse no file, another kind, an empty one and one too large."""
        if self.data is None:
            raise StopValidation("" if self.optional else f"Select {self.thing}")
        fault = None if self.by_content else self._fault()
        if fault:
            raise StopValidation(f"The selected file {fault}")

    def _fault(self) -> str | None:
        if splitext(self.data.filename)[1].lower() not in self.accept:
            return f"must be a {self.kinds}"
        size = _size(self.data.stream)
        if size == 0:
            return "is empty"
        if size > self.most:
            return f"must be smaller than {self.most // MEBIBYTE}MB"
        return None

    @property
    def kinds(self) -> str:
        """The kinds of file in words: ``JPG, PNG, HEIC or PDF``."""
        names = [name.lstrip(".").upper() for name in self.accept if name != ".jpeg"]
        return listed(names, "or")


def _size(stream: Any) -> int:
    here = stream.tell()
    size: int = stream.seek(0, 2)
    stream.seek(here)
    return size
