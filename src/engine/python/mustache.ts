/** Fills `{{name}}` templates. Only plain variables, each looked up once, so that a value cannot add another variable. */
import type { Meter } from '../values/character-budget.ts';

const VARIABLE = /\{\{([a-zA-Z_][a-zA-Z0-9_]*)\}\}/g;
/** Unsupported tags, closed or not: raw values, sections, partials, comments. */
const COMPLEX = /\{\{[{#/^&>!.]/;
const PLAIN = /^\{\{[a-zA-Z_][a-zA-Z0-9_]*\}\}$/;

/** Throws for anything other than plain names between double braces. */
export function fillMustache(template: string, lookup: (name: string) => string, meter: Meter): string {
  if (COMPLEX.test(template)) {
    throw new Error(
      'Complex mustache syntax is not allowed. Only simple variable substitution like {{variable}} is permitted.',
    );
  }
  for (const found of betweenBraces(template)) {
    if (PLAIN.test(found)) continue;
    throw new Error(`Invalid mustache variable: ${found}. Only simple variable names like {{variable}} are allowed.`);
  }
  meter(template.length);
  return template.replace(VARIABLE, (_whole, name: string) => {
    const text = lookup(name);
    meter(text.length);
    return text;
  });
}

/** From double braces to the next closing ones; if none close, none of the later ones do either. */
function* betweenBraces(template: string): Generator<string> {
  let end = 0;
  for (let start = template.indexOf('{{'); start >= 0; start = template.indexOf('{{', end)) {
    const close = template.indexOf('}}', start + 2);
    if (close < 0) return;
    end = close + 2;
    yield template.slice(start, end);
  }
}
