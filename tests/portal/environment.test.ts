import { expect, test } from '@playwright/test';
import { readEnvironment } from '../../reference-server/portal/environment.ts';

const complete = {
  SMTP_HOST: '127.0.0.1',
  SMTP_PORT: '2525',
  TEXT_MESSAGE_URL: 'http://127.0.0.1:3000',
  LETTER_URL: 'http://127.0.0.1:3001',
};

test('the port, the defect and the variant may be left out', () => {
  const rest = {
    smtp: { host: '127.0.0.1', port: 2525 },
    textMessageUrl: complete.TEXT_MESSAGE_URL,
    letterUrl: complete.LETTER_URL,
  };
  expect(readEnvironment(complete)).toEqual({ port: 0, ...rest });
  expect(readEnvironment({ ...complete, PORT: '', REFERENCE_DEFECT: '', REFERENCE_VARIANT: '' })).toEqual({
    port: 0,
    ...rest,
  });
  expect(readEnvironment({ ...complete, PORT: '8080', REFERENCE_DEFECT: 'x', REFERENCE_VARIANT: 'y' })).toEqual({
    port: 8080,
    ...rest,
    defect: 'x',
    variant: 'y',
  });
});

for (const [variables, sentence] of [
  [{ SMTP_HOST: '' }, 'SMTP_HOST is not set; the reference portal needs it.'],
  [{ SMTP_PORT: '0' }, 'SMTP_PORT is "0", which is not a port from 1 to 65535.'],
  [{ PORT: '99999' }, 'PORT is "99999", which is not a port from 0 to 65535.'],
  [{ PORT: '1e3' }, 'PORT is "1e3", which is not a port from 0 to 65535.'],
  [{ TEXT_MESSAGE_URL: 'localhost' }, 'TEXT_MESSAGE_URL is "localhost", which is not an http or https address.'],
  [{ LETTER_URL: '' }, 'LETTER_URL is not set; the reference portal needs it.'],
] as const) {
  test(`a mistake names its variable: ${Object.keys(variables).join()} "${Object.values(variables).join()}"`, () => {
    expect(() => readEnvironment({ ...complete, ...variables })).toThrow(sentence);
  });
}
