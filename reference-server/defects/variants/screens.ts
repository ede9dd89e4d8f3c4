/** Other screens: layout, order, kinds of controls, frames, scripts, slow answers. The words are the article's. */
import { readFileSync } from 'node:fs';
import { choicesScript } from '../../portal/presentation/choices.ts';
import { defaultPresentation, type Layout, type Presentation } from '../../portal/presentation/presentation.ts';
import type { Variant } from './variant.ts';

function layout(others: Partial<Layout>): Presentation {
  return { ...defaultPresentation, layout: { ...defaultPresentation.layout, ...others } };
}

function chosenBy(choices: Layout['choices']): Presentation {
  return { ...layout({ choices }), script: choicesScript };
}

export const otherScreens: readonly Variant[] = [
  {
    id: 'fields-in-other-order',
    summary: 'The phone number comes first, the ZIP code before the city, and email before text message.',
    presentation: layout({
      information: ['primaryPhone', 'zip', 'city', 'state', 'street'],
      destination: ['email', 'phone'],
    }),
  },
  {
    id: 'state-as-text',
    summary: 'The state is typed, and not chosen from a list.',
    presentation: layout({ state: 'text' }),
  },
  {
    id: 'names-in-title-only',
    summary: 'Pages have no heading; their names stand in the title. Only the account has one.',
    presentation: layout({ headings: 'inTitle' }),
  },
  {
    id: 'choices-as-buttons',
    summary: 'Answers are buttons that stay pressed; the button below leads on.',
    presentation: chosenBy('buttons'),
  },
  {
    id: 'choices-as-cards',
    summary: 'Answers are cards, made to be radio buttons for those who cannot see them.',
    presentation: chosenBy('cards'),
  },
  {
    id: 'choices-as-links',
    summary: 'The answers of the letter page are links that lead on to a screen of their own, with "Next".',
    presentation: chosenBy('links'),
  },
  {
    id: 'both-told-apart-by-questions',
    summary: 'The screen with both has no groups, but the two questions as headings, each above its answers.',
    presentation: {
      ...defaultPresentation,
      arrange: (page) =>
        page.screen !== 'verify'
          ? page
          : {
              ...page,
              blocks: page.blocks.map((block) => {
                if (block.block !== 'choice' || block.heading === undefined) return block;
                const { legend: _legend, ...ungrouped } = block;
                return ungrouped;
              }),
            },
    },
  },
  {
    id: 'pages-swapped-by-script',
    summary: 'A script fetches each next page and puts it in place of the one before, as a single-page app does.',
    presentation: {
      ...defaultPresentation,
      script: readFileSync(new URL('scripts/swap-pages.js', import.meta.url), 'utf8'),
    },
  },
  {
    id: 'in-a-frame',
    summary: 'The whole flow stands in a frame of a page that has nothing else.',
    presentation: { ...defaultPresentation, framed: true },
    target: { signInPath: '/frame' },
  },
  {
    id: 'slow',
    summary: 'Every answer takes half a second more.',
    presentation: { ...defaultPresentation, delay: 500 },
    target: { deadlines: { screen: '15 s', message: '15 s' } },
  },
];
