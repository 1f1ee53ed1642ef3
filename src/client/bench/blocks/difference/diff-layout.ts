/** The layout of differences, stored in the browser. */
import * as z from 'zod/mini';
import { preference } from '../../../shell/state/preference.ts';

const DIFF_LAYOUTS = ['side', 'line'] as const;
export type DiffLayout = (typeof DIFF_LAYOUTS)[number];

export const diffLayout = preference<DiffLayout>('tweakbench.diff-layout.1', z.enum(DIFF_LAYOUTS), 'side');
