import json

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from awards.services.catalogue import load_catalogue
from common.management.base import OneLineCommand

LABELS = {
    "award_types": gettext_lazy("danh hiệu, hình thức khen"),
    "award_evidence": gettext_lazy("minh chứng bắt buộc của hình thức khen"),
    "base_salaries": gettext_lazy("mức lương cơ sở"),
    "legal_documents": gettext_lazy("văn bản căn cứ"),
    "revocation_grounds": gettext_lazy("trường hợp thu hồi khen thưởng"),
    "holidays": gettext_lazy("ngày nghỉ lễ"),
    "reminder_days": gettext_lazy("ngày nhắc hạn"),
    "programmes": gettext_lazy("chương trình sáng kiến"),
    "programme_phases": gettext_lazy("giai đoạn của chương trình"),
    "exemplar_fields": gettext_lazy("lĩnh vực điển hình"),
    "exemplar_programmes": gettext_lazy("chương trình điển hình"),
    "roads": gettext_lazy("thẩm quyền xử lý"),
    "standards": gettext_lazy("tiêu chuẩn"),
    "voting_rules": gettext_lazy("tỷ lệ biểu quyết của hội đồng"),
    "consultation_rules": gettext_lazy("quy định lấy ý kiến, hiệp y"),
    "score_sheets": gettext_lazy("bảng chấm điểm"),
    "score_sections": gettext_lazy("phần của bảng điểm"),
    "score_criteria": gettext_lazy("tiêu chí chấm điểm"),
    "score_bands": gettext_lazy("mức xếp loại"),
    "score_knock_outs": gettext_lazy("điều kiện loại trừ"),
    "prize_terms": gettext_lazy("cách tính tiền thưởng"),
    "prize_multiples": gettext_lazy("hệ số thưởng"),
    "quota_defaults": gettext_lazy("chỉ tiêu theo quy định"),
    "priority_rules": gettext_lazy("tỷ lệ ưu tiên cần nhắc"),
}


class Command(OneLineCommand):
    help = gettext_lazy(
        "Nạp danh mục gốc: hình thức khen, thẩm quyền, tiêu chuẩn, lương cơ sở, ngày nghỉ. Chạy lại không đổi gì."
    )

    def add_arguments(self, parser):
        parser.add_argument("--format", choices=["text", "json"], default="text")

    def handle(self, *args, **options):
        counted = load_catalogue()
        if options["format"] == "json":
            self.stdout.write(json.dumps(counted))
            return
        for table, counts in counted.items():
            line = _("%(table)s: %(new)s mới, %(changed)s đổi, %(same)s giữ nguyên, %(kept)s giữ bản sửa tại chỗ")
            self.stdout.write(line % {"table": LABELS[table], **counts})
