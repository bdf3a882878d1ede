"""What `--json` prints, against the schema that the package ships. No test of its own lives here."""

from __future__ import annotations

import json
from functools import cache

import jsonschema

from tests.running import ROOT

SCHEMA = json.loads((ROOT / "cultivate" / "schema.json").read_text())
_Validator = jsonschema.Draft202012Validator


@cache
def _validator(command: str) -> jsonschema.Draft202012Validator:
    """The schema itself is looked at once: that takes longer than all the documents."""
    schema = {"$ref": f"#/$defs/{command}", "$defs": SCHEMA["$defs"]}
    return _Validator(schema, format_checker=jsonschema.FormatChecker())


_Validator.check_schema(SCHEMA)


def validate(document: object, command: str) -> None:
    """ValidationError unless the document is one of this command's."""
    _validator(command).validate(document)
