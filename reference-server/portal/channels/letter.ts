import type { Channels } from './channels.ts';
import { postJson } from './http.ts';

/** Letters in the sinks' native shape, `POST /letters` below `baseUrl`. */
export function lettersByHttp(baseUrl: string): Channels['letter'] {
  const url = `${baseUrl.replace(/\/+$/u, '')}/letters`;
  return ({ to, format, content }) => postJson(url, { to, [format]: content });
}
