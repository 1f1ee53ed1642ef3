/** Python's regular expressions, as far as JavaScript has the same under another spelling. */

/** Throws an Error that says what is wrong with the pattern. */
export function pythonRegex(pattern: string, flags: string): RegExp {
  const inline = /^\(\?([aimsux]+)\)/.exec(pattern);
  const source = translate(inline ? pattern.slice(inline[0].length) : pattern);
  const wanted = new Set(flags);
  for (const flag of inline?.[1] ?? '') {
    if (flag === 'i' || flag === 'm' || flag === 's') wanted.add(flag);
  }
  const plain = [...wanted].join('');
  try {
    return new RegExp(source, `${plain}u`);
  } catch {
    // The strict form refuses escapes that Python takes, such as `\-` outside of a set.
    return new RegExp(source, plain);
  }
}

function translate(pattern: string): string {
  return pattern
    .replaceAll('(?P<', '(?<')
    .replace(/\(\?P=(\w+)\)/g, '\\k<$1>')
    .replace(/(?<!\\)((?:\\\\)*)\\A/g, '$1(?<![\\s\\S])')
    .replace(/(?<!\\)((?:\\\\)*)\\Z/g, '$1(?![\\s\\S])');
}
