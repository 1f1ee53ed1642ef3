"""Shares flows with everybody, to read and to run, as a plugin for roles would: those whose ids are in a file."""

import os
from pathlib import Path

from langflow.services.authorization.service import LangflowAuthorizationService

SHARED = Path(os.environ.get("TWEAKBENCH_SHARED_FLOWS", "shared-flows"))


class SharedFlows(LangflowAuthorizationService):
    async def supports_cross_user_fetch(self) -> bool:
        # Without the file the server is as without a plugin.
        return SHARED.exists()

    def allows(self, obj: str, act: str) -> bool:
        kind, _, flow = obj.partition(":")
        if kind != "flow" or flow in ("", "*") or not SHARED.exists():
            return True
        return act in ("read", "execute") and flow in SHARED.read_text().split()

    async def enforce(self, *, user_id, domain, obj, act, context=None) -> bool:
        return self.allows(obj, act)

    async def batch_enforce(self, *, user_id, domain, requests, context=None) -> list[bool]:
        return [self.allows(obj, act) for obj, act in requests]
