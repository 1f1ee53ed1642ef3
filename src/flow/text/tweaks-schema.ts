/**
 * A JSON Schema (draft 7) for the tweaks of one flow, used for completion and hover texts in the editor. It does not
 * validate; `match-tweaks.ts` does, which also knows wrapped values and the server's release.
 */
import type { JsonObject, JsonValue } from '#contract/json.ts';
import { cutText } from '#contract/text/cut-text.ts';
import type { FlowComponent, FlowField, FlowIndex } from '../index/flow-index.ts';
import { isTweakable } from '../index/is-tweakable.ts';
import { listedModels } from '../index/model-selection.ts';
import { rangeLabel } from '../index/range-label.ts';
import { isSecretField } from '../index/secret-field.ts';
import { codeMarkdown, escapeMarkdown } from '../request/as-markdown.ts';

/** Most components that the description of a shared field names. */
const maxShownComponents = 8;

const typeNames: ReadonlyMap<string, string> = new Map([
  ['int', 'integer'],
  ['float', 'number'],
  ['slider', 'number'],
  ['bool', 'boolean'],
  ['dict', 'object'],
  ['NestedDict', 'object'],
  ['table', 'array'],
  ['str', 'string'],
  ['prompt', 'string'],
  ['mustache', 'string'],
  ['query', 'string'],
  ['link', 'string'],
]);

/** Options without objects, which only describe a choice. */
function textChoices({ options }: FlowField): JsonValue[] {
  return (options ?? []).filter((option) => typeof option !== 'object');
}

/** The JSON type of a field's value; null when unknown. */
function jsonTypeOf(field: FlowField): string | null {
  const isChoice = textChoices(field).length > 0;
  return typeNames.get(field.type) ?? (isChoice ? 'string' : null);
}

function blockText(field: FlowField): string | null {
  if (field.isProtected) return 'Protected. The server refuses tweaks.';
  if (field.connection)
    return `Set by a connection from ${escapeMarkdown(field.connection.source)}. Tweaks are ignored.`;
  if (field.isHandle) return 'Set by a connection. Tweaks are ignored.';
  return field.isShown ? null : 'Hidden in the flow. Tweaks are ignored.';
}

/** Type, range, the flow's value (unless secret) and the flow's description of the field. */
function describeField(field: FlowField): string {
  const kind = field.isList ? `list of ${field.type}` : field.type;
  const facts = [kind, rangeLabel(field)].filter((fact) => fact !== '').join(', ');
  const value = isSecretField(field) ? 'a secret, not shown' : codeMarkdown(cutText(JSON.stringify(field.value), 120));
  const label = field.displayName === field.name ? '' : ` ${escapeMarkdown(field.displayName)}`;
  const lines = [
    `**${escapeMarkdown(field.name)}**${label}`,
    facts === '' ? `The flow uses ${value}` : `${escapeMarkdown(facts)} · the flow uses ${value}`,
    blockText(field),
    field.info === '' ? null : escapeMarkdown(field.info),
  ];
  return lines.filter((line) => line !== null).join('\n\n');
}

function fieldSchema(field: FlowField): JsonObject {
  const schema: JsonObject = { markdownDescription: describeField(field) };
  const type = jsonTypeOf(field);
  if (type !== null && !field.isList) schema.type = type;
  const choices = [...textChoices(field), ...listedModels(field)];
  if (choices.length > 0) schema.examples = choices;
  if (!isSecretField(field) && field.value !== null && isTweakable(field)) schema.default = field.value;
  if (!isTweakable(field)) schema.doNotSuggest = true;
  return schema;
}

function componentSchema(component: FlowComponent): JsonObject {
  const properties = [...component.fields.values()].map((field) => [field.name, fieldSchema(field)]);
  return { type: 'object', properties: Object.fromEntries(properties) };
}

function describeComponent(component: FlowComponent, note: string): string {
  const lines = [
    `**${escapeMarkdown(component.displayName)}** ${escapeMarkdown(component.type)}`,
    note,
    component.description === '' ? null : escapeMarkdown(component.description),
  ];
  return lines.filter((line) => line !== null).join('\n\n');
}

function bareSchema(name: string, holders: readonly FlowComponent[]): JsonObject | null {
  const fields = holders.flatMap((component) => component.fields.get(name) ?? []);
  const [first] = fields;
  if (!first) return null;
  const shown = holders.slice(0, maxShownComponents).map((component) => escapeMarkdown(component.displayName));
  const more = holders.length > shown.length ? ` and ${holders.length - shown.length} more` : '';
  const { markdownDescription: _description, ...schema } = fieldSchema(fields.find(isTweakable) ?? first);
  const count = holders.length === 1 ? 'one component' : `all ${holders.length} components`;
  const intro = `**${escapeMarkdown(name)}** in ${count} with this field: ${shown.join(', ')}${more}`;
  return { ...schema, markdownDescription: intro, suggestSortText: `3 ${name}` };
}

/**
 * Keys at the top level: component ids, their display names (of a shared name the last component, which gets the tweak) and
 * field names, suggested in this order. `doNotSuggest` and `suggestSortText` are keywords of Monaco's JSON service. Time and
 * size are linear in components and fields.
 */
export function tweaksSchemaOf(index: FlowIndex): JsonObject {
  // Keys are arbitrary text, and in a map `__proto__` is an ordinary key.
  const top = new Map<string, JsonObject>();
  for (const [name, holders] of index.byField) {
    const schema = bareSchema(name, holders);
    if (schema) top.set(name, schema);
  }
  const definitions: JsonObject = {};
  for (const component of index.components) definitions[`c${component.index}`] = componentSchema(component);
  for (const [name, sharers] of index.byDisplayName) {
    const last = sharers.at(-1);
    if (!last) continue;
    const note =
      sharers.length > 1
        ? `${sharers.length} share this name; ${escapeMarkdown(last.id)} gets the tweak.`
        : escapeMarkdown(last.id);
    top.set(name, {
      $ref: `#/definitions/c${last.index}`,
      markdownDescription: describeComponent(last, note),
      suggestSortText: `2 ${name}`,
    });
  }
  for (const component of index.components) {
    top.set(component.id, {
      $ref: `#/definitions/c${component.index}`,
      markdownDescription: describeComponent(component, escapeMarkdown(component.id)),
      suggestSortText: `1 ${component.id}`,
    });
  }
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    type: 'object',
    properties: Object.fromEntries(top),
    definitions,
  };
}
