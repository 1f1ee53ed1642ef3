"""
Notes what every component receives in every field, before it runs, for the flows that have a file in the folder of the setting
TWEAKBENCH_RECEIVED: one line of JSON for each component. Nothing else about the server changes. Python imports a module of
this name at its start when its folder is in PYTHONPATH.
"""

import importlib.abc
import importlib.util
import json
import math
import os
import sys

FOLDER = os.environ.get("TWEAKBENCH_RECEIVED")
MODULE = "lfx.custom.custom_component.component"


def plain(value):
    """As JSON; of a message its text."""
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, float):
        return value if math.isfinite(value) else str(value)
    if hasattr(value, "get_secret_value"):
        return value.get_secret_value()
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    kind = type(value).__name__
    if kind in ("Message", "ErrorMessage"):
        return plain(value.text) if isinstance(value.text, str) else f"<{kind}>"
    if kind in ("Data", "JSON"):
        return plain(value.data)
    if hasattr(value, "to_dict") and kind in ("DataFrame", "Table"):
        return plain(value.to_dict(orient="records"))
    return f"<{kind}>"


def note(component, fallback):
    file = os.path.join(FOLDER, str(component.graph.flow_id))
    if not os.path.exists(file):
        return
    fields = component._inputs
    entry = {
        "component": component.get_id(),
        "received": {name: plain(getattr(component, name, None)) for name in fields},
        "defaults": {name: plain(fallback(field)) for name, field in fields.items()},
    }
    with open(file, "a", encoding="utf-8") as lines:
        lines.write(json.dumps(entry) + "\n")


def wrap(module):
    original = module.Component.build_results
    fallback = getattr(module, "_fallback_default", lambda field: field.value or None)

    async def build_results(self):
        try:
            note(self, fallback)
        except Exception as error:  # A component without a graph; the run must not notice.
            print(f"tweakbench: not noted: {error!r}", file=sys.stderr)
        return await original(self)

    module.Component.build_results = build_results


class Finder(importlib.abc.MetaPathFinder):
    """Wraps the class when its module has been read."""

    def find_spec(self, name, _path, _target=None):
        if name != MODULE:
            return None
        sys.meta_path.remove(self)
        spec = importlib.util.find_spec(name)
        execute = spec.loader.exec_module

        def exec_module(module):
            execute(module)
            wrap(module)

        spec.loader.exec_module = exec_module
        return spec


if FOLDER:
    sys.meta_path.insert(0, Finder())
