/** At most one run or batch at a time in this tab. */
export interface ActiveRun {
  /** Taken before anything is awaited, so two quick presses start one run. Null while another run is active. */
  claim: () => AbortController | null;
  /** Ends the claim; does nothing when another run holds it by now. */
  release: (controller: AbortController) => void;
  /** Aborts what is active, if anything. */
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
