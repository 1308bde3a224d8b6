from exchange.models.export_run import SHEETS_KEY, ExportRun, ExportState
from exchange.models.import_fault import ImportFault
from exchange.models.import_run import WHOLE, ImportMode, ImportRun, ImportState

__all__ = ["SHEETS_KEY", "WHOLE", "ExportRun", "ExportState", "ImportFault", "ImportMode", "ImportRun", "ImportState"]
