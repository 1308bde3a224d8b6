"""Who may run a tally, who may decide on what it recommends, and who writes and approves standards."""

from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from django.utils.translation import gettext as _

from awards.models import StandardVersion, StandardVersionState
from awards.models.override import override_of
from awards.querysets import MAKERS
from campaigns.models import Dossier, DossierVersion, Entry
from common.editing import EDIT, has_edited
from common.models import AuditEntry
from common.verdict import YES, Verdict, no
from people.models import Member
from units.models import Role
from units.scope import scope_of

READERS = (Role.SPECIALIST, Role.APPROVER, Role.COUNCIL, Role.AUDITOR, Role.VIEWER)
"""Roles at or above a campaign's unit that see its tallies; lower units see nothing before publication."""


@dataclass(frozen=True, slots=True)
class Conflicts:
    """What bars a person from deciding in one campaign: dossiers they wrote or sent, their own records and units."""

    dossiers: frozenset[int]
    units: frozenset[int]
    members: frozenset[int]


def may_tally(user, campaign) -> Verdict:
    """A specialist whose role reaches the unit that runs the campaign."""
    if scope_of(user).covers(campaign.unit.path, Role.SPECIALIST):
        return YES
    return no(_("Chỉ chuyên viên của đơn vị phát động phong trào hoặc cấp trên mới được tổng hợp xét khen."))


def may_replace_quota(user, rule) -> Verdict:
    """A specialist or approver at the unit that runs the campaign or above it."""
    if not scope_of(user).covers(rule.offer.campaign.unit.path, Role.SPECIALIST, Role.APPROVER):
        return no(_("Chỉ chuyên viên, người phê duyệt của đơn vị phát động hoặc cấp trên mới duyệt được chỉ tiêu."))
    return YES


def may_approve_quota(user, rule) -> Verdict:
    """The same, but not the person who proposed the rule."""
    if not (verdict := may_replace_quota(user, rule)):
        return verdict
    if user.pk == rule.proposed_by_id:
        return no(_("Bạn đã đề xuất quy tắc này nên người khác phải duyệt."))
    return YES


def may_cancel(user, run) -> Verdict:
    """Whoever may start a tally of the campaign may stop one."""
    return may_tally(user, run.campaign)


def may_seal(user, run) -> Verdict:
    """An approver of the campaign's unit who did not start the run."""
    if not (verdict := may_approve(user, run.campaign)):
        return no(_("Chỉ người phê duyệt của đơn vị phát động phong trào hoặc cấp trên mới được niêm phong."))
    if user.pk == run.started_by_id:
        return no(_("Bạn đã chạy lần tổng hợp này nên không tự niêm phong. Hãy để người phê duyệt khác làm."))
    return verdict


def may_check(user, run) -> Verdict:
    """Whoever may read the run may have it worked out again."""
    if scope_of(user).covers(run.campaign.unit.path, *READERS):
        return YES
    return no(_("Chỉ người được xem lần tổng hợp mới được đối chiếu."))


def may_work(user, run) -> Verdict:
    """The machine works for the person who started the run, and for nobody else."""
    if user.pk == run.started_by_id:
        return YES
    return no(_("Lần tổng hợp chỉ do máy chủ xử lý tiếp."))


def may_approve(user, campaign) -> Verdict:
    """An approver whose role reaches the unit that runs the campaign."""
    if scope_of(user).covers(campaign.unit.path, Role.APPROVER):
        return YES
    return no(_("Chỉ người phê duyệt của đơn vị phát động phong trào hoặc cấp trên mới được quyết định."))


def may_praise(user, campaign, unit=None) -> Verdict:
    """A specialist of the campaign's unit or above, about a ``unit`` that is not the own one."""
    if not scope_of(user).covers(campaign.unit.path, Role.SPECIALIST):
        return no(_("Chỉ chuyên viên của đơn vị phát động phong trào hoặc cấp trên mới được kết luận biểu dương."))
    if unit is not None and unit.pk in conflicts_of(user, campaign).units:
        return no(_("Bạn thuộc %(unit)s nên không kết luận biểu dương cho chính đơn vị mình.") % {"unit": unit})
    return YES


def may_decide(user, recommendation) -> Verdict:
    """An approver of the campaign's unit who neither wrote nor sent the dossier and is not the subject.

    Whoever said otherwise than the machine leaves the decision to another. The own unit needs a waiver: see
    ``needs_waiver``.
    """
    if not (verdict := may_approve(user, recommendation.run.campaign)):
        return verdict
    override = override_of(recommendation)
    if override and override.made_by_id == user.pk:
        return no(
            _(
                "Bạn đã ghi kết quả khác với máy cho đối tượng này nên không tự quyết định. "
                "Hãy để người phê duyệt khác quyết định, hoặc bỏ kết quả bạn đã ghi."
            )
        )
    return _is_impartial(user, recommendation)


def may_override(user, recommendation) -> Verdict:
    """A specialist or approver of the campaign's unit who had no part in the dossier and is no colleague."""
    campaign = recommendation.run.campaign
    if not scope_of(user).covers(campaign.unit.path, Role.SPECIALIST, Role.APPROVER):
        return no(_("Chỉ chuyên viên, người phê duyệt của đơn vị phát động hoặc cấp trên mới được ghi kết quả."))
    if needs_waiver(user, recommendation):
        return no(_("Đối tượng thuộc đơn vị của bạn. Hãy để người khác ghi kết quả."))
    return _is_impartial(user, recommendation)


