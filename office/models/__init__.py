from office.models.transfer import Transfer, TransferSide, TransferState

__all__ = ["Transfer", "TransferSide", "TransferState"]
