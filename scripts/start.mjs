// @ts-check
/*
 * `node scripts/start.mjs <subcommand> [arguments]`: sets up what the subcommand needs, then hands over to the command line
 * in cli/main.ts. It runs before anything is installed, and on whatever Node there is, so that an old one can be told:
 * nothing here is newer than Node 14, and what is newer is imported only after that question.
 */
(function () {
  const numbers = /^(\d+)\.(\d+)/.exec(process.versions.node) || [];
  const major = Number(numbers[1]);
  const tooOld = major < 20 || (major === 20 && Number(numbers[2]) < 19);
  if (tooOld) {
    console.error(
      'second-factor-conformance needs Node 20.19, 22, or 24 and newer; this is ' +
        process.versions.node +
        '. Install one from https://nodejs.org and start again.',
    );
    process.exit(2);
  }
  import('./setup/start.mjs')
    .then(function (module) {
      return module.start(process.argv.slice(2));
    })
    .catch(function (error) {
      // A fault of the kit: exit code 1 would say that the portal is not conformant.
      console.error(error);
      process.exit(2);
    });
})();
