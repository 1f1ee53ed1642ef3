/**
 * Opens a store on the first call and gives the same one to all later calls. After a failure the next call tries again.
 */
export function openedOnce<Store>(open: () => Promise<Store>): () => Promise<Store> {
  let opened: Promise<Store> | null = null;
  return () => {
    opened ??= open().catch((error: unknown) => {
      opened = null;
      throw error;
    });
    return opened;
  };
}