def may_withdraw_override(user, recommendation) -> Verdict:
    """The same; who could decide then takes back only what they said themselves."""
    if not (verdict := may_override(user, recommendation)):
        return verdict
    override = override_of(recommendation)
    is_anothers = override is not None and override.made_by_id != user.pk
    if is_anothers and may_approve(user, recommendation.run.campaign):
        return no(
            _(
                "Kết quả này do %(who)s ghi, mà bạn là người phê duyệt nên không tự bỏ. "
                "Hãy nhờ người đã ghi hoặc chuyên viên bỏ, hoặc quyết định theo kết quả đã ghi."
            )
            % {"who": override.made_by}
        )
    return YES


def _is_impartial(user, recommendation) -> Verdict:
    """Whether the person neither wrote nor sent the dossier and is not the subject."""
    entry, own = recommendation.entry, conflicts_of(user, recommendation.run.campaign)
    if entry.added_by_id == user.pk or entry.dossier_id in own.dossiers or _registered(own, user, entry):
        return no(_("Bạn đã lập, nhập hoặc nộp hồ sơ của đối tượng này nên không được quyết định."))
    if entry.member_id in own.members:
        return no(_("Bạn không được quyết định về chính mình."))
    return YES


def needs_waiver(user, recommendation) -> bool:
    """Whether the subject, or who put it up, is of a unit the person belongs to: a written permission is then named."""
    entry = recommendation.entry
    homes = {recommendation.unit_id, entry.subject_unit_id}
    homes |= {subject.unit_id for subject in (entry.member, entry.collective) if subject}
    return bool(conflicts_of(user, recommendation.run.campaign).units & homes)


def conflicts_of(user, campaign) -> Conflicts:
    """Read once per campaign and kept on the user object, which lives as long as the request."""
    known = user.__dict__.setdefault("award_conflicts", {})
    if campaign.pk not in known:
        own = Member.objects.filter(user=user).first()
        records = dict(Member.objects.of_people([own.person_id]).values_list("pk", "unit_id")) if own else {}
        homes = set(user.role_assignments.today().values_list("unit_id", flat=True))
        known[campaign.pk] = Conflicts(
            dossiers=frozenset(_written_by(user, campaign)),
            units=frozenset(homes.union(records.values())),
            members=frozenset(records),
        )
    return known[campaign.pk]


def _registered(own: Conflicts, user, entry) -> bool:
    source = entry.source
    return source is not None and (source.added_by_id == user.pk or source.dossier_id in own.dossiers)


def _written_by(user, campaign):
    """Dossiers of the campaign the person opened, typed into, or sent in any version."""
    typed = AuditEntry.objects.filter(subject_type=ContentType.objects.get_for_model(Dossier), move=EDIT, actor=user)
    ways = (
        Q(created_by=user),
        Q(sent_by=user),
        Q(pk__in=DossierVersion.objects.filter(sent_by=user).values("dossier")),
        Q(pk__in=Entry.objects.filter(added_by=user).values("dossier")),
        Q(pk__in=typed.values("subject_id")),
    )
    first, *others = (Dossier.objects.filter(way, campaign=campaign).order_by().values_list("pk") for way in ways)
    return (pk for (pk,) in first.union(*others))


def may_draft_standards(user, version=None) -> Verdict:
    """A specialist of a level that writes standards."""
    if scope_of(user).kinds_held(Role.SPECIALIST) & set(MAKERS):
        return YES
    return no(_("Chỉ chuyên viên từ cấp tỉnh, ngành trở lên mới được soạn tiêu chuẩn."))


def may_end_standard(user, version) -> Verdict:
    """An approver of a level that writes standards."""
    if scope_of(user).kinds_held(Role.APPROVER) & set(MAKERS):
        return YES
    return no(_("Chỉ người phê duyệt từ cấp tỉnh, ngành trở lên mới được quyết định về tiêu chuẩn."))


def may_approve_standard(user, version) -> Verdict:
    """Such an approver who neither drafted the version nor edited it."""
    if not (verdict := may_end_standard(user, version)):
        return verdict
    if user.pk == version.drafted_by_id or has_edited(user, version):
        return no(_("Bạn đã soạn phiên bản này nên không được duyệt. Hãy nhờ người phê duyệt khác."))
    return YES


def may_bench(user) -> Verdict:
    """Whoever writes or approves standards."""
    if scope_of(user).kinds_held(Role.SPECIALIST, Role.APPROVER) & set(MAKERS):
        return YES
    return no(_("Chỉ người soạn hoặc duyệt tiêu chuẩn mới chạy thử được."))


def may_try_standard(user, run) -> Verdict:
    """Such a person who sees the run."""
    if scope_of(user).covers(run.campaign.unit.path, *READERS):
        return may_bench(user)
    return no(_("Bạn không xem được lần tổng hợp này nên không chạy thử trên đó được."))


def may_follow_approval(user, version) -> Verdict:
    """What the approval entails on a later day happens in the name of whoever approved, and of nobody else."""
    if user.pk == version.approved_by_id:
        return YES
    return no(_("Phiên bản tự có hiệu lực vào ngày áp dụng."))


def may_replace(user, version) -> Verdict:
    """Whoever approved the version that takes the place of this one."""
    newer = StandardVersion.objects.filter(award=version.award_id, valid_from__gt=version.valid_from)
    if newer.filter(approved_by=user, state=StandardVersionState.APPROVED).exists():
        return YES
    return no(_("Phiên bản chỉ được thay bằng một phiên bản mới đã duyệt."))
