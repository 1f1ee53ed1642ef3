/** Variants that were set up and are kept in this browser, each with the inputs of the bench. */
import { tryParseJson } from '#contract/json.ts';
import { textPrint } from '#contract/text/text-hash.ts';
import { parseSet } from '#run/variants/parse-set.ts';
import { singleKeys } from '#run/variants/variant.ts';
import { suiteOfVariants } from '#tests/source/suite-of-variants.ts';
import { readDraft } from '../../../draft/storage/local-drafts.ts';
import { pageHolder } from '../../../runs/cells/page-holder.ts';
import type { EarlierSuite } from './save-earlier.ts';

const PREFIX = 'tweakbench.variants.1.';

export interface KnownFlow {
  id: string;
  name: string;
  endpoint: string | null;
}

/** Sets of variants of the connected server: `scope` is that of `draftScope`, `flows` are those of the server. */
export function earlierSets(scope: string, address: string | null, flows: readonly KnownFlow[]): EarlierSuite[] {
  return storedKeys().flatMap((key): EarlierSuite[] => {
    const asked = key.slice(scope.length);
    const flow = flows.find(({ id, endpoint }) => id === asked || endpoint === asked);
    if (!key.startsWith(scope) || !flow) return [];
    const set = parseSet(tryParseJson(localStorage.getItem(PREFIX + key) ?? ''));
    const variants = set.keysOf === null ? set.variants : singleKeys(set.keysOf.tweaksText);
    if (variants.length === 0) return [];
    const name = `Variants of ${flow.name}`;
    const draft = readDraft(key) ?? { inputsMode: 'keep' as const, inputs: [] };
    const text = suiteOfVariants({ name, flow, draft, variants, repeats: set.repeats, atOnce: set.atOnce });
    const id = `set-${textPrint(`${key} ${pageHolder()}`)}`;
    return [{ id, name, flow: { id: flow.id, name: flow.name }, address, text, file: null, result: null }];
  });
}

function storedKeys(): string[] {
  try {
    return Object.keys(localStorage).flatMap((key) => (key.startsWith(PREFIX) ? [key.slice(PREFIX.length)] : []));
  } catch {
    return [];
  }
}
