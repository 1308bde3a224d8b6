from django.apps import apps
from django.db import models
from django.db.models import Count, Exists, OuterRef, Prefetch, Q
from django.db.models.functions import Coalesce

from common.clock import today
from common.expressions import Unaccented
from common.vietnamese import fold
from units.models import Role
from units.querysets import DatedQuerySet, UnitScopedQuerySet
from units.scope import scope_of

ISSUED, DISCARDED = "issued", "discarded"
GIVING = ("award", "replacement")
"""Kinds whose lines give honours."""
PLAQUE = "plaque"
WRITING = ("create", "edit", "renew")
"""Moves of the audit by which somebody wrote a part of a decision or a letter."""
DEPUTY_ROLES = tuple(role for role in Role if role not in (Role.EDITOR, Role.AUDITOR))
"""Whoever holds one of these at the unit itself may be named there, and acts there while they hold it.

Editors put people up, auditors look into what was decided: neither decides in another's place.
"""
WHOLE = ("collective", "unit")
"""Kinds of recipients that are many people together."""


class DecisionQuerySet(UnitScopedQuerySet):
    def visible_to(self, user, *roles):
        """Those of ``seen_inside_by``; issued ones also where they name somebody of the person's units."""
        if user.is_superuser:
            return self
        naming = apps.get_model("decisions.DecisionLine").objects.filter(decision=OuterRef("pk"))
        named = Q(Exists(naming.of_units_within(scope_of(user).paths())), state=ISSUED)
        return self.filter(self._inside(user, *roles) | named)

    def seen_inside_by(self, user, *roles):
        """Those whose steps and course the person reads: of their units by any of ``roles``, or brought to them by a
        step or a delegation."""
        return self if user.is_superuser else self.filter(self._inside(user, *roles))

    def _inside(self, user, *roles):
        asked = Q(Exists(_steps().filter(decision=OuterRef("pk")).asked_of(user)))
        deputised = Q(Exists(apps.get_model("decisions.Delegation").objects.of_issuers(user, OuterRef("unit"))))
        return Q(pk__in=self.within(scope_of(user).paths(*roles)).values("pk")) | asked | deputised

    def kept_by(self, user, *roles):
        """Those of the person's own units by any of ``roles``; being named in one opens nothing."""
        return super().visible_to(user, *roles)

    def awaiting_approval_of(self, user):
        """Those whose present step asks ``user``, who neither wrote nor submitted them nor approved a step before."""
        said = apps.get_model("decisions.Approval").objects.approving().filter(by=user, step__round=OuterRef("round"))
        before = said.filter(step__decision=OuterRef("decision"), step__order_no__lt=OuterRef("order_no"))
        asked = _steps().current().asked_of(user).filter(~Exists(before), decision=OuterRef("pk"))
        return self.filter(Exists(asked)).not_written_by(user)

    def to_issue_by(self, user):
        """Those of units ``user`` approves for, or for whose approver they stand in, that neither of them wrote."""
        own = Q(pk__in=self.within(scope_of(user).paths("approver")).values("pk"))
        principals = apps.get_model("decisions.Delegation").objects.of_issuers(user, OuterRef("unit"))
        submitter = Coalesce(OuterRef("submitted_by"), OuterRef("drafted_by"))
        principals = principals.exclude(principal=OuterRef("drafted_by")).exclude(principal=submitter)
        return self.filter(own | Q(Exists(principals))).not_written_by(user)

    def not_written_by(self, user):
        """Those ``user`` neither drafted, edited nor submitted."""
        lines = apps.get_model("common.AuditEntry").objects.filter(
            subject_type__app_label="decisions", subject_type__model="decision", subject_id=OuterRef("pk")
        )
        edited = Exists(lines.filter(actor=user, move__in=WRITING))
        return self.filter(~edited).exclude(Q(drafted_by=user) | Q(submitted_by=user))

    def overdue(self):
        """Those whose present step is not taken although its last day is over."""
        return self.filter(Exists(_steps().overdue().filter(decision=OuterRef("pk"))))

    def issued(self):
        """Those that are published: nothing of them changes any more."""
        return self.filter(state=ISSUED)

    def binding(self):
        """All but drafts that were put aside."""
        return self.exclude(state=DISCARDED)

    def matching(self, text):
        """Those whose text, dấu or not, or whose number holds ``text``."""
        found = Q(plain__contains=fold(text)) | _numbered(text)
        return self.annotate(plain=Unaccented("subject_matter"), plain_symbol=Unaccented("symbol")).filter(found)

    def numbered(self, text):
        """Those whose number is ``text``: «12», «12/QĐ-LĐLĐ» or its beginning, dấu or not."""
        return self.alias(plain_symbol=Unaccented("symbol")).filter(_numbered(text))

    def amended_by(self, kind):
        """Those that an issued decision of ``kind`` is about."""
        later = self.model.objects.issued().filter(about=OuterRef("pk"), kind=kind)
        return self.filter(Exists(later))

    def for_list(self):
        """Each with ``open_steps``, the one step whose turn it is."""
        waiting = Prefetch("steps", queryset=_steps().current().select_related("unit"), to_attr="open_steps")
        rows = self.select_related("unit", "award", "campaign").prefetch_related(waiting)
        return rows.order_by("-created_at", "-pk")

    def for_page(self):
        people = ("drafted_by", "submitted_by", "issued_by")
        return self.select_related("unit", "award", "campaign", "run", "about__unit", *people)


