/** Errors of database writes when the browser's storage is full. */

/** Awaits both: a full disk can fail the request, the commit, or both. */
export async function settled(work: Promise<void>, commit: Promise<void>): Promise<void> {
  const [worked, committed] = await Promise.allSettled([work, commit]);
  if (worked.status === 'rejected') throw worked.reason;
  if (committed.status === 'rejected') throw committed.reason;
}
