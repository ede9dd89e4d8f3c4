// @ts-check
/**
 * Keeps one core, or the disk, busy until whatever started it is gone: `node load.mjs processor` or `node load.mjs disk`.
 * It ends by itself after two hours, so that nothing can leave it running.
 */
import { closeSync, fsyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const limit = Date.now() + 2 * 60 * 60 * 1000;
const folder = mkdtempSync(path.join(tmpdir(), 'second-factor-load-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
process.on('disconnect', () => process.exit(0));

/** Some 20 ms of work at a time, so that the end is heard of in between. */
const turns = {
  processor() {
    const end = Date.now() + 20;
    while (Date.now() < end);
  },
  disk() {
    const file = openSync(path.join(folder, 'load'), 'w');
    writeSync(file, Buffer.alloc(8 * 1024 * 1024, 1));
    fsyncSync(file);
    closeSync(file);
  },
};

const turn = turns[/** @type {keyof typeof turns} */ (process.argv[2] ?? 'processor')];

function work() {
  if (Date.now() > limit) process.exit(0);
  turn();
  setImmediate(work);
}

work();
