/** What an editor shows of each key of a target, asked of TypeScript's own language service. */
import path from 'node:path';
import { expect, test } from '@playwright/test';
import ts from 'typescript';
import type { z } from 'zod';
import { kitRoot } from '../../conformance/kit.ts';
import { targetSchema } from '../../fixtures/target/schema.ts';

type Schema = z.core.$ZodType;

/** Not in the file system: a target as somebody types it. */
const file = path.join(kitRoot, 'targets/typed.target.ts');

/** Every key that has a value of its own kind inside, as an object literal. `labels` has one for the table of names. */
function literal(schema: Schema): string | undefined {
  const def = schema._zod.def as {
    shape?: Record<string, Schema>;
    innerType?: Schema;
    in?: Schema;
    options?: readonly Schema[];
    element?: Schema;
  };
  const inner = def.innerType ?? def.in;
  if (inner !== undefined) return literal(inner);
  if (def.options !== undefined) return def.options.map(literal).find((text) => text !== undefined);
  if (def.element !== undefined) {
    const element = literal(def.element);
    return element && `[${element}]`;
  }
  if (def.shape === undefined) return undefined;
  const keys = Object.entries(def.shape).map(([key, value]) => `${key}: ${literal(value) ?? 'undefined as never'}`);
  return `{ ${keys.join(', ')} }`;
}

function serviceFor(text: string): ts.LanguageService {
  const config = path.join(kitRoot, 'tsconfig.json');
  const { options } = ts.parseJsonConfigFileContent(ts.readConfigFile(config, ts.sys.readFile).config, ts.sys, kitRoot);
  const read = (name: string): string | undefined => (name === file ? text : ts.sys.readFile(name));
  return ts.createLanguageService({
    getCompilationSettings: () => options,
    getScriptFileNames: () => [file],
    getScriptVersion: () => '1',
    getScriptSnapshot: (name) => {
      const content = read(name);
      return content === undefined ? undefined : ts.ScriptSnapshot.fromString(content);
    },
    getCurrentDirectory: () => kitRoot,
    getDefaultLibFileName: ts.getDefaultLibFilePath,
    fileExists: (name) => name === file || ts.sys.fileExists(name),
    readFile: read,
    directoryExists: ts.sys.directoryExists,
    getDirectories: ts.sys.getDirectories,
    realpath: ts.sys.realpath ?? ((name) => name),
  });
}

function documentationAt(service: ts.LanguageService, position: number): string {
  return ts.displayPartsToString(service.getQuickInfoAtPosition(file, position)?.documentation);
}

test('every key of a target is explained in the editor, and a misspelt one is marked', () => {
  // The compiler reads all of Playwright's and zod's types first.
  test.setTimeout(300_000);
  const text = [
    "import { defineTarget } from 'second-factor-conformance';",
    `defineTarget(${literal(targetSchema) ?? ''});`,
    "defineTarget({ nam: 'Misspelt', accounts: { create: () => Promise.resolve(undefined) } });",
  ].join('\n');
  const service = serviceFor(text);
  const places = [
    ...text
      .split('\n')
      .slice(0, 2)
      .join('\n')
      .matchAll(/(?<=[{,] )\w+(?=: )/gu),
  ];
  const unexplained = places.filter(({ index }) => documentationAt(service, index).trim() === '');
  expect(places.length).toBeGreaterThan(45);
  expect(unexplained.map(([key]) => key)).toEqual([]);
  const marked = service
    .getSemanticDiagnostics(file)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
  expect(marked).toEqual([expect.stringContaining("'nam' does not exist")]);
});
