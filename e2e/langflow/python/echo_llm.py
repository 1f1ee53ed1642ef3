"""The fake model of the recordings: it repeats its prompt word by word, in some style."""

import time

from langchain_core.language_models.chat_models import BaseChatModel
from langchain_core.messages import AIMessage, AIMessageChunk
from langchain_core.outputs import ChatGeneration, ChatGenerationChunk, ChatResult
from lfx.base.models.model import LCModelComponent
from lfx.field_typing import LanguageModel
from lfx.inputs.inputs import (
    BoolInput,
    DropdownInput,
    FloatInput,
    IntInput,
    MessageInput,
    MultilineInput,
    SecretStrInput,
)


class EchoChat(BaseChatModel):
    words: int = 20
    delay: float = 0.0
    style: str = "plain"

    @property
    def _llm_type(self) -> str:
        return "echo"

    def _parts(self, messages):
        if self.style == "explode":
            raise ValueError("the model exploded")
        parts = f"[{self.style}] You said: {messages[-1].content}. ".split(" ")
        return [parts[place % len(parts)] for place in range(max(self.words, 0))]

    def _generate(self, messages, stop=None, run_manager=None, **kwargs):
        parts = self._parts(messages)
        time.sleep(self.delay * len(parts))
        text = " ".join(parts)
        return ChatResult(generations=[ChatGeneration(message=AIMessage(content=text))])

    def _stream(self, messages, stop=None, run_manager=None, **kwargs):
        for place, word in enumerate(self._parts(messages)):
            if self.style == "break off" and place == 8:
                raise ValueError("the model broke off")
            time.sleep(self.delay)
            chunk = ChatGenerationChunk(message=AIMessageChunk(content=word if place == 0 else f" {word}"))
            if run_manager:
                run_manager.on_llm_new_token(chunk.text, chunk=chunk)
            yield chunk


class EchoLLM(LCModelComponent):
    display_name = "Echo LLM"
    name = "EchoLLM"
    inputs = [
        MessageInput(name="input_value", display_name="Input"),
        MultilineInput(name="system_message", display_name="System Message"),
        BoolInput(name="stream", display_name="Stream", value=False, advanced=True),
        IntInput(name="words", display_name="Words", value=20),
        FloatInput(name="delay", display_name="Delay", value=0.01),
        FloatInput(name="temperature", display_name="Temperature", value=0.1),
        DropdownInput(name="style", display_name="Style", options=["plain", "poem", "legal"], value="plain"),
        SecretStrInput(name="api_key", display_name="API key"),
    ]

    def build_model(self) -> LanguageModel:
        return EchoChat(words=self.words, delay=self.delay, style=self.style)
