#!/usr/bin/env python3
"""Holds Word documents against the schema, order of elements included, with a public validator.

    schema.py document.docx...

Prints a line for each document and every fault, and fails where there is one. Needs the Python package openxml-audit, which carries
the rules of Microsoft's Open XML SDK. `cargo xtask test office` runs it where that is installed.
"""

import sys
from pathlib import Path

from openxml_audit import OpenXmlValidator

# Not faults by ECMA-376: a list of the id 0 takes the numbers of a style away (part 1, 17.9.18), and a theme is optional (11.2).
ALLOWED = ("Numbering definition '0' referenced", "relationships/theme' is missing")


def check(path):
    result = OpenXmlValidator(max_errors=0).validate(path)
    faults = [fault for fault in result.errors if not any(text in fault.description for text in ALLOWED)]
    print(f"{path.name}: {len(faults)} faults")
    for fault in faults:
        print(f"  {fault.part_uri} {fault.path}: {fault.description}")
    return not faults


if __name__ == "__main__":
    results = [check(Path(name)) for name in sys.argv[1:]]
    sys.exit(0 if all(results) else 1)
