// @ts-check
/**
 * What a subcommand needs beside the dependencies. One that is not in the table needs nothing, as does asking for help, or for the list of defects.
 */
const NEEDS = /** @type {Record<string, { browser: boolean, mailpit: boolean } | undefined>} */ ({
  run: { browser: true, mailpit: true },
  conformance: { browser: true, mailpit: true },
  cucumber: { browser: true, mailpit: true },
  prove: { browser: true, mailpit: true },
  stability: { browser: true, mailpit: true },
  test: { browser: true, mailpit: true },
  bench: { browser: true, mailpit: true },
  doctor: { browser: true, mailpit: true },
  serve: { browser: false, mailpit: true },
  start: { browser: false, mailpit: true },
  sinks: { browser: false, mailpit: true },
});

/**
 * @param {readonly string[]} args the subcommand and what follows it
 */
export function needsOf(args) {
  const asksForWords = args.some(
    (arg) => arg === '--help' || arg === '-h' || (arg === '--list' && args[0] === 'prove'),
  );
  return (asksForWords ? undefined : NEEDS[args[0] ?? '']) ?? { browser: false, mailpit: false };
}
