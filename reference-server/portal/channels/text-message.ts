import type { Channels } from './channels.ts';
import { postJson } from './http.ts';

/** Text messages in the sinks' native shape, `POST /text-messages` below `baseUrl`. */
export function textMessagesByHttp(baseUrl: string): Channels['textMessage'] {
  const url = `${baseUrl.replace(/\/+$/u, '')}/text-messages`;
  return (message) => postJson(url, message);
}
