import { expect, test } from '@playwright/test';
import { settingsFor } from '../../reference-server/mail-room/settings.ts';
import { providers } from '../../reference-server/sinks/providers/index.ts';

test('a provider says by itself what its SDK is pointed at', () => {
  const settings = settingsFor({ host: '127.0.0.1', port: 4604 }, 'http://127.0.0.1:4602', [
    ...providers,
    { inPlaceOf: { provider: 'Another', baseUrl: 'https://api.example.com', path: '/api' } },
  ]);
  expect(settings.providers).toEqual([
    { name: 'Twilio', insteadOf: 'https://api.twilio.com', baseUrl: 'http://127.0.0.1:4602' },
    { name: 'Lob', insteadOf: 'https://api.lob.com/v1', baseUrl: 'http://127.0.0.1:4602/v1' },
    { name: 'Another', insteadOf: 'https://api.example.com', baseUrl: 'http://127.0.0.1:4602/api' },
  ]);
});
