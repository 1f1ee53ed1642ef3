/** Fills `{{name}}` templates: plain variables only, each looked up once, so that a value cannot bring in a variable. */

const VARIABLE = /\{\{([^}]*)\}\}/g;
const NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** Throws for anything else between double braces: sections, dots, partials. */
export function fillMustache(template: string, lookup: (name: string) => string): string {
  return template.replace(VARIABLE, (whole, name: string) => {
    if (NAME.test(name)) return lookup(name);
    throw new Error(`Invalid mustache variable: ${whole}. Only simple variable names like {{variable}} are allowed.`);
  });
}
