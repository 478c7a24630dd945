"""How the notice says where and how to pay. Post is always open: section 68(8) and (9)."""

from penalties.rules.facts import Council
from penalties.rules.numbers import printed
from penalties.rules.wording.sections import Row
from penalties.rules.writing import listed


def where_to_pay(council: Council) -> str:
    """Name and address of the payee, on one line: section 68(5)(d)."""
    return ", ".join([council.pay_to, *council.address, council.postcode])


def ways(council: Council) -> str:
    """The permitted methods as a phrase: ``online or in person, and always by post``."""
    others = {
        "online": council.takes_cards,
        "by phone": council.pay_phone,
        "in person": council.pay_counter,
    }
    open_ways = listed([way for way, is_open in others.items() if is_open], joined_by="or")
    return f"{open_ways}, and always by post" if open_ways else "by post"


def reach(council: Council) -> str:
    """How to get hold of the council, as a sentence; the website where it gave nothing else."""
    if council.phone:
        return f"Call {council.phone}."
    return f"Write to {council.email}." if council.email else f"Go to {council.web}."


def online(council: Council) -> list[str]:
    """How to reach the notice on a phone or computer, and whom to call."""
    doing = "To pay or reply" if council.takes_cards else "To read or reply"
    return [
        f"{doing}, scan this code. Or go to {council.web} and enter your notice number and "
        "access code."
    ]


def how_to_pay(council: Council, number: str, *, paper: str = "notice") -> list[Row]:
    """Each open way with what to quote of a compact number; by post always.

    ``paper`` is what the reader has in hand, and brings along.
    """
    number = printed(number)
    rows: list[Row] = []
    if council.takes_cards:
        rows.append(
            {
                "title": "Online",
                "text": f"Go to {council.web}. Enter your notice number and access code, and pay "
                "by card.",
            }
        )
    if council.pay_phone:
        rows.append(
            {"title": "By phone", "text": f"Call {council.pay_phone}. Give the number {number}."}
        )
    rows.append({"title": "By post", "text": _by_post(council, number)})
    if council.pay_counter:
        rows.append({"title": "In person", "text": f"{council.pay_counter}. Bring this {paper}."})
    return rows


def _by_post(council: Council, number: str) -> str:
    address = ", ".join([*council.address, council.postcode])
    return (
        f"Make a cheque or postal order out to {council.pay_to}. Write {number} on the back. Send "
        f"it to {address}. It counts as paid on the day your letter would normally arrive. First "
        "class takes 2 working days."
    )
