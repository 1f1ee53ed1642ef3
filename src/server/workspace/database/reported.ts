import { describeDatabaseError } from './database-error.ts';

/** The same functions, which throw the errors of the database as `describeDatabaseError` describes them. */
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
