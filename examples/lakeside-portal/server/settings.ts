/** What the portal is told by its environment. */

export interface Settings {
  port: number;
  smtp: { host: string; port: number };
  /** In production Twilio's own address and account, in tests a sink that takes any. */
  twilio: { url: string; sid: string; token: string };
  /** In production Lob's own address and key, in tests a sink that takes any. */
  lob: { url: string; key: string };
  /** Milliseconds that every answer takes, as over a real line. */
  answerTakes: number;
  /** Whether tests may make members and move their clocks. */
  testHooks: boolean;
  /** Until when a contact that was reported as lost still logs its member in. */
  lostContactUntil: 'request' | 'completion';
  /** What becomes of a second contact when the first one is changed. */
  otherContact: 'kept' | 'removed';
}

/** @throws Error that names the variable which is missing or wrong */
export function readSettings(env: NodeJS.ProcessEnv): Settings {
  return {
    port: number(env, 'PORT', '0'),
    smtp: { host: env['SMTP_HOST'] ?? '127.0.0.1', port: number(env, 'SMTP_PORT') },
    twilio: {
      url: text(env, 'TEXT_MESSAGE_URL'),
      sid: text(env, 'TWILIO_ACCOUNT_SID', `AC${'0'.repeat(32)}`),
      token: text(env, 'TWILIO_AUTH_TOKEN', 'none'),
    },
    lob: { url: text(env, 'LETTER_URL'), key: text(env, 'LOB_API_KEY', 'none') },
    answerTakes: number(env, 'LAKESIDE_ANSWER_TAKES', '500'),
    testHooks: env['LAKESIDE_TEST_HOOKS'] === '1',
    lostContactUntil: oneOf(env, 'LAKESIDE_LOST_CONTACT_UNTIL', ['request', 'completion']),
    otherContact: oneOf(env, 'LAKESIDE_OTHER_CONTACT', ['removed', 'kept']),
  };
}

function text(env: NodeJS.ProcessEnv, name: string, otherwise?: string): string {
  const value = env[name] ?? otherwise;
  if (value !== undefined && value !== '') return value;
  throw new Error(`Lakeside needs ${name} in its environment.`);
}

function number(env: NodeJS.ProcessEnv, name: string, otherwise?: string): number {
  const value = text(env, name, otherwise);
  if (/^\d+$/u.test(value)) return Number(value);
  throw new Error(`${name} must be a whole number, not "${value}".`);
}

/** The first value is the one unless the environment says otherwise. */
function oneOf<T extends string>(env: NodeJS.ProcessEnv, name: string, values: readonly [T, ...T[]]): T {
  const stated = env[name] ?? values[0];
  const value = values.find((one) => one === stated);
  if (value !== undefined) return value;
  throw new Error(`${name} must be ${values.join(' or ')}, not "${stated}".`);
}
