/** The component types that the embedded server runs. */
import type { ComponentRegistry } from './component.ts';
import { chatInput } from './components/chat-input.ts';
import { chatOutput } from './components/chat-output.ts';
import { languageModel } from './components/language-model.ts';
import { prompt } from './components/prompt.ts';
import { textInput } from './components/text-input.ts';
import { textOutput } from './components/text-output.ts';

/** By Langflow's type names. */
export const componentRegistry: ComponentRegistry = new Map([
  ['ChatInput', chatInput],
  ['ChatOutput', chatOutput],
  ['LanguageModelComponent', languageModel],
  ['Prompt', prompt],
  ['Prompt Template', prompt],
  ['TextInput', textInput],
  ['TextOutput', textOutput],
]);
