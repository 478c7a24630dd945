"""The idle sweep reads one small index, whichever database it asks."""

from datetime import UTC, date, datetime

from sqlalchemy import text
from sqlalchemy.orm import Session

from penalties.records.escalation import due
from penalties.rules.escalation import Step

AT = datetime(2026, 12, 7, 9, tzinfo=UTC)


def test_the_plan_of_an_idle_sweep_names_the_partial_index(session: Session) -> None:
    dialect = session.connection().dialect
    if dialect.name == "postgresql":
        # An empty table is always cheapest to read whole; the question is what a full one would do.
        session.execute(text("SET LOCAL enable_seqscan = off"))
    explain = {"sqlite": "EXPLAIN QUERY PLAN", "postgresql": "EXPLAIN"}[dialect.name]
    statement = due(1, str(Step.REMINDER_DUE), date(2026, 12, 7), AT)
    written = statement.compile(dialect=dialect, compile_kwargs={"literal_binds": True})
    plan = " ".join(str(row) for row in session.execute(text(f"{explain} {written}")))
    assert "ix_fixed_penalties_due" in plan
    assert "ix_fixed_penalties_status" not in plan
    assert "SCAN fixed_penalties" not in plan
