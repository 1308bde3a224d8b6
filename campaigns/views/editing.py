"""What the pages that change a dossier have in common: found through the scope, saved once, nothing typed is lost."""

from collections.abc import Collection
from datetime import UTC, datetime

from django.contrib import messages
from django.core.cache import cache
from django.http import JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.views.generic.detail import SingleObjectMixin

from campaigns.guards.dossier import part_is_open
from campaigns.models import Dossier
from campaigns.permissions.dossier import may_edit
from campaigns.selectors.readiness import readiness
from common.errors import DomainError, NotAllowed, StaleEdit
from common.verdict import YES, Verdict, no
from units.models import Role
from units.permissions import unit_above_acting
from units.views.mixins import UnitScopeMixin
from units.views.shared_form import CONFLICT, SharedFormView

UNCLEAR = 422
WRITING = (Role.EDITOR, Role.SPECIALIST)
KEPT_FOR = 6 * 3600
LINES_SHOWN = 8
LONGEST_NUMBER = 18
LONGEST_KEY = 64
LONG_AGO = datetime.min.replace(tzinfo=UTC)


def edit_verdict(user, dossier, *parts: str) -> Verdict:
    """Whether the pages of the dossier offer to change it; with keys of ``parts``, one of these."""
    verdict = may_edit(user, dossier)
    if verdict and not dossier.is_editable:
        return no(_("Hồ sơ đang ở trạng thái «%(state)s» nên không sửa được.") % {"state": dossier.get_state_display()})
    return verdict and (part_is_open(dossier, *parts) if parts else YES)


def part_shown(user, dossier, *parts: str) -> dict:
    """Whether the page of a part offers to change it, and why not where the return left it closed."""
    is_open = bool(edit_verdict(user, dossier, *parts))
    closed = "" if is_open or not edit_verdict(user, dossier) else part_is_open(dossier, *parts).reason
    return {"is_open": is_open, "why_closed": closed}


def about(dossier) -> dict:
    """The dossier with the line under the heading: whose, in which campaign and phase."""
    parts = [dossier.unit.name, dossier.campaign.name, dossier.phase and dossier.phase.name]
    return {"dossier": dossier, "lead": " · ".join(filter(None, parts))}


def beside_form(request, dossier) -> dict:
    """What every page around a form of the dossier shows: whose it is, and for whom one works.

    What is missing is read once the page is there, unless it brings ``missing_from`` along.
    """
    return about(dossier) | {"on_behalf": unit_above_acting(request.user, dossier.unit)}


def missing_from(dossier, counts=None) -> dict:
    """«Còn thiếu gì?» in the page itself, and the problems it is made of."""
    problems = readiness(dossier, counts)
    return {"problems": problems, "missing": missing_of(problems)}


def missing_of(problems) -> dict:
    """«Còn thiếu gì?» as lines with links: what keeps the dossier from being sent, then advice."""
    lines = [
        {"text": one.text, "url": reverse(one.url_name, args=one.url_args), "blocking": one.blocking}
        for one in problems
    ]
    blocking = [line for line in lines if line["blocking"]]
    advice = [line for line in lines if not line["blocking"]]
    return {"blocking": blocking, "advice": advice, "shown": LINES_SHOWN}


class DossierWriteMixin(UnitScopeMixin, SingleObjectMixin):
    """A dossier the person writes for, by the ``pk`` of the address; for others it is not found."""

    queryset = Dossier.objects.for_form()
    scope_roles = WRITING


