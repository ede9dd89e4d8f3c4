// @ts-check
/** Allure's report. `npm run report` makes it, and says by the environment what cannot be known here. */
import { fileURLToPath } from 'node:url';

const { env } = process;
const singleFile = env['SFC_ALLURE_SINGLE_FILE'] === '1';

/** @param {string} name */
const label =
  (name) =>
  (/** @type {{ labels: { name: string, value?: string }[] }} */ { labels }) =>
    labels
      .filter((one) => one.name === name)
      .map(({ value }) => value)
      .join(' ');

/** @param {string} name */
const own = (name) => ({
  import: fileURLToPath(new URL(`conformance/allure-plugins/${name}.mjs`, import.meta.url)),
});

export default {
  name: 'Second factor conformance',
  output: 'conformance-report/allure-report',
  historyPath: env['SFC_ALLURE_HISTORY'] ?? 'conformance-report/history.jsonl',
  historyLimit: 100,
  // A run enters the history at its end, once; merged shards enter it here.
  appendHistory: env['SFC_ALLURE_APPEND'] === '1',
  dump: env['SFC_ALLURE_DUMP'],
  // An archive of a shard does not say which portal it was.
  variables: JSON.parse(env['SFC_ALLURE_VARIABLES'] ?? '{}'),
  categories: [
    { id: 'waived', name: 'Waived', matchers: { labels: { tag: /^waived$/u } }, groupByMessage: false },
    { id: 'unstable', name: 'Unstable: reruns ended differently', matchers: { flaky: true } },
    { id: 'findings', name: 'Findings: what the portal does otherwise', matchers: { statuses: ['failed'] } },
    { id: 'errors', name: 'Errors: of the kit or of the set-up', matchers: { statuses: ['broken'] } },
    {
      id: 'blocked',
      name: 'Not tested: blocked by a finding on the way there',
      matchers: { statuses: ['skipped'], message: /^not tested: blocked/u },
    },
    { id: 'not-tested', name: 'Not tested', matchers: { statuses: ['skipped'] } },
  ],
  plugins: {
    awesome: {
      options: { singleFile, groupBy: ['epic', 'feature', 'story'], reportLanguage: 'en', theme: 'auto' },
    },
    dashboard: { options: { singleFile, reportLanguage: 'en' } },
    csv: {
      options: {
        fileName: 'results.csv',
        fields: [
          { header: 'Profile', accessor: label('epic') },
          { header: 'Requirement', accessor: label('story') },
          { header: 'Scenario', accessor: 'name' },
          { header: 'Severity', accessor: label('severity') },
          { header: 'Status', accessor: 'status' },
          { header: 'Tags', accessor: label('tag') },
          {
            header: 'Message',
            accessor: (/** @type {{ error?: { message?: string } }} */ { error }) => error?.message,
          },
        ],
      },
    },
    // The last ones: they look at what the others wrote.
    'third-parties': own('third-parties'),
    'requirement-links': own('requirement-links'),
  },
};
