/** How differences are laid out, remembered by the browser. `formatted`: the answers as they read, without marks. */
import * as z from 'zod/mini';
import { preference } from '../../state/preference.ts';

const DIFF_LAYOUTS = ['side', 'line', 'formatted'] as const;
export type DiffLayout = (typeof DIFF_LAYOUTS)[number];

export const diffLayout = preference<DiffLayout>('tweakbench.diff-layout.1', z.enum(DIFF_LAYOUTS), 'side');
