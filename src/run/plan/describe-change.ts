/** Describes the changes of a run from the one before it, for the history strip. */
import { isJsonEqual, type JsonValue } from '#contract/json.ts';
import type { RunInput, RunRequest, Tweaks } from '#contract/run-request.ts';
import { cutText } from '#contract/text/cut-text.ts';
import { describeError } from '../errors/error-text.ts';
import { NOT_FINISHED } from '../figures/not-finished.ts';
import { FIELD_KEYS, REQUEST_FIELDS } from '../model/request-fields.ts';
import type { Run } from '../model/run.ts';
import { type RunTweaks, runTweaks } from '../model/run-tweaks.ts';
import { versionName } from '../model/run-version.ts';
import { type TweakLeaf, tweakLeaves } from '../model/tweak-leaves.ts';

/** Number of changes that are named; the rest is counted. */
const NAMED_CHANGES = 2;

/** `previous` is the run of the same flow before this one; null when there is none. */
export function describeChange(run: Run, previous: Pick<Run, 'request'> | null): string {
  const said = describeRequest(run, previous);
  return run.version ? `On ${versionName(run.version)}: ${said}` : said;
}

function describeRequest(run: Run, previous: Pick<Run, 'request'> | null): string {
  if (run.isLeft) return NOT_FINISHED;
  if (run.status === 'stopped') return 'Stopped by you';
  const error = run.error ?? run.inputs.find((input) => input.error !== null)?.error;
  if (run.status === 'failed' && error) return describeError(error);
  const changes = previous ? tweakChanges(run, previous.request.tweaks ?? {}) : [];
  if (changes.length > 0) return joinChanges(changes);
  const others = previous ? requestChanges(run.request, previous.request) : [];
  if (run.onlyInput !== null) return joinChanges([`Input ${run.onlyInput + 1} alone`, ...others]);
  if (others.length > 0) return joinChanges(others);
  const leaves = tweakLeaves(run.request.tweaks ?? {});
  if (leaves.size === 0) return 'No tweaks';
  return previous ? 'Same request' : joinChanges([...leaves.values()].map(({ field }) => field));
}

function joinChanges(changes: readonly string[], named = NAMED_CHANGES): string {
  const rest = changes.length - named;
  const shown = changes.slice(0, named).join(', ');
  return rest > 0 ? `${shown} and ${rest} more` : shown;
}

/** Set tweaks first, then removed ones. */
function tweakChanges(run: Run, before: Tweaks): string[] {
  const now = tweakLeaves(run.request.tweaks ?? {});
  const then = tweakLeaves(before);
  if (now.size === 0 && then.size > 0) return ['No tweaks'];
  const changed = [...now].filter(([key, leaf]) => !isJsonEqual(then.get(key)?.value, leaf.value));
  const gone = [...then].filter(([key]) => !now.has(key)).map(([, { field }]) => field);
  const sent = runTweaks(run);
  // Only the named ones are described: the first look-up goes through everything that the server reported.
  const named = changed.map(([key, leaf], index) =>
    index < NAMED_CHANGES ? describeLeaf(sent, leaf, then.get(key)) : leaf.field,
  );
  // "tone removed" or "tone and 7 more removed".
  return gone.length === 0 ? named : [...named, `${joinChanges(gone, 1)} removed`];
}

function describeLeaf(sent: RunTweaks, { field, path, value }: TweakLeaf, old: TweakLeaf | undefined): string {
  const lost = sent.lost(path);
  if (lost !== null) return `${field} ${lost}`;
  const from = old ? old.value : sent.flowValue(path);
  // An object, cut after its first keys, says less than that it changed.
  if (isObject(value) || isObject(from)) return `${field} changed`;
  const to = shorten(value);
  return from === undefined ? `${field} ${to}` : `${field} ${shorten(from)} → ${to}`;
}

function requestChanges(now: RunRequest, then: RunRequest): string[] {
  const changes: string[] = [];
  const inputs = now.inputs ?? [];
  const before = then.inputs ?? [];
  if (inputs.length !== before.length) {
    changes.push(`${before.length} → ${inputs.length} inputs`);
  } else {
    const changed = [...inputs.keys()].filter((index) => !isJsonEqual(inputs[index], before[index]));
    const [only = 0] = changed;
    if (changed.length === 1) changes.push(inputChange(only, inputs[only], before[only]));
    if (changed.length > 1) changes.push(`${changed.length} inputs changed`);
  }
  for (const { sentAs, toText, change } of FIELD_KEYS.map((key) => REQUEST_FIELDS[key])) {
    if (toText(now[sentAs]) !== toText(then[sentAs])) changes.push(change(now[sentAs]));
  }
  return changes;
}

/** The change of an input; with its text if that has changed, which tells runs of many questions apart. */
function inputChange(index: number, now: RunInput | undefined, then: RunInput | undefined): string {
  const text = now?.input_value;
  return text && text !== then?.input_value ? `Input ${index + 1} ${shorten(text)}` : `Input ${index + 1} changed`;
}

function isObject(value: JsonValue | undefined): boolean {
  return typeof value === 'object' && value !== null;
}

function shorten(value: JsonValue): string {
  const text = typeof value === 'string' ? `"${value}"` : JSON.stringify(value);
  return cutText(text, 24);
}
