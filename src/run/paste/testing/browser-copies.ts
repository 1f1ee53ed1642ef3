/** A request as copied from the network panels of browsers, with the escapes of each browser. */

export interface CopiedRequest {
  url: string;
  headers: readonly (readonly [string, string])[];
  body: string;
}

export const BROWSER_FORMS = {
  'Chromium, cURL (bash)': (request: CopiedRequest) => curl(request, bashText, ' \\\n  '),
  'Chromium, cURL (cmd)': (request: CopiedRequest) => curl(request, chromiumCmdText, ' ^\n  '),
  'Firefox, cURL (POSIX)': (request: CopiedRequest) =>
    `curl ${bashText(request.url)} \\\n  -X POST \\\n${headerLines(request, bashText, ' \\\n')}  --data-raw ${bashText(request.body)}`,
  'Firefox, cURL (Windows)': (request: CopiedRequest) =>
    `curl ${firefoxCmdText(request.url)} ^\n  -X POST ^\n${headerLines(request, firefoxCmdText, ' ^\n')}  --data-raw ${firefoxCmdText(request.body)}`,
  'Chromium, PowerShell': powershell,
  'Chromium, fetch': (request: CopiedRequest) => scriptFetch(request, 'include'),
  'Chromium, fetch (Node)': (request: CopiedRequest) => scriptFetch(request, null),
} satisfies Record<string, (request: CopiedRequest) => string>;

function curl({ url, headers, body }: CopiedRequest, quote: (text: string) => string, join: string): string {
  const parts = [
    `curl ${quote(url)}`,
    ...headers.map(([name, value]) => `-H ${quote(`${name}: ${value}`)}`),
    `--data-raw ${quote(body)}`,
  ];
  return parts.join(join);
}

function headerLines({ headers }: CopiedRequest, quote: (text: string) => string, end: string): string {
  return headers.map(([name, value]) => `  -H ${quote(`${name}: ${value}`)}${end}`).join('');
}

/** `'…'` if that is enough, else `$'…'` with the code unit of each non-ASCII character. */
function bashText(text: string): string {
  if (!/[\p{Cc}!']/u.test(text)) return `'${text}'`;
  const escaped = text
    .replaceAll('\\', '\\\\')
    .replaceAll("'", "\\'")
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r')
    .replaceAll(/[^\x20-\x7E]|!/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return `$'${escaped}'`;
}

function chromiumCmdText(text: string): string {
  const escaped = text
    .replaceAll('\\', '\\\\')
    .replaceAll('"', '\\"')
    .replaceAll(/[^a-zA-Z0-9\s_\-:=+~'/.',?;()*`]/g, '^$&')
    .replaceAll(/%(?=[a-zA-Z0-9_])/g, '%^')
    .replaceAll(/\r?\n/g, '^\n\n');
  return `^"${escaped}^"`;
}

function firefoxCmdText(text: string): string {
  const escaped = text
    .replaceAll('\\', '\\\\')
    .replaceAll('"', '""')
    .replaceAll('%', '"%"')
    .replaceAll(/\r?\n/g, '"^\n\n"');
  return `"${escaped}"`;
}

function powershellText(text: string): string {
  const escaped = text
    .replaceAll(/[`$"]/g, '`$&')
    .replaceAll(/[^\x20-\x7E]/g, (sign) => `$([char]${sign.charCodeAt(0)})`);
  return `"${escaped}"`;
}

function powershell({ url, headers, body }: CopiedRequest): string {
  const lines = headers.map(([name, value]) => `  ${powershellText(name)}=${powershellText(value)}`);
  return [
    '$session = New-Object Microsoft.PowerShell.Commands.WebRequestSession',
    '$session.UserAgent = "Mozilla/5.0 (X11; Linux x86_64)"',
    '$session.Cookies.Add((New-Object System.Net.Cookie("access_token_lf", "abc", "/", "localhost")))',
    `Invoke-WebRequest -UseBasicParsing -Uri ${powershellText(url)} \``,
    '-Method "POST" `',
    '-WebSession $session `',
    `-Headers @{\n${lines.join('\n')}\n} \``,
    '-ContentType "application/json" `',
    /[^\x20-\x7E]/.test(body)
      ? `-Body ([System.Text.Encoding]::UTF8.GetBytes(${powershellText(body)}))`
      : `-Body ${powershellText(body)}`,
  ].join('\n');
}

function scriptFetch({ url, headers, body }: CopiedRequest, credentials: string | null): string {
  const options = {
    headers: Object.fromEntries(headers),
    ...(credentials !== null && { referrer: 'http://localhost:7860/', referrerPolicy: 'same-origin' }),
    body,
    method: 'POST',
    ...(credentials !== null && { mode: 'cors', credentials }),
  };
  return `fetch(${JSON.stringify(url)}, ${JSON.stringify(options, null, 2)});`;
}
