/** The badge: one line that is never greener than the verdict. */
import { makeBadge } from 'badge-maker';
import type { Report } from './report.ts';
import type { VerdictName } from './verdict.ts';

const colours: Readonly<Record<VerdictName, string>> = {
  conformant: '#2e7d32',
  'not conformant': '#c62828',
  'could not test': '#b45309',
  incomplete: '#8a6d00',
  // What is no verdict must not look like one.
  'no verdict': '#6b7280',
};

/** The badge of a run, an SVG: `second factor | conformant: core, 1 waived`. */
export function badgeOf({ verdict, profiles, requirements }: Report): string {
  const waived = requirements.filter(({ outcome }) => outcome === 'waived').length;
  const extent = [profiles.join(' + '), ...(waived > 0 ? [`${waived} waived`] : [])].join(', ');
  return makeBadge({
    label: 'second factor',
    message: verdict === 'no verdict' ? verdict : `${verdict}: ${extent}`,
    color: colours[verdict],
  });
}
