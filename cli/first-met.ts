/** What went wrong, told when it is met for the first time: what stops one scenario mostly stops others too. */
import { causeKey } from '../conformance/causes.ts';
import { cutText } from '../conformance/cut-text.ts';
import { scenarioResultSchema } from '../conformance/scenario-result.ts';

/** Characters of it that fit a line or two; the whole stands in the summary at the end. */
const maxLength = 160;

export class FirstMet {
  readonly #told = new Set<string>();

  /**
   * @param handedOver what a scenario handed over when it ended, as JSON
   * @returns what was expected, or what went wrong with the kit or the set-up; nothing where that was told before
   */
  tell(handedOver: string): string | undefined {
    const { finding, error } = scenarioResultSchema.parse(JSON.parse(handedOver));
    const words = finding === undefined ? error?.split('\n')[0] : `expected ${finding.expected}`;
    const key = finding === undefined ? words : causeKey(finding.cause);
    if (words === undefined || key === undefined || this.#told.has(key)) return undefined;
    this.#told.add(key);
    return cutText(words, maxLength);
  }
}
