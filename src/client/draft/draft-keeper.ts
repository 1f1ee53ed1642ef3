/** Knows which flow the form holds and when it must be written; no React, so that the rules can be read in one place. */
import type { RequestDraft } from '#run/request-draft.ts';
import { deleteDraft, readDraft, writeDraft } from './draft-storage.ts';
import { emptyDraft } from './empty-draft.ts';

const WRITE_AFTER_MS = 250;

export class DraftKeeper {
  readonly initial: RequestDraft;
  /** Takes secrets out of what is kept for good; set anew when the flow, and with it its secret fields, is known. */
  mask: (draft: RequestDraft) => RequestDraft = (draft) => draft;
  #flowId: string | null;
  /** What the form was filled with: as long as it still says that, nothing was typed and nothing needs keeping. */
  #filledWith: string;
  #hasStored: boolean;
  #pending: RequestDraft | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `stream` is what a new draft starts with. */
  constructor(flowId: string | null, stream = true) {
    const stored = flowId === null ? null : readDraft(flowId);
    this.#flowId = flowId;
    this.#hasStored = stored !== null;
    this.initial = stored ?? emptyDraft(stream);
    this.#filledWith = JSON.stringify(this.initial);
  }

  /** The form changed: written a moment later, so that typing does not wait for storage. */
  changed(draft: RequestDraft): void {
    if (this.#flowId === null) return;
    this.#pending = draft;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.flush(), WRITE_AFTER_MS);
  }

  /** Writes what waits to be written. */
  flush(): void {
    clearTimeout(this.#timer);
    const draft = this.#pending;
    this.#pending = null;
    if (draft === null || this.#flowId === null) return;
    if (!this.#hasStored && JSON.stringify(draft) === this.#filledWith) return;
    writeDraft(this.#flowId, draft, this.mask(draft));
    this.#hasStored = true;
  }

  /** Another flow was opened. Returns what to fill in, or null when the form stays as it is. */
  open(flowId: string | null, current: RequestDraft, stream = true): RequestDraft | null {
    if (flowId === this.#flowId) return null;
    this.flush();
    const before = this.#flowId;
    const stored = flowId === null ? null : readDraft(flowId);
    this.#flowId = flowId;
    this.#hasStored = stored !== null;
    if (stored === null && before === null && JSON.stringify(current) !== this.#filledWith) {
      // Typed while no flow was chosen: it belongs to the one chosen now.
      this.changed(current);
      return null;
    }
    const draft = stored ?? emptyDraft(stream);
    this.filled(draft);
    return draft;
  }

  /** True when a flow's suggested request may be filled in: no draft of its own, and nothing typed since it was opened. */
  accepts(flowId: string, current: RequestDraft): boolean {
    return flowId === this.#flowId && !this.#hasStored && JSON.stringify(current) === this.#filledWith;
  }

  /** True when the flow has a draft, or needs none because it is not open here yet. */
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
   * Stores a draft from elsewhere at once. True when its flow is the open one, so that the form must show it too. `mask` is
   * that of the draft's flow, where it is known.
   */
  store(flowId: string, draft: RequestDraft, mask = this.mask): boolean {
    writeDraft(flowId, draft, mask(draft));
    if (flowId !== this.#flowId) return false;
    this.#hasStored = true;
    this.filled(draft);
    return true;
  }
  /** Forgets the draft of a flow: opened again, it starts as if it had never had one. */
  drop(flowId: string): void {
    deleteDraft(flowId);
    if (flowId !== this.#flowId) return;
    clearTimeout(this.#timer);
    this.#pending = null;
    this.#hasStored = false;
  }
}
