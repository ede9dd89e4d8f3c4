// @ts-check
/**
 * One shard of a run, on a machine of its own:
 *
 *     node scripts/ci/shard.mjs --shard 1/2 --out FOLDER [--target FILE] [--profile NAME …] [--grep PATTERN]
 *
 * leaves `blob/` for the verdict and `allure/` for Allure's report in FOLDER, to be handed to merge.mjs. The blob is Playwright's with no
 * more in it than is read there. What the portal did wrong is told there: this ends with 0 whenever the shard ran, else with 2.
 * TARGET_ENVIRONMENT, lines of NAME=value, is put into the environment of the run.
 */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { handOver } from './hand-over.mjs';
import { codeWithoutResult, command, main, required } from './kit.mjs';
import { targetEnvironment } from './target-environment.mjs';

await main(async () => {
  const { values } = parseArgs({
    options: {
      shard: { type: 'string' },
      out: { type: 'string' },
      target: { type: 'string' },
      profile: { type: 'string', multiple: true },
      grep: { type: 'string' },
    },
  });
  const shard = required(values.shard, '--shard', 'which part of how many, such as 1/2');
  const [, number, total] = /^([1-9]\d*)\/([1-9]\d*)$/.exec(shard) ?? [];
  if (number === undefined || total === undefined)
    throw new Error(`--shard must be a part of so many, such as 1/2, and is "${shard}".`);
  const out = resolve(required(values.out, '--out', 'the folder for what the shard leaves'));
  const environment = targetEnvironment();
  const archive = `shard-${number}-of-${total}.zip`;
  const blob = join(out, 'blob', archive);
  const dump = join(out, 'allure', archive);
  // Of its own, as another shard may run beside it.
  const report = join(out, `report-${number}`);
  for (const old of [blob, dump, report]) rmSync(old, { recursive: true, force: true });

  // Nothing of it may ever stand where it would be handed over from as it is.
  const own = mkdtempSync(join(tmpdir(), 'sfc-shard-'));
  const unabridged = join(own, archive);
  let code;
  try {
    code = await command(
      [
        'run',
        `--shard=${shard}`,
        `--report=${report}`,
        ...(values.target ? [`--target=${values.target}`] : []),
        ...(values.profile?.length ? ['--profile', ...values.profile] : []),
        ...(values.grep ? [`--grep=${values.grep}`] : []),
      ],
      { ...environment, SFC_BLOB: unabridged },
    );
    if (existsSync(unabridged)) await handOver(unabridged, blob, environment);
  } finally {
    rmSync(own, { recursive: true, force: true });
  }
  if (!existsSync(blob)) {
    process.stderr.write(`Shard ${shard} left no results: see above why it could not run.\n`);
    return codeWithoutResult(code);
  }
  // A shard is a part of a run, unless there is one only; with more shards than scenarios it may be empty.
  const partial = existsSync(join(report, 'partial', 'allure-results'));
  if (!partial && !existsSync(join(report, 'allure-results'))) return 0;
  return command(['report', `--report=${report}`, `--to-dump=${dump}`, ...(partial ? ['--partial'] : [])]);
});
