"""The desk of a unit's officer: the link workers use, its QR code, and what came through it."""

import io

import segno
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import DetailView, View
from django.views.generic.detail import SingleObjectMixin

from common import clock
from contributions.forms.intake import DeclineForm, LinkForm
from contributions.forms.unit import WRITING, UnitForm
from contributions.models import IntakeLink, Suggestion, SuggestionState
from contributions.permissions.initiative import may_add_initiatives, may_answer_suggestion
from contributions.services.intake_link import close_link, open_link
from contributions.services.suggestion import confirm_suggestion, decline_suggestion
from units.models import Unit
from units.views.act import ActView
from units.views.mixins import AllowedMixin, UnitScopeMixin, refusing

SHOWN = 100
"""Suggestions on one desk: more wait only where nobody answers."""


class IntakeView(AllowedMixin, View):
    """The desk of the only unit one writes for, or of the one asked for."""

    may = staticmethod(may_add_initiatives)
    elsewhere = "contributions:initiative-list"

    def get(self, request):
        form = UnitForm(request.GET or None, user=request.user)
        unit = form.chosen()
        if unit is None:
            return render(request, "contributions/initiative_unit.html", {"form": form})
        return redirect("contributions:intake-desk", pk=unit.pk)


class IntakeDeskView(UnitScopeMixin, DetailView):
    queryset = Unit.objects.all()
    scope_roles = WRITING
    template_name = "contributions/intake_desk.html"
    context_object_name = "unit"

    def get_context_data(self, **kwargs):
        link = IntakeLink.objects.filter(unit=self.object, closed_at__isnull=True).first()
        rows = Suggestion.objects.filter(link__unit=self.object, state=SuggestionState.WAITING)
        return super().get_context_data(**kwargs) | {
            "link": link,
            "address": link and self.request.build_absolute_uri(address_of(link)),
            "form": LinkForm(initial={"since": clock.now().isoformat()}),
            "suggestions": rows.select_related("initiative", "sender").order_by("pk")[:SHOWN],
        }

    def post(self, request, pk):
        unit = self.get_object()
        form = LinkForm(request.POST)
        if not form.is_valid():
            messages.error(request, next(iter(form.errors.values()))[0])
            return redirect("contributions:intake-desk", pk=pk)
        with refusing(request, success=_("Đã tạo liên kết. Mã QR in trước đây, nếu có, không dùng được nữa.")):
            open_link(unit, by=request.user, **form.cleaned_data)
        return redirect("contributions:intake-desk", pk=pk)


class LinkMixin(UnitScopeMixin, SingleObjectMixin):
    queryset = IntakeLink.objects.select_related("unit")
    scope_roles = WRITING


class LinkCloseView(LinkMixin, View):
    http_method_names = ["post"]

    def post(self, request, pk):
        link = self.get_object()
        with refusing(request, success=_("Đã đóng liên kết.")):
            close_link(link, by=request.user)
        return redirect("contributions:intake-desk", pk=link.unit_id)


class LinkCodeView(LinkMixin, View):
    """The QR code of the address, to print."""

    def get(self, request, pk):
        code = segno.make(request.build_absolute_uri(address_of(self.get_object())), error="m")
        picture = io.BytesIO()
        code.save(picture, kind="svg", scale=6, border=2)
        return HttpResponse(picture.getvalue(), content_type="image/svg+xml")


class SuggestionMixin:
    """What a worker handed in at a unit one reaches, by the initiative's key."""

    def find(self):
        rows = Suggestion.objects.select_related("initiative__unit", "sender").visible_to(self.request.user)
        self.suggestion = get_object_or_404(rows, initiative=self.kwargs["pk"])

    def back_url(self):
        return reverse("contributions:initiative-detail", args=[self.suggestion.initiative_id])


class SuggestionConfirmView(SuggestionMixin, View):
    http_method_names = ["post"]

    def post(self, request, pk):
        self.find()
        with refusing(request, success=_("Đã xác nhận. Sáng kiến này giờ là của đơn vị.")):
            disagreed = [int(pk) for pk in request.POST.getlist("disagree") if pk.isdecimal()]
            confirm_suggestion(self.suggestion, by=request.user, disagreed=disagreed)
        return redirect(self.back_url())


class SuggestionDeclineView(SuggestionMixin, ActView):
    form_class = DeclineForm
    title = gettext_lazy("Không tiếp nhận sáng kiến")
    button = gettext_lazy("Không tiếp nhận")
    done = gettext_lazy("Đã ghi lý do không tiếp nhận.")
    is_danger = True

    def verdict(self):
        return may_answer_suggestion(self.request.user, self.suggestion)

    def about(self):
        return f"{self.suggestion.initiative} – {self.suggestion.sender}"

    def act(self, reason):
        decline_suggestion(self.suggestion, reason=reason, by=self.request.user)


def address_of(link: IntakeLink) -> str:
    """The path workers open."""
    return reverse("contributions:intake-form", args=[link.key])
