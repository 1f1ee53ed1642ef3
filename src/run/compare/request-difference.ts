/** Compares the requests of several runs: their tweaks leaf by leaf, and everything else. */
import { isJsonEqual, type JsonValue } from '#contract/json.ts';
import { idTail } from '#flow/index/component-id.ts';
import { SECRET_MASK } from '#flow/secrets/mask-secrets.ts';
import { formatCount } from '../figures/result-format.ts';
import { FIELD_KEYS, REQUEST_FIELDS } from '../model/request-fields.ts';
import type { Run } from '../model/run.ts';
import { type LostTweak, type RunTweaks, runTweaks } from '../model/run-tweaks.ts';
import { type TweakLeaf, tweakLeaves } from '../model/tweak-leaves.ts';

/** The tweak of one run on one field. */
export type ComparedTweak =
  /** `lost` if its value was not used. */
  | { kind: 'tweak'; value: JsonValue; lost: LostTweak | null }
  /** Not tweaked; the flow's value if another run of the same flow reported it. */
  | { kind: 'flow'; value: JsonValue | undefined }
  /** A secret, which is not stored. */
  | { kind: 'secret' };

export interface TweakDifference {
  key: string;
  /** Name of the component; null for a bare key, which reaches every component with the field. */
  component: string | null;
  field: string;
  values: readonly ComparedTweak[];
}

export interface TweakComparison {
  differing: readonly TweakDifference[];
  /** Number of fields that every run tweaks to the same value. */
  same: number;
  /** Number of secrets, which may differ. */
  hidden: number;
}

/** Leaf by leaf, each in the order of the first run that has it. */
export function compareTweaks(runs: readonly Run[]): TweakComparison {
  const all = runs.map((run) => leavesByPlace(run));
  const sent = runs.map(runTweaks);
  const keys = new Set(all.flatMap((leaves) => [...leaves.keys()]));
  const differing: TweakDifference[] = [];
  let [same, hidden] = [0, 0];
  for (const key of keys) {
    const leaves = all.map((places) => places.get(key)?.leaf ?? null);
    const values = leaves.map((leaf, index): ComparedTweak => {
      if (leaf === null) return { kind: 'flow', value: reportedValue(runs, index, key, { all, sent }) };
      return isHidden(leaf.value) ? { kind: 'secret' } : { kind: 'tweak', value: leaf.value, lost: null };
    });
    const first = values[0];
    if (values.every(({ kind }) => kind === 'secret')) hidden += 1;
    else if (values.every((value) => isJsonEqual(value, first))) same += 1;
    else {
      const about = all.map((places) => places.get(key)).find((place) => place !== undefined);
      const field = about?.leaf.field ?? '';
      const told = values.map((value, index) => withLost(value, sent[index], leaves[index]?.path));
      differing.push({ key, component: about?.component ?? null, field, values: told });
    }
  }
  return { differing, same, hidden };
}

function withLost(
  value: ComparedTweak,
  sent: RunTweaks | undefined,
  path: readonly string[] | undefined,
): ComparedTweak {
  return value.kind === 'tweak' && sent && path ? { ...value, lost: sent.lost(path) } : value;
}

/** Sentences about the tweaks that do not differ, or ''. */
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

/** Treats id and display name as the same component. */
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

/** Adds the tail of the id if several components have the name. */
function nameOf({ id, displayName }: Named, components: readonly Named[]): string {
  const isShared = components.filter((other) => other.displayName === displayName).length > 1;
  return isShared ? `${displayName} ${idTail(id)}` : displayName;
}

/** The flow's value, as reported by another run of the same flow that tweaks the field. */
function reportedValue(
  runs: readonly Run[],
  place: number,
  key: string,
  { all, sent }: { all: readonly ReadonlyMap<string, PlacedLeaf>[]; sent: readonly RunTweaks[] },
): JsonValue | undefined {
  for (const [index, other] of runs.entries()) {
    const path = all[index]?.get(key)?.leaf.path;
    const value = path && other.flow.id === runs[place]?.flow.id ? sent[index]?.flowValue(path) : undefined;
    if (value !== undefined) return value;
  }
  return undefined;
}

export interface RequestDifference {
  name: string;
  values: readonly string[];
}

/** Differences of the requests other than tweaks. */
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

/** "Embedded engine 0.1.0", or Langflow with its release and address. */
export function serverOf({ server, release = '', address }: Run): string {
  const name = server.endsWith(release) ? server : `${server} ${release}`;
  return address ? `${name}, ${address}` : name;
}

function inputsSent({ request: { inputs } }: Run): string {
  if (inputs === undefined) return 'None (every input component is sent empty text)';
  return inputs.length === 0 ? "The flow's own" : String(inputs.length);
}
