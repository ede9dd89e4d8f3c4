/**
 * Masking: codes, passwords, usernames, phone numbers and email addresses show no more than their last two characters, which is
 * enough to tell one from another; a password shows nothing.
 */

/** A value that need not be seen, as a scenario knows it. */
export interface Secret {
  readonly kind: 'code' | 'password' | 'username' | 'phone' | 'email';
  readonly value: string;
}

export type Mask = (text: string) => string;

const dots = '••••';

/**
 * A function that masks these values in a text, in whatever way they are written there, and beside them every email address and
 * every phone number in international form.
 *
 * @param secrets values too short to be told from ordinary words (below four characters) are left as they are
 */
export function masker(secrets: readonly Secret[]): Mask {
  const known = secrets
    .filter(({ value }) => value.trim().length >= 4)
    // A username that is part of an email address must not break it up.
    .sort((one, other) => other.value.length - one.value.length)
    .map((secret) => ({ pattern: patternOf(secret), shown: (found: string) => shownOf(secret.kind, found) }));
  return (text) => {
    const masked = known.reduce((rest, { pattern, shown }) => rest.replace(pattern, shown), text);
    return masked
      .replace(anyEmail, (found) => shownOf('email', found))
      .replace(anyPhone, (found) => shownOf('phone', found));
  };
}

/** The same for every text in a value that is fit for JSON; keys stay. */
export function maskedDeep<T>(value: T, mask: Mask): T {
  return mapTexts(value, mask) as T;
}

/** The shell's own, which say where it is. */
const notSecret = /^(?:OLD)?PWD$/u;
const secretName = /KEY|TOKEN|SECRET|PASS|PWD|CREDENTIAL|(?:^|_)(?:PIN|PW|AUTH|BEARER|COOKIE|DSN)(?:_|$)/iu;

/** User and password in an address, or the token that stands there alone. */
const inAddress = /(?<=:\/\/)[^\s\/:@]+(?::[^\s\/@]*)?(?=@)/gu;

/** The values of the environment's variables whose name says that they are secret. */
export function environmentSecrets(env: NodeJS.ProcessEnv): string[] {
  const values = Object.entries(env).flatMap(([name, value]) =>
    secretName.test(name) && !notSecret.test(name) && value ? [value] : [],
  );
  return [...new Set(values)].sort((one, other) => other.length - one.length);
}

/**
 * A function that masks the secrets of an environment: a text that is one, and one of eight characters or more wherever it stands
 * (a shorter one could be any word).
 */
export function environmentMask(env: NodeJS.ProcessEnv): Mask {
  const secrets = environmentSecrets(env);
  const long = secrets.filter((secret) => secret.length >= 8);
  return (text) =>
    secrets.includes(text)
      ? '(a secret of the environment)'
      : long
          .reduce((rest, secret) => rest.replaceAll(secret, '(a secret of the environment)'), text)
          .replace(inAddress, dots);
}

/** Lengths are bounded, so that a text of megabytes is gone through once. */
const anyEmail =
  /(?<![\p{L}\p{N}._%+\u2022-])[\p{L}\p{N}._%+-]{1,64}(?:@|%40)[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,8}/gu;
const anyPhone = /\+\d{8,15}(?!\d)/gu;

function patternOf({ kind, value }: Secret): RegExp {
  switch (kind) {
    case 'phone': {
      // With or without the country's 1, with whatever stands between the digits.
      const digits = value.replace(/\D/gu, '').replace(/^1(?=\d{10}$)/u, '');
      return new RegExp(
        `(?<![\\d])(?:\\+?1[\\s.-]?)?\\+?\\(?${[...digits].join('[\\s().\\u2010-\\u2015-]{0,3}')}(?!\\d)`,
        'gu',
      );
    }
    case 'code': {
      const characters = [...value.replace(/[\s-]/gu, '')].map(literal);
      // Each character may stand in a table's cell of its own, with a dash between the groups.
      return new RegExp(`(?<![\\p{L}\\p{N}])${characters.join('[\\s\u2010-\u2015-]{0,5}')}(?![\\p{L}\\p{N}])`, 'giu');
    }
    case 'email':
    case 'username':
      return new RegExp(`(?<![\\p{L}\\p{N}])(?:${asWritten(value)})(?![\\p{L}\\p{N}])`, 'giu');
    case 'password':
      return new RegExp(asWritten(value), 'gu');
  }
}

function shownOf(kind: Secret['kind'], found: string): string {
  if (kind === 'password') return dots;
  const at = kind === 'email' ? found.lastIndexOf('@') : -1;
  const secret = kind === 'code' ? found.replace(/[^\p{L}\p{N}]/gu, '') : at < 0 ? found : found.slice(0, at);
  const end = secret.length > 4 ? secret.slice(-2) : '';
  return `${dots}${end}${at < 0 ? '' : found.slice(at)}`;
}

/** As it is, and as it stands in an address. */
function asWritten(value: string): string {
  return [...new Set([value, encodeURIComponent(value)])].map(literal).join('|');
}

function literal(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&');
}

function mapTexts(value: unknown, map: Mask): unknown {
  if (typeof value === 'string') return map(value);
  if (Array.isArray(value)) return value.map((one: unknown) => mapTexts(one, map));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, mapTexts(one, map)]));
}
