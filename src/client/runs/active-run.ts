/** At most one run or batch at a time in this tab. */
export interface ActiveRun {
  /** Call it before the first `await`, so that a double click starts only one run. Null while another run is active. */
  claim: () => AbortController | null;
  /** Releases the claim; does nothing if another run holds it by now. */
  release: (controller: AbortController) => void;
  /** Aborts the active run, if any. */
  stop: () => void;
}

export function createActiveRun(): ActiveRun {
  let active: AbortController | null = null;
  return {
    claim() {
      if (active !== null) return null;
      active = new AbortController();
      return active;
    },
    release(controller) {
      if (active === controller) active = null;
    },
    stop: () => active?.abort(new DOMException('Stopped by the user', 'AbortError')),
  };
}
