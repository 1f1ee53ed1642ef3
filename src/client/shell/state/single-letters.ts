/** Whether keys of a single letter do something in the table of Tests; Help turns them off. */
import * as z from 'zod/mini';
import { preference } from './preference.ts';

export const singleLetters = preference('tweakbench.single-letters.1', z.boolean(), true);
