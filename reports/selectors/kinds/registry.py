"""The reports by name, in the order they are offered."""

from reports.selectors.kinds.dossiers import DOSSIERS
from reports.selectors.kinds.form_0603 import FORM_0603
from reports.selectors.kinds.funnel import FUNNEL
from reports.selectors.kinds.honours import HONOURS
from reports.selectors.kinds.initiatives import INITIATIVES
from reports.selectors.kinds.prizes import PRIZES
from reports.selectors.kinds.scores import SCORES
from reports.selectors.kinds.targets import TARGETS, UNIT_TARGETS
from reports.selectors.kinds.works import WORKS
from reports.selectors.kinds.years import YEARS

REPORTS = {
    report.name: report
    for report in (
        FUNNEL, DOSSIERS, TARGETS, UNIT_TARGETS, HONOURS, INITIATIVES, WORKS, SCORES, PRIZES, YEARS, FORM_0603,
    )
}  # fmt: skip
