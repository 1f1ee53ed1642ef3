/** Ends code that may never end, such as a search with a person's regular expression. */
import { createContext, Script } from 'node:vm';

const CALL = new Script('run()');

/**
 * Null when it took longer than `ms`; nothing else runs meanwhile. A worker would not block, but needs longer to start than
 * nearly every check takes.
 */
export function withinTime<Value>(ms: number, run: () => Value): Value | null {
  const found: Value[] = [];
  try {
    CALL.runInContext(createContext({ run: () => void found.push(run()) }), { timeout: ms });
  } catch (error) {
    // An error of the other context, which is no instance of this one's.
    const isObject = typeof error === 'object' && error !== null;
    if (isObject && 'code' in error && error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return null;
    throw error;
  }
  return found[0] ?? null;
}
