from exchange.models.import_fault import ImportFault
from exchange.models.import_run import ImportMode, ImportRun, ImportState

__all__ = ["ImportFault", "ImportMode", "ImportRun", "ImportState"]
