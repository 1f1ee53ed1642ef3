// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest';
import { EMBEDDED, keepChoice, readConnection, readMemory, writeMemory, writeTabKey } from './connection-store.ts';

const own = { name: 'Staging', address: 'http://staging:7860', baseUrl: 'http://staging:7860' };
const toOwn = { kind: 'langflow', address: own.address, baseUrl: own.baseUrl, apiKey: null };
const opening = { name: 'flows:7860', address: 'http://flows:7860', baseUrl: '/relay/1a2b' };
const toOpening = { kind: 'langflow', address: opening.address, baseUrl: opening.baseUrl, apiKey: null };

/** The page as it is sent by a server that has a Langflow in its settings. */
function openWith(address: string, relay: string) {
  document.head.innerHTML = `<meta name="tweakbench-langflow" content="${address}" data-relay="${relay}" />`;
}

afterEach(() => {
  document.head.innerHTML = '';
  localStorage.clear();
  sessionStorage.clear();
});

describe('a page', () => {
  it('opens with the embedded engine, and with the server that was chosen last', () => {
    expect(readConnection()).toBe(EMBEDDED);
    writeMemory({ active: own.name, profiles: [own] });
    expect(readConnection()).toEqual(toOwn);
  });

  it('never remembers a key', () => {
    const withKey = { ...own, apiKey: 'canary' };
    writeMemory({ active: own.name, profiles: [withKey] });
    expect(readConnection()).toEqual(toOwn);
    expect(JSON.stringify({ ...localStorage })).not.toContain('canary');
  });

  it('opens with the Langflow of its server, whatever was chosen elsewhere', () => {
    openWith(opening.address, opening.baseUrl);
    expect(readConnection()).toEqual(toOpening);
    writeMemory({ active: own.name, profiles: [own] });
    writeTabKey(opening.address, 'key of another day');
    expect(readConnection()).toEqual(toOpening);
  });

  it('opens with the server that was chosen instead of that Langflow, until the page has another Langflow', () => {
    openWith(opening.address, opening.baseUrl);
    writeMemory({ active: null, profiles: [own] });
    keepChoice();
    expect(readConnection()).toBe(EMBEDDED);
    writeMemory({ active: own.name, profiles: [own] });
    expect(readConnection()).toEqual(toOwn);
    openWith('http://other:7860', '/relay/3c4d');
    expect(readConnection()).toMatchObject({ address: 'http://other:7860', baseUrl: '/relay/3c4d' });
  });

  it('remembers how to reach that Langflow, and opens as before when its server no longer names it', () => {
    writeMemory({ active: own.name, profiles: [own] });
    openWith(opening.address, opening.baseUrl);
    readConnection();
    document.head.innerHTML = '';
    expect(readConnection()).toEqual(toOwn);
    expect(readMemory().profiles).toEqual([opening, own]);
  });

  it('reaches that Langflow only through the relay of its server', () => {
    openWith('http://flows:7860', 'http://elsewhere');
    expect(readConnection()).toBe(EMBEDDED);
  });
});
