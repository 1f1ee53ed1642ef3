/** Compares what a person types with what a run kept, where secrets are masked. */
import { SECRET_MASK } from './mask-secrets.ts';

/** `value` with the mask wherever `pattern` has one, so that a kept secret is taken for unchanged. */
export function maskedLike(value: unknown, pattern: unknown): unknown {
  if (pattern === SECRET_MASK && value !== undefined) return SECRET_MASK;
  if (typeof value !== 'object' || value === null || typeof pattern !== 'object' || pattern === null) return value;
  const patterns = new Map(Object.entries(pattern));
  const entries = Object.entries(value).map(([key, item]) => [key, maskedLike(item, patterns.get(key))] as const);
  return Array.isArray(value) ? entries.map(([, item]) => item) : Object.fromEntries(entries);
}
