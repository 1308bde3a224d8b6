"""The JSON Schema of a published standard; ``python -m awards.tally.schema`` writes it."""

import json
import sys

from awards.tally.conditions import KINDS, Kind
from awards.tally.document import DOCUMENT
from awards.tally.shape import Schema
from awards.tally.standard import GROUP_NAME, GROUP_TITLE, LEGAL_REF, MOST_CONDITIONS
from awards.tally.wording import labels


def standard_schema() -> Schema:
    """JSON Schema (2020-12) of a standard file; ``$defs/group`` is the tree alone."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": labels.SCHEMA_TITLE,
        **DOCUMENT.schema(),
        "$defs": {
            "node": {"anyOf": [{"$ref": "#/$defs/group"}, {"$ref": "#/$defs/condition"}]},
            "group": {"oneOf": [_group("all_of"), _group("any_of")]},
            "condition": {"oneOf": [_condition(kind) for _name, kind in sorted(KINDS.items())]},
        },
    }


def schema_text() -> str:
    """The schema as the file in the reference documentation holds it."""
    return json.dumps(standard_schema(), ensure_ascii=False, indent=2) + "\n"


def _group(mode: str) -> Schema:
    parts = {"type": "array", "minItems": 1, "maxItems": MOST_CONDITIONS, "items": {"$ref": "#/$defs/node"}}
    return {
        "title": labels.CONDITION_LABELS[mode],
        "type": "object",
        "properties": {
            mode: parts,
            "name": GROUP_NAME.schema(),
            "title": GROUP_TITLE.schema(),
            "legal_ref": LEGAL_REF.schema(),
        },
        "required": [mode],
        "additionalProperties": False,
    }


def _condition(kind: Kind) -> Schema:
    params = kind.schema()
    return {
        "title": labels.CONDITION_LABELS[kind.name],
        "type": "object",
        "properties": {
            "condition": {"const": kind.name},
            "params": params,
            "legal_ref": LEGAL_REF.schema(),
        },
        "required": ["condition", "params"] if "required" in params else ["condition"],
        "additionalProperties": False,
    }


if __name__ == "__main__":
    sys.stdout.write(schema_text())
