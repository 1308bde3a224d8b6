"""The store is S3 by settings alone: files go there, come back after the permission check, and leave."""

import importlib
import os

import boto3
import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from moto import mock_aws

from campaigns.services.attachment import attach_file, remove_attachment
from common.orphans import remove_orphans
from emulation.settings import files
from tests.campaigns.test_orphans import NOW, PDF
from tests.campaigns.views.conftest import at

ENVIRONMENT = {"S3_BUCKET": "thidua", "S3_REGION": "us-east-1", "S3_ACCESS_KEY": "khoa", "S3_SECRET_KEY": "bi-mat"}


@pytest.fixture
def bucket(settings, monkeypatch):
    with monkeypatch.context() as patch:
        for name, value in ENVIRONMENT.items():
            patch.setitem(os.environ, name, value)
        settings.STORAGES = importlib.reload(files).STORAGES
    importlib.reload(files)
    with mock_aws():
        bucket = boto3.resource("s3", region_name="us-east-1").Bucket("thidua")
        bucket.create()
        yield bucket


def stored(bucket):
    return [row.key for row in bucket.objects.all()]


def test_without_a_bucket_a_folder_keeps_them():
    assert files.STORAGES["default"]["BACKEND"] == "django.core.files.storage.FileSystemStorage"


def test_a_file_goes_there_and_comes_back(bucket, draft, people, sign_in, django_capture_on_commit_callbacks):
    attachment = attach_file(draft, upload=SimpleUploadedFile("a.pdf", PDF), by=people["editor"])
    assert stored(bucket) == [attachment.file.name]
    response = sign_in("editor").get(at("attachment-download", draft.pk, attachment.sha256))
    assert b"".join(response.streaming_content) == PDF
    assert sign_in("editor2").get(at("attachment-download", draft.pk, attachment.sha256)).status_code == 404
    with django_capture_on_commit_callbacks(execute=True):
        remove_attachment(attachment, by=people["editor"])
    assert stored(bucket) == []


def test_orphans_go_from_there_too(bucket, db):
    default_storage.save("dossiers/lost.pdf", ContentFile(PDF))
    default_storage.save("others/kept.pdf", ContentFile(PDF))
    assert [orphan.name for orphan in remove_orphans(grace=NOW)] == ["dossiers/lost.pdf"]
    assert stored(bucket) == ["others/kept.pdf"]
