import { describeDatabaseError } from './database-error.ts';

/** The same functions, which describe errors of the database. */
export function reported<Store extends { [Name in keyof Store]: (...values: never[]) => Promise<unknown> }>(
  store: Store,
): Store {
  return new Proxy(store, {
    get: (target, name) => {
      const call: unknown = Reflect.get(target, name);
      if (typeof call !== 'function') return call;
      return async (...values: unknown[]) => {
        try {
          return await Reflect.apply(call, target, values);
        } catch (error) {
          throw describeDatabaseError(error);
        }
      };
    },
  });
}
