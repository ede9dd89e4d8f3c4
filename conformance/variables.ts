/** The environment variables by which the processes of one run tell each other where and how it runs. */

/** The folder that a run works in. A report is put there too, for who started the run. */
export const runFolderVariable = 'SFC_RUN_DIR';

/** The folder for reports. */
export const reportFolderVariable = 'SFC_REPORT_DIR';

/** How the run was started: what follows it is `--grep @CORE-05`. */
export const commandVariable = 'SFC_COMMAND';

/** Target, claimed profiles and waivers as JSON, for a runner that keeps no such data of its own. */
export const metadataVariable = 'SFC_METADATA';
