/** Defects and variants as portals that can be started, and as targets that describe them. */
import type { TargetFile } from '../../fixtures/target/schema.ts';
import { defects, type Defect } from '../../reference-server/defects/index.ts';
import { variants } from '../../reference-server/defects/variants/index.ts';
import type { PortalOptions } from '../../reference-server/portal/portal.ts';
import { defaultPresentation } from '../../reference-server/portal/presentation/presentation.ts';
import { defaultRules } from '../../reference-server/portal/rules.ts';
import { plainPortal, type Banks } from './plan.ts';

export const banks: Banks = { defects, variants: [plainPortal, ...variants] };

/** What `createPortal` takes for it, the channels aside. */
export function portalOptionsOf(id: string): Omit<PortalOptions, 'channels'> {
  const defect = findDefect(id);
  if (defect !== undefined) return defect.apply({ rules: defaultRules, presentation: defaultPresentation });
  const { presentation, policy } = findVariant(id);
  return { ...(presentation && { presentation }), ...(policy && { policy }) };
}

/** More than the second after which some defects send again. */
const defectsQuietTime = '1.4 s';
/** Nothing that conforms sends anything later; a shorter wait is as good. */
const variantsQuietTime = '0.4 s';

/**
 * What its target states beside what the reference target does.
 *
 * @param deadline how long a screen and a message may take of a defective portal, in milliseconds: what it leaves out is waited for until
 *   then. The plain portal has to do with the same, so that a machine which is too slow for it does not catch defects.
 */
export function statementOf(id: string, deadline: number): Partial<TargetFile> {
  const short = { screen: deadline, message: deadline };
  if (findDefect(id) !== undefined) return { deadlines: short, policy: { quietTime: defectsQuietTime } };
  if (id === plainPortal.id) return { deadlines: short, policy: { quietTime: variantsQuietTime } };
  const { target = {} } = findVariant(id);
  return { ...(target as Partial<TargetFile>), policy: { ...target.policy, quietTime: variantsQuietTime } };
}

function findDefect(id: string): Defect | undefined {
  return banks.defects.find((defect) => defect.id === id);
}

function findVariant(id: string): Banks['variants'][number] {
  const found = banks.variants.find((variant) => variant.id === id);
  if (found === undefined) throw new Error(`there is no defect and no variant ${id}`);
  return found;
}
