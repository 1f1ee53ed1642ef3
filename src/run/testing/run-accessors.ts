/** Runs accessors: TypeScript in this process, Python and jq with the installed programs. */
import { execFileSync } from 'node:child_process';
import { z } from 'zod';
import type { JsonValue } from '#contract/json.ts';

export function hasProgram(name: string): boolean {
  try {
    execFileSync(name, ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

export function evaluateTypeScript(expression: string, response: JsonValue): unknown {
  return new Function('response', `return ${expression};`)(response);
}

/** Evaluates all expressions in one Python program. */
export function evaluatePython(expressions: readonly string[], response: JsonValue): unknown {
  const program = [
    'import json, sys',
    'given = json.load(sys.stdin)',
    'response = given["response"]',
    'print(json.dumps([eval(e) for e in given["expressions"]]))',
  ].join('\n');
  const input = JSON.stringify({ response, expressions });
  return JSON.parse(execFileSync('python3', ['-c', program], { input, encoding: 'utf8', maxBuffer: 1e8 }));
}

/** In batches, because the program is a command line argument. */
export function evaluateJq(expressions: readonly string[], response: JsonValue): unknown[] {
  const results: unknown[] = [];
  const options = { input: JSON.stringify(response), encoding: 'utf8', maxBuffer: 1e8 } as const;
  for (let start = 0; start < expressions.length; start += 500) {
    const portion = expressions.slice(start, start + 500).map((expression) => `(${expression})`);
    results.push(
      ...z.array(z.unknown()).parse(JSON.parse(execFileSync('jq', ['-c', `[${portion.join(',')}]`], options))),
    );
  }
  return results;
}
