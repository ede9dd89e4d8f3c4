import type { Outcome } from '../outcome.ts';
import type { Report } from '../report.ts';
import type { VerdictName } from '../verdict.ts';

export interface VerdictView {
  name: VerdictName;
  /** The verdict with its extent. */
  extent: string;
  /** What that means, in a sentence or two. */
  meaning: string;
  portal: string;
  /** Facts about the run: what and when. */
  facts: { name: string; value: string }[];
  counts: { outcome: Outcome; count: number }[];
  waivers: { requirement: string; owner: string; reason: string; expires: string }[];
}

const meanings: Readonly<Record<VerdictName, string>> = {
  conformant: 'Every MUST of the profiles that this portal claims was seen to hold in a real browser, or is waived.',
  'not conformant':
    'At least one MUST does not hold at this portal. What is to be mended stands below, each cause once; begin with the first.',
  'could not test':
    'The kit or its set-up went wrong, so nothing is said about the portal. Mend what stands below, then run again.',
  incomplete:
    'Nothing that was tested is wrong, but at least one MUST was not tested. The rows below say what was missing.',
  'no verdict': 'Only a part of the scenarios was run, so nothing is said about the portal as a whole.',
};

/** Rows that count for something come first. */
const order: readonly Outcome[] = ['failed', 'unstable', 'error', 'not tested', 'waived', 'passed'];

/** What the first screen of the report says. */
export function verdictView(report: Report): VerdictView {
  const { verdict, verdictText, requirements, target, kit, profiles, waivers } = report;
  const counts = order.map((outcome) => ({
    outcome,
    count: requirements.filter((row) => row.outcome === outcome).length,
  }));
  const { name, version, vendor } = target;
  const words = [name, version, vendor].filter((word): word is string => typeof word === 'string');
  const changed = kit.modified === true ? ', modified' : '';
  return {
    name: verdict,
    extent: verdictText.replace(`${verdict}: `, ''),
    meaning: verdict === 'no verdict' ? `${meanings[verdict]} ${foundInPart(report)}`.trimEnd() : meanings[verdict],
    portal: words.join(' · ') || 'A portal without a name',
    facts: [
      { name: 'Profiles', value: profiles.join(', ') },
      { name: 'Run', value: `${dateTime(report.startedAt)} UTC, ${duration(report)}` },
      {
        name: 'Kit',
        value: `${kit.name} ${kit.version}${kit.commit === undefined ? '' : ` (${kit.commit.slice(0, 12)}${changed})`}`,
      },
    ],
    counts: counts.filter(({ count }) => count > 0),
    waivers: [...waivers],
  };
}

function foundInPart({ causes, exitCode }: Report): string {
  if (causes.length > 0) return 'What was found in that part stands below.';
  return exitCode === 0 ? 'Nothing failed in that part.' : '';
}

function dateTime(iso: string): string {
  return iso.slice(0, 16).replace('T', ' ');
}

function duration({ startedAt, finishedAt }: Report): string {
  const seconds = Math.max(Math.round((Date.parse(finishedAt) - Date.parse(startedAt)) / 1000), 0);
  return seconds < 120 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}
