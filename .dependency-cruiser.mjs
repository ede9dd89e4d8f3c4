/** The directions of imports between the rooms: features know steps, steps know fixtures, and nobody looks back. */

/** @param {string} folder */
const not = (folder) => ({ path: `^${folder}/` });

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'no-circular',
      comment: 'Rooms and files build on each other in one direction.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'steps-know-fixtures-only',
      comment: 'A step names what the account holder does and hands it to a fixture; it knows no portal.',
      severity: 'error',
      from: not('steps'),
      to: { path: '^(reference-server|conformance|cli|targets|tests|scripts|examples)/' },
    },
    {
      name: 'fixtures-know-no-portal',
      comment: 'Of the reference server a fixture may know what sinks and clients say to each other, and no more.',
      severity: 'error',
      from: not('fixtures'),
      to: {
        path: '^(reference-server|steps|cli|targets|tests|examples)/',
        pathNot: '^reference-server/sinks/protocol\\.ts$',
      },
    },
    {
      name: 'conformance-is-pure',
      comment: 'Outcome, verdict and report are functions of what scenarios handed over; there is no browser in them.',
      severity: 'error',
      from: not('conformance'),
      to: { path: '^(reference-server|steps|fixtures|cli|targets|tests|scripts|examples)/' },
    },
    {
      name: 'reference-server-knows-no-tests',
      comment: 'The reference portal is one portal among others.',
      severity: 'error',
      from: not('reference-server'),
      to: { path: '^(steps|fixtures|conformance|cli|targets|tests|features|examples)/' },
    },
    {
      name: 'targets-use-the-package',
      comment: 'A target imports what a vendor can: the package by its name.',
      severity: 'error',
      from: not('targets'),
      to: { path: '^(reference-server|steps|conformance|cli|tests)/' },
    },
    {
      name: 'no-test-code-elsewhere',
      comment: 'Nothing but tests may need tests.',
      severity: 'error',
      from: { pathNot: '^tests/' },
      to: not('tests'),
    },
    {
      name: 'no-unlisted-package',
      comment: 'Add it to package.json.',
      severity: 'error',
      from: {},
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'not-to-unresolvable',
      comment: 'It names a file that is not there.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(node_modules|\\.features-gen|test-results|conformance-report)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'default'],
      extensions: ['.ts', '.mjs', '.js', '.json'],
    },
  },
};
