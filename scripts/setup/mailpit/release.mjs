// @ts-check
/**
 * The release of Mailpit that set-up downloads. The hashes are those of the author's own Homebrew formula, so that they do
 * not come from where the files come from.
 */
export const RELEASE = {
  version: '1.27.7',
  base: 'https://github.com/axllent/mailpit/releases/download/v1.27.7',
  /** SHA-256 of the archive for a platform, `mailpit-<platform>.tar.gz`. */
  sha256: /** @type {Record<string, string>} */ ({
    'darwin-amd64': '2826adafa39212bbf577786ee71438574cd934f8505c5a3d3230da48a66697f9',
    'darwin-arm64': '912930b4708d2dcce4170f239516acd65c02d4fa30258ecf0a344b06f77ef6e1',
    'linux-amd64': 'e09e3b704b6047df375389dac88287de02220b2cf0d2ce26589b0539dc3da9d9',
    'linux-arm64': 'ec9fb08cbe5da14b310626842f34c7663a0535d5b69760edc3e7435613efbbef',
  }),
};

/** @typedef {typeof RELEASE} Release */

/** What `go install` builds, where a download is not to be had. */
export const GO_MODULE = {
  path: 'github.com/axllent/mailpit',
  version: '1.30.5',
  /** For a proxy that does not serve that version: the newest it has, if it is at least this one. */
  oldest: '1.27.11',
  /** The oldest Go that builds it. */
  go: '1.25',
};

/** This machine, as Mailpit's archives name it. */
export function platform() {
  return `${process.platform}-${process.arch === 'x64' ? 'amd64' : process.arch}`;
}
