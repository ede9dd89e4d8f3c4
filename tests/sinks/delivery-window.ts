/** Prints the delivery windows of the moments on the command line as JSON, for a test that runs it in another time zone. */
import { deliveryWindow } from '../../reference-server/sinks/post.ts';

const windows = process.argv.slice(2).map((moment) => deliveryWindow(new Date(moment)));
process.stdout.write(`${JSON.stringify(windows)}\n`);
