/** A file that a request only names by its address: fetched within limits, once, when the request is read. */
import { MEBIBYTE } from './body.ts';

const LARGEST_FILE = 10 * MEBIBYTE;

/** Milliseconds until the file must be there. */
const FETCH_LIMIT = 5000;

export type RemoteFile =
  | { bytes: Uint8Array }
  /** Why there is none: `url` it cannot be had there, `time` not in time, `size` it is too large; `why` in words. */
  | { fault: 'url' | 'time' | 'size'; why: string };

/** Never throws for what the address leads to; redirects are followed. */
export async function fetchRemoteFile(url: string): Promise<RemoteFile> {
  const signal = AbortSignal.timeout(FETCH_LIMIT);
  try {
    const response = await fetch(url, { signal });
    if (!response.ok) {
      await response.body?.cancel();
      return { fault: 'url', why: `it answers ${response.status}` };
    }
    const chunks: Uint8Array[] = [];
    let size = 0;
    // Leaving the loop ends the download.
    for await (const chunk of response.body ?? []) {
      size += (chunk as Uint8Array).length;
      if (size > LARGEST_FILE) return { fault: 'size', why: `it has more than ${LARGEST_FILE / MEBIBYTE} MiB` };
      chunks.push(chunk);
    }
    return { bytes: Buffer.concat(chunks) };
  } catch (error) {
    if (signal.aborted) return { fault: 'time', why: `it was not there after ${FETCH_LIMIT / 1000} s` };
    const { message, cause } = error as Error;
    return { fault: 'url', why: cause instanceof Error && cause.message !== '' ? cause.message : message };
  }
}
