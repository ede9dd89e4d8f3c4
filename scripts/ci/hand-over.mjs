// @ts-check
/**
 * Puts the blob of a shard where it is handed over from, with no more in it than the merge reads.
 * @param {string} blob as Playwright wrote it
 * @param {string} to
 * @param {Record<string, string>} environment the target's, of which secrets are masked as well
 * @throws Error in one sentence, with nothing handed over
 */
export async function handOver(blob, to, environment) {
  try {
    // Only now: before a run there need not be any dependencies.
    const { tsImport } = await import('tsx/esm/api');
    /** @type {typeof import('../../conformance/abridge-blob.ts')} */
    const { abridgeBlob } = await tsImport('../../conformance/abridge-blob.ts', import.meta.url);
    abridgeBlob(blob, to, { ...process.env, ...environment });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(
      `The results are not handed over, as what may be secret could not be taken out of them: ${reason}`,
      {
        cause: error,
      },
    );
  }
}
