import type { Usage } from '../values/values.ts';

/** How a model's answer ended. */
export interface ModelEnd {
  readonly usage: Usage | null;
  /** The model that answered, as its server names it. */
  readonly model: string;
  /** True if a limit of tokens ended the answer. */
  readonly isCut: boolean;
}

/** An answer, with the limit of tokens that was asked for; null for none. */
export interface ModelAnswer extends ModelEnd {
  readonly maxTokens: number | null;
}
