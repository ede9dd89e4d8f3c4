/** The bench as a table for a terminal: what was measured, what came out, and the figure to reach. */
import type { Bench } from './result.ts';
import { nameOf, type Walker } from './walkers.ts';

interface Row {
  what: string;
  measured: string;
  /** The figure to reach, if there is one. */
  atMost?: string;
  reached?: boolean;
}

export function table(bench: Bench): string {
  const rows = rowsOf(bench);
  const whatWidth = Math.max(...rows.map(({ what }) => what.length));
  const measuredWidth = Math.max(...rows.map(({ measured }) => measured.length));
  const lines = rows.map(({ what, measured, atMost, reached }) => {
    const goal = atMost === undefined ? '' : `  at most ${atMost}: ${reached === true ? 'reached' : 'not reached'}`;
    return `${what.padEnd(whatWidth)}  ${measured.padStart(measuredWidth)}${goal}`.trimEnd();
  });
  const { cores, node, load } = bench.machine;
  const machine = `${String(cores)} cores, Node ${node}, load ${load.map((one) => one.toFixed(1)).join(' to ')}`;
  return [`${machine}; ${String(bench.rounds)} rounds, median (least to most)`, '', ...lines].join('\n');
}

function rowsOf(bench: Bench): Row[] {
  const { ratioToPlainPlaywright, ratioToCucumber, ratioOfEvidence, ratioOfAllure, receiptToStepMs } = bench;
  const journeys = Object.entries(bench.journeyMs).map(([walker, { median, min, max }]) => ({
    what: `a journey by ${nameOf(walker as Walker)}`,
    measured: `${seconds(median)} (${seconds(min)} to ${seconds(max)})`,
  }));
  const receipts = (['email', 'textMessage', 'letter'] as const).map((channel) => {
    const { p50, p95, p99 } = receiptToStepMs[channel];
    const atMost = channel === 'email' ? 50 : 10;
    return {
      what: `${channelNames[channel]} to step, 50 / 95 / 99 of 100`,
      measured: `${[p50, p95, p99].map((value) => value.toFixed(1)).join(' / ')} ms`,
      atMost: `${String(atMost)} ms (95)`,
      reached: p95 <= atMost,
    };
  });
  return [
    ...journeys,
    ratioRow('kit over plain Playwright', ratioToPlainPlaywright, 1.05),
    ratioRow('kit over cucumber-js', ratioToCucumber, 1),
    ratioRow('with every picture over without', ratioOfEvidence, 1.4),
    { what: 'with Allure over without', measured: ratioOfAllure.toFixed(2) },
    ...receipts,
    {
      what: 'warm command to first scenario',
      measured: seconds(bench.firstScenarioMs),
      atMost: '5 s',
      reached: bench.firstScenarioMs <= 5_000,
    },
  ];
}

const channelNames = { email: 'email', textMessage: 'text message', letter: 'letter' } as const;

function ratioRow(what: string, ratio: number, atMost: number): Row {
  return { what, measured: ratio.toFixed(2), atMost: atMost.toFixed(2), reached: ratio <= atMost };
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(2)} s`;
}
