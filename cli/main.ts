/** The one command: each subcommand in a file of its own, loaded when it is called. */
import { Command, CommanderError } from 'commander';
import { SetupError } from '../fixtures/finding.ts';
import { addRunOptions, defaultTarget, scenarioPattern, wholeNumber } from './options.ts';
import { defaultPort } from './services/fixed-ports.ts';

const exitCodes =
  'Exit codes: 0 conformant (or nothing found in a part of a run), 1 not conformant, 2 could not test, 3 incomplete.\n' +
  'A part of a run has the code that its rows would have led to.';

/** Nothing could be tested: a wrong flag, a target that is not right, something that does not start. */
const couldNotTest = 2;

// What started this process holds the other end of the channel: when it is gone, in whatever way, this one ends too.
process.on('disconnect', () => process.exit(130));
// To listen for that must not keep it alive.
process.channel?.unref();

/** What npm calls it, where that is not the subcommand's own name. */
const npmNames: Readonly<Record<string, string | undefined>> = { run: 'conformance', serve: 'start' };
/** Those that npm knows without `run`. */
const npmKnows: readonly string[] = ['start', 'test'];

const npmName = (command: { name(): string }): string => npmNames[command.name()] ?? command.name();

const program = new Command('second-factor-conformance')
  .configureHelp({
    commandUsage: (command) =>
      command.parent === null
        ? 'npm run COMMAND -- [options]'
        : `npm ${npmKnows.includes(npmName(command)) ? '' : 'run '}${npmName(command)} -- ${command.usage()}`,
    subcommandTerm: npmName,
  })
  .description(
    'Tells whether people can change the second factor of their account at a portal the way the article says.',
  )
  .exitOverride()
  .showHelpAfterError('(add --help for what there is)');

addRunOptions(program.command('run').alias('conformance'))
  .description('test a portal, by default the reference portal, and end in a verdict')
  .addHelpText('after', `\n${exitCodes}`)
  .action(async (options: Parameters<typeof import('./run.ts').run>[0]) => {
    // Not the code alone: what still comes up for a runner that ended early would keep this process.
    process.exit(await (await import('./run.ts')).run(options));
  });

program
  .command('cucumber')
  .description('the same scenarios under cucumber-js')
  .option('--target <file>', 'the target to test', defaultTarget)
  .option('--tags <expression>', 'only scenarios with these tags, such as "@CORE-05 or @CORE-06"')
  .option('--workers <n>', 'how many scenarios at the same time', wholeNumber)
  .option('--quick', 'only the first scenario of each row')
  .addHelpText('after', `\n${exitCodes}`)
  .action(async (options: Parameters<typeof import('./cucumber.ts').cucumber>[0]) => {
    // As for `run`: what a target's stop leaves open would keep this process.
    process.exit(await (await import('./cucumber.ts')).cucumber(options));
  });

program
  .command('serve')
  .alias('start')
  .description(
    'the reference portal and the mail room, to walk the way by hand: phone, inbox and letterbox in the browser',
  )
  .option(
    '--port <port>',
    'the first of five ports in a row: mail room, portal, sinks, inbox, SMTP',
    String(defaultPort),
  )
  .action(async (options: Parameters<typeof import('./serve.ts').serve>[0]) => {
    await (await import('./serve.ts')).serve(options);
  });

program
  .command('sinks')
  .description('the channels alone, for a portal of your own, with the settings to paste into it')
  .option(
    '--port <port>',
    'the first of five ports in a row: mail room, portal, sinks, inbox, SMTP',
    String(defaultPort),
  )
  .option('--listen <host>', 'let others reach the channels there; SFC_SINKS_TOKEN holds the token that they must send')
  .action(async (options: Parameters<typeof import('./sinks.ts').sinks>[0]) => {
    await (await import('./sinks.ts')).sinks(options);
  });

program
  .command('doctor')
  .description('look whether a target is set up right, before any scenario')
  .option('--target <file>', 'the target to look at', defaultTarget)
  .addHelpText('after', '\nExit codes: 0 nothing is wrong, 2 something is; each wrong line says what to change.')
  .action(async (options: Parameters<typeof import('./doctor/doctor.ts').doctor>[0]) => {
    // As for `run`: what a target's stop leaves open would keep this process.
    process.exit(await (await import('./doctor/doctor.ts')).doctor(options));
  });

