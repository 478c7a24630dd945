"""Tables, and the reads that belong to them."""

from penalties.office import audit, security_log, staff, tablets, throttle
from penalties.records import (
    encounters,
    fixed_penalties,
    holds,
    numbers,
    orders,
    payments,
    people,
    queues,
    signs,
    support,
)

__all__ = [
    "audit",
    "encounters",
    "fixed_penalties",
    "holds",
    "numbers",
    "orders",
    "payments",
    "people",
    "queues",
    "security_log",
    "signs",
    "staff",
    "support",
    "tablets",
    "throttle",
]
