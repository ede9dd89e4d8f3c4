import { readdirSync, symlinkSync, utimesSync } from 'node:fs';
import { expect } from '@playwright/test';
import { removeOld } from '../../cli/remove-old.ts';
import { test } from '../setup/folder.ts';

const hour = 60 * 60;

test('what is older than a day goes, but for what is kept', ({ folder }) => {
  const now = Date.now() / 1000;
  for (const [name, age] of Object.entries({ old: 25 * hour, kept: 25 * hour, young: 23 * hour })) {
    utimesSync(folder.write(name, ''), now - age, now - age);
  }
  removeOld(folder.path, `${folder.path}/kept`);
  expect(readdirSync(folder.path).sort()).toEqual(['kept', 'young']);
});

test('what another run takes away meanwhile is none of its business', ({ folder }) => {
  // Listed, and not there when it is looked at.
  symlinkSync('gone', `${folder.path}/link`);
  removeOld(folder.path);
  expect(readdirSync(folder.path)).toEqual(['link']);
});
