/** The encodings that an Accept-Encoding header accepts: all but those with weight 0. */
export function acceptedEncodings(header: string): Set<string> {
  const parts = header.toLowerCase().split(',');
  return new Set(
    parts.flatMap((part) => {
      const [name, ...parameters] = part.split(';').map((value) => value.trim());
      return name && !parameters.some((parameter) => /^q=0(?:\.0*)?$/.test(parameter)) ? [name] : [];
    }),
  );
}
