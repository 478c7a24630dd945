"""What a page is known by when it is sent twice."""

import uuid

from penalties.forms.fields import Text
from penalties.rules.refusals import refuse


class Mark(Text):
    """A hidden UUID, made when the page was drawn; what it does becomes the id of the deed."""

    def read(self, text: str) -> uuid.UUID:
        try:
            return uuid.UUID(text)
        except ValueError:
            raise refuse("mark", "Load this page again: it is not complete.") from None
