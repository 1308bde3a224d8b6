"""The closed lists that facts and standards choose from; graded ones compare from lowest to highest."""

from enum import IntEnum, StrEnum


class Graded(IntEnum):
    """A list with an order: ``Rating.GOOD < Rating.EXCELLENT``."""

    @property
    def code(self) -> str:
        """The word that stands for the member in JSON."""
        return self.name.lower()


class Coded(StrEnum):
    """A list without an order."""

    @property
    def code(self) -> str:
        """The word that stands for the member in JSON."""
        return self.value


class Rating(Graded):
    """Yearly rating (xếp loại) of a person, a collective or a unit."""

    NOT_COMPLETED = 1
    COMPLETED = 2
    GOOD = 3
    EXCELLENT = 4


class InitiativeLevel(Graded):
    """The level that recognised an initiative."""

    BASE = 1
    UPPER = 2
    PROVINCE = 3
    CONFEDERATION = 4
    NATIONAL = 5


class ContestLevel(Graded):
    """The level that held a skill contest."""

    BASE = 1
    UPPER = 2
    PROVINCE = 3
    CONFEDERATION = 4


class PrizeGrade(Coded):
    """Which prize of a contest it is, whatever the contest calls it."""

    FIRST = "first"
    SECOND = "second"
    THIRD = "third"
    CONSOLATION = "consolation"


class DisciplineLevel(Graded):
    """A disciplinary measure; a case not yet decided is the fact ``open_case``."""

    REPRIMAND = 1
    WARNING = 2
    DISMISSAL_FROM_POST = 3
    DISMISSAL = 4


class Education(Graded):
    """Highest level of training."""

    NONE = 1
    VOCATIONAL = 2
    COLLEGE = 3
    UNIVERSITY = 4
    POSTGRADUATE = 5


class SubjectKind(Coded):
    """Who an award is for."""

    INDIVIDUAL = "individual"
    COLLECTIVE = "collective"
    UNIT = "unit"
    HOUSEHOLD = "household"


class Gender(Coded):
    MALE = "male"
    FEMALE = "female"


class UnitKind(Coded):
    CONFEDERATION = "confederation"
    PROVINCIAL = "provincial"
    SECTORAL = "sectoral"
    DISTRICT = "district"
    UPPER_GRASSROOTS = "upper_grassroots"
    GRASSROOTS = "grassroots"
    SECTION = "section"
    GROUP = "group"


class Block(Coded):
    ADMINISTRATIVE = "administrative"
    AGENCY = "agency"
    COMMUNE = "commune"
    SCHOOL = "school"
    ENTERPRISE_STATE = "enterprise_state"
    ENTERPRISE_PRIVATE = "enterprise_private"
    OTHER = "other"


class AwardScope(Coded):
    """On what ground an award was given: law 06/2022/QH15 art. 8, and the union's whole-year «toàn diện».

    A thematic award at the periodic or closing review of its theme (sơ kết, tổng kết) is a ground of its own.
    """

    COMPREHENSIVE = "comprehensive"
    THEMATIC = "thematic"
    THEMATIC_REVIEW = "thematic_review"
    UNSCHEDULED = "unscheduled"
    DEDICATION = "dedication"
    MERIT = "merit"
    EXTERNAL = "external"
    SENIORITY = "seniority"


class Indicator(Coded):
    """What a unit is given a target for."""

    INITIATIVES = "initiatives"
    WORKS = "works"
    WORKS_VALUE = "works_value"
    INDIVIDUAL_TITLES = "individual_titles"
    COLLECTIVE_TITLES = "collective_titles"
    EXEMPLARS = "exemplars"


class Reuse(Coded):
    """What becomes of an achievement that has been rewarded before: it does not count, or it is only pointed out."""

    STRICT = "strict"
    WARN = "warn"


class Inherited(Coded):
    """What becomes of an award held by a unit that the subject succeeded: counted, left out, or a person decides."""

    COUNT = "count"
    IGNORE = "ignore"
    ASK = "ask"


class CollectivePart(Coded):
    """Members of a collective that are counted by themselves."""

    COMPLETED = "completed"
    LDTT = "ldtt"
    CSTDCS = "cstdcs"
    DISCIPLINED = "disciplined"
    WOMEN = "women"


class Direction(Coded):
    """Which end of a ranking key comes first."""

    DESC = "desc"
    ASC = "asc"
