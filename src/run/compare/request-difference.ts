/** What differs in what several runs were asked: their tweaks leaf by leaf, and everything else of the request. */
import { isJsonEqual, type JsonValue } from '#contract/json.ts';
import { idTail } from '#flow/index/component-id.ts';
import { formatCount } from '../figures/result-format.ts';
import { flowValue } from '../model/flow-value.ts';
import { FIELD_KEYS, REQUEST_FIELDS } from '../model/request-fields.ts';
import type { Run } from '../model/run.ts';
import { type TweakLeaf, tweakLeaves } from '../model/tweak-leaves.ts';
import { SECRET_MASK } from '../secrets/mask-secrets.ts';

/** What a run did to one field. */
export type ComparedTweak =
  | { kind: 'tweak'; value: JsonValue }
  /** Not tweaked; the flow's own value where another run of the same flow told it. */
  | { kind: 'flow'; value: JsonValue | undefined }
  /** A secret: what it was is kept nowhere. */
  | { kind: 'secret' };

export interface TweakDifference {
  key: string;
  /** Name of the component; null for a bare key, which goes to every component with such a field. */
  component: string | null;
  field: string;
  values: readonly ComparedTweak[];
}

export interface TweakComparison {
  differing: readonly TweakDifference[];
  /** Fields that every run tweaks to the same value. */
  same: number;
  /** Secrets that are hidden in every run, so that nobody can tell whether they differ. */
  hidden: number;
}

/** Leaf by leaf, in the order of the first run that has each. */
export function compareTweaks(runs: readonly Run[]): TweakComparison {
  const all = runs.map((run) => leavesByPlace(run));
  const keys = new Set(all.flatMap((leaves) => [...leaves.keys()]));
  const differing: TweakDifference[] = [];
  let [same, hidden] = [0, 0];
  for (const key of keys) {
    const leaves = all.map((places) => places.get(key)?.leaf ?? null);
    const values = leaves.map((leaf, place): ComparedTweak => {
      if (leaf === null) return { kind: 'flow', value: toldValue(runs, runs[place], key, all) };
      return isHidden(leaf.value) ? { kind: 'secret' } : { kind: 'tweak', value: leaf.value };
    });
    const first = values[0];
    if (values.every(({ kind }) => kind === 'secret')) hidden += 1;
    else if (values.every((value) => isJsonEqual(value, first))) same += 1;
    else {
      const about = all.map((places) => places.get(key)).find((place) => place !== undefined);
      const field = about?.leaf.field ?? '';
      differing.push({ key, component: about?.component ?? null, field, values });
    }
  }
  return { differing, same, hidden };
}

/** What is to be said of the tweaks that do not differ; empty for nothing. */
export function restOfTweaks({ differing, same, hidden }: TweakComparison): string {
  const parts = [
    ...(differing.length === 0 && same === 0 && hidden === 0 ? ['No run has any tweaks.'] : []),
    ...(same > 0 ? [`${formatCount(same, 'tweak')} ${same === 1 ? 'is' : 'are'} the same.`] : []),
    ...(hidden > 0
      ? [
          `${formatCount(hidden, 'secret')} ${hidden === 1 ? 'is' : 'are'} hidden, so nobody can tell whether they differ.`,
        ]
      : []),
  ];
  return parts.join(' ');
}

function isHidden(value: JsonValue): boolean {
  return JSON.stringify(value).includes(SECRET_MASK);
}

interface PlacedLeaf {
  leaf: TweakLeaf;
  component: string | null;
}

/** A component is the same one whether a run names it by its id or by its display name. */
function leavesByPlace(run: Run): Map<string, PlacedLeaf> {
  const components = run.components ?? [];
  const placed = new Map<string, PlacedLeaf>();
  for (const leaf of tweakLeaves(run.request.tweaks ?? {}).values()) {
    const [owner] = leaf.path;
    if (leaf.path.length < 2 || owner === undefined) {
      placed.set(JSON.stringify([leaf.field]), { leaf, component: null });
      continue;
    }
    const named = components.filter(({ displayName }) => displayName === owner);
    const known = components.find(({ id }) => id === owner) ?? (named.length === 1 ? named[0] : undefined);
    const component = known === undefined ? owner : nameOf(known, components);
    placed.set(JSON.stringify([known?.id ?? owner, leaf.field]), { leaf, component });
  }
  return placed;
}

type Named = { id: string; displayName: string };

/** With the id's tail where the flow has two of that name. */
function nameOf({ id, displayName }: Named, components: readonly Named[]): string {
  const isShared = components.filter((other) => other.displayName === displayName).length > 1;
  return isShared ? `${displayName} ${idTail(id)}` : displayName;
}

/** As another run of the same flow tells it that did tweak the field. */
function toldValue(
  runs: readonly Run[],
  run: Run | undefined,
  key: string,
  all: readonly ReadonlyMap<string, PlacedLeaf>[],
): JsonValue | undefined {
  for (const [place, other] of runs.entries()) {
    const path = all[place]?.get(key)?.leaf.path;
    const value = path && other.flow.id === run?.flow.id ? flowValue(other, path) : undefined;
    if (value !== undefined) return value;
  }
  return undefined;
}

export interface RequestDifference {
  name: string;
  values: readonly string[];
}

/** Everything else that was asked and that differs. */
export function compareRequests(runs: readonly Run[]): RequestDifference[] {
  const rows: { name: string; of: (run: Run) => string }[] = [
    { name: 'Flow', of: ({ flow }) => flow.name },
    { name: 'Server', of: serverOf },
    { name: 'Inputs sent', of: inputsSent },
    ...FIELD_KEYS.map((key) => {
      const { label, sentAs, words } = REQUEST_FIELDS[key];
      return { name: label, of: ({ request }: Run) => words(request[sentAs]) };
    }),
    { name: 'Route', of: ({ plan }) => [...new Set(plan.requests.map(({ transport }) => transport))].join(', ') },
  ];
  return rows.map(({ name, of }) => ({ name, values: runs.map(of) })).filter(({ values }) => new Set(values).size > 1);
}

/** "Embedded engine 0.1.0", or a Langflow with its release and address. */
export function serverOf({ server, release = '', address }: Run): string {
  const name = server.endsWith(release) ? server : `${server} ${release}`;
  return address ? `${name}, ${address}` : name;
}

function inputsSent({ request: { inputs } }: Run): string {
  if (inputs === undefined) return 'None (every input component is sent empty text)';
  return inputs.length === 0 ? "The flow's own" : String(inputs.length);
}
