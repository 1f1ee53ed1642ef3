/** What `tweakbench --help` prints. */
import { settingHelp } from './config.ts';

const rows = settingHelp.map(({ name, flag, help }) => `  ${`${name}, --${flag}`.padEnd(52)} ${help}`);

export const helpText = `Tweakbench: a browser playground for Langflow's run/advanced endpoint.

Usage: tweakbench [--port 4747] [--host 127.0.0.1] [--open] [...]

  ${'--open'.padEnd(52)} opens the page in the default browser
  ${'--version, -v'.padEnd(52)} prints the version
  ${'--help, -h'.padEnd(52)} prints this

Settings, by environment or as a flag:
${rows.join('\n')}`;
