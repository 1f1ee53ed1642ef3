/** The typed address of a server. */
import { trimEndOf } from '#contract/trim-end-of.ts';

/** A server address as the user types it. */
type ReadAddress = { address: string } | { problem: string };

/** The path of Langflow's own page of a flow, which people copy from its tab. */
const FLOW_PAGE = /\/flow\/[\da-f]{8}-[\da-f-]{27}(?:\/.*)?$/;

/** `localhost:7860` becomes http. Returns the address without a trailing slash. */
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
  return { address: url.origin + trimEndOf(url.pathname.replace(FLOW_PAGE, ''), '/') };
}
