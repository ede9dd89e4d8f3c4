/** A mail room of a test's own, on free ports, and a browser to look at it. */
import { test as base } from '@playwright/test';
import { startPortal } from '../../cli/serve.ts';
import { type FixedPorts } from '../../cli/services/fixed-ports.ts';
import { startMailRoom } from '../../cli/services/mail-room.ts';
import { browserLaunchOptions } from '../../fixtures/browser.ts';
import { freePorts } from '../../reference-server/mailpit/free-port.ts';

export interface StandingMailRoom {
  url: string;
  sinksUrl: string;
  smtpPort: number;
  stop(): Promise<void>;
}

/** Five ports that are free now. */
export async function freeFixedPorts(): Promise<FixedPorts> {
  const [mailRoom, portal, sinks, inbox, smtp] = (await freePorts(5)) as [number, number, number, number, number];
  return { mailRoom, portal, sinks, inbox, smtp };
}

export async function standMailRoom({ portal }: { portal: boolean }): Promise<StandingMailRoom> {
  const ports = await freeFixedPorts();
  const { stop } = await startMailRoom({ ports, ...(portal && { startPortal }) });
  const url = (port: number): string => `http://127.0.0.1:${port}`;
  return { url: url(ports.mailRoom), sinksUrl: url(ports.sinks), smtpPort: ports.smtp, stop };
}

/** One mail room with the portal, and one without, for all tests of a worker. */
export const test = base.extend<object, { mailRoom: StandingMailRoom; channels: StandingMailRoom }>({
  launchOptions: [async ({}, use) => use(browserLaunchOptions()), { scope: 'worker' }],
  mailRoom: [
    async ({}, use) => {
      const standing = await standMailRoom({ portal: true });
      await use(standing);
      await standing.stop();
    },
    { scope: 'worker' },
  ],
  channels: [
    async ({}, use) => {
      const standing = await standMailRoom({ portal: false });
      await use(standing);
      await standing.stop();
    },
    { scope: 'worker' },
  ],
});
