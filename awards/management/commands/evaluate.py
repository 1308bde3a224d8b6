import datetime as dt
import json
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from awards.selectors.question import Answer, answer
from awards.tally.facts import MalformedFacts
from awards.tally.shape import Malformed
from awards.tally.wording.labels import VERDICT_LABELS
from common.errors import DomainError
from common.management.base import OneLineCommand
from common.vietnamese import clean

OUTCOMES = {
    "eligible": gettext_lazy("Đủ điều kiện"),
    "not_eligible": gettext_lazy("Không đủ điều kiện"),
    "missing_data": gettext_lazy("Thiếu dữ liệu"),
}


class Command(OneLineCommand):
    help = gettext_lazy("Xét số liệu trong tệp JSON theo tiêu chuẩn khen thưởng; không cần dữ liệu của đối tượng.")

    def add_arguments(self, parser):
        parser.add_argument(
            "facts", metavar="FACTS.json", nargs="+", type=Path, help=_("tệp số liệu của một đối tượng")
        )
        parser.add_argument("--award", metavar="CODE", type=clean, default="", help=_("mã hình thức khen"))
        parser.add_argument("--standard", metavar="FILE.json", type=Path, help=_("tiêu chuẩn chưa công bố"))
        parser.add_argument(
            "--on", metavar="DATE", type=clean, default="", help=_("tiêu chuẩn áp dụng ngày nào (yyyy-mm-dd)")
        )
        parser.add_argument("--format", choices=["text", "json"], default="json")

    def handle(self, *args, facts, award, standard, on, **options):
        published = None if standard is None else _read(standard)
        asked = {"award": award, "published": published, "on": _day(on)}
        answers = [_answer(path, standard, asked) for path in facts]
        for found in answers:
            if options["format"] == "json":
                self.stdout.write(json.dumps(found.to_json(), ensure_ascii=False))
            else:
                self.stdout.write(_in_words(found))


def _answer(path: Path, standard: Path | None, asked: dict[str, Any]) -> Answer:
    facts = _read(path)
    if not isinstance(facts, dict):
        raise CommandError(_("%(file)s: phải là một đối tượng JSON.") % {"file": path})
    try:
        return answer(facts, **asked)
    except Malformed as malformed:
        blamed = path if standard is None or isinstance(malformed, MalformedFacts) else standard
        raise CommandError(f"{blamed}: {malformed.phrase.text(_)}") from malformed
    except DomainError as refusal:
        raise CommandError(f"{path}: {refusal}") from refusal


def _read(path: Path) -> Any:
    try:
        return json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as problem:
        raise CommandError(_("%(file)s: không mở được tệp.") % {"file": path}) from problem
    except ValueError as problem:
        raise CommandError(
            _("%(file)s: không phải JSON hợp lệ (%(problem)s).") % {"file": path, "problem": problem}
        ) from problem


def _day(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text) if text else None
    except ValueError as problem:
        raise CommandError(
            _("--on phải là một ngày dạng yyyy-mm-dd, không phải «%(text)s».") % {"text": text}
        ) from problem


def _in_words(found: Answer) -> str:
    """The outcome, then each condition on its line with what is there."""
    evaluation = found.evaluation
    lines = [f"{found.award}: {OUTCOMES[evaluation.outcome.value]}"]
    lines += [
        f"  {_(VERDICT_LABELS[finding.verdict.value])}: {finding.required.text(_)} – {finding.actual.text(_)}"
        for finding in evaluation.findings
    ]
    if evaluation.nearest_gap:
        lines.append(_("Còn thiếu: %(gap)s") % {"gap": evaluation.nearest_gap.text(_)})
    return "\n".join(lines)
