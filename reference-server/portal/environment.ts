/** What the portal, run as a program, is told by its environment. */

export interface Environment {
  port: number;
  smtp: { host: string; port: number };
  textMessageUrl: string;
  letterUrl: string;
  /** Id of a defect to be run with. */
  defect?: string;
  /** Id of a variant to be run as. */
  variant?: string;
}

const HIGHEST_PORT = 65_535;

/** @throws Error that names the variable, in one sentence */
export function readEnvironment(variables: Readonly<Record<string, string | undefined>>): Environment {
  const defect = variables['REFERENCE_DEFECT'];
  const variant = variables['REFERENCE_VARIANT'];
  return {
    port: variables['PORT'] === undefined || variables['PORT'] === '' ? 0 : portIn(variables, 'PORT', 0),
    smtp: { host: valueOf(variables, 'SMTP_HOST'), port: portIn(variables, 'SMTP_PORT', 1) },
    textMessageUrl: urlIn(variables, 'TEXT_MESSAGE_URL'),
    letterUrl: urlIn(variables, 'LETTER_URL'),
    ...(defect !== undefined && defect !== '' && { defect }),
    ...(variant !== undefined && variant !== '' && { variant }),
  };
}

function valueOf(variables: Readonly<Record<string, string | undefined>>, name: string): string {
  const value = variables[name];
  if (value === undefined || value === '') throw new Error(`${name} is not set; the reference portal needs it.`);
  return value;
}

function portIn(variables: Readonly<Record<string, string | undefined>>, name: string, lowest: number): number {
  const value = valueOf(variables, name);
  const port = Number(value);
  if (/^\d+$/u.test(value) && port >= lowest && port <= HIGHEST_PORT) return port;
  throw new Error(`${name} is "${value}", which is not a port from ${lowest} to ${HIGHEST_PORT}.`);
}

function urlIn(variables: Readonly<Record<string, string | undefined>>, name: string): string {
  const value = valueOf(variables, name);
  if (/^https?:\/\//u.test(value) && URL.canParse(value)) return value;
  throw new Error(`${name} is "${value}", which is not an http or https address.`);
}
