// @ts-check
/**
 * What the summary looks at of report.json.
 * @typedef {object} Report
 * @property {string} verdict
 * @property {string} verdictText
 * @property {{ name?: unknown, version?: unknown }} target
 * @property {{ version: string, commit?: string }} kit
 * @property {{ id: string, level: string, statement: string, outcome: string, reason?: string }[]} requirements
 * @property {{ title: string, example: { requirement: string, step?: { keyword: string, text: string },
 *   finding: { expected: string, seen: string, hint: string } } }[]} causes
 * @property {string[]} setupProblems
 */

/** A sign for who only glances at it; anything but a pass is none. */
const signs = /** @type {Record<string, string | undefined>} */ ({ conformant: '✅', 'not conformant': '❌' });

/** How many causes and rows are told; the report has all of them. */
const most = 20;

/**
 * The verdict in Markdown. A job's page shows pictures by their address only, so that the badge is in words here.
 * @param {Report} report
 */
export function summaryOf(report) {
  const { verdict, verdictText, target, kit, causes, requirements, setupProblems } = report;
  const portal = [target.name, target.version].filter((part) => typeof part === 'string').join(' ');
  const version = `kit ${kit.version}${kit.commit === undefined ? '' : ` at ${kit.commit.slice(0, 12)}`}`;
  const open = requirements.filter(({ outcome }) => outcome !== 'passed' && outcome !== 'not tested');
  return [
    '## Second factor conformance',
    `${signs[verdict] ?? '⚠️'} **${plain(verdict)}**`,
    plain(verdictText),
    `${plain(portal)}, ${plain(version)}`,
    ...section('What went wrong', causes.map(describeCause)),
    ...section(
      'Set-up problems',
      setupProblems.map((problem) => `- ${plain(problem)}`),
    ),
    ...section(
      'Requirements that did not pass',
      open.map(({ id, level, statement, outcome }) => `- **${id}** (${level}) ${plain(outcome)}: ${plain(statement)}`),
    ),
    '',
  ].join('\n\n');
}

/**
 * @param {string} title
 * @param {string[]} lines
 */
function section(title, lines) {
  if (lines.length === 0) return [];
  const left = lines.length - most;
  return [
    `### ${title}`,
    [...lines.slice(0, most), ...(left > 0 ? [`- and ${left} more, in the report`] : [])].join('\n'),
  ];
}

/** @param {Report['causes'][number]} cause */
function describeCause({ title, example: { step, finding } }) {
  const at = step === undefined ? '' : `, at “${plain(`${step.keyword} ${step.text}`)}”`;
  return [
    `- **${plain(title)}**${at}`,
    `  - expected ${plain(finding.expected)}`,
    `  - seen ${plain(finding.seen)}`,
    `  - next ${plain(finding.hint)}`,
  ].join('\n');
}

/**
 * What a portal wrote on its screens is shown as it is, and makes no link and no picture of itself.
 * @param {string} text
 */
function plain(text) {
  const line = text.replace(/\s+/gu, ' ').trim();
  const short = line.length > 500 ? `${line.slice(0, 499)}…` : line;
  return short.replace(/[\\`*_[\]<>#|&@]/gu, (character) => `&#${character.codePointAt(0)};`);
}
