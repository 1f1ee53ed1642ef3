"""Makes a message with an image, content blocks or an error flag, like the recorded component."""

from lfx.custom.custom_component.component import Component
from lfx.inputs.inputs import BoolInput, MessageTextInput, StrInput
from lfx.schema.content_block import ContentBlock
from lfx.schema.content_types import CodeContent, ErrorContent, JSONContent, TextContent, ToolContent
from lfx.schema.message import Message
from lfx.template.field.base import Output


class RichMaker(Component):
    display_name = "Rich Maker"
    name = "RichMaker"
    inputs = [
        MessageTextInput(name="seed", display_name="Seed"),
        StrInput(name="image", display_name="Image"),
        BoolInput(name="blocks", display_name="Blocks", value=False),
        BoolInput(name="bad", display_name="Bad", value=False),
    ]
    outputs = [Output(display_name="Message", name="message", method="make_message")]

    def make_message(self) -> Message:
        message = Message(text=f"rich {self.seed}")
        if self.image:
            message.files = [self.image]
        if self.bad:
            message.error = True
            message.category = "error"
        if self.blocks:
            steps = [
                TextContent(text="thinking", duration=12),
                ToolContent(name="calc", tool_input={"q": "1+1"}, output="2", duration=5),
                CodeContent(code="print(1)", language="python"),
                JSONContent(data={"k": [1, 2]}),
                ErrorContent(component="Calc", reason="bad sum"),
            ]
            message.content_blocks = [ContentBlock(title="Agent Steps", contents=steps)]
        return message
