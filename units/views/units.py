from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.views.generic import DetailView, ListView

from common.vietnamese import clean
from units.models import Unit
from units.permissions import may_keep_register
from units.scope import scope_of
from units.selectors.headcounts import headcounts_below, sums_of
from units.selectors.page import branch_of, children_of, unit_page, with_unit_above
from units.views.mixins import PageSizeMixin, UnitScopeMixin


class UnitTreeView(UnitScopeMixin, PageSizeMixin, ListView):
    """The top of what the person reaches, level by level; or what the search finds anywhere below."""

    queryset = Unit.objects.all()
    template_name = "units/unit_tree.html"
    paginate_by = 50

    def get_queryset(self):
        self.query = clean(self.request.GET.get("q", ""))
        reached = super().get_queryset()
        if self.query:
            return reached.matching(self.query).with_former_names(self.query).ended_last()
        if self.request.user.is_superuser:
            return reached.filter(depth=1)
        return reached.filter(path__in=scope_of(self.request.user).paths())

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs) | {"query": self.query}
        shown = list(context["object_list"])
        if self.query:
            shown = with_unit_above(shown)
        elif len(shown) == 1 and shown[0].numchild:
            shown[0].branch = branch_of(shown[0], self.paginate_by)
        return context | {"object_list": shown}


class UnitChildrenView(UnitScopeMixin, PageSizeMixin, ListView):
    """The units right under one, fifty at a time; a part of the tree, or a page of its own."""

    queryset = Unit.objects.all()
    paginate_by = 50

    def get_template_names(self):
        part = self.request.htmx and not self.request.htmx.boosted
        return ["units/_unit_branch.html" if part else "units/unit_children.html"]

    def get_queryset(self):
        self.parent = get_object_or_404(super().get_queryset(), pk=self.kwargs["pk"])
        return children_of(self.parent)

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"parent": self.parent}

    def render_to_response(self, context, **response_kwargs):
        response = super().render_to_response(context, **response_kwargs)
        patch_vary_headers(response, ["HX-Request"])
        return response


class UnitHeadcountsView(UnitScopeMixin, PageSizeMixin, ListView):
    """What the figure of the units under one is made of."""

    queryset = Unit.objects.all()
    paginate_by = 50
    template_name = "units/unit_headcounts.html"

    def get_queryset(self):
        self.parent = get_object_or_404(super().get_queryset(), pk=self.kwargs["pk"])
        return headcounts_below(self.parent, timezone.localdate())

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        return context | {"parent": self.parent, "sums": sums_of(context["paginator"].object_list)}


class UnitDetailView(UnitScopeMixin, DetailView):
    queryset = Unit.objects.all()
    template_name = "units/unit_detail.html"

    def get_context_data(self, **kwargs):
        unit, viewer = self.object, self.request.user
        page = unit_page(unit, viewer=viewer, day=timezone.localdate())
        return super().get_context_data(**kwargs) | page | {"may_keep": may_keep_register(viewer, unit)}
