/** The ways to bend a portal in one place. Each gives what a defect's `apply` is. */
import { readFileSync } from 'node:fs';
import type { Account, Screen } from '../portal/model.ts';
import type { LetterTexts } from '../portal/presentation/letter-texts.ts';
import type { Block, Page } from '../portal/presentation/page.ts';
import type { Layout } from '../portal/presentation/presentation.ts';
import type { Words } from '../portal/presentation/words.ts';
import type { PlannedLetter, Rules } from '../portal/rules.ts';
import { addresses } from '../portal/web/addresses.ts';
import type { Defect } from './defect.ts';

type Apply = Defect['apply'];

/** One rule, made from the right one. */
export function rule<Name extends keyof Rules>(name: Name, bend: (right: Rules[Name]) => Rules[Name]): Apply {
  return ({ rules, presentation }) => ({ presentation, rules: { ...rules, [name]: bend(rules[name]) } });
}

/** Every letter that is sent, changed before it is written. */
export function eachLetter(bend: (letter: PlannedLetter, account: Account) => PlannedLetter): Apply {
  return rule('lettersFor', (right) => (request) => right(request).map((letter) => bend(letter, request.account)));
}

/** Whether codes come to the account holder by email alone. */
export function hasOnlyEmail({ factors }: Account): boolean {
  return factors.every(({ kind }) => kind === 'email');
}

/** A letter addressed to where the account holder lived before. */
export function toAddressOnFile(letter: PlannedLetter, { addressOnFile }: Account): PlannedLetter {
  return { ...letter, to: { name: letter.to.name, ...addressOnFile } };
}

/** Other words for some keys. They stand wherever the portal uses those keys, the letter included. */
export function words(others: Partial<Words>): Apply {
  return ({ rules, presentation }) => ({
    rules,
    presentation: { ...presentation, words: { ...presentation.words, ...others } },
  });
}

/** Another arrangement of what every page has. */
export function layout(others: Partial<Layout>): Apply {
  return ({ rules, presentation }) => ({
    rules,
    presentation: { ...presentation, layout: { ...presentation.layout, ...others } },
  });
}

/** One screen, changed before it is shown. */
export function page(screen: Screen, bend: (page: Page) => Page): Apply {
  return ({ rules, presentation }) => ({
    rules,
    presentation: {
      ...presentation,
      arrange: (shown) => {
        const arranged = presentation.arrange(shown);
        return arranged.screen === screen ? bend(arranged) : arranged;
      },
    },
  });
}

/** What one screen consists of, block by block: another one in its place, or none. */
export function blocks(screen: Screen, bend: (block: Block) => Block | undefined): Apply {
  return page(screen, (shown) => ({
    ...shown,
    blocks: shown.blocks.map(bend).filter((block) => block !== undefined),
  }));
}

/** Other sentences in the letter, made from the right ones. */
export function letterTexts(bend: (texts: LetterTexts) => Partial<LetterTexts>): Apply {
  return ({ rules, presentation }) => {
    const { letter } = presentation;
    const texts = { ...letter.texts, ...bend(letter.texts) };
    return { rules, presentation: { ...presentation, letter: { ...letter, texts } } };
  };
}

/** A script that every page runs: one of the files in `scripts/`, by its name. */
export function script(name: string): Apply {
  const source = readFileSync(new URL(`scripts/${name}.js`, import.meta.url), 'utf8');
  return ({ rules, presentation }) => ({ rules, presentation: { ...presentation, script: source } });
}

/** A script by which one screen stays for a second, and then another comes in its place. */
export function leavesByItself(from: Screen, to: Screen): Apply {
  const [path, other] = [addresses[from], addresses[to]].map((address) => JSON.stringify(address));
  const source = `if (location.pathname === ${path}) setTimeout(() => location.replace(${other}), 1000);\n`;
  return ({ rules, presentation }) => ({ rules, presentation: { ...presentation, script: source } });
}
