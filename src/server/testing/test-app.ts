/** A server app with its own data folder, called as a function. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import pino from 'pino';
import type { FlowExport } from '#contract/flow-export.ts';
import { isJsonObject, type JsonValue } from '#contract/json.ts';
import { readRecording } from '#contract/testing/recordings.ts';
import type { ComponentRegistry } from '#engine/component-base/component.ts';
import type { EnginePorts } from '#engine/component-base/ports.ts';
import { exportFromOutline, parseOutline } from '#flow/testing/outline-flow.ts';
import { type AppOptions, createApp } from '../create-app.ts';
import type { ClientFiles } from '../http/client-files.ts';
import type { DemoFiles } from '../http/demo-files.ts';
import { openServices, type Services } from '../services/services.ts';
import { type Config, readConfig } from '../settings/config.ts';

export interface TestApp extends AsyncDisposable {
  services: Services;
  dataFolder: string;
  /** Lines of the log, parsed. */
  logged: JsonValue[];
  fetch(request: Request, env?: object): Response | Promise<Response>;
  /** Sends a `body` as JSON unless it is text or bytes. */
  call(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Response>;
  /** The same, with the answer parsed as JSON. */
  json(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
}

export interface Answer {
  status: number;
  body: JsonValue;
}

export interface TestAppOptions {
  settings?: Record<string, string>;
  config?: Partial<Config>;
  ports?: Partial<EnginePorts>;
  registry?: ComponentRegistry;
  client?: ClientFiles;
  demo?: DemoFiles;
  pause?: AppOptions['pause'];
  dataFolder?: string;
}

const samplesFolder = resolve(import.meta.dirname, '../../../public/examples');

export async function openTestApp(options: TestAppOptions = {}): Promise<TestApp> {
  const dataFolder = options.dataFolder ?? (await mkdtemp(join(tmpdir(), 'tweakbench-test-')));
  const settings = { TWEAKBENCH_DATA: dataFolder, TWEAKBENCH_DEMO_PACE: '0', ...options.settings };
  const config = { ...readConfig(settings, []), ...options.config };
  const logged: JsonValue[] = [];
  const log = pino({ base: null }, { write: (line: string) => logged.push(JSON.parse(line)) });
  const opened = await openServices({ config, log, samplesFolder });
  const ports = { ...opened.ports, ...options.ports };
  const services = { ...opened, ports, registry: options.registry ?? opened.registry };
  const { client = null, demo = null, pause } = options;
  const app = createApp({ services, version: '1.2.3', client, demo, ...(pause && { pause }) });

  const call: TestApp['call'] = async (method, path, body, headers = {}) => {
    const isRaw =
      body === undefined || typeof body === 'string' || body instanceof Uint8Array || body instanceof FormData;
    const init: RequestInit = { method };
    const sent = new Headers(headers);
    if (body !== undefined) {
      init.body = isRaw ? (body instanceof Uint8Array ? new Uint8Array(body) : body) : JSON.stringify(body);
      if (!isRaw && !sent.has('content-type')) sent.set('content-type', 'application/json');
    }
    return app.request(path, { ...init, headers: sent }, {});
  };
  return {
    services,
    dataFolder,
    logged,
    fetch: app.fetch,
    call,
    json: async (method, path, body, headers) => {
      const response = await call(method, path, body, headers);
      const text = await response.text();
      const parsed: JsonValue = text === '' ? null : JSON.parse(text);
      return { status: response.status, body: parsed };
    },
    [Symbol.asyncDispose]: async () => {
      await services.close();
      if (!options.dataFolder) await rm(dataFolder, { recursive: true, force: true });
    },
  };
}

/** A recorded flow as an export. */
export function recordedExport(name: string): FlowExport {
  return exportFromOutline(parseOutline(readRecording(`flows/${name}.json`)));
}

/** The value at a path of keys and indexes; null when there is none. */
export function at(value: JsonValue, ...path: (string | number)[]): JsonValue {
  let found: JsonValue | undefined = value;
  for (const key of path) {
    if (Array.isArray(found) && typeof key === 'number') found = found[key];
    else if (isJsonObject(found) && typeof key === 'string') found = found[key];
    else return null;
  }
  return found ?? null;
}
