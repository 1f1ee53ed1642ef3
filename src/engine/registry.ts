/** The component types that the embedded server runs. */
import type { ComponentRegistry } from './component.ts';
import { calculator } from './components/calculator.ts';
import { chatInput } from './components/chat-input.ts';
import { chatOutput } from './components/chat-output.ts';
import { combineText } from './components/combine-text.ts';
import { conditionalRouter } from './components/conditional-router.ts';
import { currentDate } from './components/current-date.ts';
import { file } from './components/file.ts';
import { jsonToData } from './components/json-to-data.ts';
import { languageModel } from './components/language-model.ts';
import { memory } from './components/memory.ts';
import { mockData } from './components/mock-data.ts';
import { parser } from './components/parser.ts';
import { prompt } from './components/prompt.ts';
import { regexExtractor } from './components/regex-extractor.ts';
import { splitTextComponent } from './components/split-text.ts';
import { textInput } from './components/text-input.ts';
import { textOutput } from './components/text-output.ts';
import { typeConverter } from './components/type-converter.ts';

/** By Langflow's type names. */
export const componentRegistry: ComponentRegistry = new Map([
  ['CalculatorComponent', calculator],
  ['ChatInput', chatInput],
  ['ChatOutput', chatOutput],
  ['CombineText', combineText],
  ['ConditionalRouter', conditionalRouter],
  ['CurrentDate', currentDate],
  ['File', file],
  ['JSONtoData', jsonToData],
  ['LanguageModelComponent', languageModel],
  ['Memory', memory],
  ['MockDataGenerator', mockData],
  ['ParserComponent', parser],
  ['Prompt', prompt],
  ['Prompt Template', prompt],
  ['RegexExtractorComponent', regexExtractor],
  ['SplitText', splitTextComponent],
  ['TextInput', textInput],
  ['TextOutput', textOutput],
  ['TypeConverterComponent', typeConverter],
]);
