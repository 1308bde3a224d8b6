import json
from pathlib import Path

from django.core.management.base import CommandError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from awards.models import TallyRun
from awards.selectors.changes import people_of
from awards.selectors.simulation import Scenario, simulate
from awards.tally.quotas import MalformedQuotas, Quotas, parse_quotas
from common.management.base import OneLineCommand


class Command(OneLineCommand):
    help = gettext_lazy(
        "Thử chỉ tiêu khác trên một lần tổng hợp đã xong: ai vào, ai ra. Chỉ đọc, không ghi gì. "
        "FILE.json là chỉ tiêu theo mã hình thức khen."
    )

    def add_arguments(self, parser):
        parser.add_argument("run", metavar="RUN", type=int, help=_("số của lần tổng hợp"))
        parser.add_argument("--quota", metavar="FILE.json", required=True, help=_("tệp chỉ tiêu"))
        parser.add_argument("--format", choices=["text", "json"], default="text")

    def handle(self, *args, run, quota, **options):
        found = TallyRun.objects.select_related("campaign__unit").filter(pk=run).first()
        if found is None or not found.is_shown:
            raise CommandError(_("Không có lần tổng hợp nào đã xong mang số %(run)s.") % {"run": run})
        awards = {code: self._figures(found, code, quotas) for code, quotas in self._read(found, quota).items()}
        self._print({"run": run, "simulation": True, "awards": awards}, options["format"])

    def _read(self, run, name: str) -> dict[str, Quotas]:
        """The quotas of the file by award; one set of quotas speaks of the run's only award."""
        try:
            obj = json.loads(Path(name).read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError, ValueError) as problem:
            raise CommandError(
                _("Không đọc được tệp %(name)s: %(problem)s") % {"name": name, "problem": problem}
            ) from None
        known = run.standards["awards"]
        if isinstance(obj, dict) and {"rules", "overall", "scopes"} & set(obj) and len(known) == 1:
            obj = {next(iter(known)): obj}
        if not isinstance(obj, dict) or not obj or set(obj) - set(known):
            codes = {"codes": ", ".join(sorted(known))}
            raise CommandError(_("Tệp chỉ tiêu phải là {mã hình thức: chỉ tiêu}, với mã trong: %(codes)s.") % codes)
        try:
            return {code: parse_quotas(quotas) for code, quotas in obj.items()}
        except MalformedQuotas as malformed:
            raise CommandError(malformed.phrase.text(_)) from None

    def _figures(self, run, code: str, quotas: Quotas) -> dict:
        simulation = simulate(run, Scenario(code, quotas, {}))
        return {
            "before": simulation.before,
            "recommended": simulation.after,
            "ties": simulation.ties,
            "enters": [row.entry.subject_code for row in people_of(simulation.enters)],
            "leaves": [row.entry.subject_code for row in people_of(simulation.leaves)],
        }

    def _print(self, figures: dict, form: str) -> None:
        if form == "json":
            self.stdout.write(json.dumps(figures, ensure_ascii=False))
            return
        self.stdout.write(_("MÔ PHỎNG trên lần tổng hợp %(run)s, không ghi gì.") % {"run": figures["run"]})
        line = _("%(code)s: đang đề nghị %(before)s, sẽ đề nghị %(recommended)s; vào %(enters)s, ra %(leaves)s.")
        for code, award in figures["awards"].items():
            listed = {key: ", ".join(award[key]) or "–" for key in ("enters", "leaves")}
            self.stdout.write(line % {**award, **listed, "code": code})
