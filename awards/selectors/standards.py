"""The standards a run uses: taken from the rows in force once, kept as JSON with the run, read back by workers."""

import datetime as dt
import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.utils.translation import gettext as _

from awards.models import StandardVersion
from awards.tally.levels import SubjectKind
from awards.tally.rank_keys import RANK_KEY_READS, RankKey, parse_rank_keys
from awards.tally.shape import Malformed
from awards.tally.standard import Standard, parse_standard
from common.errors import DomainError

CAMPAIGN_RULES = {"all_of": [{"condition": "dossier_accepted"}]}
"""What a tally asks beside any standard: it counts accepted dossiers only."""

BARRING = frozenset({"open_case"})
"""What bars everybody, whatever the standard asks."""


@dataclass(frozen=True, slots=True)
class Version:
    """A standard ready to evaluate; ``pk`` is its row's."""

    pk: int
    number: int
    legal_basis: str
    kinds: frozenset[str]
    standard: Standard
    rank_by: tuple[RankKey, ...]

    def reads(self) -> frozenset[str]:
        """The facts its conditions and its order ask for."""
        return self.standard.needs().union(*(RANK_KEY_READS[rank.key] for rank in self.rank_by))


@dataclass(frozen=True, slots=True)
class AwardRules:
    """The kinds of subject an award is for, and its standards; without one the outcome is missing data."""

    kinds: tuple[SubjectKind, ...]
    versions: tuple[Version, ...]

    def version_for(self, subject_kind: str) -> Version | None:
        """The version for that kind of subject; one without kinds is for all."""
        for version in self.versions:
            if not version.kinds or subject_kind in version.kinds:
                return version
        return None


def standards_in_force(awards: Iterable[Any], day: dt.date) -> dict[str, Any]:
    """Per award code: its subject kinds and the versions in force on ``day``, the newest first, as JSON.

    Raises ``DomainError`` naming the version that cannot be read.
    """
    awards = list(awards)
    versions = _in_force(awards, day)
    return {
        award.code: {
            "name": award.name,
            "subject_kinds": sorted(award.subject_kinds),
            "versions": [written for written, _read in versions[award.pk]],
        }
        for award in awards
    }


def rules_in_force(awards: Iterable[Any], day: dt.date) -> dict[str, AwardRules]:
    """Per award code what ``standards_in_force`` writes, ready to evaluate at once. Raises as it does."""
    awards = list(awards)
    versions = _in_force(awards, day)
    return {
        award.code: AwardRules(
            kinds=tuple(SubjectKind(kind) for kind in sorted(award.subject_kinds)),
            versions=tuple(read for _written, read in versions[award.pk]),
        )
        for award in awards
    }


def _in_force(awards: Collection[Any], day: dt.date) -> dict[int, list[tuple[dict[str, Any], Version]]]:
    """By award the versions in force on ``day``, the newest first, each as JSON and read."""
    found: dict[int, list[tuple[dict[str, Any], Version]]] = {award.pk: [] for award in awards}
    versions = StandardVersion.objects.in_force_on(day).filter(award__in=found).defer("council_text", "source", "note")
    for version in versions.order_by("award_id", "-valid_from", "-number", "pk"):
        written = _written(version)
        try:
            read = _version(written)
        except Malformed as malformed:
            raise DomainError(
                _("Tiêu chuẩn %(version)s không đọc được: %(problem)s Hãy sửa tiêu chuẩn rồi chạy lại.")
                % {"version": version, "problem": malformed.phrase}
            ) from malformed
        found[version.award_id].append((written, read))
    return found


def rules_of(awards: Mapping[str, Any]) -> dict[str, AwardRules]:
    """What ``standards_in_force`` wrote, ready to evaluate."""
    return {
        code: AwardRules(
            kinds=tuple(SubjectKind(kind) for kind in award["subject_kinds"]),
            versions=tuple(_version(version) for version in award["versions"]),
        )
        for code, award in awards.items()
    }


def facts_needed(rules: Iterable[AwardRules]) -> frozenset[str]:
    """The facts that decide by these rules: what the standards read, and the open case that bars everybody."""
    versions = [version for of_award in rules for version in of_award.versions]
    return BARRING.union(*(version.reads() for version in versions))


def campaign_rules() -> Standard:
    """The conditions of ``CAMPAIGN_RULES``."""
    return parse_standard(CAMPAIGN_RULES)


def without_keys(awards: Mapping[str, Any], dropped: Collection[str] = ("id", "name")) -> dict[str, Any]:
    """The same standards without what differs between databases or only names them: what a seal covers."""
    kept: dict[str, Any] = {}
    for code, award in awards.items():
        versions = [_dropping(version, dropped) for version in award["versions"]]
        kept[code] = _dropping(award, dropped) | {"versions": versions}
    return kept


def _dropping(values: Mapping[str, Any], dropped: Collection[str]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if key not in dropped}


def _written(version: StandardVersion) -> dict[str, Any]:
    return {
        "id": version.pk,
        "number": version.number,
        "subject_kinds": sorted(version.subject_kinds),
        "valid_from": version.valid_from.isoformat(),
        "legal_basis": version.legal_basis,
        "unverified": version.unverified,
        "tree": version.tree,
        "rank_by": version.rank_by,
    }


def _version(written: Mapping[str, Any]) -> Version:
    return Version(
        pk=written["id"],
        number=written["number"],
        legal_basis=written["legal_basis"],
        kinds=frozenset(written["subject_kinds"]),
        standard=_standard(json.dumps(written["tree"])),
        rank_by=_order(json.dumps(written["rank_by"])),
    )


@lru_cache(maxsize=256)
def _standard(tree: str) -> Standard:
    """A standard never changes once it is read; the same few are asked for again and again."""
    return parse_standard(json.loads(tree))


@lru_cache(maxsize=256)
def _order(rank_by: str) -> tuple[RankKey, ...]:
    return parse_rank_keys(json.loads(rank_by))
