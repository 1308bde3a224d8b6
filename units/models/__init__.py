from units.models.cluster import Cluster, ClusterMembership, ClusterOffice
from units.models.headcount import Headcount
from units.models.naming import UnitName
from units.models.placement import UnitPlacement
from units.models.role import Role, RoleAssignment
from units.models.succession import Inheritance, SuccessionKind, UnitSuccession
from units.models.unit import Block, Unit, UnitKind

__all__ = [
    "Block",
    "Cluster",
    "ClusterMembership",
    "ClusterOffice",
    "Headcount",
    "Inheritance",
    "Role",
    "RoleAssignment",
    "SuccessionKind",
    "Unit",
    "UnitKind",
    "UnitName",
    "UnitPlacement",
    "UnitSuccession",
]
