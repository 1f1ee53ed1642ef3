/** Why a request was not answered, as the end of a sentence that says what was not done. The table of failed runs uses some of it. */
import { upperFirst } from '#contract/text/upper-first.ts';

/** The server that serves the page, which is not always the one that runs the flow. */
export const OWN_SERVER = 'the server of this page';

const SERVER = 'the server';

export const requestFailure = {
  silent: (server = SERVER) => `${server} does not answer`,
  late: (server = SERVER) => `${server} does not answer in time`,
  cut: () => 'the connection closed early',
  keyRefused: (server = SERVER) => `${server} refused the API key`,
  proxy: (server = SERVER) => `a proxy answered instead of ${server}`,
  status: (status: number | null, server = SERVER) => `${server} answered with status ${status ?? 'unknown'}`,
};

/** The reason as a sentence. */
export function requestSentence(reason: string): string {
  return `${upperFirst(reason)}.`;
}
