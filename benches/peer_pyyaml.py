#!/usr/bin/env python3
"""A Python validator as fast as Python's libraries make it: PyYAML's C loader and jsonschema-rs, one process.

usage: peer_pyyaml.py SCHEMA PATH…

Checks every .yaml file at or below each PATH against the JSON Schema, formats included. Exit code 1 when a file is
wrong. Needs PyYAML built with libyaml, and jsonschema-rs.
"""
import json
import os
import sys

import jsonschema_rs
import yaml


class Loader(yaml.CSafeLoader):
    """The C loader, but a date stays the string that the schema asks for."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}


def files_of(path):
    if not os.path.isdir(path):
        yield path
        return
    for folder, _, names in os.walk(path):
        for name in names:
            if name.endswith(".yaml"):
                yield os.path.join(folder, name)


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    with open(sys.argv[1], encoding="utf-8") as file:
        validator = jsonschema_rs.validator_for(json.load(file), validate_formats=True)
    checked = wrong = 0
    for path in sys.argv[2:]:
        for name in files_of(path):
            checked += 1
            try:
                with open(name, "rb") as file:
                    errors = [error.message for error in validator.iter_errors(yaml.load(file, Loader=Loader))]
            except (OSError, ValueError, yaml.YAMLError) as error:
                errors = [str(error)]
            wrong += bool(errors)
            for message in errors:
                print(f"{name}: {message}")
    print(f"{checked} checked, {wrong} wrong")
    return 1 if wrong else 0


sys.exit(main())
