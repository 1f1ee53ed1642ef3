/** Inputs of any size, for tests of what twice the input costs. */

export interface GrowingInput {
  name: string;
  /** The size with which measuring begins. */
  least?: number;
  /** How many are read; more are refused. Where the limit is one of characters, about what they allow. */
  most: number;
  prepare: (size: number) => () => unknown;
}

/** `make` is not measured; `read` is, also when it refuses. */
export function growingInput<Made>(
  name: string,
  most: number,
  make: (size: number) => Made,
  read: (made: Made) => unknown,
  least?: number,
): GrowingInput {
  const prepare = (size: number) => {
    const made = make(size);
    return async () => {
      try {
        await read(made);
      } catch {
        // A refusal costs too.
      }
    };
  };
  return { name, ...(least !== undefined && { least }), most, prepare };
}

export function repeatItem<Item>(size: number, item: (at: number) => Item): Item[] {
  return Array.from({ length: size }, (_, at) => item(at));
}

/** An object of so many entries, each of which may be the field of a secret. */
export function manySecrets(size: number): Record<string, string> {
  return Object.fromEntries(repeatItem(size, (at) => [`token${at}`, `value${at}`]));
}

/** A text of so many parts. */
export function textOf(part: (at: number) => string): (size: number) => string {
  return (size) => repeatItem(size, part).join('');
}
