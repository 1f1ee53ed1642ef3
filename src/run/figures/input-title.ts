/** What an input of a run is called. */
export function inputTitle(index: number): string {
  return `Input ${index + 1}`;
}
