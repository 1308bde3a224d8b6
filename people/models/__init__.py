from people.models.absence import Absence, AbsenceReason
from people.models.collective import Collective, CollectiveKind, CollectiveMembership
from people.models.discipline import Discipline, DisciplineLevel
from people.models.member import Education, Gender, LeavingReason, Member, Membership
from people.models.pair import MemberPair, PairVerdict
from people.models.rating import Rating, RatingGrade
from people.models.subject import SubjectKind, SubjectModel

__all__ = [
    "Absence",
    "AbsenceReason",
    "Collective",
    "CollectiveKind",
    "CollectiveMembership",
    "Discipline",
    "DisciplineLevel",
    "Education",
    "Gender",
    "LeavingReason",
    "Member",
    "MemberPair",
    "Membership",
    "PairVerdict",
    "Rating",
    "RatingGrade",
    "SubjectKind",
    "SubjectModel",
]
