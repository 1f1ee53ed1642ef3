/** A server address as a person types it. */
import { trimEndOf } from '#contract/trim-end-of.ts';

export type ReadAddress = { address: string } | { problem: string };

/** `localhost:7860` is meant as http. The address comes without a slash at its end. */
export function readAddress(text: string): ReadAddress {
  const typed = text.trim();
  if (typed === '') return { problem: 'Enter the address of a Langflow, like http://localhost:7860' };
  const withScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(typed) ? typed : `http://${typed}`;
  if (!URL.canParse(withScheme)) return { problem: 'This is not an address. Enter one like http://localhost:7860' };
  const url = new URL(withScheme);
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    return { problem: 'The address must start with http:// or https://' };
  if (url.username !== '' || url.password !== '') return { problem: 'Leave user name and password out of the address' };
  if (url.search !== '' || url.hash !== '') return { problem: 'Leave everything after the path out of the address' };
  return { address: url.origin + trimEndOf(url.pathname, '/') };
}
