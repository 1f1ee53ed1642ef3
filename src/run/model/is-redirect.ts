/** True for a redirect that was not followed. Browsers hide its status and target; other clients show both. */
export function isRedirect({ type, status }: Response): boolean {
  return type === 'opaqueredirect' || (status >= 300 && status < 400);
}
