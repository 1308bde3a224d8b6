from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.generic import ListView, View

from campaigns.forms.reminding import OwingFilterSet
from campaigns.models import Campaign, DossierKind
from campaigns.permissions.reminding import may_remind
from campaigns.selectors.owing import debts, owing, reminded_today, reminders_of
from campaigns.selectors.progress import Progress, come_to, dossiers_asked
from campaigns.services.reminding import remind_by_hand
from common.clock import today
from common.keys import keys_of
from common.serving import refuse
from notices.models import ReminderDay, ReminderKind
from units.models import Role
from units.selectors.people import people_by_unit
from units.views.mixins import PageSizeMixin, UnitScopeMixin, refusing

SHOWN = 50
"""So many units stand in the preview; of more it says how many."""


class OwingMixin(UnitScopeMixin):
    """Units within one's reach as a specialist that owe the campaign a dossier of ``?kind=``, by the filters."""

    queryset = Campaign.objects.select_related("unit")

    def dispatch(self, request, *args, **kwargs):
        answers = request.method.lower() in self.http_method_names and hasattr(self, request.method.lower())
        if answers and request.user.is_authenticated and not (verdict := may_remind(request.user, self.campaign)):
            refuse(request, verdict.reason)
            return redirect("campaigns:campaign-detail", pk=self.campaign.pk)
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def campaign(self):
        return get_object_or_404(self.queryset.visible_to(self.request.user), pk=self.kwargs["pk"])

    @cached_property
    def kind(self):
        asked = self.request.GET.get("kind")
        return DossierKind(asked) if asked in DossierKind.values else DossierKind.REGISTRATION

    @cached_property
    def filterset(self):
        rows = owing(self.campaign, self.kind).visible_to(self.request.user, Role.SPECIALIST)
        rows = rows.select_related("unit", "campaign").order_by("unit__path")
        return OwingFilterSet(self.request.GET, rows, asked=self.kind)


class CampaignRemindersView(OwingMixin, PageSizeMixin, ListView):
    """Who owes what until when, and who was reminded of it when."""

    template_name = "campaigns/campaign_reminders.html"

    def get_queryset(self):
        return self.filterset.qs

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        page = list(context["object_list"])
        reminded = reminders_of(page, self.kind)
        return context | {
            "campaign": self.campaign,
            "filter_form": self.filterset.form,
            "rows": [{"debt": debt, "reminders": reminded[debt.participation.pk]} for debt in debts(page, self.kind)],
            "days": ReminderDay.objects.of(ReminderKind.DOSSIER).on(today()),
            "nobody_up": self._nobody_up(),
        }

    def _nobody_up(self) -> int:
        """Units within reach that owe no proposal because they put nobody up."""
        if self.kind != DossierKind.PROPOSAL:
            return 0
        reached = self.campaign.participations.visible_to(self.request.user, Role.SPECIALIST)
        return reached.filter(come_to(Progress.NOBODY_UP, dossiers_asked(self.campaign, kind=self.kind))).count()


class CampaignRemindView(OwingMixin, View):
    """What the chosen units would be told and who would read it; confirmed, they are told."""

    http_method_names = ["post"]

    def post(self, request, pk):
        keys = self._chosen()
        if not keys:
            messages.error(request, _("Hãy đánh dấu ít nhất một đơn vị."))
            return redirect(self._back())
        if "confirm" not in request.POST:
            return render(request, "campaigns/campaign_remind.html", self._preview(keys))
        with refusing(request) as outcome:
            count = remind_by_hand(self.campaign, keys, kind=self.kind, by=request.user)
        if outcome.done:
            self._say(count, left=len(keys) - count)
        return redirect(self._back())

    def _chosen(self) -> set[int]:
        """The ticked invitations, or all that the filters in the address match."""
        if "select_all" in self.request.POST:
            return set(self.filterset.qs.order_by().values_list("pk", flat=True))
        return set(keys_of(self.request.POST.getlist("units")))

    def _preview(self, keys):
        rows = owing(self.campaign, self.kind).visible_to(self.request.user, Role.SPECIALIST).filter(pk__in=keys)
        rows = rows.exclude(pk__in=reminded_today(self.kind).values("target_id"))
        found = debts(rows.select_related("unit", "campaign").order_by("unit__path")[:SHOWN], self.kind)
        people = people_by_unit(Role.EDITOR, units=[debt.participation.unit_id for debt in found])
        everything, chosen = "select_all" in self.request.POST, rows.count()
        return {
            "campaign": self.campaign,
            "rows": [{"debt": debt, "people": people.get(debt.participation.unit_id, [])} for debt in found],
            "chosen": chosen,
            "more": max(chosen - SHOWN, 0),
            "left": len(keys) - chosen,
            "everything": everything,
            "keys": [] if everything else sorted(keys),
            "back": self._back(),
        }

    def _say(self, count, *, left):
        if count:
            said = ngettext("Đã nhắc %(count)d đơn vị.", "Đã nhắc %(count)d đơn vị.", count)
            messages.success(self.request, said % {"count": count})
        if left:
            said = ngettext(
                "%(count)d đơn vị không được nhắc: đã gửi hồ sơ, hoặc hôm nay đã có người nhắc.",
                "%(count)d đơn vị không được nhắc: đã gửi hồ sơ, hoặc hôm nay đã có người nhắc.",
                left,
            )
            messages.warning(self.request, said % {"count": left})

    def _back(self):
        asked = self.request.GET.urlencode()
        return reverse("campaigns:campaign-reminders", args=[self.campaign.pk]) + (f"?{asked}" if asked else "")
