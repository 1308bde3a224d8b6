from django.db.models import Count
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import DetailView, ListView, TemplateView, View

from common.capped import CappedPaginator
from contributions.forms.library import LibraryFilterSet, ReuseForm, SharingForm
from contributions.models import Initiative, Reuse
from contributions.permissions.initiative import may_edit_initiative, may_read_content
from contributions.services.sharing import record_reuse, remove_reuse, share_initiative
from units.models import Role, Unit
from units.permissions import may_write_for
from units.scope import scope_of
from units.views.act import ActView
from units.views.mixins import PageSizeMixin, UnitScopeMixin, refusing

REUSES_SHOWN = 10
"""Units on the page of an initiative; all are on a list of their own."""


class LibraryMixin(UnitScopeMixin):
    """An initiative that stands in the person's library."""

    queryset = Initiative.objects.for_list()

    def get_queryset(self):
        return self.queryset.all().in_library_for(self.request.user)


class LibraryView(PageSizeMixin, TemplateView):
    """Initiatives to learn from: of one's own units, and those shared with one."""

    template_name = "contributions/library.html"

    def get_context_data(self, **kwargs):
        rows = Initiative.objects.for_list().annotate(reuse_count=Count("reuses"))
        shelves = Initiative.objects.shelves_of(self.request.user)
        asked = [LibraryFilterSet(self.request.GET, shelf, request=self.request) for shelf in shelves]
        paginator = CappedPaginator([each.qs for each in asked], rows, self.get_paginate_by(rows))
        page = paginator.get_page(self.request.GET.get("page"))
        found = {"page_obj": page, "object_list": page.object_list, "filter_form": asked[0].form}
        return super().get_context_data(**kwargs) | found


class LibraryDetailView(LibraryMixin, DetailView):
    """One initiative of the library: what may be read of it, and who applies it again."""

    template_name = "contributions/library_detail.html"
    context_object_name = "initiative"

    def get_context_data(self, **kwargs):
        user = self.request.user
        return super().get_context_data(**kwargs) | {
            "reads": may_read_content(user, self.object),
            "reuses": removable(self.object.reuses.for_list()[:REUSES_SHOWN], user),
            "reuse_count": self.object.reuses.count(),
            "writes": scope_of(user).holds(Role.EDITOR, Role.SPECIALIST),
            "is_within": user.is_superuser or scope_of(user).covers(self.object.unit.path),
        }


class ReuseListView(LibraryMixin, PageSizeMixin, ListView):
    """All units that apply an initiative of the person's library again."""

    queryset = Initiative.objects.select_related("unit")
    template_name = "contributions/reuse_list.html"

    def get_queryset(self):
        self.initiative = get_object_or_404(super().get_queryset(), pk=self.kwargs["pk"])
        return self.initiative.reuses.for_list()

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs) | {"initiative": self.initiative}
        return context | {"reuses": removable(context["object_list"], self.request.user)}


class ReuseCreateView(ActView):
    form_class = ReuseForm
    title = gettext_lazy("Áp dụng lại sáng kiến")
    button = gettext_lazy("Ghi áp dụng lại")
    consequences = gettext_lazy("Đơn vị đứng trong danh sách áp dụng lại của sáng kiến; ai xem sáng kiến đều thấy.")
    done = gettext_lazy("Đã ghi đơn vị áp dụng lại.")

    def find(self):
        rows = Initiative.objects.select_related("unit").in_library_for(self.request.user)
        self.initiative = get_object_or_404(rows, pk=self.kwargs["pk"])

    def get_initial(self):
        """The unit a person fills in for, where there is only one such."""
        own = list(Unit.objects.active().filter(path__in=scope_of(self.request.user).paths(Role.EDITOR))[:2])
        return {"unit": own[0].code} if len(own) == 1 else {}

    def act(self, **typed):
        record_reuse(self.initiative, by=self.request.user, **typed)

    def about(self):
        return self.initiative.title

    def back_url(self):
        return reverse("contributions:library-detail", args=[self.initiative.pk])


class ReuseRemoveView(View):
    """The unit no longer applies it, or never did."""

    http_method_names = ["post"]

    def post(self, request, pk):
        reuse = get_object_or_404(Reuse.objects.select_related("unit").visible_to(request.user), pk=pk)
        with refusing(request, success=_("Đã bỏ dòng áp dụng lại.")):
            remove_reuse(reuse, by=request.user)
        return redirect("contributions:library-detail", pk=reuse.initiative_id)


class InitiativeShareView(ActView):
    form_class = SharingForm
    title = gettext_lazy("Chia sẻ trong thư viện")
    button = gettext_lazy("Lưu")
    consequences = gettext_lazy(
        "Sáng kiến đã được công nhận thì hiện trong thư viện của những người được chia sẻ. Nội dung bí mật không hiện: "
        "người ngoài chỉ thấy tên và hiệu quả."
    )
    done = gettext_lazy("Đã lưu chia sẻ.")

    def find(self):
        rows = Initiative.objects.select_related("unit").visible_to(self.request.user)
        self.initiative = get_object_or_404(rows, pk=self.kwargs["pk"])

    def verdict(self):
        return may_edit_initiative(self.request.user, self.initiative)

    def get_initial(self):
        return {"sharing": self.initiative.sharing}

    def act(self, sharing):
        share_initiative(self.initiative, sharing=sharing, by=self.request.user)

    def about(self):
        return self.initiative.title

    def back_url(self):
        return reverse("contributions:initiative-detail", args=[self.initiative.pk])


def removable(reuses, user) -> list[tuple[Reuse, bool]]:
    """Each of ``reuses`` with whether ``user`` may take it off."""
    return [(reuse, bool(may_write_for(user, reuse.unit))) for reuse in reuses]
