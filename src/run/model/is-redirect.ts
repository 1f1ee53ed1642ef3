/** True for a redirect that was not followed: a browser hides its status and where it leads, other clients show both. */
export function isRedirect({ type, status }: Response): boolean {
  return type === 'opaqueredirect' || (status >= 300 && status < 400);
}
