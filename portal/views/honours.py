from django.utils.translation import gettext as _

from awards.models import Honour
from common.capped import CappedPaginator
from portal.forms.filters import HonourForm
from portal.selectors.honours import in_force, named, roll_rows, units_named
from portal.views.base import ROWS, PortalView


class HonourRollView(PortalView):
    """Who holds what by decisions of this system, the latest first; what was revoked is not there."""

    names_people = True

    def get(self, request):
        form = HonourForm(request.GET)
        arms = [in_force(arm) for arm in _found(form.asked())]
        page = CappedPaginator(arms, roll_rows(), ROWS).get_page(request.GET.get("page"))
        description = _("Tập thể, cá nhân được tặng danh hiệu, hình thức khen đang còn hiệu lực.")
        return self.page(
            "honour_roll", title=_("Danh sách vinh danh"), description=description, page_obj=page, filter_form=form
        )


def _found(asked: dict) -> list:
    arms = named(asked["q"]) if "q" in asked else [Honour.objects.all()]
    narrowed = {name: asked[name] for name in ("award", "year") if name in asked}
    if "unit" in asked:
        narrowed["unit__any_of"] = units_named(asked["unit"])
    return [arm.filter(**narrowed) for arm in arms]
