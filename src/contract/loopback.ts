/** Names and addresses of the local machine. */

/** True for localhost, 127.0.0.0/8 and ::1, with or without brackets. `host` is without a port. */
export function isLoopback(host: string): boolean {
  const name = host.toLowerCase();
  return name === 'localhost' || name === '::1' || name === '[::1]' || /^127(\.\d{1,3}){3}$/.test(name);
}
