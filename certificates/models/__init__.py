from certificates.models.batch import CertificateBatch
from certificates.models.ceremony import Ceremony, Handed, Presentation
from certificates.models.certificate import Certificate, IssueReason
from certificates.models.print_run import PrintFile, PrintRun, PrintState
from certificates.models.signing_key import KeySecret, SigningKey

__all__ = [
    "Ceremony",
    "Certificate",
    "CertificateBatch",
    "Handed",
    "IssueReason",
    "KeySecret",
    "Presentation",
    "PrintFile",
    "PrintRun",
    "PrintState",
    "SigningKey",
]
