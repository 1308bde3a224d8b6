"""One password for all sample accounts, the same from start to start."""

import pytest

from accounts.models import User
from accounts.services.sample_password import FILE_NAME, apply_sample_password, sample_password


@pytest.fixture(autouse=True)
def kept(settings, tmp_path, monkeypatch):
    """The file that keeps the password, in a data folder not made yet."""
    monkeypatch.delenv("SAMPLE_PASSWORD", raising=False)
    settings.DATA_DIR = tmp_path / "data"
    return settings.DATA_DIR / FILE_NAME


def test_it_is_made_once_and_read_by_its_owner_only(kept):
    made = sample_password()
    assert (len(made) >= 12, sample_password(), kept.stat().st_mode & 0o777) == (True, made, 0o600)


def test_one_that_is_given_counts_from_then_on(monkeypatch):
    sample_password()
    monkeypatch.setenv("SAMPLE_PASSWORD", "một mật khẩu khác")
    assert sample_password() == "một mật khẩu khác"
    monkeypatch.delenv("SAMPLE_PASSWORD")
    assert sample_password() == "một mật khẩu khác"


def test_only_sample_accounts_take_it(people):
    User.objects.filter(username__in=["editor", "viewer"]).update(is_sample=True)
    assert [apply_sample_password(), apply_sample_password()] == [2, 0]
    by_name = {user.username: user.check_password(sample_password()) for user in User.objects.all()}
    assert {name for name, takes in by_name.items() if takes} == {"editor", "viewer"}
