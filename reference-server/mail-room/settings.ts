/** What a portal is told so that it sends to these channels. */

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

/** Providers by how their paths begin; one that the sinks do not take is left out. */
const known = [
  { name: 'Twilio', path: '/2010-04-01/', insteadOf: 'https://api.twilio.com', basePath: '' },
  { name: 'Lob', path: '/v1/letters', insteadOf: 'https://api.lob.com/v1', basePath: '/v1' },
];

/**
 * @param paths the paths that the sinks take
 */
export function settingsFor(
  smtp: Settings['smtp'],
  sinksUrl: string,
  paths: readonly string[],
  tokenVariable?: string,
): Settings {
  return {
    smtp,
    sinksUrl,
    providers: known
      .filter(({ path }) => paths.some((one) => one.startsWith(path)))
      .map(({ name, insteadOf, basePath }) => ({ name, insteadOf, baseUrl: `${sinksUrl}${basePath}` })),
    environment: [
      `SMTP_HOST=${smtp.host}`,
      `SMTP_PORT=${smtp.port}`,
      `TEXT_MESSAGE_URL=${sinksUrl}`,
      `LETTER_URL=${sinksUrl}`,
    ],
    ...(tokenVariable !== undefined && { tokenVariable }),
  };
}
