/** The command that runs a scenario again, which a finding ends with: what follows it is `--grep @CORE-05`. */
import { targetVariable } from '../fixtures/target/file.ts';
import { shellWord } from '../scripts/setup/shell-word.mjs';
import { defaultTarget } from './options.ts';

/** For a run that one of the kit's commands has started. */
export function againByCommand({ target, defect }: { target: string; defect?: string | undefined }): string {
  const flags = [
    ...(target === defaultTarget ? [] : ['--target', shellWord(target)]),
    ...(defect === undefined ? [] : ['--defect', defect]),
  ];
  return ['npm run conformance --', ...flags].join(' ');
}

/** For a run that Playwright itself was asked for; the kit's own target need not be named. */
export function againByPlaywright(target: string | undefined): string {
  return `${target === undefined ? '' : `${targetVariable}=${shellWord(target)} `}npx playwright test`;
}
