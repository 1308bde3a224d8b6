"""The core imports the standard library and itself, and says everything through its wording."""

import ast
import re
import sys
from pathlib import Path

import pytest

TALLY = Path(__file__).resolve().parents[3] / "awards" / "tally"
SOURCES = sorted(TALLY.rglob("*.py"))
VIETNAMESE = re.compile("[àáảãạăắằẳẵặâấầẩẫậđèéẻẽẹêếềểễệìíỉĩịòóỏõọôốồổỗộơớờởỡợùúủũụưứừửữựỳýỷỹỵ]", re.IGNORECASE)


def _name(path):
    return str(path.relative_to(TALLY))


@pytest.mark.parametrize("path", SOURCES, ids=_name)
def test_imports_only_the_standard_library_and_itself(path):
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import | ast.ImportFrom):
            names = [node.module] if isinstance(node, ast.ImportFrom) else [alias.name for alias in node.names]
            for name in names:
                assert name.startswith("awards.tally") or name.split(".")[0] in sys.stdlib_module_names, name


@pytest.mark.parametrize("path", [p for p in SOURCES if p.parent.name != "wording"], ids=_name)
def test_sentences_stand_in_the_wording_alone(path):
    tree = ast.parse(path.read_text())
    docstrings = {
        node.body[0].value
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    spoken = [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in docstrings
    ]
    assert not [text for text in spoken if VIETNAMESE.search(text)]
