/** Parser: formats data or the rows of a table with a template (lfx 1.13.0, components/processing/parser.py). */
import type { JsonObject } from '#contract/json.ts';
import { parseTemplate } from '#flow/index/parse-template.ts';
import type { ComponentRun, ComponentType } from '../component-base/component.ts';
import { convertToText } from '../component-base/convert-to-text.ts';
import { textWithStatus, withStatus } from '../component-base/with-status.ts';
import { pythonClass } from '../python/python-text.ts';
import { fillTemplate } from '../python/template.ts';
import type { Meter } from '../values/character-budget.ts';
import { columnTypes } from '../values/column-types.ts';
import { messageData } from '../values/message.ts';
import { type Message, textValue, type Value } from '../values/values.ts';

function parse(run: ComponentRun): Message {
  const { fields } = run;
  const input = fields.value('input_data') ?? textValue('');
  if (fields.text('mode', 'Parser') === 'Stringify') {
    const text = convertToText(input, fields.bool('clean_data', false), run.meter());
    run.log(`Converted to string with length: ${text.length}`);
    return withStatus(run, run.message(text));
  }
  const meter = run.meter();
  const lines = fillAll(fields.text('pattern', 'Text: {text}'), input, meter);
  const separator = fields.text('sep', '\n');
  meter(separator.length * lines.length);
  return textWithStatus(run, lines.join(separator));
}

function fillAll(pattern: string, input: Value, meter: Meter): string[] {
  // Langflow does not parse the pattern when there are no rows, so an invalid one is no error then.
  const count = input.kind === 'frame' ? input.rows.length : input.kind === 'list' ? input.items.length : 1;
  if (count === 0) return [];
  const parts = parseTemplate(pattern);
  if (input.kind === 'frame') {
    const types = columnTypes(input);
    const isFloat = (name: string) => types[input.columns.indexOf(name)] === 'float';
    const lookup = (row: JsonObject) => (name: string) => {
      if (!input.columns.includes(name)) throw new Error(`The table has no column '${name}'.`);
      const cell = row[name];
      return isFloat(name) ? (cell ?? undefined) : cell;
    };
    return input.rows.map((row) => fillTemplate(parts, { lookup: lookup(row), meter, isFloat }));
  }
  const items = input.kind === 'list' ? input.items : [input];
  return items.map((item) => {
    const data = dataOf(item);
    if (!data) {
      const found = pythonClass(input);
      throw new Error(`Unsupported input type: ${found}. Expected DataFrame, Data, or list[Data].`);
    }
    const lookup = (name: string) => (Object.hasOwn(data, name) ? data[name] : '');
    return fillTemplate(parts, { lookup, meter });
  });
}

function dataOf(value: Value): JsonObject | null {
  if (value.kind === 'data') return value.data;
  return value.kind === 'message' ? messageData(value) : null;
}

export const parser: ComponentType = {
  thread: 'in-place-when-small',
  outputs: { parsed_text: parse },
  required: ['input_data'],
};
