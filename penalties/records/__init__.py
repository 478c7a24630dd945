"""Tables, and the reads that belong to them."""

from penalties.office import audit, security_log, staff, tablets, throttle
from penalties.records import (
    encounters,
    fixed_penalties,
    numbers,
    orders,
    payments,
    people,
    queues,
    support,
)

__all__ = [
    "audit",
    "encounters",
    "fixed_penalties",
    "numbers",
    "orders",
    "payments",
    "people",
    "queues",
    "security_log",
    "staff",
    "support",
    "tablets",
    "throttle",
]
