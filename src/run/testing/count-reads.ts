/** Counts how often the items of a list are read: work that is linear reads each of them a few times, however long the list is. */
export function countReads<Item>(items: readonly Item[]): { list: Item[]; reads: () => number } {
  let count = 0;
  const list = new Proxy([...items], {
    get(target, key, receiver) {
      if (typeof key === 'string' && /^\d+$/.test(key)) count += 1;
      return Reflect.get(target, key, receiver);
    },
  });
  return { list, reads: () => count };
}
