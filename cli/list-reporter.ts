/** What `--list` shows on standard output: a line a scenario, by the requirement that it belongs to. */
import type { FullConfig, Reporter, Suite } from '@playwright/test/reporter';
import { requirementIdsOf } from '../conformance/scenarios.ts';

export default class ListReporter implements Reporter {
  printsToStdio(): boolean {
    return true;
  }

  onBegin(_config: FullConfig, suite: Suite): void {
    const scenarios = suite.allTests().map(({ tags, title }) => ({ id: requirementIdsOf(tags).join(), title }));
    // Within a requirement they stay in the order of the features.
    scenarios.sort((one, other) => one.id.localeCompare(other.id));
    process.stdout.write(scenarios.map(({ id, title }) => `${id}  ${title}\n`).join(''));
    process.stderr.write(`${scenarios.length} scenario${scenarios.length === 1 ? '' : 's'}\n`);
  }
}
