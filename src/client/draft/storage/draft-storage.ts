/** Decides which flow's draft the form holds and when it is written. No React, so that the rules are in one place. */
import type { RequestDraft } from '#run/model/request-draft.ts';
import { emptyDraft } from './empty-draft.ts';
import { deleteDraft, isSavedForTabOnly, readDraft, writeDraft } from './local-drafts.ts';

const WRITE_AFTER_MS = 250;

/** Masks the secrets of one flow in a draft. */
export type DraftMask = (draft: RequestDraft) => RequestDraft;

export class DraftStorage {
  readonly initial: RequestDraft;
  #mask: DraftMask | null = null;
  #flowId: string | null;
  /** What the form was filled with. While the form is unchanged, there is nothing to store. */
  #filledWith: string;
  #hasStored: boolean;
  #pending: RequestDraft | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `stream` is the initial value of a new draft. */
  constructor(flowId: string | null, stream = true) {
    const stored = flowId === null ? null : readDraft(flowId);
    this.#flowId = flowId;
    this.#hasStored = stored !== null;
    this.initial = stored ?? emptyDraft(stream);
    this.#filledWith = JSON.stringify(this.initial);
  }

  /** The flow whose draft the form holds. */
  get flowId(): string | null {
    return this.#flowId;
  }

  /** The mask of a flow: `known`, or that of the open flow; null if its secrets are not known. */
  maskOf(flowId: string | null, known: DraftMask | null = null): DraftMask | null {
    return known ?? (flowId === this.#flowId ? this.#mask : null);
  }

  /**
   * Sets the mask of the open flow. Null while the flow, and with it the secret fields, is not loaded: the draft is then
   * stored in the session storage only, and in the local storage as soon as the mask is set.
   */
  setMask(mask: DraftMask | null): void {
    this.#mask = mask;
    if (mask === null || this.#flowId === null || !isSavedForTabOnly(this.#flowId)) return;
    const draft = readDraft(this.#flowId);
    if (draft !== null) this.#write(this.#flowId, draft, mask);
  }

  /** Writes the draft a moment later, so that typing does not wait for storage. */
  changed(draft: RequestDraft): void {
    if (this.#flowId === null) return;
    this.#pending = draft;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.flush(), WRITE_AFTER_MS);
  }

  /** Writes pending changes. */
  flush(): void {
    clearTimeout(this.#timer);
    const draft = this.#pending;
    this.#pending = null;
    if (draft === null || this.#flowId === null) return;
    if (!this.#hasStored && JSON.stringify(draft) === this.#filledWith) return;
    this.#write(this.#flowId, draft, this.#mask);
    this.#hasStored = true;
  }

  /** Opens another flow. Returns the draft to fill in, or null if the form stays as it is. */
  open(flowId: string | null, current: RequestDraft, stream = true): RequestDraft | null {
    if (flowId === this.#flowId) return null;
    this.flush();
    const before = this.#flowId;
    const stored = flowId === null ? null : readDraft(flowId);
    this.#flowId = flowId;
    this.#hasStored = stored !== null;
    if (stored === null && before === null && JSON.stringify(current) !== this.#filledWith) {
      // Typed while no flow was chosen: it belongs to the flow that is opened now.
      this.changed(current);
      return null;
    }
    const draft = stored ?? emptyDraft(stream);
    this.filled(draft);
    return draft;
  }

  /** True if a suggested request may be filled in: the flow has no draft, and nothing was typed since it was opened. */
  accepts(flowId: string, current: RequestDraft): boolean {
    return flowId === this.#flowId && !this.#hasStored && JSON.stringify(current) === this.#filledWith;
  }

  /** True if the flow has a stored draft. */
  isStored(flowId: string | null): boolean {
    if (flowId === null) return false;
    return flowId === this.#flowId ? this.#hasStored : readDraft(flowId) !== null;
  }

  filled(draft: RequestDraft): void {
    this.#filledWith = JSON.stringify(draft);
    this.#pending = null;
    clearTimeout(this.#timer);
  }

  /**
   * Stores a draft that is not from the form. True if its flow is open, so that the form must show it too. `mask` is that of
   * the draft's flow; null if its secrets are not known, or if it is the open flow.
   */
  store(flowId: string, draft: RequestDraft, mask: DraftMask | null = null): boolean {
    this.#write(flowId, draft, this.maskOf(flowId, mask));
    if (flowId !== this.#flowId) return false;
    this.#hasStored = true;
    this.filled(draft);
    return true;
  }

  /** Deletes the draft of a flow. */
  drop(flowId: string): void {
    deleteDraft(flowId);
    if (flowId !== this.#flowId) return;
    clearTimeout(this.#timer);
    this.#pending = null;
    this.#hasStored = false;
  }

  #write(flowId: string, draft: RequestDraft, mask: DraftMask | null): void {
    writeDraft(flowId, draft, mask?.(draft) ?? null);
  }
}
