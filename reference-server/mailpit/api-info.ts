/** Asking a Mailpit which one it is. */

/** Milliseconds for one answer of a Mailpit, which takes some ten. */
const ANSWER_LIMIT = 5000;

/**
 * @param url base URL of the API
 * @returns the version without a "v", or undefined where it was built without one (as `go install` does)
 * @throws Error when nothing answers there, or not like a Mailpit
 */
export async function askVersion(url: string): Promise<string | undefined> {
  const response = await fetch(`${url}/api/v1/info`, { signal: AbortSignal.timeout(ANSWER_LIMIT) });
  if (!response.ok) throw new Error(`it answers ${response.status}`);
  const { Version: version } = (await response.json()) as { Version?: unknown };
  if (typeof version !== 'string') throw new Error('it does not state a version');
  return /^v?(\d.*)$/.exec(version)?.[1];
}
