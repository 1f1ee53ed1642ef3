/** The layer walls: an import against the direction of the layers, or a platform API that a layer may not use, does not compile. */
import { dirname, resolve } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '..');
const sources = new Map<string, ts.SourceFile | undefined>();

/** One existing module of each layer as the target of an import. */
const modules = {
  contract: '#contract/json.ts',
  flow: '#flow/index/flow-index.ts',
  engine: '#engine/component-base/ports.ts',
  server: '#server/settings/config.ts',
  run: '#run/model/run.ts',
  tests: '#tests/suite/suite.ts',
  show: '#show/knobs/knob.ts',
  client: '#client/shell/theme/tokens.ts',
  command: '#command/terminal/exit-codes.ts',
} as const;
type Layer = keyof typeof modules;

const allowed: Record<Layer, Layer[]> = {
  contract: [],
  flow: ['contract'],
  engine: ['contract', 'flow'],
  server: ['contract', 'flow', 'engine', 'run', 'show'],
  run: ['contract', 'flow'],
  tests: ['contract', 'flow', 'run'],
  show: ['contract', 'flow', 'run'],
  client: ['contract', 'flow', 'run', 'tests', 'show'],
  command: ['contract', 'flow', 'engine', 'server', 'run', 'tests', 'show'],
};

/** Compiles one virtual file in `layer`, with the layer's own settings, and returns the error codes. */
function errorsOf(layer: Layer, text: string): number[] {
  const configPath = resolve(root, 'src', layer, 'tsconfig.json');
  const config = ts.getParsedCommandLineOfConfigFile(
    configPath,
    { noEmit: true, emitDeclarationOnly: false },
    {
      ...ts.sys,
      onUnRecoverableConfigFileDiagnostic: () => undefined,
    },
  );
  if (!config) throw new Error(`No ${configPath}`);
  const probe = resolve(dirname(configPath), 'wall-probe.ts');
  const host = ts.createCompilerHost(config.options);
  const { fileExists, readFile, getSourceFile } = host;
  host.fileExists = (path) => path === probe || fileExists(path);
  host.readFile = (path) => (path === probe ? text : readFile(path));
  host.getSourceFile = (path, options, ...rest) => {
    if (path === probe) return ts.createSourceFile(path, text, options);
    if (!sources.has(path)) sources.set(path, getSourceFile(path, options, ...rest));
    return sources.get(path);
  };
  const references = config.projectReferences;
  const program = ts.createProgram({
    rootNames: [probe],
    options: config.options,
    ...(references && { projectReferences: references }),
    host,
  });
  const file = program.getSourceFile(probe);
  return [...program.getOptionsDiagnostics(), ...program.getSemanticDiagnostics(file)].map(({ code }) => code);
}

const NOT_IN_PROJECT = 6307;
const UNKNOWN_NAME = [2304, 2580, 2584, 2591];

describe.each(Object.keys(modules).filter((name): name is Layer => name in modules))('the layer %s', (layer) => {
  const others = Object.entries(modules).filter(([name]) => name !== layer);

  it.each(others)('compiles with an import of %s only if the order of the layers allows that', (name, specifier) => {
    const errors = errorsOf(
      layer,
      `import type * as Other from '${specifier}';\nexport type Use = keyof typeof Other;\n`,
    );
    if (allowed[layer].some((other) => other === name)) expect(errors).not.toContain(NOT_IN_PROJECT);
    else expect(errors).toContain(NOT_IN_PROJECT);
  });
});

it.each([
  ['contract', 'document'],
  ['contract', 'process'],
  ['flow', 'fetch'],
  ['flow', 'process'],
  ['engine', 'document'],
  ['engine', 'process'],
  ['run', 'document'],
  ['run', 'process'],
  ['client', 'process'],
  ['command', 'document'],
] as const)('the layer %s does not know %s', (layer, name) => {
  const errors = errorsOf(layer, `export const probe = ${name};\n`);
  expect(errors.some((code) => UNKNOWN_NAME.includes(code))).toBe(true);
});
