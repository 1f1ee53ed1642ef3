/** What is done about a Langflow whose SQLite database is busy. */
import { type BusyDatabase, readBusyDatabase } from '../busy-database.ts';
import { parseErrorBody, saidText } from '../error-body.ts';

/** What happened, and what to do about it. */
export function busySentence({ mayHaveRun }: BusyDatabase): string {
  const begun = mayHaveRun ? 'It may have run in part.' : 'It had not begun.';
  return `Langflow's SQLite database was busy, so this request failed. ${begun} Run it again; if it comes often, send fewer requests at once, or give Langflow PostgreSQL or LANGFLOW_DISABLE_TRACK_APIKEY_USAGE=true.`;
}

/** Pause before a request is sent again. */
const PAUSE_MS = 1_000;

/** Of a Response, which this layer does not know, what is used here. */
interface Answer {
  readonly ok: boolean;
  readonly headers: { get(name: string): string | null };
}

interface SendingTools<Sent> {
  send(): Promise<Sent>;
  /** Reads the body of an answer and leaves it readable. */
  read(answer: Sent): Promise<string>;
  /** Rejects when the run is stopped. */
  pause(ms: number): Promise<void>;
}

/** Sends a request, and once more after a second if the database was busy before the server began. Rejects as its tools do. */
export async function sendPastBusy<Sent extends Answer>({ send, read, pause }: SendingTools<Sent>): Promise<Sent> {
  const answer = await send();
  if (answer.ok) return answer;
  const said = parseErrorBody(await read(answer), answer.headers.get('content-type'));
  if (readBusyDatabase(saidText(said))?.mayHaveRun !== false) return answer;
  await pause(PAUSE_MS);
  return send();
}
