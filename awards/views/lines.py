from django.views.generic import TemplateView

from awards.selectors.lines import rule_lines, trait_shares
from awards.views.mixins import RunAwardMixin


class RunLinesView(RunAwardMixin, TemplateView):
    """The line of every quota of one award, and whose share among the chosen falls short."""

    template_name = "awards/run_lines.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "run": self.run,
            "code": self.code,
            "award": self.run.standards["awards"][self.code]["name"],
            "lines": rule_lines(self.run, self.code),
            "shares": trait_shares(self.run, self.code),
        }
