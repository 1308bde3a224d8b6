from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property

from awards.models import TallyRun
from awards.permissions import READERS


class RunMixin:
    """A page about a run: found by whoever has a role at or above its campaign's unit, else 404."""

    shown_only = False

    def get_run(self) -> TallyRun:
        runs = TallyRun.objects.visible_to(self.request.user, *READERS).for_list()
        run = get_object_or_404(runs, pk=self.kwargs["pk"])
        if self.shown_only and not run.is_shown:
            return get_object_or_404(runs.none())
        return run


class RunAwardMixin(RunMixin):
    """A page about one award of a run that is done."""

    shown_only = True

    @cached_property
    def run(self):
        return self.get_run()

    @cached_property
    def code(self) -> str:
        """The award asked for, else the one to begin with."""
        wanted = self.request.GET.get("award")
        if wanted and wanted not in self.run.standards["awards"]:
            raise Http404
        return wanted or self.unasked()

    def unasked(self) -> str:
        """The award with most results."""
        return max(self.run.standards["awards"], key=lambda code: (sum(self.run.counts.get(code, {}).values()), code))
