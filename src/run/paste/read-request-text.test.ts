import { describe, expect, it } from 'vitest';
import { SECRET_MASK } from '#flow/secrets/mask-secrets.ts';
import { readRequestText } from './read-request-text.ts';

const URL_OF_RUN = 'http://localhost:7860/api/v1/run/advanced/8f3c-d21';

describe('a cURL command', () => {
  it.each([
    ['-d and -X attached', `curl -XPOST -sSd'{"inputs":[]}' ${URL_OF_RUN}`],
    ['--json', `curl --json '{"inputs":[]}' "${URL_OF_RUN}"`],
    [
      '--url and --data-binary',
      `curl --url ${URL_OF_RUN} --data-binary "{\\"inputs\\":[]}" -H content-type:application/json`,
    ],
    ['a prompt, a comment and line ends of Windows', `$ curl ${URL_OF_RUN} \\\r\n  --json '{"inputs":[]}' # why not`],
    ['another command before it', `cd /tmp && curl ${URL_OF_RUN} --json '{"inputs":[]}'`],
    ['no scheme', `curl localhost:7860/api/v1/run/advanced/8f3c-d21 --json '{"inputs":[]}'`],
    ['bytes in an ANSI quote', `curl ${URL_OF_RUN} --json $'{"inputs":[{"input_value":"\\xc3\\xa9\\u0021\\'\\101"}]}'`],
  ])('is read with %s', (name, text) => {
    const { address, flow, request } = readRequestText(text);
    expect({ address, flow }).toEqual({ address: 'http://localhost:7860', flow: '8f3c-d21' });
    expect(request.inputs).toEqual(name.startsWith('bytes') ? [{ input_value: "é!'A" }] : []);
  });

  it.each([
    ['a quoted end', `curl ${URL_OF_RUN} -d @- <<'EOF'\n{"inputs": [{"input_value": "$5 \\"off\\""}]}\nEOF\n`],
    [
      'an end between double quotes',
      `curl ${URL_OF_RUN} -d @- <<"E F"\n{"inputs": [{"input_value": "$5 \\"off\\""}]}\nE F`,
    ],
    ['escapes', `curl -d@- ${URL_OF_RUN} << EOF\r\n{"inputs": [{"input_value": "\\$5 \\"off\\""}]}\r\nEOF\r\necho`],
    [
      'tabs',
      `curl ${URL_OF_RUN} --json @- <<-\\EOF | jq .\n\t{"inputs": [\n\t\t{"input_value": "$5 \\"off\\""}]}\n\tEOF`,
    ],
    [
      'options after it',
      `curl -d @- <<'EOF' ${URL_OF_RUN} \\\n  -X POST\n{"inputs": [{"input_value": "$5 \\"off\\""}]}\nEOF`,
    ],
    ['cat', `cat <<'EOF' | curl ${URL_OF_RUN} --data-binary @-\n{"inputs": [{"input_value": "$5 \\"off\\""}]}\nEOF`],
    ['a here-string', `curl ${URL_OF_RUN} -d @- <<< '{"inputs": [{"input_value": "$5 \\"off\\""}]}'`],
  ])('is read with a here-document and %s', (_name, text) => {
    const { request, flow, remarks } = readRequestText(text);
    expect({ flow, inputs: request.inputs }).toEqual({ flow: '8f3c-d21', inputs: [{ input_value: '$5 "off"' }] });
    expect(remarks.filter((remark) => !/content type|command (?:jq|echo)/.test(remark))).toEqual([]);
  });

  it('treats a variable in a here-document as unknown', () => {
    const body = '{"inputs": [{"input_value": "hi"}], "tweaks": {"Model-m1": {"phrase": "$PHRASE"}}}';
    const { request, remarks } = readRequestText(`curl ${URL_OF_RUN} --json @- <<EOF\n${body}\nEOF`);
    expect(request.tweaks).toEqual({ 'Model-m1': { phrase: SECRET_MASK } });
    expect(remarks).toEqual(['A tweak uses the variable PHRASE. Type its value.']);
  });

  it('has remarks about everything that it does not support', () => {
    const { remarks } = readRequestText(
      `curl ${URL_OF_RUN} -X PUT -u me:canary -b 'session=canary' -d @body.json -H 'X-Team: canary' -H "x-api-key: $KEY"`,
    );
    expect(remarks).toEqual([
      'The option --user was left out: this page does not use it.',
      'The option --cookie was left out: this page does not use it.',
      'The body comes from the file body.json, which this page cannot read. Paste its text.',
      'The header X-Team was left out: this page does not use it.',
      'The key is in the variable KEY. The key of the connection is kept.',
      'The method is PUT. It will be sent as POST.',
      'The request has no body, so every input component is sent empty text.',
    ]);
  });

  it('keeps server and flow if they are variables', () => {
    const pasted = readRequestText(
      `curl "$LANGFLOW_URL/api/v1/run/$FLOW_ID?stream=true" --json '{"input_value": "hi"}'`,
    );
    expect(pasted).toMatchObject({ address: null, flow: null, request: { stream: true } });
    expect(pasted.remarks.join(' ')).toMatch(/LANGFLOW_URL.*FLOW_ID/);
  });

  it('reports an address that is not that of a run, without a key in it', () => {
    const { remarks, address } = readRequestText("curl 'http://h/health?x-api-key=canary' --json '{}'");
    expect(address).toBeNull();
    expect(remarks).toContain('http://h/health is not the address of a run. The server and the flow stay the same.');
    expect(remarks.join()).not.toContain('canary');
  });

  it('returns a key in the address or in Authorization for the connection', () => {
    expect(readRequestText(`curl '${URL_OF_RUN}?x-api-key=sk-1' --json '{}'`).apiKey).toBe('sk-1');
    expect(readRequestText(`curl ${URL_OF_RUN} -H 'authorization: Bearer sk-2' --json '{}'`).apiKey).toBe('sk-2');
  });
});

