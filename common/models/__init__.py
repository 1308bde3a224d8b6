from common.models.audit import AuditEntry
from common.models.base import FrozenModel, ImmutableModel, TimeStampedModel
from common.models.counter import Counter
from common.models.data_question import DataQuestion
from common.models.database_mark import DatabaseMark
from common.models.holiday import Holiday
from common.models.stored_file import StoredFile

__all__ = [
    "AuditEntry",
    "Counter",
    "DataQuestion",
    "DatabaseMark",
    "FrozenModel",
    "Holiday",
    "ImmutableModel",
    "StoredFile",
    "TimeStampedModel",
]
