/** What a blind vote in a presentation is about: two variants, and the order in which chance puts them on the left. */
import type { FlowDetail } from '../../api/flow-detail.ts';

export interface BlindVariant {
  /** Empty for one that has no letter. */
  letter: string;
  name: string;
  tweaksText: string;
}

export interface BlindSetup {
  flow: FlowDetail;
  variants: readonly [BlindVariant, BlindVariant];
  /** Decides the sides. */
  seed: string;
}