def _numbered(text):
    """The condition of having ``text`` as the number, as far as it is typed; the symbol stands as ``plain_symbol``."""
    number, _, symbol = fold(text).partition("/")
    if not (number.isdecimal() and number.isascii() and len(number) < 9):
        return Q(pk__in=[])
    return Q(number=int(number), plain_symbol__startswith=symbol.strip())


def _paths_to(path):
    """The paths of the unit at ``path`` and of those above it."""
    length = apps.get_model("units.Unit").steplen
    return [path[:end] for end in range(length, len(path) + 1, length)]


def _steps():
    return apps.get_model("decisions.DecisionStep").objects.all()


class ApprovalStepQuerySet(UnitScopedQuerySet, DatedQuerySet):
    def for_list(self):
        return self.select_related("unit", "award", "at_unit")

    def visible_to(self, user, *roles):
        """Those of the person's units by any of ``roles``, and what units above these set for whole levels."""
        if user.is_superuser:
            return self
        reached = scope_of(user).paths(*roles)
        above = {path for each in reached for path in _paths_to(each)}
        return self.filter(Q(pk__in=self.within(reached).values("pk")) | Q(unit__path__in=above) & ~Q(level=""))

    def for_unit(self, unit, day):
        """Those that hold on ``day`` for what ``unit`` decides: its own, and of units above it for all of its level."""
        above = _paths_to(unit.path)
        return self.on(day).filter(Q(unit=unit, level="") | Q(unit__path__in=above, level=unit.kind))


class DecisionStepQuerySet(models.QuerySet):
    def current(self):
        """Those whose turn it is."""
        return self.filter(is_current=True)

    def overdue(self):
        return self.current().filter(due_on__lt=today())

    def asked_of(self, user):
        """Those ``user`` may take, by a role at their unit itself or in the place of somebody who holds it."""
        wanted = Q(Exists(apps.get_model("decisions.Delegation").objects.of_steps(user)))
        for role, paths in scope_of(user).held.items():
            wanted |= Q(role=role, unit__path__in=paths)
        return self.filter(wanted)

    def for_page(self):
        """In order, each with what was said."""
        said = Prefetch("approvals", queryset=apps.get_model("decisions.Approval").objects.for_page())
        return self.select_related("unit", "decision").prefetch_related(said).order_by("round", "order_no")


class ApprovalQuerySet(models.QuerySet):
    def approving(self):
        return self.filter(verdict="approved")

    def for_page(self):
        return self.select_related("by", "on_behalf_of").order_by("at", "pk")


class DelegationQuerySet(UnitScopedQuerySet, DatedQuerySet):
    """``today`` are those that let somebody act; a role the principal no longer holds passes on nothing."""

    def today(self):
        """Those not withdrawn of these days, whose deputy still holds a role at the unit itself."""
        held = apps.get_model("units.RoleAssignment").objects.today().filter(role__in=DEPUTY_ROLES)
        deputy = held.filter(user=OuterRef("deputy"), unit=OuterRef("unit"))
        rows = self.on(today()).filter(withdrawn_at__isnull=True, principal__is_active=True, deputy__is_active=True)
        return rows.filter(Exists(deputy))

    def with_role(self, role):
        """Those whose principal holds ``role`` at the unit itself today."""
        held = apps.get_model("units.RoleAssignment").objects.today()
        return self.filter(Exists(held.filter(user=OuterRef("principal"), unit=OuterRef("unit"), role=role)))

    def passing_on(self, *roles):
        """Those whose principal holds any of ``roles`` at the unit itself today."""
        held = apps.get_model("units.RoleAssignment").objects.today().filter(role__in=roles)
        return self.filter(Exists(held.filter(user=OuterRef("principal"), unit=OuterRef("unit"))))

    def of_steps(self, user):
        """Within a query of steps: those that let ``user`` take the step."""
        return self.today().filter(deputy=user, unit=OuterRef("unit")).with_role(OuterRef(OuterRef("role")))

    def of_issuers(self, user, unit):
        """Those that let ``user`` issue what ``unit`` decides."""
        return self.today().filter(deputy=user, unit=unit).with_role("approver")

    def for_list(self):
        return self.select_related("unit", "principal", "deputy").order_by("-valid_from", "-pk")

    def concerning(self, user, *roles):
        """Those ``user`` gave or was given, and those of units where any of ``roles`` is held."""
        if user.is_superuser:
            return self
        own = Q(principal=user) | Q(deputy=user)
        return self.filter(own | Q(pk__in=self.within(scope_of(user).paths(*roles)).values("pk")))


