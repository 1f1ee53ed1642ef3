/** Two hexadecimal digits a byte. Not `crypto.randomUUID`, which is missing on a page served over plain HTTP to another host. */
export function randomId(bytes = 12): string {
  return [...crypto.getRandomValues(new Uint8Array(bytes))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
