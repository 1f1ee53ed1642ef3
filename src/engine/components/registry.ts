/** The component types that the embedded server runs. */
import type { ComponentRegistry } from '../component-base/component.ts';
import { agent } from './agent.ts';
import { calculator } from './calculator.ts';
import { chatInput } from './chat-input.ts';
import { chatOutput } from './chat-output.ts';
import { combineText } from './combine-text.ts';
import { conditionalRouter } from './conditional-router.ts';
import { currentDate } from './current-date.ts';
import { file } from './file.ts';
import { humanInput } from './human-input.ts';
import { jsonToData } from './json-to-data.ts';
import { languageModel } from './language-model.ts';
import { memory } from './memory.ts';
import { mockData } from './mock-data.ts';
import { parser } from './parser.ts';
import { prompt } from './prompt.ts';
import { regexExtractor } from './regex-extractor.ts';
import { splitTextComponent } from './split-text.ts';
import { textInput } from './text-input.ts';
import { textOutput } from './text-output.ts';
import { typeConverter } from './type-converter.ts';

/** Component types by their names in Langflow. */
export const componentRegistry: ComponentRegistry = new Map([
  ['Agent', agent],
  ['CalculatorComponent', calculator],
  ['ChatInput', chatInput],
  ['ChatOutput', chatOutput],
  ['CombineText', combineText],
  ['ConditionalRouter', conditionalRouter],
  ['CurrentDate', currentDate],
  ['File', file],
  ['HumanInput', humanInput],
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
