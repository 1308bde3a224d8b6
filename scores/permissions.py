"""Who writes which column of a card, who runs a cluster's review, who approves a sheet."""

from django.utils.translation import gettext as _

from common.editing import has_edited
from common.verdict import YES, Verdict, no
from scores.models import ScoreColumn
from units.models import Cluster, ClusterMembership, ClusterOffice, Role
from units.permissions import takes_writes
from units.scope import scope_of

OFFICERS = (ClusterOffice.HEAD, ClusterOffice.DEPUTY)


def is_officer(user, cluster: Cluster) -> bool:
    """Whether ``user`` writes for the head or a deputy of ``cluster``, at that very unit."""
    held = scope_of(user).held.get(Role.EDITOR, ())
    return bool(held) and cluster.memberships.filter(office__in=OFFICERS, unit__path__in=held).exists()


def own_memberships(user, cluster: Cluster) -> list[ClusterMembership]:
    """The members of ``cluster`` that ``user`` writes for, at those very units."""
    held = scope_of(user).held.get(Role.EDITOR, ())
    return list(cluster.memberships.filter(unit__path__in=held).select_related("unit").order_by("unit__path"))


def may_score_self(user, card) -> Verdict:
    """An editor whose role reaches the card's unit, which has not ended."""
    if not (verdict := takes_writes(card.unit)):
        return verdict
    if scope_of(user).covers(card.unit.path, Role.EDITOR):
        return YES
    return no(_("Chỉ người lập hồ sơ của đơn vị được tự chấm phiếu này."))


def may_score_for_cluster(user, card) -> Verdict:
    """An officer of the cluster in the card's year, not of the card's own unit, who did not type its own column."""
    if card.cluster_id is None:
        return no(_("Đơn vị chưa ở cụm thi đua nào trong năm của phong trào."))
    if scope_of(user).covers(card.unit.path, Role.EDITOR) or card.self_by_id == user.pk:
        return no(_("Không ai chấm phiếu của chính đơn vị mình ở cột của cụm. Hãy để cụm trưởng, cụm phó khác chấm."))
    if is_officer(user, card.cluster):
        return YES
    return no(_("Chỉ cụm trưởng, cụm phó của cụm trong năm này được chấm cột của cụm."))


def may_appraise(user, card) -> Verdict:
    """A specialist strictly above the unit, who neither writes for it nor typed another column of the card."""
    scope = scope_of(user)
    if not scope.covers_from_above(card.unit.path, Role.SPECIALIST):
        return no(_("Chỉ chuyên viên của công đoàn cấp trên được thẩm định phiếu này."))
    if scope.covers(card.unit.path, Role.EDITOR):
        return no(_("Bạn là người lập hồ sơ của đơn vị này nên không thẩm định phiếu của nó."))
    if user.pk in (card.self_by_id, card.cluster_by_id):
        return no(_("Bạn đã chấm một cột của phiếu này nên không thẩm định nó. Hãy để chuyên viên khác làm."))
    return YES


def may_record(user, card) -> Verdict:
    """A specialist strictly above the unit, who is not its own editor, takes in scores that were given elsewhere."""
    scope = scope_of(user)
    is_own = card.unit.path in scope.held.get(Role.EDITOR, ())
    if scope.covers_from_above(card.unit.path, Role.SPECIALIST) and not is_own:
        return YES
    return no(_("Chỉ chuyên viên của công đoàn cấp trên được nhập điểm đã chấm của đơn vị này."))


def may_return(user, card) -> Verdict:
    """Whoever may score the card now for its cluster or as the union above."""
    above = may_appraise(user, card)
    return above if above or not may_score_for_cluster(user, card) else YES


MAY_SCORE = {
    ScoreColumn.SELF: may_score_self,
    ScoreColumn.CLUSTER: may_score_for_cluster,
    ScoreColumn.APPRAISED: may_appraise,
}
"""By column."""


def may_lead(user, review) -> Verdict:
    """The cluster's officers of the year, and specialists of the union that runs it or of one above."""
    if scope_of(user).covers(review.cluster.unit.path, Role.SPECIALIST) or is_officer(user, review.cluster):
        return YES
    return no(_("Chỉ cụm trưởng, cụm phó hoặc chuyên viên của đơn vị tổ chức cụm làm được việc này."))


def may_open_review(user, cluster) -> Verdict:
    """A specialist of the union that runs the cluster, or of one above."""
    if scope_of(user).covers(cluster.unit.path, Role.SPECIALIST):
        return YES
    return no(_("Chỉ chuyên viên của đơn vị tổ chức cụm hoặc của cấp trên được mở kỳ bình xét."))


def may_cross_score(user, review) -> Verdict:
    """Whoever writes for a member of the cluster."""
    if own_memberships(user, review.cluster):
        return YES
    return no(_("Chỉ người lập hồ sơ của các đơn vị trong cụm được chấm chéo."))


def may_draft_sheet(user, sheet) -> Verdict:
    """A specialist of the union whose sheet it is, or of one above; the country's sheets are the superuser's."""
    if user.is_superuser or (sheet.unit_id and scope_of(user).covers(sheet.unit.path, Role.SPECIALIST)):
        return YES
    return no(_("Chỉ chuyên viên của đơn vị ban hành hoặc của cấp trên được soạn bảng điểm này."))


def may_write_sheet(user, sheet) -> Verdict:
    """Whoever may draft the sheet, while it is a draft."""
    if not sheet.is_editable:
        return no(_("Bảng điểm đã áp dụng thì không sửa nữa. Hãy soạn phiên bản mới từ bảng này."))
    return may_draft_sheet(user, sheet)


def may_approve_sheet(user, sheet) -> Verdict:
    """An approver of the union whose sheet it is, or of one above, who neither drafted nor edited it."""
    if sheet.drafted_by_id == user.pk or has_edited(user, sheet):
        return no(_("Bạn đã soạn bảng điểm này nên không duyệt nó. Hãy để người phê duyệt khác làm."))
    if user.is_superuser or (sheet.unit_id and scope_of(user).covers(sheet.unit.path, Role.APPROVER)):
        return YES
    return no(_("Chỉ người phê duyệt của đơn vị ban hành hoặc của cấp trên được duyệt bảng điểm này."))
