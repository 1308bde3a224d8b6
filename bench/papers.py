"""A decision for many: issued, printed as PDF and .docx, its certificates made and printed with their QR codes."""

import resource
import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from bench._database import analyze, use_loaded_database
from bench._speech import arguments, say, show, table
from bench.pages import prepare_run

RECIPIENTS = 1_500
SHEETS = 1_000
ROUNDS = 3
LIMITS = {"issue": 5.0, "pdf": 2.0, "docx": 3.0, "sheets": 15.0, "sheets_mb": 45.0}
MEGABYTE = 1_000_000
WAITING = ("approved", "proposed")
ELIGIBLE = ("recommended", "below_line")
"""Outcomes of those that may be approved."""


def main() -> None:
    """Measures in seconds, the slowest of the rounds; the decision is a new one each time."""
    chosen = arguments("Công bố một quyết định 1.500 người và in bằng, giấy.")
    use_loaded_database(chosen.rows)
    prepare_run()
    figures = measure()
    rows = [
        (f"công bố {RECIPIENTS} người đến dòng đã đóng băng (giây)", figures["issue"], LIMITS["issue"]),
        ("quyết định và danh sách, PDF (giây)", figures["pdf"], LIMITS["pdf"]),
        ("như trên, .docx (giây)", figures["docx"], LIMITS["docx"]),
        (f"tạo và ký {RECIPIENTS} bằng, giấy (giây)", figures["certificates"], "–"),
        (f"in {SHEETS} tờ có mã QR, một worker (giây)", figures["sheets"], LIMITS["sheets"]),
        (f"tệp {SHEETS} tờ (MB)", figures["sheets_mb"], LIMITS["sheets_mb"]),
        ("bộ nhớ của worker (MB)", figures["peak_mb"], "–"),
    ]
    show(figures | {"limits": LIMITS}, as_json=chosen.json, lines=table(("việc", "đo được", "giới hạn"), rows))


def measure() -> dict[str, Any]:
    """Seconds of each step, with the size of the file of ``SHEETS`` certificates."""
    from certificates.services.certificate import make_batch, start_batch  # noqa: PLC0415 -- after the set-up
    from decisions.selectors.paper import paper_of  # noqa: PLC0415 -- after the set-up
    from papers.content import PaperKind  # noqa: PLC0415 -- after the set-up
    from papers.services.rendering import render_docx, render_pdf  # noqa: PLC0415 -- after the set-up

    decision, issued = _issued()
    say(f"{decision}: {decision.lines.count()} người, tập thể")
    paper = paper_of(decision, with_list=True)
    place = {"unit": decision.unit, "on": decision.signed_on}
    pdf = [_seconds(lambda: render_pdf(PaperKind.DECISION, paper, **place)) for _each in range(ROUNDS)]
    docx = [_seconds(lambda: render_docx(PaperKind.DECISION, paper, **place)) for _each in range(ROUNDS)]
    batch = start_batch(decision, by=decision.drafted_by)
    made = _seconds(lambda: make_batch(batch.pk))
    printed, size = _printed(decision)
    return {
        "recipients": RECIPIENTS,
        "issue": round(issued, 2),
        "pdf": round(max(pdf), 2),
        "docx": round(max(docx), 2),
        "certificates": round(made, 2),
        "sheets": round(printed, 2),
        "sheets_mb": round(size / MEGABYTE, 1),
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }


def _issued() -> tuple[Any, float]:
    """A decision of the province for so many of its results, and how long it took from the button to the commit."""
    from django.contrib.auth import get_user_model  # noqa: PLC0415 -- after the set-up

    from awards.models import TallyRun  # noqa: PLC0415 -- after the set-up
    from catalogue.models import LegalDocument  # noqa: PLC0415 -- after the set-up
    from common.clock import today  # noqa: PLC0415 -- after the set-up
    from decisions.models import Decision, DecisionState  # noqa: PLC0415 -- after the set-up
    from decisions.services.drafting import (  # noqa: PLC0415 -- after the set-up
        discard_decision,
        draft_decision,
        update_decision,
    )
    from decisions.services.issue import issue_decision, submit_decision  # noqa: PLC0415 -- after the set-up

    run = TallyRun.objects.filter(state="done").select_related("campaign__unit").first()
    people = get_user_model().objects.in_bulk(["tinh", "chutich"], field_name="username")
    for left in Decision.objects.filter(run=run, state=DecisionState.DRAFT):  # by a run that was cut short
        discard_decision(left, by=people["tinh"])
    draft = draft_decision(run, _approve(run), by=people["tinh"])
    law = LegalDocument.objects.filter(valid_from__lte=today()).exclude(valid_to__lt=today() + timedelta(days=1))
    said = {"symbol": "QĐ-LĐLĐ", "signer_name": "Nguyễn Văn Ký", "signer_post": "CHỦ TỊCH", "place": "Bắc Kạn"}
    draft = update_decision(draft, by=people["tinh"], version=None, documents=law[:2], other=(), **said)
    draft = submit_decision(draft, by=people["tinh"])
    analyze()
    begin = time.perf_counter()
    decision = issue_decision(draft, by=people["chutich"], words="CÔNG BỐ")
    return decision, time.perf_counter() - begin


def _approve(run: Any) -> Any:
    """The award with the most results of the run that stand in no decision; so many of them are approved by now."""
    from django.db.models import Count  # noqa: PLC0415 -- after the set-up

    from awards.models import Recommendation, RecommendationState  # noqa: PLC0415 -- after the set-up
    from catalogue.models import AwardType  # noqa: PLC0415 -- after the set-up

    free = Recommendation.objects.filter(run=run, decision_lines=None, state__in=WAITING, outcome__in=ELIGIBLE)
    most = free.order_by().values("award").annotate(n=Count("pk")).order_by("-n").first()
    if most is None or most["n"] < RECIPIENTS:
        raise SystemExit("Cơ sở dữ liệu đo đã dùng hết kết quả: hãy xoá .data/bench rồi đo lại.")
    award = AwardType.objects.get(pk=most["award"])
    keys = list(free.filter(award=award).order_by("state", "pk").values_list("pk", flat=True)[:RECIPIENTS])
    Recommendation.objects.filter(pk__in=keys, state=RecommendationState.PROPOSED).update(
        state=RecommendationState.APPROVED
    )
    return award


def _printed(decision: Any) -> tuple[float, int]:
    """Seconds in which a worker makes the first file of all certificates, and its bytes; the files are removed then."""
    from certificates.models import PrintRun  # noqa: PLC0415 -- after the set-up
    from certificates.services.print_run import make_print, print_decision  # noqa: PLC0415 -- after the set-up

    times = []
    for _each in range(ROUNDS):
        run = print_decision(decision, by=decision.drafted_by)
        PrintRun.objects.filter(pk=run.pk).update(lines=run.lines[:SHEETS])
        times.append(_seconds(lambda key=run.pk: make_print(key)))
        file = run.files.get()
        size = file.size
        file.file.delete(save=False)
    return max(times), size


def _seconds(act: Callable[[], Any]) -> float:
    begin = time.perf_counter()
    act()
    return time.perf_counter() - begin


if __name__ == "__main__":
    main()
