/**
 * Encodes a whole request in the hash of a link: `#request=1.` and the draft as deflated JSON in base64url. The hash is never
 * sent to a server. Loaded when a link is made or opened.
 */
import { deflateSync, inflateSync, strFromU8, strToU8 } from 'fflate';
import { isDeeperThan, isJsonObject } from '#contract/json.ts';
import { excessOfNames, isFlowId, type RequestDraft } from '#run/model/request-draft.ts';
import type { Knob } from '#show/knobs/knob.ts';
import { parseKnobs } from '#show/knobs/presentation-file.ts';
import { parseDraft } from '../../draft/storage/parse-draft.ts';
import { HASH_KEY } from './share-hash.ts';

const VERSION = '1';
/** Decompression stops at this size: a link of a few kB must not fill the memory. */
const LARGEST_TEXT = 5_000_000;

export interface SharedRequest {
  flowId: string;
  draft: RequestDraft;
  /** Knobs of the presentation. */
  knobs: readonly Knob[];
}

/** The hash, including `#`. The secrets of the draft must be masked already. */
export function toShareHash({ flowId, draft, knobs }: SharedRequest): string {
  const inputs = draft.inputs.map(({ id: _id, ...input }) => input);
  const text = JSON.stringify({ flow: flowId, draft: { ...draft, inputs }, ...(knobs.length > 0 && { knobs }) });
  return `${HASH_KEY}${VERSION}.${toBase64Url(deflateSync(strToU8(text), { level: 9 }))}`;
}

/** Throws with a plain sentence if the hash has no request that this version can read. */
export function parseShareHash(hash: string): SharedRequest {
  const [version, data = ''] = hash.slice(HASH_KEY.length).split('.', 2);
  if (version !== VERSION) throw new Error('This link was made by another version of Tweakbench');
  const value = unpack(data);
  const draft = isJsonObject(value) && !isDeeperThan(value) ? parseDraft(value.draft) : null;
  if (draft === null || !isJsonObject(value) || !isFlowId(value.flow)) {
    throw new Error('This link is damaged: it contains no request');
  }
  const excess = excessOfNames(draft);
  if (excess !== null) throw new Error(`This link is damaged: ${excess}`);
  return { flowId: value.flow, draft, knobs: parseKnobs(value.knobs) };
}

function unpack(data: string): unknown {
  try {
    const bytes = inflateSync(fromBase64Url(data), { out: new Uint8Array(LARGEST_TEXT) });
    return JSON.parse(strFromU8(bytes));
  } catch {
    return null;
  }
}

function toBase64Url(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

function fromBase64Url(text: string): Uint8Array {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}
