/** The moment that a replay has come to, in ms since the run started; null where the clock on the wall counts. */
import { createContext } from 'react';

export const ReplayClock = createContext<number | null>(null);
