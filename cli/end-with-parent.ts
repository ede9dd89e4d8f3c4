/**
 * For a runner that a command of the kit started: the command holds the other end of the IPC channel. When it is gone, in
 * whatever way, the runner stops as by Ctrl-C. Without such a channel nothing happens.
 */
export function endWithParent(): void {
  process.on('disconnect', () => process.kill(process.pid, 'SIGINT'));
  // To listen for that must not keep it alive.
  process.channel?.unref();
}
