/** Fills `{{name}}` templates: plain variables only, each looked up once, so that a value cannot bring in a variable. */

const VARIABLE = /\{\{([a-zA-Z_][a-zA-Z0-9_]*)\}\}/g;
/** Opened, and refused whether it is closed or not: raw values, sections, partials, comments. */
const COMPLEX = /\{\{[{#/^&>!.]/;
const PLAIN = /^\{\{[a-zA-Z_][a-zA-Z0-9_]*\}\}$/;
const BETWEEN_BRACES = /\{\{.*?\}\}/gs;

/** Throws for anything but plain names between double braces. */
export function fillMustache(template: string, lookup: (name: string) => string): string {
  if (COMPLEX.test(template)) {
    throw new Error(
      'Complex mustache syntax is not allowed. Only simple variable substitution like {{variable}} is permitted.',
    );
  }
  for (const [found] of template.matchAll(BETWEEN_BRACES)) {
    if (PLAIN.test(found)) continue;
    throw new Error(`Invalid mustache variable: ${found}. Only simple variable names like {{variable}} are allowed.`);
  }
  return template.replace(VARIABLE, (_whole, name: string) => lookup(name));
}
