/** `serve`: the reference portal and the mail room beside it, to walk the article's way by hand. */
import { runUntilEnded } from '../reference-server/life-cycle.ts';
import { fixedPorts } from './services/fixed-ports.ts';
import { startMailRoom } from './services/mail-room.ts';

export interface ServeOptions {
  port: string;
}

/** Ends this process when it is ended itself. */
export async function serve({ port }: ServeOptions): Promise<void> {
  await runUntilEnded(() => startMailRoom({ ports: fixedPorts(port), portal: true }));
}
