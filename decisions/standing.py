"""In whose place somebody acts on a decision, and what bars them: their own part in it, their own unit."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from common.clock import today
from common.editing import editors_of
from common.verdict import YES, Verdict, no
from common.vietnamese import fold
from contributions.permissions.work import spoke_for_their_units
from decisions.models import Approval, Decision, DecisionStep, Delegation, SubmissionLetter, Waiver
from decisions.querysets import WRITING
from people.models import Member
from units.models import Role, RoleAssignment
from units.scope import scope_of

OWN = {
    "wrote": gettext_lazy("Bạn đã soạn, sửa hoặc trình quyết định này"),
    "awarded": gettext_lazy("Bạn có tên trong danh sách khen thưởng này"),
    "spoke": gettext_lazy("Bạn đã làm thay đơn vị ở một công trình trong danh sách"),
    "approved": gettext_lazy("Bạn đã duyệt một bước trước của quyết định này"),
}
ANOTHER_ISSUES = gettext_lazy("nên người phê duyệt khác phải công bố.")
ANOTHER_TAKES_IT = gettext_lazy("nên người khác phải duyệt.")
OF_ANOTHER = {
    "wrote": gettext_lazy("%(who)s đã soạn, sửa hoặc trình quyết định này nên người thay họ không được duyệt."),
    "awarded": gettext_lazy("%(who)s có tên trong danh sách khen thưởng nên người thay họ không được duyệt."),
    "spoke": gettext_lazy("%(who)s đã làm thay đơn vị ở một công trình nên người thay họ không được duyệt."),
    "approved": gettext_lazy("%(who)s đã duyệt một bước trước nên người thay họ không được duyệt tiếp."),
}


@dataclass(frozen=True, slots=True)
class Standing:
    """Whether somebody may act; ``delegation`` where it is in another's place, ``None`` for themselves."""

    verdict: Verdict
    delegation: Delegation | None = None

    @property
    def principal(self) -> Any:
        return self.delegation.principal if self.delegation else None


def step_standing(user, decision: Decision, step: DecisionStep | None) -> Standing:
    """Whether and in whose place ``user`` takes ``step``: themselves first, then whoever named them deputy."""
    if step is None:
        return Standing(no(_("Quyết định này hiện không ở bước duyệt nào. Hãy tải lại trang.")))
    ways: list[Delegation | None] = []
    if step.unit.path in scope_of(user).held.get(step.role, ()):
        ways.append(None)
    ways += _delegations(user, step.unit_id, step.role)
    refusal = no(
        _("Bước «%(step)s» do %(role)s của %(unit)s duyệt, hoặc người được họ uỷ quyền.")
        % {"step": step.name, "role": Role(step.role).label.lower(), "unit": step.unit.name}
    )
    return _first(user, decision, ways, refusal, step=step)


def issue_standing(user, decision: Decision) -> Standing:
    """Whether and in whose place ``user`` issues ``decision``."""
    ways: list[Delegation | None] = [None] if scope_of(user).covers(decision.unit.path, Role.APPROVER) else []
    ways += _delegations(user, decision.unit_id, Role.APPROVER)
    refusal = no(_("Chỉ người phê duyệt của đơn vị ban hành hoặc cấp trên mới được công bố quyết định."))
    return _first(user, decision, ways, refusal)


def signs_instead(decision: Decision, delegation: Delegation) -> bool:
    """Whether the deputy signs: the draft's signer is the very person in whose place they act."""
    return fold(decision.signer_name) == fold(str(delegation.principal))


def stands_in_for(user, roles: Iterable[str]) -> bool:
    """Whether ``user`` acts today in the place of somebody who holds any of ``roles``."""
    return Delegation.objects.today().passing_on(*roles).filter(deputy=user).exists()


def _delegations(user, unit: int, role: str) -> list[Delegation]:
    rows = Delegation.objects.today().with_role(role).filter(deputy=user, unit=unit)
    return list(rows.select_related("principal").order_by("pk"))


