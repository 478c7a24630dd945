"""The small words that stand on every paper, whatever it is about."""

PAPER_WORDS = {
    "number": "Number",
    "for": "For",
    "page": "Page {page} of {pages}",
    "turn_over": "turn over",
    "more_at_end": "There is more at the end.",
    "more_from": "{title}, carried on",
    "record": "Record {record}",
    "fold": "fold here",
    "end": "End of this paper",
    "barcode": "Barcode of the number, for our staff",
    "sender": "Sender",
}
