import datetime as dt
import hashlib
import json
import unicodedata

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from campaigns.models import Dossier, DossierVersion
from campaigns.selectors.canonical import canonical_json, dossier_content
from campaigns.services.attachment import attach_file
from campaigns.services.contribution import add_initiative, add_work
from campaigns.services.entry import add_entries
from campaigns.services.moves import send_dossier
from tests.factories import CollectiveFactory, MemberFactory

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n"


def test_one_text_whatever_the_order_and_the_spelling():
    composed = unicodedata.normalize("NFC", "Hoà")
    one = canonical_json({"b": [dt.date(2020, 3, 31), None, True], "a": unicodedata.normalize("NFD", composed)})
    two = canonical_json({"a": composed, "b": (dt.date(2020, 3, 31), None, True)})
    assert one == two == f'{{"a":"{composed}","b":["2020-03-31",null,true]}}'


def test_moments_are_in_utc():
    saigon = dt.timezone(dt.timedelta(hours=7))
    assert canonical_json(dt.datetime(2020, 3, 31, 23, 59, 59, 7, tzinfo=saigon)) == '"2020-03-31T16:59:59+00:00"'


@pytest.mark.parametrize("value", [1.5, {1, 2}, b"x"])
def test_what_has_no_exact_form_is_a_mistake(value):
    with pytest.raises(TypeError):
        canonical_json({"value": value})


@pytest.fixture
def full(draft, tree, people, awards):
    by = people["editor"]
    authors = MemberFactory.create_batch(2, unit=tree.base)
    add_entries(draft, award=awards.flag, subjects=[CollectiveFactory(unit=tree.base), tree.base], by=by)
    add_entries(draft, award=awards.certificate, subjects=authors[::-1], by=by)
    add_initiative(
        draft,
        by=by,
        title="Máy hàn",
        kind="technical",
        authors=[(authors[0], 30), (authors[1], 70)],
        benefit_declared=85_000_000,
    )
    add_work(draft, by=by, name="Cầu", kind="construction", value=7_200_000_000, due_on=dt.date(2020, 9, 2))
    attach_file(draft, upload=SimpleUploadedFile("Biên bản.pdf", PDF), by=by)
    draft.refresh_from_db()
    return draft


def test_what_was_sent_can_be_hashed_again(full, people):
    version = DossierVersion.objects.get(pk=send_dossier(full, by=people["editor"]).pk)
    assert hashlib.sha256(version.content.encode("utf-8")).hexdigest() == version.sha256
    content = json.loads(version.content)
    assert canonical_json(content) == version.content
    assert [entry["award"]["code"] for entry in content["entries"]] == ["BK_TINH"] * 2 + ["CO_TINH"] * 2 + ["CSTDCS"]
    assert content["entries"] == sorted(
        content["entries"], key=lambda one: (one["award"]["code"], one["subject"]["kind"], one["subject"]["code"])
    )
    [initiative] = content["initiatives"]
    assert sorted(author["share_percent"] for author in initiative["authors"]) == [30, 70]
    assert (initiative["benefit_declared"], initiative["benefit_confirmed"]) == (85_000_000, None)
    assert (content["works"][0]["value"], content["works"][0]["due_on"]) == (7_200_000_000, "2020-09-02")
    assert content["attachments"] == [
        {
            "content_type": "application/pdf",
            "name": "Biên bản.pdf",
            "sha256": hashlib.sha256(PDF).hexdigest(),
            "size": len(PDF),
        }
    ]


def test_the_same_dossier_gives_the_same_text(full):
    texts = {canonical_json(dossier_content(Dossier.objects.get(pk=full.pk))) for _attempt in range(3)}
    assert len(texts) == 1


def test_every_edit_changes_the_text(full):
    before = canonical_json(dossier_content(full))
    full.entries.filter(member__isnull=False).first().delete()
    assert canonical_json(dossier_content(full)) != before


def test_a_fixed_number_of_queries(full, tree, people, awards, django_assert_num_queries):
    loaded = Dossier.objects.for_page()
    with django_assert_num_queries(6):  # dossier, entries, initiatives, their authors, works, files
        dossier_content(loaded.get(pk=full.pk))
    add_entries(full, award=awards.title, subjects=MemberFactory.create_batch(5, unit=tree.base), by=people["editor"])
    add_initiative(full, by=people["editor"], title="Hai", authors=[(MemberFactory(unit=tree.base), 100)])
    with django_assert_num_queries(6):
        dossier_content(loaded.get(pk=full.pk))
