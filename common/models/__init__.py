from common.models.audit import AuditEntry
from common.models.audit_check import AuditCheck
from common.models.audit_segment import AuditSegment
from common.models.base import FrozenModel, ImmutableModel, TimeStampedModel
from common.models.conclusion import Conclusion, check_keeps_one, checks_of_conclusion
from common.models.counter import Counter
from common.models.data_question import DataQuestion
from common.models.database_mark import DatabaseMark
from common.models.holiday import Holiday
from common.models.stored_file import StoredFile

__all__ = [
    "AuditCheck",
    "AuditEntry",
    "AuditSegment",
    "Conclusion",
    "Counter",
    "DataQuestion",
    "DatabaseMark",
    "FrozenModel",
    "Holiday",
    "ImmutableModel",
    "StoredFile",
    "TimeStampedModel",
    "check_keeps_one",
    "checks_of_conclusion",
]
