/** Writes one kind of answer in plain words; voice, length and the note on the demo model come after. */
import type { Brief } from '../brief.ts';
import type { Draft } from '../document.ts';
import type { Chooser } from '../seeded-random.ts';

export type Shape = (brief: Brief, chooser: Chooser) => Draft;