describe('other forms', () => {
  it('reads the body of /api/v1/run', () => {
    const body = {
      input_value: 'hi',
      input_type: 'text',
      output_type: 'any',
      output_component: 'Chat Output',
      session_id: 's',
    };
    const pasted = readRequestText(`curl http://h/api/v1/run/my-flow --json '${JSON.stringify(body)}'`);
    expect(pasted).toMatchObject({
      flow: 'my-flow',
      request: { inputs: [{ input_value: 'hi', type: 'text' }], outputs: ['Chat Output'], session_id: 's' },
      choices: {},
    });
  });

  it('reads the body of /api/v2/workflows', () => {
    const body = { flow_id: 'f-1', mode: 'stream', stream_protocol: 'langflow', tweaks: { 'Model-m1': { words: 2 } } };
    const pasted = readRequestText(`curl http://h/api/v2/workflows --json '${JSON.stringify(body)}'`);
    expect(pasted).toMatchObject({ flow: 'f-1', choices: { watchComponents: true }, remarks: [] });
    expect(pasted.request).toEqual({ inputs: [], stream: true, tweaks: { 'Model-m1': { words: 2 } } });
  });

  it('reads a hand-written fetch with an object as body', () => {
    const text = `const flow = 'my-flow';
      // asks the flow
      const res = await window.fetch(\`http://h:7860/api/v1/run/advanced/\${flow}\`, {
        method: 'POST',
        headers: new Headers({ 'Content-Type': 'application/json', 'x-api-key': process.env.KEY }),
        body: JSON.stringify({ inputs: [{ input_value: "it's " + 'on', }], tweaks: { a: -1, b: undefined, c: ask() } }),
      });`;
    const pasted = readRequestText(text);
    expect(pasted).toMatchObject({ flow: 'my-flow', apiKey: null });
    expect(pasted.request).toEqual({ inputs: [{ input_value: "it's on" }], tweaks: { a: -1, c: SECRET_MASK } });
    expect(pasted.remarks.join(' ')).toContain('ask()');
  });

  it('reads requests.post', () => {
    const text = `import requests
payload = {"inputs": [{"input_value": 'it\\'s', "type": "chat"}], "tweaks": {"a": None, "b": True, 'c': """x"y"""}}
r = requests.post(f"http://h/api/v1/run/advanced/f", json=payload, headers={"x-api-key": "sk-3"})
print(r.json())`;
    expect(readRequestText(text)).toMatchObject({
      form: 'Python',
      apiKey: 'sk-3',
      request: { inputs: [{ input_value: "it's", type: 'chat' }], tweaks: { a: null, b: true, c: 'x"y' } },
    });
  });

  it('reads a hand-written PowerShell command with variables and a here-string', () => {
    const text = `$headers = @{ 'x-api-key' = 'sk-4'; Accept = "application/json" }
$body = @'
{"inputs": [{"input_value": "it's \\"on\\""}]}
'@
Invoke-RestMethod -Uri http://h/api/v1/run/advanced/f -Method Post -Headers $headers -ContentType 'application/json' -Body $body`;
    expect(readRequestText(text)).toMatchObject({
      apiKey: 'sk-4',
      flow: 'f',
      request: { inputs: [{ input_value: 'it\'s "on"' }] },
      remarks: [],
    });
  });

  const expected = {
    inputs: [{ input_value: 'it\'s "on"', components: ['Chat Input'], type: 'chat' }, { input_value: 'b' }],
    outputs: [],
    tweaks: {
      'Model-m1': { temperature: 0.5, max: -3, on: true, off: false, none: null, list: [1, [2, 3]], name: 'a' },
    },
    stream: false,
  };
  const table = `@{
  inputs = @(
    @{ input_value = "it's \`"on\`""; components = @('Chat Input'); "type" = 'chat' } # the first
    @{ input_value = $second }
  )
  outputs=@()
  tweaks = [ordered]@{
    'Model-m1' = @{ temperature = 0.5; max = -3; on = $true; off = $FALSE; none = $null; list = @(1, @(2, 3)); name = "$name" }
  }
  stream = $false
}`;
  const before = `$second = 'b'\n$name = "a"\n$uri = "http://h" + "/api/v1/run/advanced/f"`;
  it.each([
    ['a pipe', `$body = ${table} | ConvertTo-Json -Depth 5\n$r = Invoke-RestMethod -Uri $uri -Method Post -Body $body`],
    [
      'a variable in the command',
      `$data = ${table}\n$r = (Invoke-RestMethod $uri -Method Post -Body ($data | ConvertTo-Json -Depth 10 -Compress)).outputs`,
    ],
    [
      'its argument',
      `$body = ConvertTo-Json -InputObject ${table} -Depth 5\nirm $uri -Method Post -Body $body # irm: Invoke-RestMethod`,
    ],
    [
      'splatting',
      `$params = @{\n  Uri = $uri\n  Method = 'Post'\n  UseBasicParsing = $true\n  Body = (${table} |\n ConvertTo-Json)\n}\nInvoke-RestMethod @params`,
    ],
    [
      'bytes',
      `try {\n  $body = ${table} | ConvertTo-Json -Depth 5\n  Invoke-RestMethod -Uri $uri -Method Post -Body ([Text.Encoding]::UTF8.GetBytes($body))\n} catch { "failed" }`,
    ],
  ])('reads a hash table through ConvertTo-Json with %s', (_name, command) => {
    const { request, flow, remarks } = readRequestText(`${before}\n${command}`);
    expect({ request, flow, remarks }).toEqual({ request: expected, flow: 'f', remarks: [] });
  });

  it('treats values that PowerShell computes as unknown', () => {
    const { request, remarks } = readRequestText(
      `$body = @{ tweaks = @{ 'Model-m1' = @{ a = Get-Date -Format o; b = 2 * 3; c = $x.y } } } | ConvertTo-Json
       Invoke-RestMethod http://h/api/v1/run/advanced/f -Method Post -Body $body`,
    );
    expect(request.tweaks).toEqual({ 'Model-m1': { a: SECRET_MASK, b: SECRET_MASK, c: SECRET_MASK } });
    expect(remarks).toHaveLength(3);
  });

  it.each([
    ['a fence', `\`\`\`bash\ncurl ${URL_OF_RUN} \\\n  --json '{"inputs": []}'\n\`\`\``],
    [
      'prose and other fences',
      `Install it:\n\n~~~\npip install langflow\n~~~\n\nThen **call** it:\n\n  \`\`\`\`sh title="a"\n  curl ${URL_OF_RUN} --json @- <<EOF\n  {"inputs": []}\n  EOF\n  \`\`\`\`\n\nThat's all.`,
    ],
    ['an open fence', `\`\`\`python\nimport requests\nrequests.post("${URL_OF_RUN}", json={"inputs": []})`],
    [
      'PowerShell',
      `Use Invoke-RestMethod:\r\n\`\`\`powershell\r\nInvoke-RestMethod -Uri ${URL_OF_RUN} -Method Post -Body '{"inputs": []}'\r\n\`\`\``,
    ],
  ])('reads Markdown with %s', (_name, text) => {
    const { request, flow, remarks } = readRequestText(text);
    expect({ inputs: request.inputs, flow, remarks }).toEqual({ inputs: [], flow: '8f3c-d21', remarks: [] });
  });

  it('keeps a fence inside a command', () => {
    const text = 'see\n```\nfetch(1)\n```';
    const command = `fetch("${URL_OF_RUN}", { method: "POST", body: JSON.stringify({ tweaks: { a: { b: \`${text.replaceAll('`', '\\`')}\` } } }) })`;
    expect(readRequestText(command).request.tweaks).toEqual({ a: { b: text } });
  });

  it.each([
    ['```json\n{"inputs": []}\n```', 'JSON body', { inputs: [] }],
    ['{"inputs": [], "tweaks": {"a": 1,}} // why', 'JSON body', { inputs: [], tweaks: { a: 1 } }],
    ['{"input_value": "hi"}', 'JSON body', { inputs: [{ input_value: 'hi', type: 'chat' }], tweaks: {} }],
    ['{"Prompt-abc12": {"template": "x"}}', 'tweaks in JSON', { tweaks: { 'Prompt-abc12': { template: 'x' } } }],
    ['{}', 'JSON body', { tweaks: {} }],
  ])('reads the bare body %s', (text, form, request) => {
    expect(readRequestText(text)).toMatchObject({ form, request, address: null, flow: null });
  });

  it('has remarks about the parts of a body that were not understood', () => {
    const body = {
      inputs: [{ input_value: 3, kind: 'x', type: 'voice' }, 7],
      outputs: 'Chat',
      tweaks: [],
      stream: 'yes',
      top: 1,
    };
    expect(readRequestText(JSON.stringify(body)).remarks).toHaveLength(8);
  });
});
