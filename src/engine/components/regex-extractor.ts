/** Regex Extractor: everything in a text that a pattern finds (lfx 1.13.0, components/processing/regex.py). */
import type { JsonObject, JsonValue } from '#contract/json.ts';
import type { ComponentRun, ComponentType } from '../component.ts';
import { methodError } from '../method-error.ts';
import { pythonMatches } from '../python-regex.ts';
import { dataValue, listValue, type Message, type Value } from '../values.ts';

/** Whole matches; with one group its text, with several a list of their texts. Empty texts are left out. */
function findAll(run: ComponentRun): JsonObject[] {
  const pattern = run.fields.text('pattern');
  const text = run.fields.text('input_text');
  if (pattern === '' || text === '') return [];
  let matches: (string | undefined)[][];
  try {
    matches = [...pythonMatches(pattern, text)];
  } catch (cause) {
    return [{ error: `Invalid regex pattern: ${cause instanceof Error ? cause.message : cause}` }];
  }
  const found = matches.map(([whole, ...groups]): JsonValue => {
    const texts = groups.map((group) => group ?? '');
    return texts.length > 1 ? texts : (texts[0] ?? whole ?? '');
  });
  return found.filter((match) => match !== '').map((match) => ({ match }));
}

function extract(run: ComponentRun): Value {
  const matches = listValue(findAll(run).map((match) => dataValue(match)));
  run.status = matches;
  return matches;
}

function extractText(run: ComponentRun): Message {
  const matches = findAll(run);
  const message = run.message(matchesText(matches));
  run.status = message;
  return message;
}

function matchesText(matches: readonly JsonObject[]): string {
  if (matches.length === 0) return 'No matches found';
  return matches
    .map(({ match, error }) => {
      if (typeof error === 'string') return error;
      if (typeof match === 'string') return match;
      throw methodError('get_matches_text', 'sequence item 0: expected str instance, tuple found');
    })
    .join('\n');
}

export const regexExtractor: ComponentType = { outputs: { data: extract, text: extractText } };
