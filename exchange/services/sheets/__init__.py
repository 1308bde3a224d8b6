from collections.abc import Mapping
from types import MappingProxyType

from exchange.services.sheets.absences import AbsencesImporter
from exchange.services.sheets.answers import AnswersImporter
from exchange.services.sheets.base import Importer
from exchange.services.sheets.campaigns import CampaignsImporter
from exchange.services.sheets.clusters import ClustersImporter
from exchange.services.sheets.collectives import CollectivesImporter
from exchange.services.sheets.discipline import DisciplineImporter
from exchange.services.sheets.entries import EntriesImporter
from exchange.services.sheets.initiatives import InitiativesImporter
from exchange.services.sheets.members import MembersImporter
from exchange.services.sheets.past_awards import PastAwardsImporter
from exchange.services.sheets.phases import PhasesImporter
from exchange.services.sheets.ratings import RatingsImporter
from exchange.services.sheets.scores import ScoresImporter
from exchange.services.sheets.targets import TargetsImporter
from exchange.services.sheets.units import UnitsImporter
from exchange.services.sheets.votes import VotesImporter
from exchange.services.sheets.works import WorksImporter

IMPORTERS: Mapping[str, type[Importer]] = MappingProxyType(
    {
        importer.name: importer
        for importer in (
            UnitsImporter,
            ClustersImporter,
            MembersImporter,
            CollectivesImporter,
            CampaignsImporter,
            PhasesImporter,
            TargetsImporter,
            EntriesImporter,
            InitiativesImporter,
            WorksImporter,
            PastAwardsImporter,
            DisciplineImporter,
            RatingsImporter,
            ScoresImporter,
            VotesImporter,
            AbsencesImporter,
            AnswersImporter,
        )
    }
)
"""By sheet, in the order they are taken in: what others refer to comes first."""
