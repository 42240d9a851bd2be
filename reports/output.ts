/** The output folder of a run, relative to the repository. */
export const outputDirectory = 'reports/out';
