/** Stores one thing of each kind on a server, and reads it back. */
import { savedRun } from '../../src/server/testing/stored-runs.ts';

const JSON_BODY = { 'content-type': 'application/json' };

/** POSTs JSON, or a form. */
export async function send(
  url: string,
  path: string,
  body: string | FormData,
): Promise<{ status: number; text: string }> {
  const answer = await fetch(url + path, {
    method: 'POST',
    ...(typeof body === 'string' ? { headers: JSON_BODY } : {}),
    body,
  });
  return { status: answer.status, text: await answer.text() };
}
/** Stores a message in the conversation `talk` by a run that answers it. */
export const say = (url: string, text: string) => {
  const body = JSON.stringify({ inputs: [{ input_value: text }], session_id: 'talk' });
  return send(url, '/api/v1/run/advanced/two-inputs', body);
};
/** What that conversation contains, as JSON text. */
export const texts = async (url: string): Promise<string> =>
  (await fetch(`${url}/api/v1/monitor/messages?session_id=talk`)).text();

/** PUTs something into the workspace. */
export async function save(url: string, path: string, body: unknown): Promise<{ status: number; text: string }> {
  const saved = await fetch(url + path, { method: 'PUT', headers: JSON_BODY, body: JSON.stringify(body) });
  return { status: saved.status, text: await saved.text() };
}
export const saveRun = (url: string, id: string, answer = 'short') =>
  save(url, `/workspace/v1/runs/${id}`, savedRun({ id, answer }));
/** The status of the answer. */
export const readRun = async (url: string, id: string): Promise<number> =>
  (await fetch(`${url}/workspace/v1/runs/${id}`)).status;
export const importFlow = (url: string, name: string) =>
  send(url, '/api/v1/flows/', JSON.stringify({ name, data: { nodes: [], edges: [] } }));
/** The list of flows, as JSON text. */
export const flowNames = async (url: string): Promise<string> => (await fetch(`${url}/api/v1/flows/`)).text();
export const upload = (url: string, text: string) => {
  const form = new FormData();
  form.append('file', new File([text], 'file.txt'));
  return send(url, '/api/v2/files', form);
};
