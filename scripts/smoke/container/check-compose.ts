import { execFileSync } from 'node:child_process';
import { z } from 'zod';

/** Variables that the file demands. */
const VARIABLES = [
  'LANGFLOW_SUPERUSER_PASSWORD',
  'LANGFLOW_SECRET_KEY',
  'POSTGRES_PASSWORD',
  'TWEAKBENCH_TOKEN',
  'LANGFLOW_API_KEY',
];
const projectSchema = z.object({
  services: z.object({
    tweakbench: z.object({
      environment: z.record(z.string(), z.string()),
      ports: z.array(z.object({ host_ip: z.string() })),
    }),
  }),
});

/**
 * Reads compose.yaml as Docker Compose does, with the program at `path`. Throws when it refuses the file, when it accepts
 * it without the passwords, or when the product is reached from another machine. Returns false for the first release of
 * Docker Compose, which reads another format.
 */
export function checkCompose(path: string, say: (line: string) => void): boolean {
  const version = execFileSync(path, ['version', '--short'], { encoding: 'utf8' }).trim();
  if (/^v?1\./.test(version)) {
    say(`compose.yaml skipped: Docker Compose is ${version}, and the file needs 2 or newer`);
    return false;
  }
  const read = (settings: Record<string, string>) =>
    execFileSync(path, ['-f', 'compose.yaml', 'config', '--format', 'json'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { PATH: process.env.PATH ?? '', ...settings },
    });
  const given = Object.fromEntries(VARIABLES.map((name) => [name, `${name.toLowerCase()}-of-a-test`]));
  const { tweakbench } = projectSchema.parse(JSON.parse(read(given))).services;
  const [port] = tweakbench.ports;
  if (port?.host_ip !== '127.0.0.1')
    throw new Error(`Tweakbench is published on ${port?.host_ip}, not only on 127.0.0.1`);
  if (tweakbench.environment.TWEAKBENCH_TOKEN !== given.TWEAKBENCH_TOKEN) throw new Error('The token does not arrive');
  let isAccepted = true;
  try {
    read({});
  } catch {
    isAccepted = false;
  }
  if (isAccepted) throw new Error('compose.yaml is accepted without passwords');
  return true;
}
