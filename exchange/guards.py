"""What must be true of an import before it moves on."""

from django.utils.translation import gettext as _

from common.verdict import YES, Verdict, no
from exchange.models import ImportRun


def its_file_is_kept(run: ImportRun) -> Verdict:
    """The file is still there to be read again."""
    if run.file and run.file.storage.exists(run.file.name):
        return YES
    return no(_("Tệp đã tải lên không còn trên máy chủ. Hãy tải lại tệp."))


def something_would_change(run: ImportRun) -> Verdict:
    """At least one good row is new or says something else than what is there."""
    if run.writes:
        return YES
    return no(_("Tệp không có dòng nào mới hoặc khác với dữ liệu đang có nên không cần ghi."))


def its_answers_are_not_undone(run: ImportRun) -> Verdict:
    """No answers of higher bodies were written: honours in force, results and notices follow from them."""
    if not run.is_final:
        return YES
    return no(
        _(
            "Trả lời của cấp trên đã thành lượt khen và đã báo các đơn vị nên không hoàn tác được cả tệp. Ghi nhầm "
            "dòng nào thì người khác sửa dòng ấy ở trang của tờ trình, «Sửa trả lời»."
        )
    )


def its_writing_is_known(run: ImportRun) -> Verdict:
    """The history can tell what this import wrote, and nothing else under the same context."""
    if run.context_id:
        return YES
    return no(_("Lần nhập này ghi bằng dòng lệnh hoặc từ trước khi có phần hoàn tác nên không hoàn tác được."))
