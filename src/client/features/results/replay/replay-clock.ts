/** The current position of a replay, in ms since the run started; null outside a replay. */
import { createContext } from 'react';

export const ReplayClock = createContext<number | null>(null);
