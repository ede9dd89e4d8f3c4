/** Whether the sign-in page answers, asked without a browser. */
import { bareUrl, withCredential } from '../../reference-server/mailpit/api-info.ts';
import type { Target } from '../../fixtures/target/schema.ts';
import { fine, wrong, type Line } from './line.ts';

/** Milliseconds after which it is left to the browser to see whether the portal is slow or silent. */
const patience = 5_000;

const certificate = /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ERR_TLS|ERR_SSL|EPROTO/u;

/** @param baseUrl where the portal is */
export async function signInLine({ signInPath }: Target, baseUrl: string): Promise<Line> {
  const address = `${baseUrl.replace(/\/+$/u, '')}${signInPath}`;
  const url = bareUrl(address);
  try {
    const response = await fetch(
      ...withCredential(address, { redirect: 'manual', signal: AbortSignal.timeout(patience) }),
    );
    await response.body?.cancel();
    return answered(url, response.status);
  } catch (error) {
    if ((error as Error).name === 'TimeoutError') {
      return fine('sign-in page', `${url} takes longer than ${String(patience / 1000)} s to answer`);
    }
    return unreachable(url, error);
  }
}

function answered(url: string, status: number): Line {
  if (status === 429) {
    return wrong(
      'sign-in page',
      `${url} answered 429, too many requests.`,
      "Raise the portal's limit for this machine, and state a smaller workers in the target.",
    );
  }
  if (status >= 500) {
    return wrong('sign-in page', `${url} answered ${String(status)}.`, "See the portal's log, and whether it is up.");
  }
  if (status === 404 || status === 410) {
    return wrong(
      'sign-in page',
      `${url} answered ${String(status)}, so there is no page.`,
      "Mend signInPath (or baseUrl) in the target: signInPath: '/…'",
    );
  }
  return fine('sign-in page', `${url} answered ${String(status)}`);
}

function unreachable(url: string, error: unknown): Line {
  const { cause, message } = error as Error & { cause?: { code?: string; message?: string } };
  const code = cause?.code ?? cause?.message ?? message;
  if (certificate.test(code)) {
    return wrong(
      'sign-in page',
      `${url} cannot be opened by https (${code}).`,
      'Give the portal a valid certificate, name its authority in NODE_EXTRA_CA_CERTS, or mend baseUrl in the target.',
    );
  }
  return wrong(
    'sign-in page',
    `${url} could not be reached (${code}).`,
    'Start the portal, or mend baseUrl in the target; state start if the kit shall start it.',
  );
}
