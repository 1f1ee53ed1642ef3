/** Writing to the browser's database when its storage may be full. */

/** Both are awaited: a full disk can fail the request, the commit, or the one and then the other. */
export async function settled(work: Promise<void>, commit: Promise<void>): Promise<void> {
  const [worked, committed] = await Promise.allSettled([work, commit]);
  if (worked.status === 'rejected') throw worked.reason;
  if (committed.status === 'rejected') throw committed.reason;
}

export function isQuotaError(error: unknown): boolean {
  return error instanceof Error && error.name === 'QuotaExceededError';
}
