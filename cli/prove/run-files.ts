/** The folder in which a proof works, and what its processes tell each other there. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { planSchema, type Plan } from './plan.ts';

/** Names the folder to all processes of a proof. */
export const proofFolderVariable = 'SFC_PROOF';
/** Tells workers where the portal of each defect and variant is: JSON, id to base URL. */
export const portalsVariable = 'SFC_PROOF_PORTALS';

/** @throws Error when this process was not started by `prove` */
export function proofFolder(): string {
  const folder = process.env[proofFolderVariable];
  if (folder === undefined) throw new Error('There is no proof under way: start one with npm run prove.');
  return folder;
}

/** Tells the processes of a proof what is to be run. */
export function writePlan(folder: string, plan: Plan): void {
  writeFileSync(path.join(folder, 'plan.json'), JSON.stringify(plan));
}

/** @throws Error when there is no plan in the folder, or none that this version can read */
export function readPlan(folder: string): Plan {
  return planSchema.parse(JSON.parse(readFileSync(path.join(folder, 'plan.json'), 'utf8')));
}

/** The copies of the features, the tests made of them, and what came of it. */
export const featuresIn = (folder: string): string => path.join(folder, 'proof');
export const testsIn = (folder: string): string => path.join(folder, 'proof-tests');
export const resultIn = (folder: string): string => path.join(folder, 'proof.json');

/** Where the portal of a defect or a variant is. */
export function portalOf(id: string): string {
  const portals = z.record(z.string(), z.url()).parse(JSON.parse(process.env[portalsVariable] ?? '{}'));
  const url = portals[id];
  if (url === undefined) throw new Error(`no portal was started for ${id}`);
  return url;
}
