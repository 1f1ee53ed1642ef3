/** What is after the last dash of a component's id: enough to tell components of one name apart. */
export function idTail(id: string): string {
  return id.slice(id.lastIndexOf('-') + 1);
}
