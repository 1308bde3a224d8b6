"""The page of a sent version says everything the version keeps."""

import datetime as dt

import pytest

from campaigns.models import DossierInitiative, DossierVersion, DossierWork
from campaigns.selectors.canonical import canonical_json, dossier_content
from contributions.models import PlaqueLevel, RecognitionLevel
from tests.campaigns.views.conftest import at
from tests.factories import InitiativeFactory, WorkFactory
from tests.pages import opened, words

INITIATIVE = {
    "field": "An toàn lao động",
    "applied_at": "Xưởng cơ khí số 4",
    "summary": "Tóm tắt của sáng kiến",
    "problem": "Máy hay dừng",
    "solution": "Thêm bộ lọc",
    "result": "Giảm nửa số lần dừng",
    "benefit_method": "Số giờ nhân đơn giá",
    "benefit_other": "Đỡ ồn",
    "recognition_no": "15/QĐ-LĐLĐ",
}
WORK = {"builder": "Công ty Xây lắp 7", "occasion": "Đại hội XIII", "plaque_text": "Công trình chào mừng đại hội"}


@pytest.fixture
def version(sent, tree):
    """A second version, of a dossier with an initiative and a work that say all they can."""
    level, day = RecognitionLevel.values[0], dt.date(2025, 3, 9)
    recognised = {"recognised_level": level, "recognised_on": day}
    initiative = InitiativeFactory(unit=tree.base, **INITIATIVE, **recognised)
    plaque = {"plaque_level": PlaqueLevel.values[0]}
    work = WorkFactory(owner_unit=tree.base, builder_unit=tree.base2, **WORK, **plaque)
    DossierInitiative.objects.create(dossier=sent, initiative=initiative)
    DossierWork.objects.create(dossier=sent, work=work)
    return DossierVersion.objects.create(
        dossier=sent,
        number=9,
        receipt_no="R9",
        content=canonical_json(dossier_content(sent) | {"number": 9, "receipt_no": "R9"}),
        sha256="b" * 64,
        sent_by=sent.created_by,
    )


def test_all_of_initiatives_and_works_is_shown(sign_in, version, tree):
    text = words(opened(sign_in("specialist"), at("dossier-version", version.dossier_id, 9)))
    missing = [value for value in [*INITIATIVE.values(), *WORK.values()] if value not in text]
    assert not missing
    assert f"Công ty Xây lắp 7 ({tree.base2.code})" in text
    assert f"Đơn vị đăng ký {tree.base.code}" in text
    assert f"Công nhận cấp {RecognitionLevel.choices[0][1]} · số 15/QĐ-LĐLĐ · 09/03/2025" in text
    assert f"Cấp gắn biển {PlaqueLevel.choices[0][1]}" in text
