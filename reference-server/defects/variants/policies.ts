/** What a portal may decide for itself, decided otherwise (catalogue, "Policy"). */
import { defaultPolicy } from '../../portal/policy.ts';
import { defaultPresentation } from '../../portal/presentation/presentation.ts';
import type { Variant } from './variant.ts';

const DAY = 24 * 60 * 60_000;

export const otherPolicies: readonly Variant[] = [
  {
    id: 'old-factor-until-request',
    summary: 'The factor that was reported is no longer used from the request on.',
    policy: { ...defaultPolicy, oldFactorUntil: 'request' },
    target: { policy: { oldFactorUntil: 'request' } },
  },
  {
    id: 'other-factor-removed',
    summary: 'Of someone with both, the change leaves the new factor alone.',
    policy: { ...defaultPolicy, otherFactor: 'removed' },
    target: { policy: { otherFactor: 'removed' } },
  },
  {
    id: 'two-of-a-kind',
    summary: 'Of someone with both, the other factor stays beside a new one of its kind.',
    policy: { ...defaultPolicy, otherFactor: 'keptBeside' },
    presentation: { ...defaultPresentation, words: { ...defaultPresentation.words, 'verify.bothPage': 'Where to?' } },
    target: { labels: { 'verify.bothPage': 'Where to?' } },
  },
  {
    id: 'letter-page-from-third-day',
    summary: 'Signing in asks for the letter from two days after the request on, and is as before until then.',
    policy: { ...defaultPolicy, letterPageFrom: 2 * DAY },
    target: { policy: { letterPageFrom: '2 days' } },
  },
  {
    id: 'two-letters-work',
    summary: 'A second letter leaves the code of the first one valid.',
    policy: { ...defaultPolicy, secondLetter: 'bothWork' },
    target: { policy: { secondLetter: 'bothWork' } },
  },
  {
    id: 'second-letter-refused',
    summary: 'For a day after the request no second letter is sent, and a destination in use is refused.',
    policy: { ...defaultPolicy, secondLetter: { refusedFor: DAY }, sameDestination: 'refused' },
    target: { policy: { secondLetter: { refusedFor: '1 day' }, sameDestination: 'refused' } },
  },
];
