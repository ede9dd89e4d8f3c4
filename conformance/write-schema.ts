/** Writes report.schema.json anew: `npx tsx conformance/write-schema.ts`, after a change of the report's schema. */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { reportJsonSchema } from './report.ts';

const file = fileURLToPath(new URL('report.schema.json', import.meta.url));
const text = await format(JSON.stringify(reportJsonSchema()), { ...(await resolveConfig(file)), filepath: file });
writeFileSync(file, text);
