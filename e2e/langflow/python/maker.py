"""Makes one value of each kind, like the recorded component."""

from lfx.custom.custom_component.component import Component
from lfx.inputs.inputs import BoolInput, MessageTextInput
from lfx.schema.data import Data
from lfx.schema.dataframe import DataFrame
from lfx.schema.message import Message
from lfx.template.field.base import Output


class Maker(Component):
    display_name = "Maker"
    name = "Maker"
    inputs = [
        MessageTextInput(name="seed", display_name="Seed"),
        BoolInput(name="boom", display_name="Boom", value=False),
    ]
    outputs = [
        Output(display_name="Message", name="message", method="make_message"),
        Output(display_name="Data", name="data", method="make_data"),
        Output(display_name="Data list", name="datalist", method="make_list"),
        Output(display_name="Frame", name="frame", method="make_frame"),
        Output(display_name="Plain", name="plain", method="make_plain"),
    ]

    def make_message(self) -> Message:
        if self.boom:
            raise ValueError("maker boom")
        text = "# Title\n\n- a **bold** item\n- `code`\n\n| x | y |\n|---|---|\n| 1 | 2 |\n\n"
        return Message(text=text + self.seed, sender="Machine", sender_name="Maker")

    def make_data(self) -> Data:
        values = {"n": 1, "f": 1.5, "b": True, "none": None, "list": [1, 2], "obj": {"a": "b"}}
        return Data(data={"text": f"hello {self.seed}", **values})

    def make_list(self) -> list[Data]:
        return [Data(data={"text": self.seed}), Data(data={"text": "second"})]

    def make_frame(self) -> DataFrame:
        return DataFrame([{"name": "Ada", "age": 36, "ok": True}, {"name": "Bob", "age": None, "ok": False}])

    def make_plain(self) -> str:
        return f"plain {self.seed}"
