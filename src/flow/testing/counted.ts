/** Counts reads of data, so that a test can check how work grows without a clock. */

export interface Counter {
  reads: number;
}

const stepping: ReadonlySet<PropertyKey> = new Set<PropertyKey>(['entries', 'keys', 'values', Symbol.iterator]);

/** A proxy of the data; every property read, map look-up and step of an iteration adds one to `counter`. */
export function counted<T extends object>(value: T, counter: Counter): T {
  const proxies = new WeakMap<object, object>();

  function wrap(item: unknown): unknown {
    if (typeof item !== 'object' || item === null) return item;
    const known = proxies.get(item);
    if (known) return known;
    const proxy = item instanceof Map ? wrapMap(item) : wrapObject(item);
    proxies.set(item, proxy);
    return proxy;
  }

  function wrapObject<O extends object>(object: O): O {
    return new Proxy(object, {
      get(target, key) {
        counter.reads += 1;
        return wrap(Reflect.get(target, key));
      },
    });
  }

  function wrapMap(map: Map<unknown, unknown>): object {
    const step = function* (method: PropertyKey) {
      const items = method === 'keys' ? map.keys() : method === 'values' ? map.values() : map.entries();
      for (const item of items) {
        counter.reads += 1;
        yield Array.isArray(item) && method !== 'values' ? item.map(wrap) : wrap(item);
      }
    };
    return new Proxy(map, {
      get(target, key) {
        counter.reads += 1;
        if (stepping.has(key)) return () => step(key);
        if (key === 'get') return (name: unknown) => wrap(target.get(name));
        return key === 'has' ? (name: unknown) => target.has(name) : target.size;
      },
    });
  }

  return wrapObject(value);
}
