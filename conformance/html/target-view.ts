import { cutText } from '../cut-text.ts';
import type { TargetRecord } from '../report.ts';

export interface TargetEntry {
  /** `policy.quietTime` */
  key: string;
  value: string;
}

/** The target as it was read, a line a value, keys joined by dots; what holds nothing is left out. */
export function targetView(target: TargetRecord): TargetEntry[] {
  return Object.entries(target).flatMap(([key, value]) => entriesOf(key, value));
}

function entriesOf(key: string, value: unknown): TargetEntry[] {
  if (Array.isArray(value)) {
    const isPlain = value.every((one) => typeof one !== 'object' || one === null);
    if (isPlain) return value.length === 0 ? [] : [{ key, value: cutText(value.map(String).join(', '), 2_000) }];
    return value.flatMap((one: unknown, index) => entriesOf(`${key}.${index + 1}`, one));
  }
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([inner, one]) => entriesOf(`${key}.${inner}`, one));
  }
  return [{ key, value: cutText(String(value), 2_000) }];
}