class WaiverQuerySet(models.QuerySet):
    def for_page(self):
        return self.select_related("user", "granted_by").order_by("pk")


class DecisionLineQuerySet(UnitScopedQuerySet):
    unit_path = "decision__unit__path"

    def of_units_within(self, paths):
        """Lines about somebody of a unit under any of ``paths``."""
        wanted = Q(pk__in=[])
        for path in paths:
            wanted |= Q(unit__path__startswith=path)
        return self.filter(wanted)

    def of_whole_units(self, paths):
        """Lines about one of the units with those ``paths`` as a whole, or about a collective of it."""
        return self.filter(unit__path__in=paths, subject_kind__in=WHOLE)

    def issued(self):
        """Lines of published decisions."""
        return self.filter(decision__state=ISSUED)

    def binding(self):
        """Lines of decisions that stand or may still come: who is in one stands in no other."""
        return self.exclude(decision__state=DISCARDED)

    def giving(self):
        """Lines that give an honour, or will."""
        return self.filter(decision__kind__in=GIVING, ends=False)

    def ending(self):
        """Lines that take an honour back or have it replaced, or will."""
        return self.filter(ends=True)

    def asking_plaque(self):
        """Lines of works whose plaque the decision gives once it is issued."""
        return self.binding().filter(decision__kind=PLAQUE).exclude(decision__state=ISSUED)

    def correcting(self):
        """Lines of published corrections, the last first: its texts hold."""
        return self.issued().filter(decision__kind="correction").order_by("-decision__issued_at", "-pk")

    def with_subject(self):
        return self.select_related("award", "member", "collective", "subject_unit", "unit", "honour")

    def in_order(self):
        """As the list that goes with the decision prints them."""
        return self.order_by("decision", "order_no")


class DecisionBasisQuerySet(models.QuerySet):
    def in_order(self):
        return self.select_related("document").order_by("position", "pk")


class SubmissionLetterQuerySet(UnitScopedQuerySet):
    """Letters to higher bodies: of the units that wrote them, and of those they went to."""

    def visible_to(self, user, *roles):
        """Those of the person's units by any of ``roles``; sent ones also where these reach the unit addressed."""
        if user.is_superuser:
            return self
        paths = scope_of(user).paths(*roles)
        return self.filter(Q(pk__in=self.within(paths).values("pk")) | Q(pk__in=self.received(paths).values("pk")))

    def received(self, paths):
        """Sent ones that are addressed to a unit under any of ``paths``."""
        wanted = Q(pk__in=[])
        for path in paths:
            wanted |= Q(addressee_unit__path__startswith=path)
        return self.filter(wanted).exclude(state="draft")

    def matching(self, text):
        """Those whose text or addressee, dấu or not, or whose number holds ``text``."""
        number, _, symbol = text.partition("/")
        by_number = Q(number=int(number)) if number.isdigit() and len(number) < 9 else Q(pk__in=[])
        if symbol:
            by_number &= Q(symbol__istartswith=symbol)
        said = self.annotate(plain=Unaccented("subject_matter"), to_plain=Unaccented("addressee"))
        return said.filter(Q(plain__contains=fold(text)) | Q(to_plain__contains=fold(text)) | by_number)

    def awaiting_answer(self):
        """Those the higher body has not answered, or not wholly."""
        return self.filter(state="sent")

    def overdue(self):
        """Those whose answer was asked by a day that is over."""
        return self.filter(state="sent", due_on__lt=today())

    def partly_answered(self):
        """Those about some of whose lines the higher body has answered, and not about all."""
        lines = apps.get_model("decisions.SubmissionLine").objects.filter(letter=OuterRef("pk"))
        return self.filter(Exists(lines.exclude(answer="waiting")), state="sent")

    def counted(self):
        """Each with how many lines it has: ``total``, ``granted``, ``not_granted``, ``waiting``."""
        answers = ("granted", "not_granted", "waiting")
        counts = {answer: Count("lines", filter=Q(lines__answer=answer)) for answer in answers}
        return self.annotate(total=Count("lines"), **counts)

    def for_list(self):
        return self.counted().select_related("unit", "run__campaign").order_by("-created_at", "-pk")

    def for_page(self):
        people = ("drafted_by", "sent_by")
        return self.select_related("unit", "addressee_unit", "run__campaign__unit", *people)


class SubmissionLineQuerySet(UnitScopedQuerySet):
    unit_path = "letter__unit__path"

    def live(self):
        """Those whose recommendation is bound by the letter."""
        return self.filter(is_live=True)

    def giving(self):
        """All of them: each asks for an honour."""
        return self

    def waiting(self):
        """Those the higher body has not answered."""
        return self.filter(answer="waiting")

    def in_order(self):
        """As the list that goes with the letter prints them."""
        return self.order_by("letter", "order_no")


class SubmissionFileQuerySet(UnitScopedQuerySet):
    unit_path = "letter__unit__path"
