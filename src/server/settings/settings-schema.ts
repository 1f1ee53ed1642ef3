/** The settings as people write them: environment variables, each with its limits and one line of help. */
import { isIP } from 'node:net';
import { z } from 'zod';
import { wholeNumber } from './whole-number.ts';

/** The value of TWEAKBENCH_TOKEN that asks for a generated token. */
export const MADE_TOKEN = 'auto';
const secret = z.string().min(1);
const webAddress = z.url({ protocol: /^https?$/, error: 'is not an http or https address' });
const above0 = (limit: number) =>
  z.coerce.number('is not a number').positive('is not above 0').max(limit, `is above ${limit}`);
const seconds = above0(86_400);
const size = above0(10_000);
const listed = z.string().transform((text) =>
  text
    .split(',')
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== ''),
);

/** Names are environment variables; `--run-timeout` is the flag of TWEAKBENCH_RUN_TIMEOUT, `--port` of PORT. */
export const settingsSchema = z.object({
  PORT: wholeNumber(0, 65_535).default(4747).describe('port to listen on, 0 for any free one (4747)'),
  TWEAKBENCH_HOST: z
    .string()
    .default('127.0.0.1')
    .describe('address to listen on; beyond this machine it needs a token (127.0.0.1)'),
  TWEAKBENCH_DATA: z.string().optional().describe('folder for imported flows, uploaded files and the database'),
  TWEAKBENCH_SHARED_DATA: z
    .enum(['yes', 'no'], 'is neither yes nor no')
    .default('no')
    .describe('yes: all servers with the same PostgreSQL use this folder (no)'),
  TWEAKBENCH_TOKEN: secret
    .refine((text) => text === MADE_TOKEN || text.length >= 12, 'is shorter than 12 characters')
    .optional()
    .describe('token that people enter once, 12 characters or more; auto makes one and prints it'),
  TWEAKBENCH_ALLOWED_HOSTS: listed.optional().describe('host names to accept, separated by commas'),
  TWEAKBENCH_API_KEY: secret.optional().describe('key that programs must send as x-api-key'),
  TWEAKBENCH_DATABASE: z
    .string()
    .regex(/^(?:postgres(?:ql)?:\/\/\S|sqlite:\S)/, 'is not an address that begins with postgres:// or sqlite:')
    .optional()
    .describe('where runs are kept: postgres://USER:PASSWORD@HOST/NAME (workspace.db in the data folder)'),
  TWEAKBENCH_SECRET: secret
    .min(32, 'is shorter than 32 characters')
    .optional()
    .describe('signs cookies and relay addresses, 32 characters or more (one kept in the database)'),
  TWEAKBENCH_KEEP_RUNS: wholeNumber(1, 10_000_000)
    .default(20_000)
    .describe('how many runs are kept in addition to the pinned ones (20000)'),
  TWEAKBENCH_KEEP_SIZE: size.default(2).describe('GB that these may take (2)'),
  TWEAKBENCH_USER_HEADER: z
    .string()
    .regex(/^[A-Za-z0-9-]+$/, 'is not the name of a header')
    .toLowerCase()
    .optional()
    .describe('header in which a proxy names the person; needs TWEAKBENCH_TRUSTED_PROXY'),
  TWEAKBENCH_TRUSTED_PROXY: listed
    .refine((addresses) => addresses.every(isAddressRange), 'is not a list of addresses such as 10.0.0.2 or 10.0.0.0/8')
    .optional()
    .describe('addresses of that proxy, separated by commas'),
  TWEAKBENCH_RUN_TIMEOUT: seconds.default(900).describe('seconds that one run may take (900)'),
  TWEAKBENCH_RELAY_TIMEOUT: seconds
    .default(900)
    .describe('seconds that one relayed request may take, to its last byte (900)'),
  TWEAKBENCH_RELAY_IDLE: seconds
    .default(120)
    .describe('seconds that a relayed answer may pause after it has begun (120)'),
  TWEAKBENCH_RELAY_BODY: size.default(10).describe('MB that the body of a relayed request may have (10)'),
  TWEAKBENCH_RELAY_UPLOAD: size.default(200).describe('MB that a relayed upload may have (200)'),
  TWEAKBENCH_DEMO_PACE: z.coerce
    .number('is not a number')
    .min(0, 'is below 0')
    .optional()
    .describe('words per second of the demo model, 0 for no limit'),
  TWEAKBENCH_LOG: z
    .enum(['info', 'warn', 'error', 'silent'], 'is not one of info, warn, error, silent')
    .default('info')
    .describe('log level: info, warn, error, silent (info)'),
  LANGFLOW_URL: webAddress.optional().describe('the Langflow that the page offers'),
  LANGFLOW_API_KEY: secret.optional().describe('its key'),
  TWEAKBENCH_LANGFLOW_PROBE: z
    .union([z.literal('no'), webAddress], 'is neither no nor an http or https address')
    .default('http://localhost:7860')
    .describe('where a server for this machine alone looks for a Langflow, or no (http://localhost:7860)'),
  TWEAKBENCH_OPEN_WITH: z
    .enum(['embedded', 'langflow'], 'is not one of embedded, langflow')
    .default('embedded')
    .describe('the server that a page opens with: embedded, or langflow for the one at LANGFLOW_URL (embedded)'),
  OPENAI_BASE_URL: webAddress.optional().describe('an OpenAI-compatible model server'),
  OPENAI_API_KEY: secret.optional().describe('its key'),
  OPENAI_MODEL: z.string().optional().describe('model for components that name none'),
});

/** Their values are never shown. */
export const secretNames: ReadonlySet<string> = new Set<keyof typeof settingsSchema.shape>([
  'TWEAKBENCH_API_KEY',
  'TWEAKBENCH_TOKEN',
  'TWEAKBENCH_DATABASE',
  'TWEAKBENCH_SECRET',
  'LANGFLOW_API_KEY',
  'OPENAI_API_KEY',
]);

/** True for an IP address, or a range of them such as `10.0.0.0/8`. */
function isAddressRange(text: string): boolean {
  const [address = '', bits] = text.split('/');
  const most = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1;
  return most > 0 && (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= most));
}
