/** The kit's scenarios, each on the portal of its own defect or variant. */
import { scenarioResultAnnotation, scenarioResultSchema } from '../../conformance/scenario-result.ts';
import { targetSchema, type Target } from '../../fixtures/target/schema.ts';
import { test as base } from '../../fixtures/test.ts';
import reference from '../../targets/reference.target.ts';
import { originalOf, subjectOf } from './features.ts';
import type { Plan } from './plan.ts';
import { portalOf, proofFolder, readPlan } from './run-files.ts';
import { banks, statementOf } from './subjects.ts';

/** What this worker has seen catch its defect: outlines, by subject, or subjects as a whole. */
const caught = new Set<string>();

export const test = base.extend<{ expectFinding: undefined }>({
  // A proof has no report with pictures in it.
  keepsEvidence: false,
  underTest: async ({ connection, $tags }, use) => {
    const subject = subjectOf($tags);
    await use({
      ...connection,
      target: targetOf(subject),
      help: { ...connection.help, baseUrl: portalOf(subject) },
    });
  },
  expectFinding: [
    async ({ $tags, $uri, $bddTestData }, use, testInfo) => {
      const subject = subjectOf($tags);
      const scenario = `${originalOf($uri)}:${String($bddTestData?.pickleLine)}`;
      testInfo.skip(plan().scenarios[subject]?.includes(scenario) !== true, 'the plan does without it');
      const outline = `${subject} ${$uri}:${String($bddTestData?.steps[0]?.gherkinStepLine)}`;
      const part = plan().untilCaught.includes(subject) ? subject : outline;
      testInfo.skip(caught.has(part), 'another scenario, or another example of the same outline, has caught it');
      await use(undefined);
      if (!isDefect(subject)) return;
      const status = statusOf(testInfo);
      if (status === 'failed') caught.add(part);
      // A finding is what a defect is there for, and no reason to start the worker anew; whatever else went wrong is one.
      if (status === 'failed' || status === 'blocked') testInfo.fail(true, 'the portal is defective');
    },
    { auto: true, box: true },
  ],
});

/** Read once; what a worker looks up it keeps. */
let planned: Plan | undefined;
function plan(): Plan {
  planned ??= readPlan(proofFolder());
  return planned;
}

const targets = new Map<string, Target>();

function targetOf(subject: string): Target {
  const known = targets.get(subject);
  if (known !== undefined) return known;
  const target = targetSchema.parse({ ...reference, ...statementOf(subject, plan().deadline) });
  targets.set(subject, target);
  return target;
}

function isDefect(subject: string): boolean {
  return banks.defects.some(({ id }) => id === subject);
}

/** What the scenario handed over, if it has ended with the portal's doing. */
function statusOf({ annotations }: ReturnType<typeof test.info>): string | undefined {
  const handedOver = annotations.find(({ type }) => type === scenarioResultAnnotation)?.description;
  if (handedOver === undefined) return undefined;
  const { status, blame } = scenarioResultSchema.parse(JSON.parse(handedOver));
  return blame === 'portal' ? status : undefined;
}
