"""What is chosen to enrol a tablet."""

from penalties.forms.choices import Dropdown
from penalties.forms.marks import Mark
from penalties.forms.page_form import PageForm


class EnrolForm(PageForm):
    """Whose tablet it will be; ``mark`` is hidden and becomes the tablet's id."""

    officer = Dropdown("Which officer will use it?", thing="an officer")
    mark = Mark(thing="the page again", longest=40)
