"""Pages about rows that say how a unit's papers look."""

from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from units.models import Role
from units.views.mixins import FilteredListView, ManagersOnlyMixin
from units.views.shared_form import SharedFormView


class LookListView(ManagersOnlyMixin, FilteredListView):
    """The rows of the units one manages."""

    scope_roles = (Role.MANAGER,)


class LookFormView(ManagersOnlyMixin, SharedFormView):
    """A new row of ``model``, or one within reach; ``address`` is the name of the list."""

    model = None
    form_class = None
    template_name = ""
    address = ""

    def find(self):
        if "pk" in self.kwargs:
            self.row = get_object_or_404(reached(self.model, self.request.user), pk=self.kwargs["pk"])

    def bind(self, data=None, files=None):
        instance = self.model.objects.get(pk=self.row.pk) if self.row else self.model()
        initial = {} if self.row else {"unit": self.request.GET.get("unit")}
        return self.form_class(data, instance=instance, initial=initial, user=self.request.user)

    def save(self, form):
        if self.row is None:
            self.create(**form.cleaned_data)
        else:
            self.update(version=self.opened_with(), **form.cleaned_data)

    def create(self, **typed) -> None:
        raise NotImplementedError

    def update(self, **typed) -> None:
        raise NotImplementedError

    def next_page(self):
        return reverse(self.address)

    def page(self, form, *, status=200, version=None, **extra):
        shown = self.row.version if version is None and self.row else version or 0
        context = {"form": form, "row": self.row, "version": shown, **extra}
        return render(self.request, self.template_name, context, status=status)


def reached(model, user):
    """The rows of ``model`` that ``user`` keeps."""
    return model.objects.select_related("unit").visible_to(user, Role.MANAGER)
