/**
 * Rows as other tools write them, with the columns of this one: promptfoo (`vars`, `assert`), chats (`messages`), and the evals of
 * OpenAI (`input` as a list of messages, `ideal`).
 */
import { isJsonObject, type JsonValue } from '#contract/json.ts';
import { listOf } from './json-parts.ts';
import { MAX_COLUMN_TURNS, targetOfColumn } from './target-of-column.ts';

type Row = Map<string, JsonValue>;

/** The row with its parts as columns; a text says why it cannot be one. Other rows are returned as they are. */
export function knownRecord(record: Row): Row | string {
  const { vars, messages, input, ...others } = Object.fromEntries(record);
  if (isJsonObject(vars)) {
    const { description, ...rest } = others;
    return new Map(
      Object.entries({
        ...(description !== undefined && { name: description }),
        ...rest,
        ...Object.fromEntries(Object.entries(vars).map(([name, value]) => [columnOfVariable(name), value])),
        ...inputOf(input),
      }),
    );
  }
  const conversation = isConversation(messages) ? messages : isConversation(input) ? input : null;
  if (conversation === null) return record;
  const columns = columnsOfConversation(conversation);
  return typeof columns === 'string' ? columns : new Map([...columns, ...Object.entries(others)]);
}

/** A variable of the prompt that is named like a part of a case, such as `name`, is none. A suite may map the column. */
function columnOfVariable(name: string): string {
  const { kind } = targetOfColumn(name, undefined);
  return kind === 'field' || kind === 'input' || kind === 'expected' ? name : `vars.${name}`;
}

function inputOf(input: JsonValue | undefined): { input?: JsonValue } {
  return input === undefined ? {} : { input };
}

function isConversation(value: JsonValue | undefined): value is JsonValue[] {
  return listOf(value).length > 0 && listOf(value).every((one) => isJsonObject(one) && typeof one.role === 'string');
}

/** What the person said is asked; what the assistant said last is expected. Its earlier answers are those of the flow now. */
function columnsOfConversation(messages: readonly JsonValue[]): Row | string {
  const columns: Row = new Map();
  let turns = 0;
  let expected: string | null = null;
  for (const message of messages) {
    const { role, content = null } = isJsonObject(message) ? message : {};
    const text = content === null ? '' : textOf(content);
    if (text === null) return 'has a message that is not only text';
    if (role === 'user') {
      turns += 1;
      if (turns > MAX_COLUMN_TURNS) return `has more than ${MAX_COLUMN_TURNS} questions`;
      columns.set(turns === 1 ? 'input' : `input ${turns}`, text);
    } else if (role === 'system' || role === 'developer') columns.set('system', text);
    expected = role === 'assistant' ? text : null;
  }
  if (turns === 0) return 'has no message of a user';
  if (expected !== null && expected !== '') columns.set('expected', expected);
  return columns;
}

/** The text of a message, which may be in parts; null if one of them is something else, such as an image. */
function textOf(content: JsonValue): string | null {
  if (typeof content === 'string') return content;
  const parts = listOf(content).map((part) => (isJsonObject(part) && typeof part.text === 'string' ? part.text : null));
  return parts.length === 0 || parts.includes(null) ? null : parts.join('\n');
}
