/** Reports of whole runs over the kit's own catalogue and features, as runs hand them over, for the tests of this folder. */
import { buildReport, type ReportInput } from '../../conformance/build-report.ts';
import { loadCatalogue } from '../../conformance/catalogue.ts';
import {
  evidenceAmong,
  evidenceMediaType,
  evidenceName,
  type Evidence,
  type Moment,
} from '../../conformance/evidence.ts';
import type { EvidenceByScenario } from '../../conformance/html/view.ts';
import { kitRoot } from '../../conformance/kit.ts';
import type { Report } from '../../conformance/report.ts';
import { scenarioKey, type ScenarioRun } from '../../conformance/run.ts';
import type { FindingData } from '../../conformance/scenario-result.ts';
import { readScenarios } from '../../conformance/scenarios.ts';

export interface Told {
  readonly report: Report;
  readonly evidence: EvidenceByScenario;
}

/** A JPEG of one pixel. */
const picture = Buffer.from(
  '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////wAALCAABAAEBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAAAP/EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AN//Z',
  'base64',
);

/** What the letter defect `letter-to-old-address` and the phone defect `code-also-to-old-phone` make the kit say. */
export const findings = {
  'letter-to-old-address': {
    requirement: 'CORE-10',
    finding: {
      cause: {
        act: 'receive',
        subject: 'letter',
        expected: 'the letter goes to the mailing address that was entered',
        fault: 'misdirected',
      },
      expected: 'the letter goes to the mailing address that was entered (9664 Maple Street, Savannah, GA 31401)',
      seen: 'Irma Valotirogiva, 7 Former Lane, Oldtown, ME 04468',
      hint: 'See which address the portal hands to the print provider: the one on file is not the one to take.',
    },
  },
  'code-also-to-old-phone': {
    requirement: 'CORE-18',
    finding: {
      cause: {
        act: 'receive',
        subject: 'text message',
        expected: 'no security code to a destination that was not entered',
        fault: 'sent all the same',
      },
      expected: 'no security code to a destination that was not entered',
      seen: 'a text message to ••••54: "Your security code is ••••13."',
      hint: 'See which destinations the portal sends a code to at this step.',
    },
  },
} as const satisfies Record<string, { requirement: string; finding: FindingData }>;

/** A run of all rows of core, each with its first scenario, in which everything passes but for a row that shall fail. */
export function wholeRun(
  failing?: { requirement: string; finding: FindingData },
  more: Partial<ReportInput> = {},
  words: Partial<Words> = {},
): Told {
  const rows = loadCatalogue(kitRoot).filter(({ profile }) => profile === 'core');
  const all = readScenarios(kitRoot);
  const scenarios = rows.flatMap(({ id }) => all.find(({ requirement }) => requirement === id) ?? []);
  const runs = scenarios.map((scenario): ScenarioRun => {
    const { requirement = '', name, file, line, steps } = scenario;
    const base = { requirement, name, file, line, durationMs: 1_234 };
    const fails = failing?.requirement === requirement;
    const evidence = evidenceOf(steps.length, fails, { ...plainWords, ...words });
    const step = steps.at(-1);
    if (!fails || step === undefined) return { ...base, status: 'passed', evidence };
    const { keyword, text, line: at } = step;
    const where = { step: { keyword, text, line: at } };
    return { ...base, ...where, status: 'failed', blame: 'portal', finding: failing.finding, evidence };
  });
  const report = buildReport({
    kit: { name: 'second-factor-conformance', version: '1.0.0' },
    target: { name: 'A portal', vendor: 'A vendor', labels: { next: 'Continue' }, profiles: ['core'] },
    startedAt: new Date('2026-11-24T12:00:00Z'),
    finishedAt: new Date('2026-11-24T12:01:00Z'),
    profiles: ['core'],
    rows,
    scenarios,
    runs,
    waivers: [],
    setupProblems: [],
    command: 'npm run conformance --',
    ...more,
  });
  return { report, evidence: new Map(runs.flatMap((run) => (run.evidence ? [[scenarioKey(run), run.evidence]] : []))) };
}

/** What stood on screens and in messages. */
export interface Words {
  heading: string;
  text: string;
  holder: string;
}

const plainWords: Words = {
  heading: 'Your letter is being mailed',
  text: 'Your security code is ••••13.\nDo nothing if you did not ask for it.',
  holder: 'Irma Valotirogiva',
};

function evidenceOf(steps: number, failed: boolean, { heading, text, holder }: Words): Evidence {
  const step = Math.max(steps - 1, 0);
  const moments: Moment[] = [
    { kind: 'screen', step: 0, title: heading, picture: 'first' },
    { kind: 'text message', step, to: '••••54', text },
    { kind: 'email', step, to: '••••ab@example.com', subject: heading, text },
    { kind: 'letter', step, address: [holder, '7 Former Lane', 'Oldtown, ME 04468'], text, document: 'letter' },
    ...(failed ? [{ kind: 'screen', step, title: heading, picture: 'end', atTheEnd: true } as const] : []),
  ];
  const screen = {
    url: 'http://127.0.0.1/confirmation',
    title: heading,
    headings: [heading],
    dialogs: [],
    groups: [],
    fields: ['Reset code'],
    controls: ['Done'],
  };
  const record = { steps: Array.from({ length: steps }, () => ({ screen: 0 })), screens: [screen], moments };
  const evidence = evidenceAmong([
    { name: evidenceName, mediaType: evidenceMediaType, body: Buffer.from(JSON.stringify(record)) },
    { name: 'first', mediaType: 'image/jpeg', body: picture },
    { name: 'end', mediaType: 'image/jpeg', body: picture },
    { name: 'letter', mediaType: 'application/pdf', body: Buffer.from('%PDF-1.4') },
  ]);
  if (evidence === undefined) throw new Error('the evidence of the tests is none');
  return evidence;
}
