/** What a target's functions are given, and a target around them, for tests without a portal. */
import { fresh, kitContacts } from '../../fixtures/target/contacts.ts';
import { targetSchema, type Help, type Target, type TargetFile } from '../../fixtures/target/schema.ts';

export function helpIn(folder: string, shard = { current: 1, total: 1 }): Help {
  return { baseUrl: 'http://127.0.0.1:9', contacts: kitContacts(undefined), fresh, folder, shard };
}

/** A target that is right, but for `more`. */
export function targetOf(more: Partial<TargetFile>): Target {
  return targetSchema.parse({
    name: 'Test portal',
    baseUrl: 'http://127.0.0.1:9',
    accounts: { create: () => Promise.resolve(undefined) },
    ...more,
  });
}
