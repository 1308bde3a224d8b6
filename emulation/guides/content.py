"""The guides: one for each role, walked in a browser before a picture of them is taken."""

from typing import Final

from emulation.guides.deciders import APPROVER, COUNCIL, EDITOR, SPECIALIST
from emulation.guides.keepers import ADMIN, AUDITOR, FINANCE, MANAGER, VIEWER, WORKER

GUIDES: Final = (EDITOR, SPECIALIST, APPROVER, COUNCIL, FINANCE, AUDITOR, MANAGER, VIEWER, WORKER, ADMIN)
BY_SLUG: Final = {guide.slug: guide for guide in GUIDES}