def _first(user, decision, ways, refusal: Verdict, *, step: DecisionStep | None = None) -> Standing:
    """The first of ``ways`` nothing bars, else why the first of them is barred, else the ``refusal``."""
    tried = []
    for way in ways:
        verdict = is_impartial(user, decision, step=step)
        if verdict and way:
            verdict = is_impartial(way.principal, decision, step=step, for_another=True)
        if verdict:
            return Standing(YES, way)
        tried.append(Standing(verdict, way))
    return tried[0] if tried else Standing(refusal)


def is_impartial(person, decision: Decision, *, step: DecisionStep | None = None, for_another: bool = False) -> Verdict:
    """Nothing bars ``person`` from issuing ``decision``, or from taking ``step`` of it.

    Whoever acts ``for_another`` is told what bars the one in whose place they act.
    """
    bar = _bar(person, decision, step)
    if not bar:
        return _is_of_no_own_unit(person, decision, for_another=for_another)
    if for_another:
        return no(str(OF_ANOTHER[bar]) % {"who": person})
    return no(f"{OWN[bar]} {ANOTHER_TAKES_IT if step else ANOTHER_ISSUES}")


def _bar(person, decision: Decision, step: DecisionStep | None) -> str:
    """What part ``person`` has in ``decision``; empty for none."""
    if person.pk in writers_of(decision):
        return "wrote"
    if is_named(person, decision):
        return "awarded"
    if decision.is_about_works and spoke_for_their_units(person, decision.lines.values_list("work", flat=True)):
        return "spoke"
    return "approved" if step and _approved_before(person, step) else ""


def writers_of(decision: Decision) -> set[int]:
    """Keys of those who drafted ``decision``, edited it or its list, or submitted it."""
    own = {decision.drafted_by_id, decision.submitted_by_id}
    return {key for key in own if key} | editors_of(decision, *WRITING)


def is_named(person, decision: Decision | SubmissionLetter) -> bool:
    """Whether ``person`` stands in its list, by any of their records."""
    own = Member.objects.filter(user=person).first()
    if own is None:
        return False
    return decision.lines.filter(member__in=Member.objects.of_people([own.person_id])).exists()


def own_unit_in(person, decision: Decision) -> str:
    """The name of a recipient's unit, below that of the decision, where ``person`` is a member or holds a role.

    Of a collective or unit that receives it, also that of a unit under it. Empty for none: at the deciding unit itself
    they all sit, and that one bars nobody.
    """
    roles = RoleAssignment.objects.on(today()).filter(ended_at__isnull=True, user=person).exclude(role=Role.COUNCIL)
    held = {*roles.values_list("unit__path", flat=True)}
    held |= {*Member.objects.filter(user=person).values_list("unit__path", flat=True)}
    below = [path for path in held if path.startswith(decision.unit.path) and path != decision.unit.path]
    if not below:
        return ""
    own = decision.lines.of_units_within(below) | decision.lines.of_whole_units(_above(below, decision.unit))
    return own.values_list("unit_name", flat=True).order_by("order_no").first() or ""


def _above(paths: list[str], unit) -> set[str]:
    """The paths of all units above any of ``paths`` and below ``unit``."""
    return {path[:end] for path in paths for end in range(len(unit.path) + unit.steplen, len(path), unit.steplen)}


def _is_of_no_own_unit(person, decision: Decision, *, for_another: bool) -> Verdict:
    unit = own_unit_in(person, decision)
    if not unit or Waiver.objects.filter(decision=decision, user=person).exists():
        return YES
    words = {"unit": unit, "who": person if for_another else _("Bạn")}
    return no(
        _(
            "%(who)s thuộc %(unit)s, nơi có người, tập thể trong danh sách. Hãy để người khác làm, hoặc nhờ một người "
            "phê duyệt khác của đơn vị ban hành bấm «Cho phép người cùng đơn vị» và ghi lý do."
        )
        % words
    )


def _approved_before(person, step: DecisionStep) -> bool:
    earlier = Approval.objects.approving().filter(
        step__decision=step.decision_id, step__round=step.round, step__order_no__lt=step.order_no
    )
    return earlier.filter(by=person).exists() or earlier.filter(on_behalf_of=person).exists()
