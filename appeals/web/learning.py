"""What second looks teach: one quarter on a page, and the same as a file for a spreadsheet."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from flask import Blueprint, Response, abort, render_template, request

from appeals.records.learning import decided, first_decided_on
from appeals.rules.grounds import Ground
from appeals.rules.learning import Line, Quarter, Report, quarter_of, report
from appeals.web.words import CHANNELS
from penalties.rules.days import london_date
from penalties.rules.spreadsheets import as_csv
from penalties.rules.staff import Permission
from penalties.web import door
from penalties.web.access import needs, staff

bp = Blueprint("learning", __name__, url_prefix="/desk/representations/learning")

OFFERED = 12
GROUNDS: Mapping[str, str] = {str(one): one.asked for one in Ground}
COLUMNS = ("Quarter", "By", "Which", "Cancelled", "Stands", "Share cancelled")


@dataclass(frozen=True, slots=True)
class Table:
    """One table of the page: what its rows are, and the rows."""

    title: str
    of: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of the chart; ``width`` is in hundredths of the longest."""

    words: str
    number: int
    width: int


@bp.get("")
@needs(Permission.REPORTS_READ)
def show() -> str:
    """One quarter: what was cancelled and what stands, and by what."""
    quarter = _chosen()
    found = _report(quarter)
    bars = _bars(found)
    return render_template(
        "appeals/learning.html",
        quarter=quarter,
        quarters=_offered(),
        name=in_words,
        report=found,
        tables=_tables(found),
        bars=bars,
        finding=_finding(bars),
        is_empty=found.whole.cancelled.number == 0 and found.whole.stands.number == 0,
        so_far=quarter.last > _today(),
    )


@bp.get("/table.csv")
@needs(Permission.REPORTS_READ)
def table() -> Response:
    """The same numbers, and the same gaps, as a file."""
    quarter = _chosen()
    answer = Response(as_csv(COLUMNS, _rows(quarter)), content_type="text/csv; charset=utf-8")
    name = f"second-looks-{quarter.code}.csv"
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def in_words(quarter: Quarter) -> str:
    """A quarter as people call it: ``October to December 2026``."""
    months = (f"{on:%B}" for on in (quarter.first, quarter.last))
    return f"{' to '.join(months)} {quarter.year}"


def _chosen() -> Quarter:
    offered, code = _offered(), request.args.get("quarter")
    if code is None:
        return offered[0]
    return next((one for one in offered if one.code == code), None) or abort(404)


def _offered() -> list[Quarter]:
    """The quarters since the first decision, the present one first."""
    one = quarter_of(_today())
    earliest = first_decided_on(door.session(), staff().authority_id) or one.first
    found = [one]
    while found[-1].first > earliest and len(found) < OFFERED:
        found.append(found[-1].before)
    return found


def _report(quarter: Quarter) -> Report:
    here = staff().authority_id
    return report(decided(door.session(), here, quarter.first, quarter.last))


def _tables(found: Report) -> list[Table]:
    return [
        Table("By what people said", "Ground", _named(found.by_ground, GROUNDS)),
        Table("By order", "Order", found.by_order),
        Table("By article", "Order and article", found.by_article),
        Table("By the nearest sign", "Order and sign", found.by_sign),
        Table("By how they came", "Way", _named(found.by_channel, CHANNELS)),
        Table("By when they came", "When", _named(found.by_time, {})),
    ]


def _named(lines: tuple[Line, ...], words: Mapping[str, str]) -> tuple[Line, ...]:
    return tuple(
        Line(_capital(words.get(line.words, line.words)), line.cancelled, line.stands)
        for line in lines
    )


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _bars(found: Report) -> list[Bar]:
    """What was said where notices were cancelled, the most often first; what is hidden has none."""
    known = [
        (line.words, line.cancelled.number)
        for line in _named(found.by_ground, GROUNDS)
        if line.cancelled.number
    ]
    most = max((number for _, number in known), default=1)
    ordered = sorted(known, key=lambda one: -one[1])
    return [Bar(words, number, round(100 * number / most)) for words, number in ordered]


def _finding(bars: list[Bar]) -> str:
    if not bars:
        return "Too few notices were cancelled to say what was wrong most often"
    return f"Most often cancelled: “{bars[0].words}”, {bars[0].number} times"


def _rows(quarter: Quarter) -> Iterator[tuple[str, ...]]:
    found, name = _report(quarter), in_words(quarter)
    yield (name, "All", "All", *_cells(found.whole))
    for one in _tables(found):
        yield from ((name, one.title, line.words, *_cells(line)) for line in one.lines)
    yield (name, "Days to answer", "On target", found.on_target.words, "", "")
    yield (name, "Days to answer", "After the target", found.after_target.words, "", "")
    yield (name, "Days to answer", "Median", found.median_days, "", "")


def _cells(line: Line) -> tuple[str, str, str]:
    return (line.cancelled.words, line.stands.words, line.share)


def _today() -> date:
    return london_date(door.now())
