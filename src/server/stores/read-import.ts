/** What people import as flows: one export, a list, a project export, or a zip of any of them. */
import { unzipSync } from 'fflate';
import type { FlowExport } from '#contract/flow-export.ts';
import { isJsonObject, type JsonValue } from '#contract/json.ts';
import { parseJsonText } from '#contract/json-schema.ts';
import { readFlow } from './flow-parser.ts';

const MOST_FLOWS = 500;
const MOST_ENTRIES = 2000;
/** Of all entries of a zip together, unpacked. */
const MOST_BYTES = 64 * 1024 * 1024;

/** True for the first bytes of a zip archive. */
export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 0x03 || bytes[2] === 0x05);
}

/** Flows from parsed JSON: one, a list of them, or `{flows: [...]}`. Throws an Error that names what does not fit. */
export function readFlows(value: JsonValue): FlowExport[] {
  const list = Array.isArray(value) ? value : isJsonObject(value) && Array.isArray(value.flows) ? value.flows : null;
  if (!list) return [readFlow(value)];
  if (list.length === 0) throw new Error('The file holds no flow');
  if (list.length > MOST_FLOWS) throw new Error(`The file holds more than ${MOST_FLOWS} flows`);
  return list.map((item, index) => {
    try {
      return readFlow(item);
    } catch (error) {
      throw new Error(`Flow ${index + 1} of ${list.length}: ${messageOf(error)}`, { cause: error });
    }
  });
}

/** Flows from a zip: every JSON file in it that is one. Throws an Error, naming the file, when one is broken or all is too large. */
export function readZip(bytes: Uint8Array): FlowExport[] {
  const flows: FlowExport[] = [];
  for (const [name, content] of Object.entries(unpack(bytes))) {
    try {
      const text = new TextDecoder('utf-8', { fatal: true }).decode(content);
      flows.push(...readFlows(parseJsonText(text)));
    } catch (error) {
      throw new Error(`${name} in the zip: ${messageOf(error)}`, { cause: error });
    }
    if (flows.length > MOST_FLOWS) throw new Error(`The zip holds more than ${MOST_FLOWS} flows`);
  }
  if (flows.length === 0) throw new Error('The zip holds no flow: no JSON file is in it');
  return flows;
}

function unpack(bytes: Uint8Array): Record<string, Uint8Array> {
  let entries = 0;
  let size = 0;
  const tooLarge = new Error(`The zip unpacks to more than ${MOST_BYTES / 1024 / 1024} MB`);
  try {
    return unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        entries += 1;
        if (entries > MOST_ENTRIES) throw new Error(`The zip holds more than ${MOST_ENTRIES} files`);
        if (!isFlowEntry(name)) return false;
        // The size that the archive states is also all the room that the unpacker makes.
        size += originalSize;
        if (size > MOST_BYTES) throw tooLarge;
        return true;
      },
    });
  } catch (error) {
    if (error === tooLarge || (error instanceof Error && error.message.startsWith('The zip'))) throw error;
    throw new Error(`The zip cannot be read: ${messageOf(error)}`, { cause: error });
  }
}

/** Entries of macOS and hidden files lie beside the real ones. */
function isFlowEntry(path: string): boolean {
  const name = path.split('/').at(-1) ?? '';
  return (
    /\.json$/i.test(name) && !name.startsWith('.') && !path.startsWith('__MACOSX/') && !name.endsWith('.request.json')
  );
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
