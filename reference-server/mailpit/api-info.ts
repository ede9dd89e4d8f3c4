/** Asking a Mailpit which one it is. */

/** Milliseconds for one answer of a Mailpit, which takes some ten. */
const ANSWER_LIMIT = 5000;

/**
 * @param url base URL of the API; user name and password may stand in it
 * @returns the version without a "v", or undefined where it was built without one (as `go install` does)
 * @throws Error when nothing answers there, or not like a Mailpit
 */
export async function askVersion(url: string): Promise<string | undefined> {
  const response = await fetch(...withCredential(`${url}/api/v1/info`, { signal: AbortSignal.timeout(ANSWER_LIMIT) }));
  if (!response.ok) throw new Error(`it answers ${response.status}`);
  const { Version: version } = (await response.json()) as { Version?: unknown };
  if (typeof version !== 'string') throw new Error('it does not state a version');
  return /^v?(\d.*)$/.exec(version)?.[1];
}

/** The arguments of `fetch` for a URL that has user name and password in it, which `fetch` itself does not take. */
export function withCredential(url: string, init: RequestInit = {}): [string, RequestInit] {
  const bare = new URL(url);
  const { username, password } = bare;
  if (username === '' && password === '') return [url, init];
  bare.username = '';
  bare.password = '';
  const authorization = basicHeader(decodeURIComponent(username), decodeURIComponent(password));
  return [bare.href, { ...init, headers: { authorization } }];
}

/** A URL as it may be told: without user name and password. */
export function bareUrl(url: string): string {
  return url.replace(/(?<=^https?:\/\/)[^/?#]*@/iu, '');
}

/** The header of HTTP Basic (RFC 7617). */
export function basicHeader(user: string, password: string): string {
  return `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
}
