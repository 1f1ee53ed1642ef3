/** Reads what people import as flows: one export, a list, a project export, or a zip of any of them. */

import { setImmediate as nextTurn } from 'node:timers/promises';
import { BODY_LIMIT } from '#contract/body-limit.ts';
import { errorMessage } from '#contract/error-message.ts';
import type { FlowExport } from '#contract/flow-export.ts';
import { isJsonObject, type JsonValue } from '#contract/json.ts';
import { parseJsonText } from '#contract/json-schema.ts';
import { MAX_JSON_VALUES, measureJson } from '#contract/measure-json.ts';
import { MAX_FLOWS, ZIP_LIMITS } from '../settings/limits.ts';
import { readFlow } from './flow-parser.ts';
import { unpackZip, type ZipOptions } from './unpack-zip.ts';

/** True for the first bytes of a zip archive. */
export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 0x03 || bytes[2] === 0x05);
}

/** Flows from parsed JSON: one, a list of them, or `{flows: [...]}`. Rejects with an Error that names the problem. */
export async function readFlows(value: JsonValue): Promise<FlowExport[]> {
  const list = Array.isArray(value) ? value : isJsonObject(value) && Array.isArray(value.flows) ? value.flows : null;
  if (!list) return [await readFlow(value)];
  if (list.length === 0) throw new Error('The file contains no flow');
  if (list.length > MAX_FLOWS) throw new Error(`The file contains more than ${MAX_FLOWS} flows`);
  const flows: FlowExport[] = [];
  for (const [index, item] of list.entries()) {
    await nextTurn();
    try {
      flows.push(await readFlow(item));
    } catch (error) {
      throw new Error(`Flow ${index + 1} of ${list.length}: ${errorMessage(error)}`, { cause: error });
    }
  }
  return flows;
}

/**
 * Flows from a zip: every JSON file in it that is one. Throws an Error with the file's name when one is broken or
 * everything is too large. Yields to the event loop between the files. `hold` is called with the unpacked bytes and may
 * throw.
 */
export async function readZip(bytes: Uint8Array, hold: ZipOptions['hold']): Promise<FlowExport[]> {
  const flows: FlowExport[] = [];
  let values = 0;
  for (const { name, content } of await unpackZip(bytes, { wants: isFlowEntry, limits: ZIP_LIMITS, hold })) {
    await nextTurn();
    try {
      if (content.byteLength > BODY_LIMIT) throw new Error('The file is larger than 10 MB');
      const size = measureJson(content);
      if (size.values > MAX_JSON_VALUES) throw new Error(`The file contains more than ${MAX_JSON_VALUES} values`);
      values += size.values;
      if (values > ZIP_LIMITS.values) throw new Error(`The zip contains more than ${ZIP_LIMITS.values} values`);
      const text = new TextDecoder('utf-8', { fatal: true }).decode(content);
      await nextTurn();
      const value = parseJsonText(text);
      await nextTurn();
      flows.push(...(await readFlows(value)));
    } catch (error) {
      throw new Error(`${name} in the zip: ${errorMessage(error)}`, { cause: error });
    }
    if (flows.length > MAX_FLOWS) throw new Error(`The zip contains more than ${MAX_FLOWS} flows`);
  }
  if (flows.length === 0) throw new Error('The zip contains no flow: it has no JSON file');
  return flows;
}

/** macOS entries and hidden files are not flows. */
function isFlowEntry(path: string): boolean {
  const name = path.split('/').at(-1) ?? '';
  return (
    /\.json$/i.test(name) && !name.startsWith('.') && !path.startsWith('__MACOSX/') && !name.endsWith('.request.json')
  );
}
