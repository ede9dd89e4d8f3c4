/** What a portal is told so that it sends to these channels. */
import type { Provider } from '../sinks/provider.ts';

export interface Settings {
  /** `user` where it asks for a password. */
  smtp: { host: string; port: number; user?: string | undefined };
  /** Base URL of the sinks, as the portal reaches them. */
  sinksUrl: string;
  /** Providers whose own shapes the sinks take, with the base URL that stands for the provider's own. */
  providers: readonly { name: string; insteadOf: string; baseUrl: string }[];
  /** Lines for an environment, `NAME=value`. */
  environment: readonly string[];
  /** Name of the environment variable whose value goes along as the provider's credential, where one is asked for. */
  tokenVariable?: string;
}

/** @param providers those that the sinks take */
export function settingsFor(
  smtp: Settings['smtp'],
  sinksUrl: string,
  providers: readonly Pick<Provider, 'inPlaceOf'>[],
  tokenVariable?: string,
): Settings {
  return {
    smtp,
    sinksUrl,
    providers: providers
      .flatMap(({ inPlaceOf }) => inPlaceOf ?? [])
      .map(({ provider, baseUrl, path }) => ({ name: provider, insteadOf: baseUrl, baseUrl: `${sinksUrl}${path}` })),
    environment: [
      `SMTP_HOST=${smtp.host}`,
      `SMTP_PORT=${smtp.port}`,
      `TEXT_MESSAGE_URL=${sinksUrl}`,
      `LETTER_URL=${sinksUrl}`,
    ],
    ...(tokenVariable !== undefined && { tokenVariable }),
  };
}
