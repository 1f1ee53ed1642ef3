/** Prompt Template: fills the variables of a template (lfx 1.13.0, components/models_and_agents/prompt.py). */
import type { ComponentRun, ComponentType } from '../component.ts';
import type { FieldReader } from '../field-reader.ts';
import { fillMustache } from '../mustache.ts';
import { pythonStr } from '../python-text.ts';
import { fillTemplate, parseTemplate } from '../template.ts';
import { valueJson, valueText } from '../value-json.ts';
import { type Message, textValue, type Value } from '../values.ts';

function build(run: ComponentRun): Message {
  const { fields } = run;
  const template = fields.text('template');
  const lookup = (name: string) => variable(fields, name);
  const text = fields.bool('use_double_brackets', false)
    ? fillMustache(template, (name) => variableOrEmpty(fields, name))
    : fillTemplate(parseTemplate(template), lookup);
  run.status = textValue(text);
  return run.message(text);
}

/** A variable that the component has no field for: the template was changed without its variables. */
function variable(fields: FieldReader, name: string): string {
  const value = fields.value(name);
  if (value === undefined) throw new Error(`The template names {${name}}, and the component has no such variable.`);
  return variableText(value);
}

function variableOrEmpty(fields: FieldReader, name: string): string {
  const value = fields.value(name);
  return value === undefined ? '' : variableText(value);
}

function variableText(value: Value): string {
  switch (value.kind) {
    case 'message':
      return value.text;
    case 'data':
      return pythonStr(value.data[value.textKey] ?? '');
    case 'list':
      return pythonStr(value.items.map((item) => (item.kind === 'message' ? item.text : valueJson(item))));
    default:
      return valueText(value);
  }
}

export const prompt: ComponentType = { outputs: { prompt: build } };
