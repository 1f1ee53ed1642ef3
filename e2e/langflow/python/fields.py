"""Returns, as JSON, what it received in each field. Its defaults differ from all values of the flow."""

import json

from lfx.custom.custom_component.component import Component
from lfx.inputs.inputs import (
    BoolInput,
    DictInput,
    DropdownInput,
    FileInput,
    FloatInput,
    IntInput,
    MessageTextInput,
    MultilineInput,
    NestedDictInput,
    PromptInput,
    SecretStrInput,
    SliderInput,
    StrInput,
    TableInput,
    TabInput,
)
from lfx.schema.message import Message
from lfx.template.field.base import Output


class Fields(Component):
    display_name = "Fields"
    name = "Fields"
    inputs = [
        MessageTextInput(name="text", display_name="Text", value="built-in"),
        StrInput(name="plain", display_name="Plain", value="built-in"),
        MultilineInput(name="lines", display_name="Lines", value="built-in"),
        MessageTextInput(name="texts", display_name="Texts", value=["built-in"], is_list=True),
        SecretStrInput(name="secret", display_name="Secret", value="built-in secret", load_from_db=False),
        IntInput(name="count", display_name="Count", value=1001),
        FloatInput(name="factor", display_name="Factor", value=1001.5),
        SliderInput(name="slide", display_name="Slide", value=1002.5),
        BoolInput(name="on", display_name="On", value=False),
        BoolInput(name="off", display_name="Off", value=True),
        DropdownInput(name="choice", display_name="Choice", options=["x", "y", "z"], value="z"),
        TabInput(name="tab", display_name="Tab", options=["x", "y", "z"], value="z"),
        DictInput(name="map", display_name="Map", value={"built": "in"}),
        NestedDictInput(name="nested", display_name="Nested", value={"built": "in"}),
        TableInput(name="rows", display_name="Rows", value=[{"built": "in"}]),
        FileInput(name="file", display_name="File", file_types=["txt"]),
        BoolInput(name="stream", display_name="Stream", value=True),
        MessageTextInput(name="session_id", display_name="Session ID", value="built-in"),
        StrInput(name="hidden", display_name="Hidden", value="built-in", show=False),
    ]
    outputs = [Output(display_name="Received", name="received", method="report")]

    def report(self) -> Message:
        received = {field.name: _plain(getattr(self, field.name)) for field in self.inputs}
        # Reversed, because Langflow masks the value of a secret everywhere in an answer.
        if isinstance(received["secret"], str):
            received["secret"] = received["secret"][::-1]
        return Message(text=json.dumps(received))


def _plain(value):
    if isinstance(value, Message):
        return value.text
    if hasattr(value, "get_secret_value"):
        return value.get_secret_value()
    if isinstance(value, list):
        return [_plain(item) for item in value]
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    return value if value is None or isinstance(value, str | int | float) else str(value)
