/**
 * Matches the component ids of a request that was written for another copy of a flow, because Langflow gives every component
 * a new id on import. Compares the type in the id (`Prompt-abc12`), the display name and the fields that the tweaks use.
 */
import { isJsonObject } from '#contract/json.ts';
import type { Tweaks } from '#contract/run-request.ts';
import { idPrefix } from '../index/component-id.ts';
import type { FlowComponent, FlowIndex } from '../index/flow-index.ts';

/** Where a request names components. */
export interface ComponentUse {
  tweaks: Tweaks;
  /** The `components` of all inputs. */
  targets: readonly string[];
  outputs: readonly string[];
}

export interface RebindCandidate {
  id: string;
  displayName: string;
  /** 0 to 1. */
  confidence: number;
}

/** A name in a request that looks like a component id but is not in the flow. */
export interface UnknownComponent {
  oldId: string;
  isTweaked: boolean;
  /** Fields that the tweaks set on it. */
  fields: readonly string[];
  isTarget: boolean;
  isOutput: boolean;
}

export interface RebindProposal extends UnknownComponent {
  /** Most likely first; never empty. */
  candidates: readonly RebindCandidate[];
  proposed: RebindCandidate;
}

/** Confidence from which a proposal is selected by default. */
export const PRESELECT_CONFIDENCE = 0.6;

/** Candidates with less confidence are ignored. */
const MIN_CONFIDENCE = 0.4;
/** A lead smaller than this does not count. */
const MIN_LEAD = 0.1;

const WEIGHTS = { type: 0.55, fields: 0.35, role: 0.1 };

export function componentUse(request: {
  inputs?: readonly { components?: readonly string[] | undefined }[] | undefined;
  outputs?: readonly string[] | undefined;
  tweaks?: Tweaks | undefined;
}): ComponentUse {
  const { inputs = [], outputs = [], tweaks = {} } = request;
  return { tweaks, targets: inputs.flatMap(({ components = [] }) => components), outputs };
}

/** One proposal for each unknown id that has a candidate, in the order of use. */
export function findRebinds(index: FlowIndex, use: ComponentUse): RebindProposal[] {
  const unknown = unknownComponents(index, use);
  const named = new Set([...Object.keys(use.tweaks), ...use.targets, ...use.outputs]);
  const free = index.components.filter(({ id }) => !named.has(id));
  const open = new Map(unknown.map((item) => [item, scoresOf(item, free)]));
  const chosen = new Map<UnknownComponent, RebindCandidate>();
  assignClear(open, chosen);
  assignInOrder(open, chosen);
  return unknown.flatMap((item) => {
    const proposed = chosen.get(item);
    if (!proposed) return [];
    const others = scoresOf(item, free).filter(({ id }) => id !== proposed.id);
    return [{ ...item, candidates: [proposed, ...others], proposed }];
  });
}

/** In the order of use: tweaks, inputs, outputs. Bare keys of the tweaks are ignored: they name fields. */
export function unknownComponents(index: FlowIndex, { tweaks, targets, outputs }: ComponentUse): UnknownComponent[] {
  const found = new Map<string, UnknownComponent>();
  const add = (name: string, more: Partial<UnknownComponent>) => {
    if (index.byId.has(name) || index.byDisplayName.has(name) || idPrefix(name) === null) return;
    const before = found.get(name) ?? { oldId: name, isTweaked: false, fields: [], isTarget: false, isOutput: false };
    found.set(name, { ...before, ...more });
  };
  for (const [key, value] of Object.entries(tweaks)) {
    if (isJsonObject(value)) add(key, { isTweaked: true, fields: Object.keys(value) });
  }
  for (const name of targets) add(name, { isTarget: true });
  for (const name of outputs) add(name, { isOutput: true });
  return [...found.values()];
}

function scoresOf(item: UnknownComponent, components: readonly FlowComponent[]): RebindCandidate[] {
  const base = fold(idPrefix(item.oldId) ?? '');
  return components
    .map((component) => ({
      id: component.id,
      displayName: component.displayName,
      confidence: scoreOf(item, base, component),
    }))
    .filter(({ confidence }) => confidence >= MIN_CONFIDENCE)
    .sort((left, right) => right.confidence - left.confidence);
}

function scoreOf({ fields, isTarget, isOutput }: UnknownComponent, base: string, component: FlowComponent): number {
  const type = typeSimilarity(base, component);
  const known = fields.filter((name) => component.fields.has(name)).length;
  const share = fields.length === 0 ? 1 : known / fields.length;
  // Without a type or fields there is nothing to compare.
  if (type === 0 && fields.length === 0) return 0;
  const fitsRole = (!isTarget || component.isInput) && (!isOutput || component.isOutput || !isTarget);
  return type * WEIGHTS.type + share * WEIGHTS.fields + (fitsRole ? WEIGHTS.role : 0);
}

/** The name of a type in one release may begin with its name in another: Prompt, Prompt Template. */
function typeSimilarity(base: string, component: FlowComponent): number {
  const names = [component.type, idPrefix(component.id) ?? '', component.displayName].map(fold);
  if (names.includes(base)) return 1;
  const isPart = names.some(
    (name) => Math.min(name.length, base.length) >= 4 && (name.startsWith(base) || base.startsWith(name)),
  );
  return isPart ? 0.6 : 0;
}

function fold(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

type OpenMatches = Map<UnknownComponent, RebindCandidate[]>;

/** Takes clear leads as long as there are any; each one taken may make another one clear. */
function assignClear(open: OpenMatches, chosen: Map<UnknownComponent, RebindCandidate>): void {
  for (;;) {
    const clear = [...open].flatMap(([item, [first, second]]) =>
      first && first.confidence - (second?.confidence ?? 0) >= MIN_LEAD ? [{ item, first }] : [],
    );
    // If several lead to one component, only the most likely one gets it, or none if they are about equal.
    const best = clear
      .filter(({ item, first }) => !clear.some((other) => other.item !== item && isRival(other.first, first)))
      .sort((left, right) => right.first.confidence - left.first.confidence)[0];
    if (!best) return;
    assign(open, chosen, best.item, best.first);
  }
}

function isRival(other: RebindCandidate, one: RebindCandidate): boolean {
  return other.id === one.id && other.confidence > one.confidence - MIN_LEAD;
}

/** Assigns the ambiguous rest in the order of the flow, with lower confidence. */
function assignInOrder(open: OpenMatches, chosen: Map<UnknownComponent, RebindCandidate>): void {
  for (const [item, candidates] of [...open]) {
    const left = (open.get(item) ?? candidates).toSorted((a, b) => b.confidence - a.confidence);
    const [first] = left;
    if (!first) continue;
    const alike = left.filter(({ confidence }) => first.confidence - confidence < MIN_LEAD).length;
    const rivals = [...open].filter(([, [other]]) => other?.id === first.id).length;
    const doubt = Math.max(alike, rivals, 1);
    assign(open, chosen, item, { ...first, confidence: first.confidence / Math.max(doubt, 2) });
  }
}

function assign(
  open: OpenMatches,
  chosen: Map<UnknownComponent, RebindCandidate>,
  item: UnknownComponent,
  candidate: RebindCandidate,
): void {
  chosen.set(item, candidate);
  open.delete(item);
  for (const [other, candidates] of open) {
    open.set(
      other,
      candidates.filter(({ id }) => id !== candidate.id),
    );
  }
}
