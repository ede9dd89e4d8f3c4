/** Supervises the program on its command line and passes on its first line; ends by whatever comes. */
import { setTimeout as delay } from 'node:timers/promises';
import { supervise } from '../../reference-server/mailpit/supervise.ts';

const [executable, ...args] = process.argv.slice(2);
const program = supervise(executable as string, args);
while (!program.log().endsWith('}')) await delay(5);
process.stdout.write(`${program.log()}\n`);
await program.ended;
