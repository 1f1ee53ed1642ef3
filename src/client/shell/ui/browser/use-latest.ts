import { type RefObject, useLayoutEffect, useRef } from 'react';

/**
 * The latest value, for a function that is called later and must not change, such as the Undo of a notice. Inside an effect use
 * `useEffectEvent`. A hook of its own: closures made in one function share their scope, and would keep a large run in memory.
 */
export function useLatest<Value>(value: Value): RefObject<Value> {
  const latest = useRef(value);
  useLayoutEffect(() => {
    latest.current = value;
  });
  return latest;
}
