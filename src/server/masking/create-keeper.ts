/** Masks small bodies at once and large ones in a worker thread, so that the server answers others meanwhile. */
import { SMALL } from '../settings/limits.ts';
import { makeStorable, type Storable, type StorableKind } from './make-storable.ts';

/** `sender` aborts when who sent it has left; then large ones are masked no more. */
export type Keeper = <Kind extends StorableKind>(
  kind: Kind,
  given: Storable[Kind]['given'],
  sender?: AbortSignal,
) => Promise<Storable[Kind]['made']>;

export interface KeepRequest<Kind extends StorableKind> {
  readonly kind: Kind;
  readonly given: Storable[Kind]['given'];
  readonly own: readonly string[];
  readonly sender: AbortSignal | undefined;
}

/** Does the work of `makeStorable` elsewhere. */
export interface KeeperThreads {
  /** Throws an HttpError 422 for what cannot be kept, and a PortError 503 when it may be sent again. */
  keep<Kind extends StorableKind>(request: KeepRequest<Kind>): Promise<Storable[Kind]['made']>;
}

/** `own` as for `makeStorable`. Without `threads`, for a command, all is done in place. */
export function createKeeper(own: readonly string[], threads: KeeperThreads | null = null): Keeper {
  return async (kind, given, sender) =>
    threads !== null && isLarge(given) ? threads.keep({ kind, given, own, sender }) : makeStorable(kind, given, own);
}

/** Characters that a value counts as, besides those of its texts. */
const OF_VALUE = 4;

/** True if the JSON of the value has about 64 kB or more. Looks at no more than that. */
function isLarge(whole: unknown): boolean {
  let left = SMALL;
  const count = (value: unknown): void => {
    left -= typeof value === 'string' ? value.length + OF_VALUE : OF_VALUE;
    if (left < 0 || typeof value !== 'object' || value === null) return;
    for (const key in value) {
      left -= Array.isArray(value) ? 0 : key.length;
      if (Object.hasOwn(value, key)) count(Reflect.get(value, key));
      if (left < 0) return;
    }
  };
  count(whole);
  return left < 0;
}
