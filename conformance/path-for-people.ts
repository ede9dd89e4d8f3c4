import { relative } from 'node:path';

/** A path as it is told: from where the reader is, unless it lies outside of that. */
export function pathForPeople(path: string): string {
  const short = relative(process.cwd(), path);
  return short.startsWith('..') ? path : short;
}
