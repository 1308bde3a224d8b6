from catalogue.models.award_type import AwardKind, AwardPeriod, AwardScope, AwardType, FormColumn
from catalogue.models.base_salary import BaseSalary
from catalogue.models.legal_document import LegalDocument
from catalogue.models.prize import PrizeMultiple, PrizeSubject, PrizeTerms
from catalogue.models.revocation_ground import RevocationGround
from catalogue.models.road import DecidingLevel, Road, RoadKind
from catalogue.models.shipped_row import ShippedRow

__all__ = [
    "AwardKind",
    "AwardPeriod",
    "AwardScope",
    "AwardType",
    "BaseSalary",
    "DecidingLevel",
    "FormColumn",
    "LegalDocument",
    "PrizeMultiple",
    "PrizeSubject",
    "PrizeTerms",
    "RevocationGround",
    "Road",
    "RoadKind",
    "ShippedRow",
]
