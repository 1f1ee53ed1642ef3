/** How often this page tells the server that it still has what it runs, in ms. */
export const BEAT_MS = 20_000;

export interface RenewedLease {
  renew: () => Promise<void>;
  /** Called when the page is left: otherwise the server waits until the lease is over. */
  giveBack: () => void;
}

/** Renews a lease of the server until the returned function is called, and gives it back when the page is left. */
export function renewLease({ renew, giveBack }: RenewedLease): () => void {
  const timer = setInterval(() => void renew(), BEAT_MS);
  addEventListener('pagehide', giveBack);
  return () => {
    clearInterval(timer);
    removeEventListener('pagehide', giveBack);
  };
}
