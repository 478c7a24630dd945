"""The top of page 1: the council's mark, the title, and the address in its window."""

from collections.abc import Sequence

from notices.documents.blocks import Block, Words, heading, paragraph, small_print
from notices.documents.carried import Carried
from notices.documents.envelopes import Envelope, address_lines, address_style, fitted
from notices.documents.flow import Column, Placed, pour
from notices.documents.marks import Rule
from notices.documents.notice import Notice
from notices.documents.pen import Colour, mm
from notices.documents.styles import Styles
from notices.documents.wrapping import Style

MARK = Style(16, 19, 3, bold=True)
PRIVATE = Style(10, 12, bold=False)
LEAST_CONTRAST = 4.5


def mark(notice: Notice, envelope: Envelope, carried: Carried) -> list[Placed]:
    """The council's name over a rule, both in its colour where that can be read on white."""
    box, title = envelope.mark, notice.label("title")
    lines = carried.fit(title, notice.council["name"], MARK, mm(box.width), most=2)
    colour = readable_colour(notice.council.get("colour"))
    name = Words(lines, MARK, mm(box.width), colour=colour)
    rule = Rule(length=mm(60), thickness=mm(1.2), colour=colour)
    return pour([name, rule], [Column((mm(box.left), mm(box.top)), mm(box.height))])[0]


def title(notice: Notice, envelope: Envelope, styles: Styles) -> Block:
    """What this is."""
    return heading(notice.label("title"), styles.title, _room(envelope), level=1)


def act(notice: Notice, envelope: Envelope, styles: Styles) -> Block:
    """Under which Act."""
    return paragraph(notice.label("act"), styles.label, _room(envelope))


def address(notice: Notice, envelope: Envelope, carried: Carried) -> list[Placed]:
    """``PRIVATE``, name and address, and nothing else, where the window shows them."""
    person, box = notice.person, envelope.address
    parts = address_lines(
        person["name"], person["address"], person["postcode"], envelope.most_lines
    )
    style = address_style(len(parts) + 1, mm(box.height))
    lines, is_whole = fitted(parts, style, mm(box.width), envelope.most_lines)
    style = address_style(len(lines) + 1, mm(box.height))
    if not is_whole:
        whole = "\n".join([person["name"], *person["address"], person["postcode"] or ""])
        carried.carry(notice.label("name_and_address"), whole, style, mm(box.width))
    needed = (len(lines) + 1) * style.leading
    top = min(mm(box.top), mm(box.bottom) - needed)
    above = small_print(notice.label("private"), Style(PRIVATE.size, style.leading))
    block = Words(lines, style, mm(box.width))
    return pour([above, block], [Column((mm(box.left), top), needed + 1)])[0]


def readable_colour(written: str | None) -> Colour:
    """The council's colour (``#12436D``), or black where it is too pale for text on white."""
    if not written or len(written) != 7:
        return (0, 0, 0)
    red, green, blue = (int(written[at : at + 2], 16) / 255 for at in (1, 3, 5))
    contrast = 1.05 / (_luminance((red, green, blue)) + 0.05)
    return (red, green, blue) if contrast >= LEAST_CONTRAST else (0, 0, 0)


def _room(envelope: Envelope) -> float:
    return mm(envelope.contact.width if envelope.title_in_contact else envelope.mark.width)


def _luminance(colour: Sequence[float]) -> float:
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
