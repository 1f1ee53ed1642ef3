/** Knows which flow the form holds and when it must be written; no React, so that the rules can be read in one place. */
import type { RequestDraft } from '#run/model/request-draft.ts';
import { emptyDraft } from './empty-draft.ts';
import { deleteDraft, isKeptForTabOnly, readDraft, writeDraft } from './local-drafts.ts';

const WRITE_AFTER_MS = 250;

/** Takes the secrets of one flow out of a draft. */
export type DraftMask = (draft: RequestDraft) => RequestDraft;

export class DraftStorage {
  readonly initial: RequestDraft;
  #mask: DraftMask | null = null;
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

  /** The flow whose draft the form holds. */
  get flowId(): string | null {
    return this.#flowId;
  }

  /** What takes the secrets of a flow out: `known`, or else that of the open flow; null while they are not known. */
  maskOf(flowId: string | null, known: DraftMask | null = null): DraftMask | null {
    return known ?? (flowId === this.#flowId ? this.#mask : null);
  }

  /**
   * Takes secrets out of what is kept for good. Null while the open flow, and with it its secret fields, is not known: the
   * draft is then kept for the tab alone, and for good as soon as the flow is known.
   */
  setMask(mask: DraftMask | null): void {
    this.#mask = mask;
    if (mask === null || this.#flowId === null || !isKeptForTabOnly(this.#flowId)) return;
    const draft = readDraft(this.#flowId);
    if (draft !== null) this.#write(this.#flowId, draft, mask);
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
    this.#write(this.#flowId, draft, this.#mask);
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
   * that of the draft's flow; null where its secrets are not known, unless it is the open one.
   */
  store(flowId: string, draft: RequestDraft, mask: DraftMask | null = null): boolean {
    this.#write(flowId, draft, this.maskOf(flowId, mask));
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

  #write(flowId: string, draft: RequestDraft, mask: DraftMask | null): void {
    writeDraft(flowId, draft, mask?.(draft) ?? null);
  }
}
