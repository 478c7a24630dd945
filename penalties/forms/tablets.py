"""What is chosen to enrol a tablet."""

import uuid

from penalties.forms.choices import Dropdown
from penalties.forms.fields import Text
from penalties.forms.page_form import PageForm
from penalties.rules.refusals import refuse


class Mark(Text):
    """What a page is known by when it is sent twice: a UUID made when the page was drawn."""

    def read(self, text: str) -> uuid.UUID:
        try:
            return uuid.UUID(text)
        except ValueError:
            raise refuse("mark", "Load this page again: it is not complete.") from None


class EnrolForm(PageForm):
    """Whose tablet it will be; ``mark`` is hidden and becomes the tablet's id."""

    officer = Dropdown("Which officer will use it?", thing="an officer")
    mark = Mark(thing="the page again", longest=40)
