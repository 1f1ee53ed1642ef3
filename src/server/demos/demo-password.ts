/** Passwords of demos: only their scrypt hash is stored. */
import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto';

const COST = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 };
const LENGTH = 32;

export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const key = await derive(password, salt, COST);
  return ['scrypt', COST.N, COST.r, COST.p, salt.toString('base64url'), key.toString('base64url')].join('$');
}

/** `hash` is one that `hashPassword` made, in this release or another. */
export async function isPassword(password: string, hash: string): Promise<boolean> {
  const [, cost, block, lanes, salt = '', key = ''] = hash.split('$');
  const expected = Buffer.from(key, 'base64url');
  const options = { ...COST, N: Number(cost), r: Number(block), p: Number(lanes) };
  const given = await derive(password, Buffer.from(salt, 'base64url'), options);
  return given.length === expected.length && timingSafeEqual(given, expected);
}

/** The same text typed on another system may have its accents in another form. */
function derive(password: string, salt: Buffer, options: ScryptOptions): Promise<Buffer> {
  return new Promise((done, fail) => {
    scrypt(password.normalize('NFC'), salt, LENGTH, options, (error, key) => (error ? fail(error) : done(key)));
  });
}
