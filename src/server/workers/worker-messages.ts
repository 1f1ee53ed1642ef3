/** The messages between a worker thread and the server's own thread. A worker does one job at a time. */
import type { JsonObject } from '#contract/json.ts';
import type { ComponentJob, JobResult } from '#engine/component-base/component-job.ts';
import type { Message } from '#engine/values/values.ts';
import type { Storable, StorableKind } from '../masking/make-storable.ts';

/** A body to be masked; see `makeStorable`. */
export interface KeepJob {
  readonly kind: StorableKind;
  readonly given: Storable[StorableKind]['given'];
  readonly own: readonly string[];
}

/** A component's call to the run. */
export type JobCall =
  | { readonly name: 'store'; readonly message: Message }
  | { readonly name: 'history'; readonly session: string; readonly limit: number }
  | { readonly name: 'readFile'; readonly path: string };

export type JobCallAnswer = Message | JsonObject[] | Uint8Array | null;

export type ToWorker =
  | { readonly kind: 'job'; readonly job: ComponentJob }
  | { readonly kind: 'keep'; readonly job: KeepJob }
  | { readonly kind: 'answer'; readonly call: number; readonly value: JobCallAnswer }
  | { readonly kind: 'refusal'; readonly call: number; readonly message: string };

export type FromWorker =
  | { readonly kind: 'call'; readonly call: number; readonly request: JobCall }
  | { readonly kind: 'done'; readonly result: JobResult }
  | { readonly kind: 'masked'; readonly made: Storable[StorableKind]['made'] }
  /** `refusal`: the answer to what was sent, with the status 422. */
  | { readonly kind: 'failed'; readonly message: string; readonly refusal?: JsonObject };