program
  .command('report')
  .description("Allure's report of the last complete run; opens nothing, and says where it is")
  .option('--report <folder>', 'the folder for reports, as it was for the run', 'conformance-report')
  .option('--partial', 'of the last filtered run')
  .option('--dump <file...>', 'of shards: the archives that --to-dump wrote on each')
  .option('--to-dump <file>', 'write such an archive, in place of a report')
  .action(async (options: Parameters<typeof import('./report.ts').report>[0]) => {
    process.exitCode = await (await import('./report.ts')).report(options);
  });

program
  .command('prove')
  .description('show that the kit catches what it claims to catch, and nothing else')
  .option('--list', 'only list the ids of defects and variants, with what is wrong or different')
  .option('--only <id...>', 'one defect or variant, or several: a defect on all scenarios of its requirement')
  .option('--defects', 'the defects alone, each until it is caught')
  .option('--variants', 'the variants alone')
  .option('--quick', 'one defect of each requirement, and two variants on one scenario')
  .option('--save', 'keep what was proved in conformance/proof.json: all defects, variants, or both')
  .option('--resume', 'go on with a proof that was stopped')
  .option('--workers <n>', 'how many scenarios at the same time', wholeNumber)
  .option(
    '--report <folder>',
    'where proof.json and proof.html go; those of a part to partial/ in it',
    'conformance-report',
  )
  .addHelpText(
    'after',
    '\nExit codes: 0 all as it should be, 1 a defect was not caught, a variant did not conform or a check is not earned, 2 an error leaves it open.',
  )
  .action(async (options: Parameters<typeof import('./prove.ts').prove>[0]) => {
    process.exitCode = await (await import('./prove.ts')).prove(options);
  });

program
  .command('bench')
  .description('how fast the kit is, beside a hand-written twin in plain Playwright and under cucumber-js')
  .option('--rounds <n>', 'how often each of them walks the six journeys', '3')
  .option('--messages <n>', 'how many messages are sent by each channel', '200')
  .action(async (options: Parameters<typeof import('./bench.ts').bench>[0]) => {
    process.exitCode = await (await import('./bench.ts')).bench(options);
  });

program
  .command('test')
  .description('everything that must pass before a change lands')
  .option('--only <stage...>', 'one stage of it, or several')
  .action(async (options: Parameters<typeof import('./check.ts').check>[0]) => {
    process.exitCode = await (await import('./check.ts')).check(options);
  });

program
  .command('compare')
  .description('reports of vendors, or of one portal over time, on one page')
  .argument('<reports...>', 'report.json of two complete runs or more')
  .option('--report <folder>', 'where the page goes', 'conformance-report')
  .option('--fail-on-worse', 'exit code 1 where a portal stands worse than in its run before')
  .addHelpText(
    'after',
    '\nRuns of one portal (by its name in the target) are held against each other in the order in which they finished.\n' +
      'Exit codes: 0 compared, 1 something got worse (with --fail-on-worse), 2 could not compare, or with --fail-on-worse not all.',
  )
  .action(async (files: string[], options: Parameters<typeof import('./compare.ts').compare>[1]) => {
    process.exitCode = (await import('./compare.ts')).compare(files, options);
  });

program
  .command('stability')
  .description('every scenario again and again on a busy machine: what is not the same each time is named')
  .option('--target <file>', 'the target file that describes the portal', defaultTarget)
  .option('--runs <n>', 'how many scenario runs at the least', '1000')
  .option('--grep <pattern>', 'only scenarios whose name or tag matches', scenarioPattern)
  .option('--report <folder>', 'where the report goes, in a folder stability/ of it', 'conformance-report')
  .addHelpText('after', '\nExit codes: 0 all passed every time, 1 something did not, 2 could not test.')
  .action(async (options: Parameters<typeof import('./stability.ts').stability>[0]) => {
    // As for `run`.
    process.exit(await (await import('./stability.ts')).stability(options));
  });

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) process.exit(error.exitCode === 0 ? 0 : couldNotTest);
  // A fault of the kit or the machine is no finding: Node's own exit code would say that the portal is not conformant.
  const told = error instanceof SetupError ? error.message : error instanceof Error ? error.stack : undefined;
  process.stderr.write(`${told ?? String(error)}\n`);
  // Not the code alone: what a target holds open from the moment it was loaded would keep this process.
  process.exit(couldNotTest);
}
