from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from portal.forms.filters import DecisionForm
from portal.selectors.decisions import later_than, public_decisions, recipients_of, years_of_decisions
from portal.selectors.honours import units_named
from portal.views.base import ROWS, PortalView

RECIPIENTS = 50


class DecisionListView(PortalView):
    """Issued decisions by year, issuer and words of the title, the latest first."""

    names_people = True

    def get(self, request):
        form = DecisionForm(request.GET)
        asked = form.asked()
        rows = public_decisions()
        if "q" in asked:
            rows = rows.matching(asked["q"])
        if "issuer" in asked:
            rows = rows.filter(unit__in=units_named(asked["issuer"]))
        if "year" in asked:
            rows = rows.filter(year=asked["year"])
        page = Paginator(rows, ROWS).get_page(request.GET.get("page"))
        context = {"page_obj": page, "filter_form": form, "years": years_of_decisions()}
        description = _("Quyết định khen thưởng đã ban hành, theo năm và nơi ban hành.")
        return self.page("decision_list", title=_("Quyết định đã ban hành"), description=description, **context)


class DecisionView(PortalView):
    """An issued decision, what later ones say of it, and who was awarded by it and still is."""

    names_people = True

    def get(self, request, pk):
        decision = get_object_or_404(public_decisions(), pk=pk)
        page = Paginator(recipients_of(decision), RECIPIENTS).get_page(request.GET.get("page"))
        title = _("Quyết định %(number)s") % {"number": decision.number_label}
        context = {"decision": decision, "later": later_than(decision), "page_obj": page}
        return self.page("decision", title=title, description=decision.subject_matter, **context)
