"""The verdict of tools that know nothing of this project on broken records, beside that of `meeting validate`.

usage: outside.py DIR [SCHEMA]

DIR holds `records/` and `findings.json` (what `meeting validate --format json` says of them); the test `mutation` of
`cargo test` keeps both with MEETING_MUTANTS_DIR=DIR. YAML is read by ruamel.yaml and resolved by the core schema of
YAML 1.2; the structure is judged by the `jsonschema` package. Exits with 1 where a verdict differs.
"""

import json
import pathlib
import re
import sys

import jsonschema
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from ruamel.yaml.nodes import MappingNode, ScalarNode

NULL = re.compile(r"~|null|Null|NULL|")
TRUE = re.compile(r"true|True|TRUE")
FALSE = re.compile(r"false|False|FALSE")
WHOLE = re.compile(r"[-+]?[0-9]+")
BASED = re.compile(r"0o[0-7]+|0x[0-9a-fA-F]+")
# YAML 1.2 takes a tab in an empty line and before a comment, and nowhere else at the beginning of a line; ruamel.yaml has
# the rules of an older scanner there. Whether such a file can be read is not compared.
TAB = re.compile(r"^ *\t", re.MULTILINE)
FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")


class Unreadable(Exception):
    """What a record may not be written in."""


def scalar(node):
    """The value of a scalar by the core schema (YAML 1.2.2, chapter 10.3)."""
    text = node.value
    if node.style is not None:
        return text
    if NULL.fullmatch(text):
        return None
    if TRUE.fullmatch(text):
        return True
    if FALSE.fullmatch(text):
        return False
    if WHOLE.fullmatch(text):
        return int(text)
    if BASED.fullmatch(text):
        return int(text, 0)
    if FLOAT.fullmatch(text):
        return float(text)
    return text


def value(node):
    """The value of a node; keys are texts, and none stands twice."""
    if isinstance(node, ScalarNode):
        return scalar(node)
    if isinstance(node, MappingNode):
        fields = {}
        for key, item in node.value:
            if not isinstance(key, ScalarNode) or key.value in fields:
                raise Unreadable(key)
            fields[key.value] = value(item)
        return fields
    return [value(item) for item in node.value]


def outside(text, validator):
    """`syntax`, `structure` or `fine`, as an outside tool sees it."""
    try:
        yaml = YAML(pure=True)
        yaml.version = (1, 2)
        node = yaml.compose(text)
        if node is None:
            return "syntax"
        record = value(node)
    except (YAMLError, Unreadable):
        return "syntax"
    return "fine" if validator.is_valid(record) else "structure"


def inside(groups):
    """The same three, as `meeting validate` sees it."""
    if "syntax" in groups:
        return "syntax"
    return "structure" if "structure" in groups else "fine"


def main():
    """Compares all verdicts."""
    folder = pathlib.Path(sys.argv[1])
    here = pathlib.Path(__file__).resolve().parent
    schema = pathlib.Path(sys.argv[2]) if len(sys.argv) > 2 else here.parent / "schemas/meeting-record.schema.json"
    validator = jsonschema.Draft202012Validator(json.loads(schema.read_text(encoding="utf-8")))
    groups = {}
    for finding in json.loads((folder / "findings.json").read_text(encoding="utf-8"))["findings"]:
        groups.setdefault(pathlib.PurePath(finding["file"]).name, set()).add(finding["group"])
    counts, different = {}, 0
    for path in sorted((folder / "records").glob("*.yaml")):
        text = path.read_bytes().decode("utf-8")
        verdicts = (outside(text, validator), inside(groups.get(path.name, ())))
        counts[verdicts] = counts.get(verdicts, 0) + 1
        if "syntax" in verdicts and TAB.search(text):
            continue
        if verdicts[0] != verdicts[1]:
            different += 1
            print(f"{path}: outside {verdicts[0]}, meeting {verdicts[1]}")
    for verdicts, count in sorted(counts.items()):
        print(f"{count:5} outside {verdicts[0]:9} meeting {verdicts[1]}")
    if not counts or different:
        sys.exit(1)


if __name__ == "__main__":
    main()
