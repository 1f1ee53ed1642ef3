/** The Accept-Encoding header of a request. */

/** Names that it accepts: those that are not switched off by a weight of 0. */
export function acceptedEncodings(header: string): Set<string> {
  const parts = header.toLowerCase().split(',');
  return new Set(
    parts.flatMap((part) => {
      const [name, ...parameters] = part.split(';').map((value) => value.trim());
      return name && !parameters.some((parameter) => /^q=0(?:\.0*)?$/.test(parameter)) ? [name] : [];
    }),
  );
}
