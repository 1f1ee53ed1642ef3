/** Opens again if it was closed or could not be opened. */
export function openedOnce<Store>(open: (onClosed: () => void) => Promise<Store>): () => Promise<Store> {
  let opened: Promise<Store> | null = null;
  const forget = () => {
    opened = null;
  };
  return () => {
    if (opened === null) {
      opened = open(forget);
      opened.catch(forget);
    }
    return opened;
  };
}
