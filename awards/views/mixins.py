from django.shortcuts import get_object_or_404

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
