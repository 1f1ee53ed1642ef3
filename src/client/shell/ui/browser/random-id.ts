/** Two hexadecimal digits per byte. Not `crypto.randomUUID`, which needs HTTPS or localhost. */
export function randomId(bytes = 12): string {
  return [...crypto.getRandomValues(new Uint8Array(bytes))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
