"""Evidence beside what it bears out: of an entry, an initiative, a work; shown in its place, to nobody else."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from campaigns.models import Attachment, DossierInitiative, DossierWork
from common.storing import keep_file
from common.uploads import checked_upload
from contributions.models import InitiativeFile, WorkFile
from tests.factories import InitiativeFactory, WorkFactory
from tests.pages import opened
from tests.reviews.conftest import at

SPLIT_QUERIES = 15
"""Session, user, roles, own unit, notices; dossier, who worked on it, counts, people, initiatives with their authors,
works, the files of both; what changed last."""
PDF = b"%PDF-1.4 minh chung\n%%EOF"


def picture(name="anh.png", size=(4, 3)):
    drawn = io.BytesIO()
    Image.new("RGB", size, "red").save(drawn, "PNG")
    return SimpleUploadedFile(name, drawn.getvalue(), "image/png")


def pdf(name="bien-ban.pdf", more=b""):
    return SimpleUploadedFile(name, PDF + more, "application/pdf")


def kept(row, upload):
    return keep_file(row, checked_upload(upload))


def evidence(entry, by, upload):
    return kept(Attachment(dossier=entry.dossier, entry=entry, uploaded_by=by), upload)


def address(attachment):
    return reverse("campaigns:attachment-download", args=[attachment.dossier_id, attachment.sha256])


def contribute(dossier, by, number=0):
    """An initiative with a PDF and a work with a picture, in the dossier."""
    initiative, work = InitiativeFactory(unit=dossier.unit), WorkFactory(owner_unit=dossier.unit)
    DossierInitiative.objects.create(dossier=dossier, initiative=initiative)
    DossierWork.objects.create(dossier=dossier, work=work)
    return (
        kept(InitiativeFile(initiative=initiative, uploaded_by=by), pdf(more=str(number).encode())),
        kept(WorkFile(work=work, uploaded_by=by), picture()),
    )


def test_the_evidence_of_an_entry_stands_beside_it(sign_in, sent, people):
    entry = sent.entries.get()
    shown, drawn = (evidence(entry, people["editor"], file) for file in (pdf(), picture()))
    page = opened(sign_in("specialist"), at("checklist", sent.pk))
    [form] = page.context["checklist"]
    assert [paper.url for paper in form.point.papers] == [address(shown), address(drawn)]
    assert f'href="{address(shown)}?show=1"' in page.content.decode()
    assert f'<img src="{address(drawn)}?small=1"' in page.content.decode()


def test_files_of_initiatives_and_works_stand_beside_them(sign_in, sent, people):
    paper, photo = contribute(sent, people["editor"])
    html = opened(sign_in("specialist"), at("dossier", sent.pk)).content.decode()
    assert reverse("contributions:initiative-file", args=[paper.initiative_id, paper.pk]) + "?show=1" in html
    assert f'<img src="{reverse("contributions:work-file", args=[photo.work_id, photo.pk])}?small=1"' in html


def test_files_out_of_reach_are_not_shown(sign_in, sent, people, tree):
    paper, photo = contribute(sent, people["editor"])
    paper.initiative.unit = tree.far
    paper.initiative.save()
    photo.work.owner_unit = tree.far
    photo.work.save()
    html = opened(sign_in("specialist"), at("dossier", sent.pk)).content.decode()
    assert "data-paper" not in html


def test_a_pdf_opens_in_a_page_of_ours_and_nowhere_else(sign_in, sent, people):
    url = address(evidence(sent.entries.get(), people["editor"], pdf()))
    client = sign_in("specialist")
    response = client.get(f"{url}?show=1")
    assert response["Content-Disposition"].startswith("inline;")
    assert response["X-Frame-Options"] == "SAMEORIGIN"
    assert "frame-ancestors 'self'" in response["Content-Security-Policy"]
    assert response["Content-Security-Policy"].startswith("default-src 'none'")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert client.get(url)["X-Frame-Options"] == "DENY"


def test_nothing_but_a_pdf_is_shown_in_a_frame(sign_in, sent, people):
    url = address(evidence(sent.entries.get(), people["editor"], picture()))
    response = sign_in("specialist").get(f"{url}?show=1")
    assert response["Content-Disposition"].startswith("attachment;")
    assert response["X-Frame-Options"] == "DENY"
    assert "sandbox" in response["Content-Security-Policy"]


@pytest.mark.parametrize("who", ["editor2", "nobody"])
def test_to_be_shown_takes_the_same_right(sign_in, sent, people, who):
    url = address(evidence(sent.entries.get(), people["editor"], pdf()))
    assert sign_in(who).get(f"{url}?show=1").status_code == 404


def test_the_small_copy_is_asked_for_by_the_address(sign_in, sent, people):
    attachment = evidence(sent.entries.get(), people["editor"], picture(size=(900, 600)))
    client = sign_in("specialist")
    assert drawn_in(client.get(address(attachment))).size == (900, 600)
    response = client.get(f"{address(attachment)}?small=1")
    assert drawn_in(response).size == (480, 320)
    assert response["X-Content-Type-Options"] == "nosniff"
    assert sign_in("editor2").get(f"{address(attachment)}?small=1").status_code == 404


def drawn_in(response):
    return Image.open(io.BytesIO(b"".join(response.streaming_content)))


@pytest.mark.parametrize("rows", [1, 3])
def test_files_cost_two_queries(sign_in, sent, people, rows, django_assert_num_queries):
    for number in range(rows):
        contribute(sent, people["editor"], number)
    client = sign_in("specialist")
    opened(client, at("dossier", sent.pk))
    with django_assert_num_queries(SPLIT_QUERIES):
        opened(client, at("dossier", sent.pk))