class DossierFormView(DossierWriteMixin, SharedFormView):
    """One form about a dossier."""

    template_name = ""

    def closed(self):
        if not (verdict := edit_verdict(self.request.user, self.dossier, *self.parts())):
            messages.info(self.request, verdict.reason)
            return redirect("campaigns:dossier-detail", pk=self.dossier.pk)
        if not (verdict := self.may_change()):
            messages.info(self.request, verdict.reason)
            return redirect(self.next_page())
        return None

    def find(self):
        """Reads the rows of the address into ``dossier`` and what else the view needs."""
        self.dossier = self.get_object()

    def parts(self) -> Collection[str]:
        """The keys of the parts of the dossier of which one must be open for the form."""
        raise NotImplementedError

    def may_change(self) -> Verdict:
        """Whether what the form is about may be changed in a dossier that is open."""
        return YES

    def saved_row(self):
        """The row the form is about."""
        return self.dossier

    def spot(self) -> str:
        """Where in the dossier whoever has the form open is at work."""
        raise NotImplementedError

    def next_page(self) -> str:
        return reverse("campaigns:dossier-detail", args=[self.dossier.pk])

    def version(self) -> int | str:
        """What a new form carries: the version its content was read at, or the moment that was saved."""
        return self.dossier.version

    def hidden_fields(self) -> dict:
        """What a form that stays open must carry from now on."""
        return {"version": self.version()}

    def context(self) -> dict:
        return {}

    def page(self, form, *, status=200, version=None, **extra):
        context = beside_form(self.request, self.dossier) | {
            "form": form,
            "version": self.version() if version is None else version,
            "part_url": self.request.path,
            "spot": self.spot(),
            "is_unsaved": self.request.method == "POST",
        }
        return render(self.request, self.template_name, context | self.context() | extra, status=status)


class AutosaveMixin:
    """The same form, saved by itself: answers when it was saved and what its hidden fields are now, or why not."""

    http_method_names = ["post"]

    def post(self, request, *args, **kwargs):
        self.find()
        form = self.bind(request.POST)
        if not self.is_valid(form):
            return JsonResponse({"message": _("Chưa lưu được: %(why)s") % {"why": first_error(form)}}, status=UNCLEAR)
        try:
            self.save(form)
        except StaleEdit as refusal:
            return JsonResponse({"conflict": True, "message": str(refusal)}, status=CONFLICT)
        except NotAllowed as refusal:
            return JsonResponse({"message": str(refusal)}, status=403)
        except DomainError as refusal:
            return JsonResponse({"message": str(refusal)}, status=UNCLEAR)
        return JsonResponse({"saved_at": f"{timezone.localtime():%H:%M}", "fields": self.renewed()})

    def renewed(self) -> dict:
        """The hidden fields of the form after the save."""
        self.find()
        return self.hidden_fields()


def first_error(form) -> str:
    """The first thing wrong with the form, named by its field."""
    for name, sentences in form.errors.items():
        label = "" if name == "__all__" else f"{form.fields[name].label}: "
        return f"{label}{sentences[0]}"
    return ""


def moment_of(request) -> datetime:
    """As ``version_of`` for a form opened with the moment its row was saved."""
    return moment_in(request.POST.get("version", ""))


def moment_in(raw: str) -> datetime:
    """The moment in ``raw``; nonsense is older than everything."""
    try:
        return parse_datetime(raw) or LONG_AGO
    except ValueError:
        return LONG_AGO


def version_of(request) -> int:
    """The version the form was opened with; nonsense is older than everything."""
    return whole(request.POST.get("version", ""))


def whole(raw: str) -> int:
    """The number in ``raw``; 0, which is the key of nothing, when it holds none or one too long for the database."""
    return int(raw) if raw.isdecimal() and raw.isascii() and len(raw) <= LONGEST_NUMBER else 0


class FormKey:
    """Which row a form for a new one has made, so that the form sent again changes that row and makes no second."""

    def __init__(self, user, key):
        """Only what our own pages hand out as ``key`` counts as one."""
        self.name = f"form:{user.pk}:{key}"
        self.is_known = key.isascii() and key.isalnum() and len(key) <= LONGEST_KEY

    def made(self) -> int | None:
        """The key of the row; ``None`` before there is one."""
        return (cache.get(self.name) or None) if self.is_known else None

    def claim(self) -> None:
        """From now on only this request makes the row; raises ``DomainError`` while another does."""
        if self.is_known and not cache.add(self.name, 0, KEPT_FOR):
            raise DomainError(_("Nội dung này đang được lưu. Hãy bấm lưu lần nữa sau giây lát."))

    def keep(self, pk: int) -> None:
        if self.is_known:
            cache.set(self.name, pk, KEPT_FOR)

    def release(self) -> None:
        if self.is_known:
            cache.delete(self.name)
