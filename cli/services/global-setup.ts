/**
 * Playwright's global set-up: takes the services that `run` has started, or starts what a run needs, once, before its first
 * worker, and ends it after the last.
 */
import type { FullConfig } from '@playwright/test';
import { SetupError } from '../../fixtures/finding.ts';
import { targetFile } from '../../fixtures/target/file.ts';
import { loadTarget } from '../../fixtures/target/load.ts';
import { findBrowser } from '../../scripts/setup/browser.mjs';
import { endWithParent } from '../end-with-parent.ts';
import { portalLog } from '../run-folder.ts';
import { mustRunAlone } from '../workers.ts';
import { offeredServices } from './offer.ts';
import { announce, startServices } from './start.ts';

endWithParent();

export default async function globalSetup({ shard, workers }: FullConfig): Promise<() => Promise<void>> {
  if (findBrowser() === undefined) {
    throw new SetupError(
      'There is no browser on this machine that the kit knows.',
      'Run npm run conformance once, which installs one, or name one in SFC_BROWSER.',
    );
  }
  const loaded = await loadTarget(targetFile());
  mustRunAlone(loaded.target, { workers, shard: shard !== null && shard.total > 1 });
  const services = (await offeredServices()) ?? (await startServices(loaded, { portalLog: portalLog() }));
  announce({ ...services.run, ...(shard === null ? {} : { shard }) });
  process.stderr.write(`${services.summary}\n`);
  return () => services.stop();
}
