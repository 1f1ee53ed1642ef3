/** Prompt Template: fills the variables of a template (lfx 1.13.0, components/models_and_agents/prompt.py). */

import { parseTemplate, type TemplatePart } from '#flow/index/parse-template.ts';
import type { ComponentRun, ComponentType } from '../component-base/component.ts';
import type { FieldReader } from '../component-base/field-reader.ts';
import { textWithStatus } from '../component-base/with-status.ts';
import { fillMustache } from '../python/mustache.ts';
import { pythonStr, pythonTypeName } from '../python/python-text.ts';
import { fillTemplate } from '../python/template.ts';
import { valueJson, valueText } from '../python/value-json.ts';
import { methodError } from '../values/method-error.ts';
import { jsonBox, type Message, type Value } from '../values/values.ts';

const NOTHING = jsonBox(null);

function build(run: ComponentRun): Message {
  const { fields } = run;
  const template = templateOf(fields);
  const lookup = (name: string) => variable(fields, name);
  const text = fields.bool('use_double_brackets', false)
    ? fillMustache(template, (name) => variableOrEmpty(fields, name), run.meter())
    : fillTemplate(readTemplate(template), { lookup, meter: run.meter() });
  return textWithStatus(run, text);
}

/** An empty template never reaches the component; neither that nor a non-text can be filled. */
function templateOf(fields: FieldReader): string {
  const value = fields.value('template') ?? NOTHING;
  const isText = value.kind === 'text' || value.kind === 'message' || value.kind === 'data';
  if (!isText) throw methodError('build_prompt', `expected str, got ${pythonTypeName(value)}`);
  return fields.text('template');
}

/** Only plain variable names are allowed, also within formats. */
function readTemplate(template: string): TemplatePart[] {
  const parts = parseTemplate(template);
  for (const part of parts) {
    if (typeof part === 'string') continue;
    if (part.keys.length > 0) {
      const name = `${part.name}[${part.keys.join('][')}]`;
      throw new Error(
        `Invalid variable name '${name}' in f-string template. Variable names cannot contain attribute access (.) or indexing ([]).`,
      );
    }
    if (part.spec.some((item) => typeof item !== 'string')) {
      throw new Error('Invalid format specifier in f-string template. Nested replacement fields are not allowed.');
    }
  }
  return parts;
}

/** A variable without a field: the template was changed but its variables were not. */
function variable(fields: FieldReader, name: string): string {
  const value = fields.value(name);
  if (value === undefined) throw new Error(`The template uses {${name}}, but the component has no such variable.`);
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
      return pythonStr(value.data.text ?? '');
    case 'list':
      return pythonStr(value.items.map((item) => (item.kind === 'message' ? item.text : valueJson(item))));
    default:
      return valueText(value);
  }
}

export const prompt: ComponentType = { thread: 'in-place-when-small', outputs: { prompt: build } };
