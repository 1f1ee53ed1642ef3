/** Regex Extractor: finds all matches of a pattern in a text (lfx 1.13.0, components/processing/regex.py). */
import { errorMessage } from '#contract/error-message.ts';
import type { JsonObject, JsonValue } from '#contract/json.ts';
import { LimitError } from '#contract/limit-error.ts';
import type { ComponentRun, ComponentType } from '../component-base/component.ts';
import { withStatus } from '../component-base/with-status.ts';
import { checkPattern, pythonMatches } from '../python/python-regex.ts';
import { PART_COST } from '../values/character-budget.ts';
import { methodError } from '../values/method-error.ts';
import { dataValue, listValue, type Message, type Value } from '../values/values.ts';

/** Like `findall`: whole matches; with one group its text, with several a list of their texts. Empty matches are left out. */
function findAll(run: ComponentRun): JsonObject[] {
  const pattern = run.fields.text('pattern');
  const text = run.fields.text('input_text');
  if (pattern === '' || text === '') return [];
  checkPattern(pattern, text);
  const meter = run.meter();
  const matches: (string | undefined)[][] = [];
  try {
    for (const match of pythonMatches(pattern, text)) {
      for (const group of match) meter(PART_COST + (group?.length ?? 0));
      matches.push(match);
    }
  } catch (cause) {
    if (cause instanceof LimitError) throw cause;
    return [{ error: `Invalid regex pattern: ${errorMessage(cause)}` }];
  }
  const found = matches.map(([whole, ...groups]): JsonValue => {
    const texts = groups.map((group) => group ?? '');
    return texts.length > 1 ? texts : (texts[0] ?? whole ?? '');
  });
  return found.filter((match) => match !== '').map((match) => ({ match }));
}

function extract(run: ComponentRun): Value {
  return withStatus(run, listValue(findAll(run).map((match) => dataValue(match))));
}

function extractText(run: ComponentRun): Message {
  return withStatus(run, run.message(matchesText(findAll(run))));
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
