from collections.abc import Set as AbstractSet

from django.utils.translation import gettext as _

from campaigns.models import DossierInitiative, DossierState, DossierWork
from campaigns.models.dossier import EDITABLE_STATES
from campaigns.querysets import IN_REVIEW_STATES
from common.verdict import YES, Verdict, no
from contributions.guards.initiative import initiative_is_open
from contributions.models import Initiative


def may_change(link: DossierInitiative | DossierWork) -> Verdict:
    """Whether what ``link`` (one of ``with_review_elsewhere``) puts down may be changed in its dossier.

    What another dossier handed in stays as it was handed in until that dossier is decided.
    """
    if isinstance(link, DossierInitiative) and not (verdict := initiative_is_open(link.initiative)):
        return verdict
    if link.in_review_elsewhere:
        return no(_("Mục này đang được xem xét trong một hồ sơ khác nên chưa sửa được."))
    return YES


def may_change_initiative_beside(initiative: Initiative) -> Verdict:
    """Whether the dossiers an initiative stands in let it be changed on a page of its own."""
    return may_change_beside(set(initiative.dossier_links.values_list("dossier__state", flat=True)))


def may_change_beside(states: AbstractSet[str]) -> Verdict:
    """Whether an initiative or work may be changed without its dossiers, which are in ``states``.

    As on the page: none of them waits for a decision, and where one was accepted another is open to edits.
    """
    if states & set(IN_REVIEW_STATES):
        return no(_("Mục này đang được xem xét trong hồ sơ đã nộp nên chưa sửa được."))
    if DossierState.ACCEPTED in states and not states & EDITABLE_STATES:
        return no(_("Mục này ở hồ sơ đã nhận và không ở hồ sơ nào đang soạn hoặc cần bổ sung nên không sửa được."))
    return YES
