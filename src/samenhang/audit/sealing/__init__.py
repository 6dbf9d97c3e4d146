"""Sealing the log: each month's lines in a chain under a key that is not in the database (architecture.md, point 9)."""

from samenhang.audit.sealing.chain import periods
from samenhang.audit.sealing.seal import Busy, seal
from samenhang.audit.sealing.verify import Told, heads, note, verify

__all__ = ["Busy", "Told", "heads", "note", "periods", "seal", "verify"]
