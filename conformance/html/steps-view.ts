import { cutText } from '../cut-text.ts';
import type { ReportedStep } from '../report.ts';
import type { NamesView } from './names-view.ts';

export interface StepView {
  keyword: string;
  text: string;
  status: ReportedStep['status'];
  names: NamesView | undefined;
}

/** @param namesAt the names on a screen by its place; they are shown where they differ from those of the step before */
export function stepsView(
  steps: readonly ReportedStep[],
  namesAt: (screen: number) => NamesView | undefined,
): StepView[] {
  return steps.map(({ keyword, text, status, screen }, index) => ({
    keyword,
    text: cutText(text, 1_000),
    status,
    names: screen === undefined || screen === steps[index - 1]?.screen ? undefined : namesAt(screen),
  }));
}

/** The steps of a cause's example, and which of them it ended at; of a scenario whose steps are not known, that one alone. */
export function causeSteps(
  steps: readonly ReportedStep[] | undefined,
  step: Pick<ReportedStep, 'keyword' | 'text' | 'line'> | undefined,
): { steps: readonly ReportedStep[]; ended: number } {
  if (steps !== undefined) return { steps, ended: steps.findIndex(({ status }) => status === 'ended here') };
  return step === undefined ? { steps: [], ended: -1 } : { steps: [{ ...step, status: 'ended here' }], ended: 0 };
}
