/**
 * For a runner that a command of the kit started: the command holds the other end of the IPC channel. When it is gone, in
 * whatever way, the runner stops as by Ctrl-C. Without such a channel nothing happens.
 *
 * @param signal another one, for what trusts a terminal to tell its own programs of a Ctrl-C
 */
export function endWithParent(signal: NodeJS.Signals = 'SIGINT'): void {
  const end = (): void => void process.kill(process.pid, signal);
  process.on('disconnect', end);
  // It may have gone while this one was still being loaded; where there never was a channel, this is undefined.
  if ((process.connected as boolean | undefined) === false) end();
  // To listen for that must not keep it alive.
  process.channel?.unref();
}
