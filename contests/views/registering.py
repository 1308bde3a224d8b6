from django.contrib import messages
from django.http import JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.generic import ListView, View
from django.views.generic.detail import SingleObjectMixin

from common.pick import LIMIT, pick_rows
from contests.forms.results import DisciplineChoice
from contests.guards import takes_contestants
from contests.models import Contest, Contestant, ContestState
from contests.permissions import may_hold, may_take_out
from contests.selectors.candidates import units_registering
from contests.services.registering import register, take_out
from people.selectors.naming import note_of
from people.selectors.picking import chosen, found, key_of
from units.views.mixins import PageSizeMixin, UnitScopeMixin, refusing


class ContestMixin(UnitScopeMixin, SingleObjectMixin):
    """The contest of the address, where one's units hold it or may send people to it."""

    queryset = Contest.objects.for_page()


class ContestantListView(PageSizeMixin, ListView):
    """Who takes part: for the holder and in published results all, else those of one's own units."""

    template_name = "contests/contestant_list.html"

    def get_queryset(self):
        user = self.request.user
        rows = Contest.objects.for_page().visible_to(user)
        self.contest = get_object_or_404(rows, pk=self.kwargs["pk"])
        contestants = Contestant.objects.of_contest(self.contest).for_list()
        is_told = self.contest.state == ContestState.PUBLISHED
        return contestants if is_told else contestants.visible_to(user)

    def get_context_data(self, **kwargs):
        contest, user = self.contest, self.request.user
        units = units_registering(user, contest)
        may_register = bool(takes_contestants(contest)) and units.exists()
        context = super().get_context_data(**kwargs)
        shows_results = contest.state == ContestState.PUBLISHED or bool(may_hold(user, contest))
        if may_register:
            for row in context["object_list"]:
                row.may_go = bool(may_take_out(user, row))
            context |= self._form(contest, units)
        return context | {"contest": contest, "may_register": may_register, "shows_results": shows_results}

    def _form(self, contest, units):
        typed = self.request.GET.get("q", "")
        found_rows = found(units, typed, LIMIT) if typed else None
        return {
            "form": DisciplineChoice(contest=contest, initial={"discipline": self.request.GET.get("discipline")}),
            "query": typed,
            "results": None if found_rows is None else [_picked(row, contest) for row in found_rows],
            "chosen": [_picked(row, contest) for row in chosen(units, self.request.GET.getlist("subjects")[:LIMIT])],
        }


class SubjectPickView(ContestMixin, View):
    """Who of the units one writes for is called so, for the search field."""

    http_method_names = ["get"]

    def get(self, request, pk):
        contest = self.get_object()
        rows = found(units_registering(request.user, contest), request.GET.get("q", ""), LIMIT + 1)
        return JsonResponse(pick_rows(rows, lambda row: note_of(row, home=contest.unit), key=key_of))


class RegisterView(ContestMixin, View):
    """Whoever was picked is registered for a trade."""

    http_method_names = ["post"]

    def post(self, request, pk):
        contest = self.get_object()
        back = reverse("contests:contestant-list", args=[pk])
        asked = {"discipline": request.POST.get("discipline", ""), "subjects": request.POST.getlist("subjects")}
        if "subjects_find" in request.POST:
            asked["q"] = request.POST.get("subjects_search", "")
            return redirect(f"{back}?{urlencode(asked, doseq=True)}")
        form = DisciplineChoice(request.POST, contest=contest)
        subjects = chosen(units_registering(request.user, contest), asked["subjects"])
        if not form.is_valid():
            messages.error(request, " ".join(form.errors["discipline"]))
        elif not subjects:
            messages.error(request, _("Hãy tìm và chọn người hoặc tập thể thuộc đơn vị của bạn."))
        else:
            return self._register(form.cleaned_data["discipline"], subjects, back)
        return redirect(f"{back}?{urlencode(asked, doseq=True)}")

    def _register(self, discipline, subjects, back):
        with refusing(self.request):
            added = register(discipline, subjects, by=self.request.user)
            said = _("Đã đăng ký %(count)s thí sinh.") % {"count": len(added)}
            if len(added) < len(subjects):
                said += " " + _("%(count)s thí sinh đã có sẵn nên không thêm lại.") % {
                    "count": len(subjects) - len(added)
                }
            messages.success(self.request, said)
        return redirect(back)


class TakeOutView(UnitScopeMixin, SingleObjectMixin, View):
    queryset = Contestant.objects.select_related("discipline__contest", "unit", "member", "collective")
    http_method_names = ["post"]

    def post(self, request, pk):
        contestant = self.get_object()
        with refusing(request, success=_("Đã bỏ thí sinh.")):
            take_out(contestant, by=request.user)
        return redirect("contests:contestant-list", pk=contestant.discipline.contest_id)


def _picked(row, contest):
    return {"id": key_of(row), "label": str(row), "note": note_of(row, home=contest.unit)}
